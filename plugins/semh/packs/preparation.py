"""What to get ready before a session: materials of its activities, and how many copies of each handout."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from semh.core.activities import Timed
from semh.core.documents import Document

PEOPLE_PER_COPY = {"two-per-person": 0.5, "per-person": 1, "per-pair": 2, "per-table": 6}
COPY_WORDS = {
    "two-per-person": "two each",
    "per-person": "one each",
    "per-pair": "one for two people",
    "per-table": "one for a table of six",
}


@dataclass(frozen=True)
class Copies:
    """How many copies of a handout to print for a group."""

    handout: Document
    number: int
    rule: str

    @property
    def sides(self) -> str:
        sides = self.handout.handout_meta.sides
        return {1: "1 side", 2: "2 sides, on one sheet"}.get(sides, f"{sides} sides")


@dataclass(frozen=True)
class Material:
    """Something to bring, and the activities that need it."""

    name: str
    activities: tuple[str, ...]


def copies_for(handouts: Iterable[Document], group: int) -> tuple[Copies, ...]:
    """The copies of each handout for a group of `group` people."""
    found = []
    for handout in handouts:
        rule = handout.handout_meta.copies
        found.append(Copies(handout, ceil(group / PEOPLE_PER_COPY[rule]), COPY_WORDS[rule]))
    return tuple(found)


def materials_of(parts: Iterable[Timed]) -> tuple[Material, ...]:
    """Everything that the activities ask for, once each, in order of first use."""
    needed: dict[str, list[str]] = {}
    for part in parts:
        for name in part.activity.materials if part.activity else ():
            needed.setdefault(name, []).append(part.title)
    return tuple(Material(name, tuple(titles)) for name, titles in needed.items())
