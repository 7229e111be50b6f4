"""The paragraphs of a slide: what of a flow becomes one, in which size they fit their frame, and how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Pt

from semh.office.deck_template import LARGEST, SMALLEST, Frame, points
from semh.office.flow import Box, Heading, Item, Paragraph, Piece, Run, text_of
from semh.office.looks import BOX_COLOURS, OTHER_BOX, colour
from semh.office.measure import LINE_HEIGHT, line_count

SPACE_AFTER = 0.35
"""Room after a paragraph, as a share of the font size."""
_DIGIT_SPACE = re.compile(r"(?<=\d) (?=\d)")
"""The spaces inside telephone numbers, which must not be broken over lines."""


@dataclass(frozen=True)
class Line:
    """One paragraph: its runs, depth, bullet or number (0: none), and its look."""

    runs: tuple[Run, ...]
    depth: int = 0
    bullet: bool = False
    number: int = 0
    token: str = "text"
    bold: bool = False


def lines_of(pieces: tuple[Piece, ...], token: str = "text") -> tuple[Line, ...]:
    """The pieces as paragraphs; labels in the colour `token`, or in that of the box that they stand in."""
    lines: list[Line] = []
    for piece in pieces:
        match piece:
            case Item(runs, depth, kind, number):
                is_numbered = kind == "number"
                lines.append(Line(runs, depth, bullet=not is_numbered, number=number if is_numbered else 0))
            case Paragraph(runs, role):
                lines.append(Line(runs, token=token if role == "label" else "text", bold=role == "label"))
            case Heading(_, runs):
                lines.append(Line(runs, token="primary", bold=True))
            case Box(kind, inner):
                lines += lines_of(inner, BOX_COLOURS.get(kind, OTHER_BOX)[0])
    return tuple(lines)


def safety_columns(box: Box) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The need-help-now box in two columns: what to do, and whom to call to talk (the item that holds a list)."""
    pieces = list(box.pieces)
    deep = [index for index, piece in enumerate(pieces) if isinstance(piece, Item) and piece.depth > 0]
    if not deep:
        return lines_of((box,)), ()
    talk = slice(deep[0] - 1, deep[-1] + 1)
    token = BOX_COLOURS["safety"][0]
    return lines_of(tuple(pieces[: talk.start] + pieces[talk.stop :]), token), lines_of(tuple(pieces[talk]), token)


def size_that_fits(lines: tuple[Line, ...], frame: Frame, font_file: Path) -> int | None:
    """The largest size in points at which the lines fit the frame; None when the smallest is too large."""
    width, height = points(frame.width) - 16, points(frame.height) - 8
    for size in range(LARGEST, SMALLEST - 1, -2):
        used = 0.0
        for line in lines:
            indent = 30 * (line.depth + 1) if line.bullet or line.number else 0
            count = line_count(text_of(line.runs), size, width - indent, font_file)
            used += count * size * LINE_HEIGHT + size * SPACE_AFTER
        if used <= height:
            return size
    return None


def write_line(paragraph: Any, line: Line, size: int) -> None:
    """Write the line into an empty paragraph."""
    paragraph.level = min(line.depth, 1)
    paragraph.space_before, paragraph.space_after = Pt(0), Pt(size * SPACE_AFTER)
    properties = paragraph._p.get_or_add_pPr()
    if line.bullet or line.number:
        indent = int(Pt(38 if line.number else 26))
        properties.set("marL", str(indent * (line.depth + 1)))
        properties.set("indent", str(-indent))
        if line.number:
            properties.append(properties.makeelement(qn("a:buAutoNum"), {"type": "arabicPeriod"}))
    else:
        properties.set("marL", "0")
        properties.set("indent", "0")
        properties.append(properties.makeelement(qn("a:buNone"), {}))
    for run in line.runs:
        written = paragraph.add_run()
        written.text = _DIGIT_SPACE.sub("\u00a0", run.text)
        written.font.size = Pt(size)
        written.font.bold = (run.bold or line.bold) or None
        written.font.italic = run.italic or None
        if line.token != "text":
            written.font.color.rgb = RGBColor.from_string(colour(line.token))  # type: ignore[no-untyped-call]


def set_language(shape: Any) -> None:
    """Mark all text of the shape as UK English."""
    for run in shape._element.iter(qn("a:rPr"), qn("a:endParaRPr")):
        run.set("lang", "en-GB")
    for run in shape._element.iter(qn("a:r")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, run.makeelement(qn("a:rPr"), {"lang": "en-GB"}))
