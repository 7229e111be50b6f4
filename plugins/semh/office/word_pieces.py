"""Pieces of a flow as paragraphs, lists, tables and pictures of a Word document."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from typing import Any

from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from semh.office.controls import PLACES, detail_of, wrap
from semh.office.flow import Box, Heading, Item, Lines, Paragraph, Picture, Piece, Row, Run, Table, text_of
from semh.office.looks import colour
from semh.office.word_styles import PROMPT_STYLE, PROMPT_WORDS, box_style, mark_style, rgb
from semh.office.word_tables import add_grid

_CHOICES = ("when", "otherwise")
"""Boxes of policies that are text like the rest, but for the condition above them."""
_PROMPT = re.compile(r"(\[[^\[\]\n]+\])")
_PICTURE_WIDTH, _HANG = 16.0, 1.1
"""The widest picture, and how far a paragraph's number hangs out, in cm."""


class PieceWriter:
    """Appends pieces to a document; inside a box every paragraph takes the box's style."""

    def __init__(self, document: Any, picture: Callable[[str], bytes] | None, width: float) -> None:
        self.document = document
        self.picture = picture
        self.width = width
        self.numbering = 0

    def piece(self, piece: Piece, style: str | None = None) -> None:
        match piece:
            case Heading(level, runs):
                self.runs(self.document.add_heading(level=min(max(level - 1, 1), 4)), runs)
            case Paragraph(runs, role):
                self.paragraph(runs, role, style)
            case Item():
                self.item(piece, style)
            case Table(rows):
                self.table(rows)
            case Picture(src, alt):
                self.place_picture(src, alt)
            case Lines(count, place):
                self.lines(count, place)
            case Box(kind, pieces):
                self.box(kind, pieces)

    def paragraph(self, runs: tuple[Run, ...], role: str, style: str | None) -> None:
        paragraph = self.document.add_paragraph(style=style)
        if role == "fill":
            self.fill_in(paragraph, runs)
            return
        if runs and runs[0].mark:
            paragraph.paragraph_format.first_line_indent = Cm(-_HANG)
        self.runs(paragraph, runs, bold=role == "label")
        if role == "label":
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.space_before = Pt(8)

    def fill_in(self, paragraph: Any, label: tuple[Run, ...]) -> None:
        """A label, and a prompt for what is to be written after it."""
        self.runs(paragraph, (*label, Run(": ")))
        words = f"{text_of(label)[:1].lower()}{text_of(label)[1:]}"
        prompt = paragraph.add_run(f"[{words}]", style=PROMPT_WORDS)
        if detail := detail_of(words):
            wrap([prompt._r], detail, words)

    def item(self, item: Item, style: str | None) -> None:
        if style is None and item.kind != "tick":
            name = "List Number" if item.kind == "number" else "List Bullet"
            paragraph = self.document.add_paragraph(
                style=name if item.depth == 0 else f"{name} {min(item.depth + 1, 3)}"
            )
            if item.kind == "number":
                self.restart_numbering(paragraph, item)
        else:
            mark = {"tick": "☐", "number": f"{item.number}."}.get(item.kind, "•")
            paragraph = self.document.add_paragraph(style=style)
            paragraph.paragraph_format.left_indent = Cm(0.9)
            paragraph.paragraph_format.first_line_indent = Cm(-0.5)
            paragraph.add_run(f"{mark} " if item.depth == 0 else "    – ")
        self.runs(paragraph, item.runs)

    def restart_numbering(self, paragraph: Any, item: Item) -> None:
        """Each list starts at 1: a new numbering instance for its first item, the same one for the rest."""
        part = self.document.part.numbering_part.element
        if item.number == 1:
            style_number = paragraph.style.element.pPr.numPr.numId.val
            abstract = next(n.abstractNumId.val for n in part.num_lst if n.numId == style_number)
            number = part.add_num(abstract)
            number.add_lvlOverride(ilvl=0).add_startOverride(1)
            self.numbering = number.numId
        paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = self.numbering

    def table(self, rows: tuple[Row, ...]) -> None:
        if not rows:
            return
        table = add_grid(self.document, rows, self.width)
        for index, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
            for cell, runs in zip(row.cells, cells, strict=False):
                self.runs(cell.paragraphs[0], runs, bold=index == 0)
        self.document.add_paragraph()

    def place_picture(self, src: str, alt: str) -> None:
        if self.picture is None:
            return
        shape = self.document.add_picture(io.BytesIO(self.picture(src)), width=Cm(min(_PICTURE_WIDTH, self.width)))
        shape._inline.docPr.set("descr", alt)

    def lines(self, count: int, place: str) -> None:
        written = [_ruled(self.document.add_paragraph()) for _ in range(count)]
        if place in PLACES:
            wrap(written, place, PLACES[place])

    def box(self, kind: str, pieces: tuple[Piece, ...]) -> None:
        if kind in _CHOICES:  # only the condition goes away with the prompts
            for piece in pieces:
                is_condition = isinstance(piece, Paragraph) and piece.role == "label"
                self.piece(piece, PROMPT_STYLE if is_condition else None)
            return
        style = PROMPT_STYLE if kind == "guidance" else box_style(kind)
        for piece in pieces:
            self.piece(piece, style)

    def runs(self, paragraph: Any, runs: tuple[Run, ...], *, bold: bool = False) -> None:
        for run in runs:
            if run.href:
                self.look(_add_link(paragraph, run.href, run.text), run, bold)
                continue
            for text in filter(None, _PROMPT.split(run.text)):
                written = _add_text(paragraph, text)
                if _PROMPT.fullmatch(text):
                    written.style = PROMPT_WORDS
                    if detail := detail_of(text):
                        wrap([written._r], detail, text.strip("[]"))
                self.look(written, run, bold)

    def look(self, written: Any, run: Run, bold: bool) -> None:
        written.bold = (run.bold or bold) or None
        written.italic = run.italic or None
        written.font.superscript = run.raised or None
        if run.mark:
            written.style = mark_style(self.document)
        if run.href:
            written.font.underline = True
            written.font.color.rgb = rgb("link")


def _ruled(paragraph: Any) -> Any:
    """Rule the empty paragraph, to write on; its element comes back."""
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = Pt(26)
    borders = OxmlElement("w:pBdr")
    # Word draws one line round neighbours with the same borders; `between` gives each its own.
    for side in ("bottom", "between"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", colour("line"))):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    return paragraph._p


def _add_text(paragraph: Any, text: str) -> Any:
    run = paragraph.add_run()
    for index, line in enumerate(text.split("\n")):
        if index:
            run.add_break(WD_BREAK.LINE)
        run.add_text(line)
    return run


def _add_link(paragraph: Any, href: str, text: str) -> Any:
    """A run that leads to `href`."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    run = _add_text(paragraph, text)
    link.append(run._r)
    return run
