"""The empty presentation that decks are written into: 16:9, our colours and type, four layouts with real placeholders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from semh.office.looks import FONT, colour

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
MARGIN = Inches(0.75)
TEXT_WIDTH = WIDTH - 2 * MARGIN
TITLE_SIZE, LARGEST, SMALLEST = 36, 34, 20
"""Font sizes in points: of titles, and the range in which body text is fitted (below 20 a back row cannot read)."""


@dataclass(frozen=True)
class Frame:
    """Where a placeholder stands on the slide, in EMU."""

    left: int
    top: int
    width: int
    height: int


_BODY_TOP, _BODY_HEIGHT = Inches(2.0), Inches(4.7)
_HALF = (TEXT_WIDTH - Inches(0.5)) // 2
TITLE_FRAME = Frame(MARGIN, Inches(0.55), TEXT_WIDTH, Inches(1.25))
BODY_FRAME = Frame(MARGIN, _BODY_TOP, TEXT_WIDTH, _BODY_HEIGHT)
LEFT_FRAME = Frame(MARGIN, _BODY_TOP, _HALF, _BODY_HEIGHT)
RIGHT_FRAME = Frame(MARGIN + _HALF + Inches(0.5), _BODY_TOP, _HALF, _BODY_HEIGHT)
FOOTER_FRAME = Frame(MARGIN, Inches(6.95), Inches(10), Inches(0.35))
NUMBER_FRAME = Frame(WIDTH - MARGIN - Inches(1.2), Inches(6.95), Inches(1.2), Inches(0.35))

CONTENT, TWO, TITLE_ONLY = "Title and Content", "Two Content", "Title Only"
LAYOUTS: Mapping[str, tuple[Frame, ...]] = MappingProxyType(
    {CONTENT: (BODY_FRAME,), TWO: (LEFT_FRAME, RIGHT_FRAME), TITLE_ONLY: ()}
)
"""The layouts that stay, with the frames of their content placeholders."""


def new_presentation() -> Any:
    """An empty presentation with our three layouts."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = WIDTH, HEIGHT
    master = presentation.slide_master
    _drop_other_layouts(presentation)
    _set_theme(master)
    _place_master(master)
    for layout in presentation.slide_layouts:
        _place_layout(layout)
    return presentation


def _drop_other_layouts(presentation: Any) -> None:
    for layout in list(presentation.slide_layouts):
        if layout.name not in LAYOUTS:
            presentation.slide_layouts.remove(layout)


def _set_theme(master: Any) -> None:
    """Our fonts and colours in the theme, so that what people add to a slide looks the same."""
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme = etree.fromstring(part.blob)
    for font in theme.iter(qn("a:latin")):
        font.set("typeface", FONT)
    scheme = theme.find(f".//{qn('a:clrScheme')}")
    names = {"dk1": "text", "dk2": "primary", "lt2": "panel", "accent1": "primary", "accent2": "accent"}
    names |= {
        "accent3": "facet-interventions",
        "accent4": "facet-signs",
        "accent5": "facet-signposting",
        "accent6": "notice",
    }
    names |= {"hlink": "link", "folHlink": "facet-signs"}
    for slot, token in names.items():
        element = scheme.find(qn(f"a:{slot}"))
        for child in list(element):
            element.remove(child)
        etree.SubElement(element, qn("a:srgbClr")).set("val", colour(token))
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _place(shape: Any, frame: Frame) -> None:
    shape.left, shape.top, shape.width, shape.height = (
        Emu(value) for value in (frame.left, frame.top, frame.width, frame.height)
    )


def _place_master(master: Any) -> None:
    for shape in list(master.placeholders):
        match shape.placeholder_format.type.name:
            case "TITLE":
                _place(shape, TITLE_FRAME)
            case "BODY":
                _place(shape, BODY_FRAME)
            case "FOOTER":
                _place(shape, FOOTER_FRAME)
                shape.text_frame.paragraphs[0].alignment = None
            case "SLIDE_NUMBER":
                _place(shape, NUMBER_FRAME)
            case _:
                shape._element.getparent().remove(shape._element)
    styles = master._element.find(qn("p:txStyles"))
    _style_level(styles.find(qn("p:titleStyle")).find(qn("a:lvl1pPr")), TITLE_SIZE, "primary", bold=True)
    body = styles.find(qn("p:bodyStyle"))
    for depth, size in ((1, LARGEST), (2, LARGEST - 4)):
        _style_level(body.find(qn(f"a:lvl{depth}pPr")), size, "text", bold=False)


def _style_level(properties: Any, size: int, token: str, *, bold: bool) -> None:
    properties.set("algn", "l")
    run = properties.find(qn("a:defRPr"))
    run.set("sz", str(size * 100))
    run.set("b", "1" if bold else "0")
    fill = run.find(qn("a:solidFill"))
    for child in list(fill):
        fill.remove(child)
    etree.SubElement(fill, qn("a:srgbClr")).set("val", colour(token))


def _place_layout(layout: Any) -> None:
    frames = iter(LAYOUTS[layout.name])
    for shape in list(layout.placeholders):
        match shape.placeholder_format.type.name:
            case "TITLE" | "CENTER_TITLE":
                _place(shape, TITLE_FRAME)
            case "OBJECT" | "BODY":
                _place(shape, next(frames))
            case "FOOTER":
                _place(shape, FOOTER_FRAME)
            case "SLIDE_NUMBER":
                _place(shape, NUMBER_FRAME)
            case _:
                shape._element.getparent().remove(shape._element)
    _bar(layout)


def _bar(layout: Any) -> None:
    """A narrow coloured bar at the left edge: the only ornament."""
    bar = layout.shapes._spTree
    shape = _rectangle(Frame(0, 0, Inches(0.28), HEIGHT), colour("primary"))
    bar.insert(2, shape)


def _rectangle(frame: Frame, fill: str) -> Any:
    return parse_xml(
        '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<p:nvSpPr><p:cNvPr id="90" name="Bar" descr=""/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{frame.left}" y="{frame.top}"/><a:ext cx="{frame.width}" cy="{frame.height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def points(emu: int) -> float:
    """EMU as points."""
    return emu / Pt(1)
