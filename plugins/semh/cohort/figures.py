"""Counts of schools, and the one function that decides which are shown: what it hides goes into no sum, so nothing gives it away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

SMALLEST = 5
"""Fewer schools than this give no figure: a single one could be recognised."""


@dataclass(frozen=True)
class Tally:
    """How many schools answered what; `by_rating` runs from the lowest rating to the highest."""

    by_rating: tuple[int, ...]
    not_applicable: int
    dont_know: int
    not_answered: int

    @property
    def size(self) -> int:
        """Schools that gave a rating."""
        return sum(self.by_rating)

    @property
    def low(self) -> int:
        """Ratings in the lower half of the scale, as the Workbench counts them."""
        return sum(self.by_rating[: max(1, len(self.by_rating) // 2)])

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            tuple(a + b for a, b in zip(self.by_rating, other.by_rating, strict=True)),
            self.not_applicable + other.not_applicable,
            self.dont_know + other.dont_know,
            self.not_answered + other.not_answered,
        )


@dataclass(frozen=True)
class Moves:
    """How many schools' ratings went up, down, or stayed since the audit before."""

    up: int
    same: int
    down: int

    @property
    def size(self) -> int:
        """Schools that rated both times."""
        return self.up + self.same + self.down

    def __add__(self, other: Moves) -> Moves:
        return Moves(self.up + other.up, self.same + other.same, self.down + other.down)


class Sized(Protocol):
    """Counts of schools: how many there are in all decides whether they are shown."""

    @property
    def size(self) -> int: ...


S = TypeVar("S", bound=Sized)
A = TypeVar("A", Tally, Moves)


def publish(rows: Sequence[S], smallest: int = SMALLEST) -> tuple[S | None, ...]:
    """Each row, or None where it is of one school or more but of fewer than `smallest`."""
    return tuple(None if 0 < row.size < smallest else row for row in rows)


def total(rows: Iterable[A | None], nothing: A) -> A:
    """The sum of the rows that are shown. A sum of all rows would give away a single hidden one."""
    found = nothing
    for row in rows:
        if row is not None:
            found = found + row
    return found
