"""The review calendar: what is due in which month, how much each owner has to read, and the quietest month for a new file."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from semh.core.documents import Document
from semh.core.programme import Programme
from semh.core.rules.dates import add_months

HOLIDAYS = frozenset({8, 12})
"""Months in which nobody in a school reviews anything."""
_FRIDAY = 4


@dataclass(frozen=True)
class Month:
    """What falls due in a month: `documents` by day and path, and how many files and words each owner has to read."""

    first: date
    documents: tuple[Document, ...]

    @property
    def load(self) -> dict[str, tuple[int, int]]:
        """Files and words by owner, the most files first."""
        files = Counter(document.meta.owner for document in self.documents)
        words: Counter[str] = Counter()
        for document in self.documents:
            words[document.meta.owner] += len(document.body.split())
        return {owner: (count, words[owner]) for owner, count in files.most_common()}


def overdue(programme: Programme) -> tuple[Document, ...]:
    """The English texts whose review is past its day, the oldest first."""
    return _by_day(one for one in programme.english_documents if one.meta.review_by < programme.today)


def months(programme: Programme) -> tuple[Month, ...]:
    """The months in which a review falls due from today on, in order."""
    found: dict[date, list[Document]] = defaultdict(list)
    for document in programme.english_documents:
        if document.meta.review_by >= programme.today:
            found[document.meta.review_by.replace(day=1)].append(document)
    return tuple(Month(first, _by_day(documents)) for first, documents in sorted(found.items()))


def quiet_day(programme: Programme, owner: str) -> date:
    """A Friday for the review of a new file: in the month, within a year from today, in which its owner has the least to read."""
    load = Counter(one.meta.review_by.replace(day=1) for one in programme.english_documents if one.meta.owner == owner)
    days = [_friday(add_months(programme.today.replace(day=1), ahead)) for ahead in range(4, 12)]
    days = [day for day in days if day.month not in HOLIDAYS]
    return min(days, key=lambda day: (load[day.replace(day=1)], -day.toordinal()))


def _friday(first: date) -> date:
    """The second Friday of the month."""
    return first + timedelta(days=(_FRIDAY - first.weekday()) % 7 + 7)


def _by_day(documents: Iterable[Document]) -> tuple[Document, ...]:
    return tuple(sorted(documents, key=lambda document: (document.meta.review_by, document.uri)))
