"""Reviews and checks that are due: dated warnings, errors only for a release."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from semh.core.documents import Document
from semh.core.problems import Problem, Rule, Severity
from semh.core.programme import Programme

REVIEW_OVERDUE = Rule(
    "dates/review-overdue",
    "Its review was due on {day}.",
    "Review it, then set `reviewed:` and `review_by:`.",
    Severity.warning,
)
REVIEW_ORDER = Rule(
    "dates/review-order", "`review_by:` ({day}) is not after `reviewed:` ({reviewed}).", "Set a later `review_by:`."
)
REVIEW_FUTURE = Rule(
    "dates/reviewed-in-future", "`reviewed:` ({day}) is in the future.", "Write the day on which it was reviewed."
)
SOURCE_OVERDUE = Rule(
    "dates/source-overdue",
    "The source `{id}` was to be checked by {day}.",
    "Look for a newer edition; update its entry and `review_by:`.",
    Severity.warning,
)
SIGNPOST_OVERDUE = Rule(
    "dates/signpost-overdue", "`{id}` was last checked on {checked}; a check was due on {day}.",
    "Open its own page, or ring its office (never 999 or 111), then set `checked_on:` and `checked_how:`.", Severity.warning,
)  # fmt: skip

BUNCHED = Rule(
    "dates/review-bunched",
    "{count} files of the {owner} fall due for review in {month}; the most is {most} in a month.",
    "Move the reviews of a session or two to a quieter month. `semh report` shows each month's load.",
    Severity.warning,
)
REVIEWS_A_MONTH = 20
"""How many files one owner can read with care in a month beside other work: about one a school day."""

RELEASE_BLOCKERS = frozenset({REVIEW_OVERDUE.code, SOURCE_OVERDUE.code, SIGNPOST_OVERDUE.code})
"""Codes that `check --release` turns into errors (formats.md, "Overdue reviews fail only …")."""


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or that month's last day."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def check(programme: Programme) -> Iterator[Problem]:
    """Documents, sources and signposts past their day."""
    yield from _documents(programme)
    yield from _bunched(programme)
    sources = programme.data_files.get("sources.yml")
    for id_, source in programme.sources.items():
        if sources and source.review_by < programme.today:
            yield SOURCE_OVERDUE.at(sources.place(id_, "review_by"), id=id_, day=source.review_by)
    signposts = programme.data_files.get("signposts.yml")
    for signpost in programme.signposts.values():
        due = add_months(signpost.checked_on, signpost.check_every)
        if signposts and signpost.verified and due < programme.today:
            rows = enumerate(signposts.marked.data)
            index = next(i for i, row in rows if isinstance(row, dict) and row.get("id") == signpost.id)
            place = signposts.place(index, "checked_on")
            yield SIGNPOST_OVERDUE.at(place, id=signpost.id, checked=signpost.checked_on, day=due)


def _documents(programme: Programme) -> Iterator[Problem]:
    for document in programme.documents.values():
        meta = document.meta
        if meta.review_by < programme.today:
            yield REVIEW_OVERDUE.at(document.place("review_by"), day=meta.review_by)
        if meta.review_by <= meta.reviewed:
            yield REVIEW_ORDER.at(document.place("review_by"), day=meta.review_by, reviewed=meta.reviewed)
        if meta.reviewed > programme.today:
            yield REVIEW_FUTURE.at(document.place("reviewed"), day=meta.reviewed)


def _bunched(programme: Programme) -> Iterator[Problem]:
    """Months to come in which one owner has more files to read than can be read; named once, at the first file too many."""
    months: dict[tuple[str, date], list[Document]] = defaultdict(list)
    for document in programme.english_documents:
        if document.meta.review_by >= programme.today:
            months[document.meta.owner, document.meta.review_by.replace(day=1)].append(document)
    for (owner, month), found in months.items():
        if len(found) > REVIEWS_A_MONTH:
            extra = sorted(found, key=lambda one: (one.meta.review_by, one.uri))[REVIEWS_A_MONTH]
            yield BUNCHED.at(
                extra.place("review_by"),
                count=len(found),
                owner=owner,
                month=f"{month:%B %Y}",
                most=REVIEWS_A_MONTH,
            )
