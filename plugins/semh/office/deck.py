"""PowerPoint decks from slides.md: placeholders, titles, notes, text alternatives; text is fitted, or reported."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Pt

from semh.core.problems import Problem, Rule
from semh.office.deck_template import (
    BODY_FRAME,
    CONTENT,
    LEFT_FRAME,
    RIGHT_FRAME,
    SMALLEST,
    TITLE_FRAME,
    TITLE_ONLY,
    TITLE_SIZE,
    TWO,
    Frame,
    new_presentation,
    points,
)
from semh.office.flow import Box, Lines, Picture, Piece, Table, text_of
from semh.office.measure import line_count
from semh.office.slide_lines import Line, lines_of, safety_columns, set_language, size_that_fits, write_line
from semh.office.slide_text import SlideText
from semh.office.zips import with_fixed_times

OVERFLOW = Rule(
    "slides/overflow",
    "Slide {number}, “{title}”, holds more text than fits at {size} points.",
    "Cut words, or make two slides of it; put the rest in the notes.",
)
LONG_TITLE = Rule("slides/title-too-long", "The title of slide {number} takes more than two lines.", "Shorten it.")

STATEMENT_LENGTH, STATEMENT_SIZE = 60, 40
"""A slide with one short line shows it large (points), without a bullet."""


@dataclass(frozen=True)
class DeckFile:
    """What a deck is made of. `picture` gives the PNG of a piece that is shown as a picture: a drawing or a table."""

    title: str
    footer: str
    slides: tuple[SlideText, ...]
    made_on: date
    font_file: Path
    picture: Callable[[Piece], bytes]


def write_deck(file: DeckFile) -> tuple[bytes, list[Problem]]:
    """The bytes of a .pptx, the same for the same input, and what does not fit."""
    presentation = new_presentation()
    properties = presentation.core_properties
    properties.title, properties.author, properties.language = file.title, "SEMH programme", "en-GB"
    properties.last_modified_by, properties.revision = "SEMH programme", 1
    properties.created = properties.modified = datetime(file.made_on.year, file.made_on.month, file.made_on.day)
    problems: list[Problem] = []
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    for text in file.slides:
        problems += _SlideWriter(presentation, layouts, file, text).write()
    buffer = io.BytesIO()
    presentation.save(buffer)
    return with_fixed_times(buffer.getvalue()), problems


class _SlideWriter:
    def __init__(self, presentation: Any, layouts: dict[str, Any], file: DeckFile, text: SlideText) -> None:
        self.presentation = presentation
        self.layouts = layouts
        self.file = file
        self.text = text
        self.problems: list[Problem] = []

    def write(self) -> list[Problem]:
        pieces = self.text.pieces
        pictures = tuple(piece for piece in pieces if isinstance(piece, (Picture, Table)))
        rest = tuple(piece for piece in pieces if not isinstance(piece, (Picture, Table, Lines)))
        boxes = tuple(piece for piece in rest if isinstance(piece, Box))
        if pictures:
            slide = self.with_picture(rest, pictures)
        elif len(boxes) == 2 == len(rest):
            slide = self.in_columns(lines_of((boxes[0],)), lines_of((boxes[1],)))
        elif len(rest) == 1 and boxes and boxes[0].kind == "safety":
            slide = self.in_columns(*safety_columns(boxes[0]))
        else:
            slide = self.new_slide(CONTENT)
            lines = lines_of(rest)
            is_statement = len(lines) == 1 and len(text_of(lines[0].runs)) <= STATEMENT_LENGTH
            lines = tuple(replace(line, bullet=False) for line in lines) if is_statement else lines
            self.fill(slide, 1, BODY_FRAME, lines, STATEMENT_SIZE if is_statement else None)
        self.finish(slide)
        return self.problems

    def new_slide(self, layout: str) -> Any:
        slide = self.presentation.slides.add_slide(self.layouts[layout])
        title = self.text.slide.title
        slide.shapes.title.text_frame.text = title
        set_language(slide.shapes.title)
        if line_count(title, TITLE_SIZE, points(TITLE_FRAME.width) * 0.96, self.file.font_file) > 2:
            self.problems.append(LONG_TITLE.at(self.text.slide.place, number=self.text.slide.number))
        return slide

    def in_columns(self, left: tuple[Line, ...], right: tuple[Line, ...]) -> Any:
        """Two columns in one size: the smaller of what fits either."""
        slide = self.new_slide(TWO)
        sizes = [size_that_fits(lines, LEFT_FRAME, self.file.font_file) for lines in (left, right)]
        fitting = [size for size in sizes if size is not None]
        size = min(fitting) if len(fitting) == 2 else None
        self.fill(slide, 1, LEFT_FRAME, left, size)
        self.fill(slide, 2, RIGHT_FRAME, right, size)
        return slide

    def with_picture(self, rest: tuple[Piece, ...], pictures: tuple[Picture | Table, ...]) -> Any:
        if rest:
            slide = self.new_slide(TWO)
            self.fill(slide, 1, LEFT_FRAME, lines_of(rest))
            empty = slide.placeholders[2]._element
            empty.getparent().remove(empty)
            frame = RIGHT_FRAME
        else:
            slide = self.new_slide(TITLE_ONLY)
            frame = BODY_FRAME
        share = frame.height // len(pictures)
        for index, piece in enumerate(pictures):
            self.place(slide, piece, Frame(frame.left, frame.top + index * share, frame.width, share))
        return slide

    def place(self, slide: Any, piece: Picture | Table, frame: Frame) -> None:
        shape = slide.shapes.add_picture(io.BytesIO(self.file.picture(piece)), Emu(frame.left), Emu(frame.top))
        scale = min(frame.width / shape.width, frame.height / shape.height)
        shape.width, shape.height = Emu(int(shape.width * scale)), Emu(int(shape.height * scale))
        shape.left = Emu(frame.left + (frame.width - shape.width) // 2)
        shape._element.nvPicPr.cNvPr.set("descr", piece.alt if isinstance(piece, Picture) else table_in_words(piece))

    def fill(self, slide: Any, index: int, frame: Frame, lines: tuple[Line, ...], size: int | None = None) -> None:
        size = size or size_that_fits(lines, frame, self.file.font_file)
        if size is None:
            number, title = self.text.slide.number, self.text.slide.title
            self.problems.append(OVERFLOW.at(self.text.slide.place, number=number, title=title, size=SMALLEST))
            size = SMALLEST
        text_frame = slide.placeholders[index].text_frame
        text_frame.auto_size = MSO_AUTO_SIZE.NONE
        for position, line in enumerate(lines):
            paragraph = text_frame.paragraphs[0] if position == 0 else text_frame.add_paragraph()
            write_line(paragraph, line, size)
        set_language(slide.placeholders[index])

    def finish(self, slide: Any) -> None:
        for placeholder in slide.slide_layout.placeholders:
            if placeholder.placeholder_format.type.name in ("FOOTER", "SLIDE_NUMBER"):
                _copy_placeholder(slide, placeholder, self.file.footer)
        if self.text.notes:
            slide.notes_slide.notes_text_frame.text = self.text.notes


def _copy_placeholder(slide: Any, placeholder: Any, footer: str) -> None:
    """Footer and slide number: python-pptx leaves them out of new slides, so they are copied from the layout."""
    element = deepcopy(placeholder._element)
    slide.shapes._spTree.append(element)
    if placeholder.placeholder_format.type.name == "FOOTER":
        shape = slide.shapes[-1]
        shape.text_frame.text = footer
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
        shape.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
    set_language(slide.shapes[-1])


def table_in_words(table: Table) -> str:
    """A table's text alternative: each row with the header's words before its cells."""
    header, *rows = [[text_of(cell) for cell in row] for row in table.rows]
    return " ".join(
        "; ".join(f"{name}: {cell}" for name, cell in zip(header, row, strict=False) if cell) + "." for row in rows
    )
