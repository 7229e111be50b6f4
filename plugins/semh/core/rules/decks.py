"""Decks: every slide has a title of its own, and notes for the person who speaks."""

from __future__ import annotations

from collections.abc import Iterator

from semh.core.decks import slides_of
from semh.core.documents import Kind
from semh.core.problems import Problem, Rule
from semh.core.programme import Programme

NO_NOTES = Rule(
    "slides/no-notes",
    "Slide {number}, “{title}”, has no speaker notes.",
    "Add a `notes` block: what to say, what to ask, how long.",
)
SAME_TITLE = Rule(
    "slides/same-title",
    "Slides {first} and {number} have the same title.",
    "Say what each one shows: people find slides by their title.",
)


def check(programme: Programme) -> Iterator[Problem]:
    """Every deck."""
    for deck in programme.of_kind(Kind.slides):
        titles: dict[str, int] = {}
        for slide in slides_of(deck):
            if not slide.notes.strip():
                yield NO_NOTES.at(slide.place, number=slide.number, title=slide.title)
            if slide.title in titles:
                yield SAME_TITLE.at(slide.place, first=titles[slide.title], number=slide.number)
            titles.setdefault(slide.title, slide.number)
