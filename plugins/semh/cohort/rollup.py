"""The roll-up of a cohort: audits by section and statement, movement, common gaps, plans, expectations, sessions for parents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from semh.cohort.figures import SMALLEST, Moves, Tally, publish, total
from semh.cohort.folder import School
from semh.cohort.returned_file import ReturnedAudit
from semh.core.audit_model import Audit, Section, Statement

A_YEAR = timedelta(days=180)
"""An audit begun at least so long before the newest one is the one before; two of the same term are not."""
NOT_APPLICABLE, DONT_KNOW = "na", "dont-know"
STATUSES = (("not-started", "Not started"), ("in-progress", "In progress"), ("done", "Done"), ("dropped", "Dropped"))


@dataclass(frozen=True)
class StatementRow:
    """One statement: None where too few schools rated it, or rated it both times."""

    section: Section
    statement: Statement
    now: Tally | None
    moves: Moves | None


@dataclass(frozen=True)
class SectionRow:
    """One section: the sums of its shown statements, and how many of how many those are."""

    section: Section
    now: Tally
    moves: Moves
    shown: int
    of: int


@dataclass(frozen=True)
class AuditRollUp:
    """One audit of the programme over all schools that returned it. `answered` of `asked`: over schools and statements."""

    audit: Audit
    schools: int
    twice: int
    complete: int
    answered: int
    asked: int
    rows: tuple[StatementRow, ...]

    @property
    def sections(self) -> tuple[SectionRow, ...]:
        """Each section of the audit."""
        return tuple(self._section(section) for section in self.audit.sections)

    def _section(self, section: Section) -> SectionRow:
        rows = [row for row in self.rows if row.section is section]
        now = total((row.now for row in rows), no_tally(self.audit))
        shown = sum(row.now is not None for row in rows)
        return SectionRow(section, now, total((row.moves for row in rows), Moves(0, 0, 0)), shown, len(rows))

    def gaps(self) -> tuple[StatementRow, ...]:
        """Statements that a quarter of schools rated low, and those of the law that five did: the law's first, then by share."""

        def order(row: StatementRow) -> tuple[bool, float]:
            return not _is_law(row), -(row.now.low / row.now.size) if row.now else 0

        def is_common(row: StatementRow) -> bool:
            now = row.now
            return (
                now is not None and now.low > 0 and (4 * now.low >= now.size or (_is_law(row) and now.low >= SMALLEST))
            )

        return tuple(sorted(filter(is_common, self.rows), key=order))


def _is_law(row: StatementRow) -> bool:
    return row.statement.must is not None


@dataclass(frozen=True)
class Share:
    """So many of the schools whose files say anything about it."""

    title: str
    count: int
    of: int

    @property
    def size(self) -> int:
        """Schools whose files say anything about it."""
        return self.of


@dataclass(frozen=True)
class RollUp:
    """Everything that is shown. `actions`: plan actions by status, None where too few schools have a plan."""

    schools: int
    audits: tuple[AuditRollUp, ...]
    planners: int
    actions: tuple[tuple[str, int], ...] | None
    expectations: tuple[tuple[str, Share | None], ...]
    parents: tuple[tuple[str, Share | None], ...]
    unknown_audits: int


def roll_up(
    schools: Sequence[School], audits: Iterable[Audit], expectations: Mapping[str, str], parents: Mapping[str, str]
) -> RollUp:
    """Put the files together. Surveys are left out: they are anonymous answers of people, and no answers of a school."""
    asked = [audit for audit in audits if audit.kind != "survey"]
    rolled = [_audit(audit, schools) for audit in asked]
    known = {audit.id for audit in audits}
    planners = [school for school in schools if any(plan.actions for plan in school.file.plans)]
    return RollUp(
        schools=len(schools),
        audits=tuple(one for one in rolled if one.schools),
        planners=len(planners),
        actions=_actions(planners) if len(planners) >= SMALLEST else None,
        expectations=_expectations(schools, expectations),
        parents=_parents(schools, parents),
        unknown_audits=sum(one.definition_id not in known for school in schools for one in school.file.audits),
    )


def no_tally(audit: Audit) -> Tally:
    """Nothing answered."""
    return Tally((0,) * len(audit.ratings), 0, 0, 0)


def newest_two(audit: Audit, school: School) -> tuple[ReturnedAudit | None, ReturnedAudit | None]:
    """A school's newest audit of this kind that has an answer, and the one before it."""
    found = [one for one in school.file.audits if one.definition_id == audit.id and _has_answer(audit, one)]
    found.sort(key=lambda one: (one.created, one.record_id), reverse=True)
    if not found:
        return None, None
    return found[0], next((one for one in found if found[0].created - one.created >= A_YEAR), None)


def _has_answer(audit: Audit, record: ReturnedAudit) -> bool:
    return any(answer_to(audit, record, statement) is not None for statement in audit.statements)


def answer_to(audit: Audit, record: ReturnedAudit, statement: Statement) -> str | None:
    """A rating of the audit, `na` or `dont-know`; None when there is none, or one that this version does not know."""
    for id_ in (statement.id, *statement.replaces):
        if id_ in record.answers:
            now = record.answers[id_].now
            known = now in (NOT_APPLICABLE, DONT_KNOW) or any(rating.id == now for rating in audit.ratings)
            return now if known else None
    return None


def _audit(audit: Audit, schools: Sequence[School]) -> AuditRollUp:
    pairs = [newest_two(audit, school) for school in schools]
    newest = [now for now, _ in pairs if now is not None]
    both = [(now, before) for now, before in pairs if now is not None and before is not None]
    smallest = max(SMALLEST, audit.group_minimum)
    tallies = [_tally(audit, statement, newest) for statement in audit.statements]
    moves = [_moves(audit, statement, both) for statement in audit.statements]
    placed = [(section, statement) for section in audit.sections for statement in section.statements]
    answers = [tally.size + tally.not_applicable + tally.dont_know for tally in tallies]
    open_ = [sum(answer_to(audit, record, statement) is None for statement in audit.statements) for record in newest]
    return AuditRollUp(
        audit=audit,
        schools=len(newest),
        twice=len(both),
        complete=open_.count(0),
        answered=sum(answers),
        asked=len(newest) * len(audit.statements),
        rows=tuple(
            StatementRow(section, statement, now, moved)
            for (section, statement), now, moved in zip(
                placed, publish(tallies, smallest), publish(moves, smallest), strict=True
            )
        ),
    )


def _tally(audit: Audit, statement: Statement, records: Sequence[ReturnedAudit]) -> Tally:
    found = Counter(answer_to(audit, record, statement) for record in records)
    by_rating = tuple(found[rating.id] for rating in audit.ratings)
    return Tally(by_rating, found[NOT_APPLICABLE], found[DONT_KNOW], found[None])


def _moves(audit: Audit, statement: Statement, pairs: Sequence[tuple[ReturnedAudit, ReturnedAudit]]) -> Moves:
    levels = {rating.id: level for level, rating in enumerate(audit.ratings)}
    steps = []
    for now, before in pairs:
        is_, was = (levels.get(answer_to(audit, one, statement) or "") for one in (now, before))
        if is_ is not None and was is not None:
            steps.append(is_ - was)
    return Moves(sum(step > 0 for step in steps), steps.count(0), sum(step < 0 for step in steps))


def _actions(planners: Sequence[School]) -> tuple[tuple[str, int], ...]:
    actions = [action for school in planners for plan in school.file.plans for action in plan.actions]
    found = Counter(action.history[-1].status if action.history else STATUSES[0][0] for action in actions)
    rows = [(label, found.pop(id_, 0)) for id_, label in STATUSES]
    return (*rows, ("Another status", found.total())) if found else tuple(rows)


def _expectations(schools: Sequence[School], titles: Mapping[str, str]) -> tuple[tuple[str, Share | None], ...]:
    records = [school.file.programme for school in schools if school.file.programme]
    rows = []
    for id_, title in titles.items():
        held = [record.expectations[id_] for record in records if id_ in record.expectations]
        rows.append(Share(title, sum(one.status == "met" for one in held), len(held)))
    return tuple(zip(titles.values(), publish(rows), strict=True)) if records else ()


def _parents(schools: Sequence[School], titles: Mapping[str, str]) -> tuple[tuple[str, Share | None], ...]:
    held = [school.file.held() for school in schools if school.file.programme]
    rows = [Share(title, sum(id_ in one for one in held), len(held)) for id_, title in titles.items()]
    return tuple(zip(titles.values(), publish(rows), strict=True)) if held else ()
