"""The words of the roll-up, the same in the workbook and in the Word file."""

from __future__ import annotations

from semh.cohort.figures import SMALLEST, Moves, Tally
from semh.cohort.rollup import AuditRollUp, RollUp, StatementRow
from semh.core.audit_model import Audit

HIDDEN = f"fewer than {SMALLEST} schools"
READ_ME = (
    "This is the whole cohort together, made from the files that schools returned. Nothing left this computer.",
    f"A statement that fewer than {SMALLEST} schools rated has no figure (“{HIDDEN}”), and no sum holds it, so it cannot be worked out by subtraction.",
    "Where all schools gave the same rating, everybody who reads this knows what each of them said. Think before you hand it on.",
    "Do not hand on two editions that differ by a school or two: the difference would be those schools' answers.",
    "Not answered, not applicable, don't know and the lowest rating are four different things, counted apart.",
    "Schools rate themselves, and not alike. This is no list of schools, and none can be made from it. A low first rating is an honest one.",
    "Movement is between a school's newest audit and one begun half a year or more before it. A rating may fall because people looked harder.",
)
"""What the sheet Read me says."""


def share(count: int, of: int) -> str:
    """`7 of 12 schools (58%)`"""
    percent = f" ({count / of:.0%})" if of >= 2 * SMALLEST else ""
    return f"{count} of {of} school{'' if of == 1 else 's'}{percent}"


def rating_words(audit: Audit, now: Tally | None) -> str:
    """What most schools said: `Started: 7 of 12 schools (58%)`; ratings that are equally frequent stand together."""
    if now is None:
        return HIDDEN
    if now.size == 0:
        return "no school rated it"
    most = max(now.by_rating)
    names = [rating.label for rating, count in zip(audit.ratings, now.by_rating, strict=True) if count == most]
    each = "" if len(names) == 1 else "each "
    return f"{' and '.join(names)}: {each}{share(most, now.size)}"


def low_words(now: Tally | None) -> str:
    """How many schools are in the lower half of the scale."""
    if now is None:
        return HIDDEN
    return share(now.low, now.size) if now.size else "no school rated it"


def move_words(moves: Moves | None) -> str:
    """`5 up, 3 the same, 1 down`"""
    if moves is None:
        return HIDDEN
    if moves.size == 0:
        return "no school rated it twice"
    return f"{moves.up} up, {moves.same} the same, {moves.down} down"


def row_title(row: StatementRow) -> str:
    """The statement, marked where law or statutory guidance expects it."""
    return f"{row.statement.text} (law or statutory guidance)" if row.statement.must else row.statement.text


def summary(rolled: RollUp) -> list[tuple[str, str]]:
    """The summary's rows: what, and how much."""
    rows = [("Schools that returned a file", str(rolled.schools))]
    for one in rolled.audits:
        rows += _audit_rows(one)
    rows.append(("Schools with actions in a plan", str(rolled.planners)))
    if rolled.actions is None:
        rows.append(("Plan actions by status", HIDDEN if rolled.planners else "no school has a plan"))
    else:
        rows += [(f"Plan actions: {status.lower()}", str(count)) for status, count in rolled.actions]
    if not rolled.expectations and not rolled.parents:
        rows.append(("Expectations met, sessions for parents", "not in these files"))
    for kind, shares in (("Expectation met", rolled.expectations), ("Parent session held", rolled.parents)):
        for title, one_share in shares:
            words = (
                HIDDEN
                if one_share is None
                else share(one_share.count, one_share.of)
                if one_share.of
                else "no file says"
            )
            rows.append((f"{kind}: {title}", words))
    if rolled.unknown_audits:
        rows.append(("Audits of kinds that this programme does not have", f"{rolled.unknown_audits}, not counted"))
    return rows


def _audit_rows(one: AuditRollUp) -> list[tuple[str, str]]:
    title = one.audit.title
    return [
        (f"{title}: schools with an audit", str(one.schools)),
        (f"{title}: statements answered", f"{one.answered:,} of {one.asked:,}"),
        (f"{title}: schools that answered every statement", str(one.complete)),
        (f"{title}: schools with an earlier audit to compare", str(one.twice)),
    ]
