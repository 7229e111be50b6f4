"""Word files: real heading styles, marked header rows, text alternatives, and prompts that go away at one stroke."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from docx import Document as new_document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from semh.office.direction import turn_right_to_left
from semh.office.flow import Piece
from semh.office.word_pieces import PieceWriter
from semh.office.word_styles import PROMPT_STYLE, add_styles
from semh.office.word_tables import add_control_table
from semh.office.zips import with_fixed_times

_PAGE_WIDTH = 21.0
"""In cm."""


@dataclass(frozen=True)
class WordFile:
    """What a Word file is made of: its title, facts for the control table, the pieces, and where pictures come from."""

    title: str
    pieces: tuple[Piece, ...]
    facts: tuple[tuple[str, str], ...] = ()
    footer: str = ""
    made_on: date = date(2026, 1, 1)
    picture: Callable[[str], bytes] | None = None
    prompts: tuple[str, ...] = field(default=())
    language: str = "en-GB"
    """The language of the text; paragraphs in letters that run from right to left do so whatever it is."""
    margins: tuple[float, float] = (2.0, 2.0)
    """Left and right, in cm."""

    is_dense: bool = False
    """Smaller type, for what should fit one page."""

    @property
    def text_width(self) -> float:
        """What the margins leave, in cm."""
        return _PAGE_WIDTH - sum(self.margins)


def write_word(file: WordFile) -> bytes:
    """The bytes of a .docx, the same for the same input."""
    document = new_document()
    _set_up(document, file)
    document.add_heading(file.title, level=0)
    if file.facts:
        add_control_table(document, file.facts)
    for prompt in file.prompts:
        document.add_paragraph(prompt, style=PROMPT_STYLE)
    writer = PieceWriter(document, file.picture, file.text_width)
    for piece in file.pieces:
        writer.piece(piece)
    turn_right_to_left(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return with_fixed_times(buffer.getvalue())


def _set_up(document: Any, file: WordFile) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(_PAGE_WIDTH), Cm(29.7)
    section.left_margin, section.right_margin = map(Cm, file.margins)
    section.top_margin = section.bottom_margin = Cm(1.5)
    add_styles(document, file.language, is_dense=file.is_dense)
    moment = datetime(file.made_on.year, file.made_on.month, file.made_on.day, tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.author, properties.language = file.title, "SEMH programme", file.language
    properties.comments, properties.last_modified_by, properties.revision = "", "SEMH programme", 1
    properties.created = properties.modified = moment.replace(tzinfo=None)
    if file.footer:
        _footer(section, file.footer)


def _footer(section: Any, text: str) -> None:
    paragraph = section.footer.paragraphs[0]
    run = paragraph.add_run(f"{text} · page ")
    run.font.size = Pt(9)
    for instruction in ("PAGE", "NUMPAGES"):
        field_ = OxmlElement("w:fldSimple")
        field_.set(qn("w:instr"), instruction)
        shown = OxmlElement("w:r")
        look = OxmlElement("w:rPr")
        size = OxmlElement("w:sz")
        size.set(qn("w:val"), "18")
        look.append(size)
        shown.append(look)
        value = OxmlElement("w:t")
        value.text = "1"
        shown.append(value)
        field_.append(shown)
        paragraph._p.append(field_)
        if instruction == "PAGE":
            paragraph.add_run(" of ").font.size = Pt(9)
