"""A deck as slides: one level-two heading each, its text, and the speaker notes taken out of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from semh.core.documents import Document
from semh.core.markdown_text import visible_lines, without_markup
from semh.core.problems import Place
from semh.core.scanner import Block

_HEADING = re.compile(r"^##\s+(?P<title>.*?)\s*(?:\{#(?P<id>[\w.-]+)\})?\s*$")


@dataclass(frozen=True)
class Slide:
    """One slide of slides.md. `body` and `notes` are Markdown; `notes` is empty when the slide has none."""

    number: int
    id: str | None
    title: str
    body: str
    notes: str
    place: Place


def slides_of(document: Document) -> tuple[Slide, ...]:
    """The slides of a deck in order; text before the first heading belongs to none and is left out."""
    return tuple(_slides(document))


def _slides(document: Document) -> Iterator[Slide]:
    lines = document.body.split("\n")
    starts = [(line, found) for line, text in visible_lines(document) if (found := _HEADING.match(text))]
    ends = [*(line for line, _ in starts[1:]), document.body_line + len(lines)][: len(starts)]
    notes = [block for block in document.scan.blocks if block.name == "notes"]
    for number, ((line, heading), end) in enumerate(zip(starts, ends, strict=True), start=1):
        own = [block for block in notes if line < block.place.line < end]
        taken = {n for block in own for n in range(block.place.line, block.end_line + 1)}
        body = "\n".join(lines[n - document.body_line] for n in range(line + 1, end) if n not in taken)
        yield Slide(
            number,
            heading["id"],
            without_markup(heading["title"]),
            body.strip("\n"),
            "\n\n".join(_text(block) for block in own),
            Place(document.path, line),
        )


def _text(block: Block) -> str:
    return block.body.strip("\n")
