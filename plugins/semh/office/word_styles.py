"""The styles of Word files: our type and colours, drafting prompts that go away at one stroke, a look for each kind of box."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from semh.office.looks import BOX_COLOURS, FONT, OTHER_BOX, colour

PROMPT_STYLE = "SEMH Prompt"
"""The style of drafting prompts: select all text with it in Word, and delete."""
PROMPT_WORDS = "SEMH Prompt Words"
"""The same for words in square brackets inside a sentence; the two are linked, so that Word shows them as one."""
MARK_STYLE = "SEMH Mark"
"""The style of the numbers by which paragraphs can be named; they hang in the margin where they can."""
_HEADINGS = (("Title", 24), ("Heading 1", 18), ("Heading 2", 15), ("Heading 3", 13), ("Heading 4", 12))
"""Built-in styles with their sizes in points."""


def add_styles(document: Any, language: str, *, is_dense: bool = False) -> None:
    """Give the document our styles; its text is in `language`. Dense ones leave more room on a page."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11 if is_dense else 12)
    _set_fonts(normal.element)
    _set_language(normal.element, language)
    normal.paragraph_format.space_after = Pt(4 if is_dense else 6)
    for name, size in _HEADINGS:
        _heading(document.styles[name], size - 2 if is_dense else size)
    _prompts(document.styles)
    for kind in (*BOX_COLOURS, "box"):
        _box(document.styles, kind)


def box_style(kind: str) -> str:
    """The name of the style of a kind of box."""
    return f"SEMH {kind.title()}" if kind in BOX_COLOURS else "SEMH Box"


def mark_style(document: Any) -> Any:
    """The style of marks, in files that have any."""
    styles = document.styles
    if MARK_STYLE not in styles:
        marks = styles.add_style(MARK_STYLE, WD_STYLE_TYPE.CHARACTER)
        marks.font.size = Pt(9)
        marks.font.color.rgb = rgb("text-soft")
    return styles[MARK_STYLE]


def rgb(token: str) -> RGBColor:
    """A token's colour for a font."""
    return RGBColor.from_string(colour(token))


def _heading(style: Any, size: int) -> None:
    style.font.size, style.font.bold = Pt(size), True
    style.font.color.rgb = rgb("primary")
    _set_fonts(style.element)
    style.paragraph_format.keep_with_next = True


def _prompts(styles: Any) -> None:
    prompt = styles.add_style(PROMPT_STYLE, WD_STYLE_TYPE.PARAGRAPH)
    prompt.base_style, prompt.font.italic = styles["Normal"], True
    prompt.font.color.rgb = rgb("notice")
    words = styles.add_style(PROMPT_WORDS, WD_STYLE_TYPE.CHARACTER)
    words.font.italic = True
    words.font.color.rgb = rgb("notice")
    _link_styles(prompt.element, words.element)


def _box(styles: Any, kind: str) -> None:
    edge, ground = BOX_COLOURS.get(kind, OTHER_BOX)
    style = styles.add_style(box_style(kind), WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    style.paragraph_format.left_indent = Cm(0.4)
    style.paragraph_format.space_after = Pt(3)
    _edge_and_ground(style.element, colour(edge), colour(ground))


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
