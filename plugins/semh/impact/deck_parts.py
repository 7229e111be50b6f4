"""The deck that the browser fills: python-pptx makes it with one slide of each kind, and what changes becomes a blank."""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from semh.office.deck_template import (
    BODY_FRAME,
    CONTENT,
    LARGEST,
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
from semh.office.looks import colour

KINDS = {"text": CONTENT, "heading": TITLE_ONLY, "chart": TWO}
"""The kinds of slides with their layouts: title and text; a title alone; a chart beside text."""
LABEL_SIZE, FOOTER_SIZE = 20, 12
_MADE_ANEW = re.compile(
    r"^(docProps/(thumbnail\.jpeg|core\.xml)|ppt/(printerSettings|slides|notesSlides|charts|embeddings)/)"
)
_NAMES_MADE_ANEW = re.compile(
    r'<Override PartName="/(docProps/core\.xml|ppt/(slides|notesSlides|charts)/[^"]*)"[^>]*/>'
    r'|<Default Extension="(bin|jpeg|xlsx)"[^>]*/>'
    r'|<Relationship [^>]*Target="(docProps/(thumbnail\.jpeg|core\.xml)|printerSettings/[^"]*|slides/[^"]*)"[^>]*/>'
)


def deck_parts() -> dict[str, Any]:
    """`parts`: what stays as it is, by name, with `{more}` where files are listed; `slides`, `notes` and `chart`: with blanks.

    `layouts` says which layout each kind of slide follows; `rooms` and `sizes` are in points.
    """
    archive = zipfile.ZipFile(io.BytesIO(_prototype()))
    parts = {name: _body(archive.read(name)) for name in archive.namelist() if not _MADE_ANEW.match(name)}
    for name in ("[Content_Types].xml", "_rels/.rels", "ppt/_rels/presentation.xml.rels"):
        parts[name] = re.sub(r"</(Types|Relationships)>$", r"{more}\g<0>", _NAMES_MADE_ANEW.sub("", parts[name]))
    show = parts["ppt/presentation.xml"].replace(' type="screen4x3"', "")
    show = re.sub(r"<p:sldIdLst>.*?</p:sldIdLst>", "<p:sldIdLst>{slides}</p:sldIdLst>", show)
    parts["ppt/presentation.xml"] = show.replace("</p:presentation>", "{sections}</p:presentation>")
    numbers = {kind: number for number, kind in enumerate(KINDS, 1)}
    (chart,) = (name for name in archive.namelist() if name.startswith("ppt/charts/chart"))
    return {
        "parts": parts,
        "slides": {kind: _body(archive.read(f"ppt/slides/slide{number}.xml")) for kind, number in numbers.items()},
        "layouts": {kind: _layout(_body(archive.read(f"ppt/slides/_rels/slide{number}.xml.rels"))) for kind, number in numbers.items()},
        "notes": _body(archive.read("ppt/notesSlides/notesSlide1.xml")),
        "chart": re.sub(r"<c:ser>.*</c:ser>", "{series}", _body(archive.read(chart))),
        "rooms": {"title": _room(TITLE_FRAME), "text": _room(BODY_FRAME), "chart": _room(RIGHT_FRAME)},
        "sizes": {"title": TITLE_SIZE, "largest": LARGEST, "smallest": SMALLEST},
        "colours": [colour(name) for name in ("line", "primary", "accent", "notice")],
    }  # fmt: skip


def _body(xml: bytes) -> str:
    """An XML part without its first line and the space between its elements, in UK English."""
    text = re.sub(r"^<\?xml[^>]*\?>\s*", "", xml.decode()).replace('"en-US"', '"en-GB"')
    return re.sub(r">\s*\n\s*<", "><", text).strip()


def _layout(relations: str) -> str:
    found = re.search(r"slideLayouts/(slideLayout\d+\.xml)", relations)
    assert found is not None, "a slide that python-pptx made names its layout"
    return found[1]


def _room(frame: Frame) -> list[float]:
    return [points(frame.width), points(frame.height)]


def _prototype() -> bytes:
    """A presentation with one slide of each kind and their blanks, as python-pptx saves it."""
    presentation = new_presentation()
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    for kind, layout in KINDS.items():
        slide = presentation.slides.add_slide(layouts[layout])
        _named(slide.shapes.title, "{title}")
        if kind == "text":
            _text_goes_here(slide.placeholders[1])
        if kind == "chart":
            _text_goes_here(slide.placeholders[2])
            left = slide.placeholders[1]._element
            left.getparent().remove(left)
            _chart(slide)
        _footer(slide)
        slide.notes_slide.notes_text_frame.text = "notes"
    _text_goes_here(presentation.slides[0].notes_slide.notes_placeholder)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def _named(shape: Any, blank: str) -> None:
    """A blank for one stretch of text in UK English."""
    shape.text_frame.text = blank
    run = shape.text_frame.paragraphs[0].runs[0]
    run._r.get_or_add_rPr().set("lang", "en-GB")


def _text_goes_here(shape: Any) -> None:
    """A blank in the place of all paragraphs: the browser writes them whole."""
    body = shape.text_frame._txBody
    for paragraph in list(body.p_lst):
        body.remove(paragraph)
    body[-1].tail = "{text}"


def _chart(slide: Any) -> None:
    """Columns with their figures above them, in the left half; the series are the browser's."""
    data: Any = CategoryChartData()  # type: ignore[no-untyped-call]
    data.categories = ["then"]
    data.add_series("one", [1])
    frame = LEFT_FRAME
    shape = slide.shapes.add_chart(
        XL_CHART_TYPE.COLUMN_CLUSTERED, frame.left, frame.top, frame.width, frame.height, data
    )
    shape._element.nvGraphicFramePr.cNvPr.set("descr", "{alt}")
    chart = shape.chart
    chart.font.size = Pt(LABEL_SIZE)
    chart.has_title = False
    chart.has_legend = True
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    plot = chart.plots[0]
    plot.gap_width, plot.has_data_labels = 60, True
    plot.data_labels.show_value = True
    plot.data_labels.number_format, plot.data_labels.number_format_is_linked = "General", False


def _footer(slide: Any) -> None:
    """Footer and slide number, which python-pptx leaves out of new slides."""
    for placeholder in slide.slide_layout.placeholders:
        if placeholder.placeholder_format.type.name not in ("FOOTER", "SLIDE_NUMBER"):
            continue
        slide.shapes._spTree.append(deepcopy(placeholder._element))
        if placeholder.placeholder_format.type.name == "FOOTER":
            _named(slide.shapes[-1], "{footer}")
            paragraph = slide.shapes[-1].text_frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.LEFT
            paragraph.runs[0].font.size = Pt(FOOTER_SIZE)
