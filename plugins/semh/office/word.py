"""Word files: real heading styles, marked header rows, text alternatives, and prompts that go away at one stroke."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from docx import Document as new_document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from semh.office.controls import PLACES, detail_of, wrap
from semh.office.direction import turn_right_to_left
from semh.office.flow import Box, Heading, Item, Lines, Paragraph, Picture, Piece, Run, Table, text_of
from semh.office.zips import with_fixed_times
from semh.theme.tokens import load_tokens

FONT = "Arial"
_CHOICES = ("when", "otherwise")
"""Boxes of policies that are text like the rest, but for the condition above them."""
PROMPT_STYLE = "SEMH Prompt"
"""The style of drafting prompts: select all text with it in Word, and delete."""
PROMPT_WORDS = "SEMH Prompt Words"
"""The same for words in square brackets inside a sentence; the two are linked, so that Word shows them as one."""
_PROMPT = re.compile(r"(\[[^\[\]\n]+\])")
MARK_STYLE = "SEMH Mark"
"""The style of the numbers by which paragraphs can be named; they hang in the margin where they can."""
_PAGE_WIDTH, _PICTURE_WIDTH, _LETTER, _HANG = 21.0, 16.0, 0.235, 1.1
"""The page, the widest picture, a bold letter, and how far a paragraph's number hangs out, in cm."""
_NARROWEST, _TO_WRITE_IN, _WIDEST = 2, 14, 34
"""Characters that a column is given room for: at least, when it is to be written in, and at most."""
BOX_COLOURS: Mapping[str, tuple[str, str]] = {
    "safety": ("careful", "careful-panel"),
    "avoid": ("careful", "careful-panel"),
    "watch": ("notice", "notice-panel"),
    "say": ("primary", "panel"),
    "ask": ("facet-signposting", "panel"),
}
"""Edge and ground of each kind of box, as tokens; other kinds look like `say`."""


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
        _control_table(document, file.facts)
    for prompt in file.prompts:
        document.add_paragraph(prompt, style=PROMPT_STYLE)
    writer = _Writer(document, file.picture, file.text_width)
    for piece in file.pieces:
        writer.piece(piece)
    turn_right_to_left(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return with_fixed_times(buffer.getvalue())


def _colour(name: str) -> str:
    return load_tokens().colours[name].light.removeprefix("#").upper()


def _set_up(document: Any, file: WordFile) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(_PAGE_WIDTH), Cm(29.7)
    section.left_margin, section.right_margin = map(Cm, file.margins)
    section.top_margin = section.bottom_margin = Cm(1.5)
    _styles(document, file.language)
    moment = datetime(file.made_on.year, file.made_on.month, file.made_on.day, tzinfo=UTC)
    properties = document.core_properties
    properties.title, properties.author, properties.language = file.title, "SEMH programme", file.language
    properties.comments, properties.last_modified_by, properties.revision = "", "SEMH programme", 1
    properties.created = properties.modified = moment.replace(tzinfo=None)
    if file.footer:
        _footer(section, file.footer)


def _styles(document: Any, language: str) -> None:
    styles = document.styles
    normal = styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(12)
    _set_fonts(normal.element)
    _set_language(normal.element, language)
    normal.paragraph_format.space_after = Pt(6)
    for name, size in (("Title", 24), ("Heading 1", 18), ("Heading 2", 15), ("Heading 3", 13), ("Heading 4", 12)):
        style = styles[name]
        style.font.size, style.font.bold = Pt(size), True
        style.font.color.rgb = RGBColor.from_string(_colour("primary"))
        _set_fonts(style.element)
        style.paragraph_format.keep_with_next = True
    prompt = styles.add_style(PROMPT_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    prompt.base_style, prompt.font.italic = normal, True
    prompt.font.color.rgb = RGBColor.from_string(_colour("notice"))
    words = styles.add_style(PROMPT_WORDS, WD_STYLE_TYPE.CHARACTER)
    words.font.italic = True
    words.font.color.rgb = RGBColor.from_string(_colour("notice"))
    _link_styles(prompt.element, words.element)
    for kind in (*BOX_COLOURS, "box"):
        edge, ground = BOX_COLOURS.get(kind, ("primary", "panel"))
        style = styles.add_style(f"SEMH {kind.title()}", WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.paragraph_format.left_indent = Cm(0.4)
        style.paragraph_format.space_after = Pt(3)
        _edge_and_ground(style.element, _colour(edge), _colour(ground))


def _link_styles(first: Any, second: Any) -> None:
    for style, other in ((first, second), (second, first)):
        link = OxmlElement("w:link")
        link.set(qn("w:val"), other.get(qn("w:styleId")))
        before = style.find(qn("w:basedOn"))
        (before if before is not None else style.find(qn("w:name"))).addnext(link)


def _set_fonts(style: Any) -> None:
    fonts = style.get_or_add_rPr().get_or_add_rFonts()
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)
    for name in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)


def _set_language(style: Any, code: str) -> None:
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), code)
    language.set(qn("w:bidi"), code)
    style.get_or_add_rPr().append(language)


def _edge_and_ground(style: Any, edge: str, ground: str) -> None:
    """A thick line on the left and a tinted ground, as paragraph formatting: no text boxes."""
    properties = style.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "24"), ("space", "6"), ("color", edge)):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", ground)):
        shade.set(qn(f"w:{name}"), value)
    spacing = properties.find(qn("w:spacing"))
    for element in (borders, shade):
        if spacing is not None:
            spacing.addprevious(element)
        else:
            properties.append(element)


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


def _control_table(document: Any, facts: tuple[tuple[str, str], ...]) -> None:
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for name, value in facts:
        row = table.add_row()
        row.cells[0].paragraphs[0].add_run(name).bold = True
        row.cells[1].paragraphs[0].add_run(value)
    _mark_first_column(table)
    document.add_paragraph()


def _mark_first_column(table: Any) -> None:
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstColumn"), "1")
        look.set(qn("w:firstRow"), "0")


class _Writer:
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
        if role == "fill":
            paragraph = self.document.add_paragraph(style=style)
            self.runs(paragraph, (*runs, Run(": ")))
            label = f"{text_of(runs)[:1].lower()}{text_of(runs)[1:]}"
            prompt = paragraph.add_run(f"[{label}]", style=PROMPT_WORDS)
            if detail := detail_of(label):
                wrap([prompt._r], detail, label)
            return
        paragraph = self.document.add_paragraph(style=style)
        if runs and runs[0].mark:
            paragraph.paragraph_format.first_line_indent = Cm(-_HANG)
        self.runs(paragraph, runs, bold=role == "label")
        if role == "label":
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.space_before = Pt(8)

    def mark_style(self) -> Any:
        """The style of marks, in files that have any."""
        styles = self.document.styles
        if MARK_STYLE not in styles:
            marks = styles.add_style(MARK_STYLE, WD_STYLE_TYPE.CHARACTER)
            marks.font.size = Pt(9)
            marks.font.color.rgb = RGBColor.from_string(_colour("text-soft"))
        return styles[MARK_STYLE]

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

    def table(self, rows: tuple[tuple[tuple[Run, ...], ...], ...]) -> None:
        if not rows:
            return
        table = self.document.add_table(rows=len(rows), cols=max(map(len, rows)), style="Table Grid")
        for index, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
            for cell, runs in zip(row.cells, cells, strict=False):
                self.runs(cell.paragraphs[0], runs, bold=index == 0)
            _no_split(row)
        for column, width in zip(table.columns, _widths(rows, self.width), strict=True):
            column.width = Cm(width)
            for cell in column.cells:
                cell.width = Cm(width)
        header = table.rows[0]._tr.get_or_add_trPr()
        header.append(OxmlElement("w:tblHeader"))
        self.document.add_paragraph()

    def place_picture(self, src: str, alt: str) -> None:
        if self.picture is None:
            return
        shape = self.document.add_picture(io.BytesIO(self.picture(src)), width=Cm(min(_PICTURE_WIDTH, self.width)))
        shape._inline.docPr.set("descr", alt)

    def lines(self, count: int, place: str = "") -> None:
        written = []
        for _ in range(count):
            paragraph = self.document.add_paragraph()
            written.append(paragraph._p)
            paragraph.paragraph_format.space_after = Pt(0)
            paragraph.paragraph_format.line_spacing = Pt(26)
            borders = OxmlElement("w:pBdr")
            # Word draws one line round neighbours with the same borders; `between` gives each its own.
            for side in ("bottom", "between"):
                edge = OxmlElement(f"w:{side}")
                for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", _colour("line"))):
                    edge.set(qn(f"w:{name}"), value)
                borders.append(edge)
            paragraph._p.get_or_add_pPr().insert_element_before(
                borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
            )
        if place in PLACES:
            wrap(written, place, PLACES[place])

    def box(self, kind: str, pieces: tuple[Piece, ...]) -> None:
        if kind in _CHOICES:  # only the condition goes away with the prompts
            for piece in pieces:
                is_condition = isinstance(piece, Paragraph) and piece.role == "label"
                self.piece(piece, PROMPT_STYLE if is_condition else None)
            return
        style = f"SEMH {kind.title()}" if kind in BOX_COLOURS else "SEMH Box"
        for piece in pieces:
            self.piece(piece, PROMPT_STYLE if kind == "guidance" else style)

    def runs(self, paragraph: Any, runs: tuple[Run, ...], *, bold: bool = False) -> None:
        for run in runs:
            target = _link(paragraph, run.href) if run.href else paragraph
            for text in [run.text] if run.href else filter(None, _PROMPT.split(run.text)):
                written = _add_run(paragraph, target, text)
                if _PROMPT.fullmatch(text) and not run.href:
                    written.style = PROMPT_WORDS
                    if detail := detail_of(text):
                        wrap([written._r], detail, text.strip("[]"))
                written.bold = (run.bold or bold) or None
                written.italic = run.italic or None
                written.font.superscript = run.raised or None
                if run.mark:
                    written.style = self.mark_style()
                if run.href:
                    written.font.underline = True
                    written.font.color.rgb = RGBColor.from_string(_colour("link"))


def _widths(rows: tuple[tuple[tuple[Run, ...], ...], ...], whole: float) -> list[float]:
    """The columns' widths in cm, by what stands in them; one that is empty below its heading is there to be written in."""
    weights, least = [], []
    for index in range(max(map(len, rows))):
        texts = [text_of(row[index]) for row in rows if index < len(row)]
        body = max(map(len, texts[1:]), default=0)
        word = max((len(word) for text in texts for word in text.split()), default=0)
        weights.append(min(max(body or 2 * len(texts[0]), 0 if body else _TO_WRITE_IN, _NARROWEST), _WIDEST))
        least.append(_LETTER * word + 0.5)
    room = whole - sum(least)
    if room <= 0:
        return [whole * width / sum(least) for width in least]
    return [width + room * weight / sum(weights) for width, weight in zip(least, weights, strict=True)]


def _add_run(paragraph: Any, target: Any, text: str) -> Any:
    run = paragraph.add_run()
    for index, line in enumerate(text.split("\n")):
        if index:
            run.add_break(WD_BREAK.LINE)
        run.add_text(line)
    if target is not paragraph:
        target.append(run._r)
    return run


def _link(paragraph: Any, href: str) -> Any:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    return link


def _no_split(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
