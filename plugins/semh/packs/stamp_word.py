"""Putting a school's logo, name and contacts at the head of a finished Word file, and its details where the file asks for them."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document as open_document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from semh.office.zips import with_fixed_times
from semh.packs.pictures import file_png
from semh.packs.school_paper import MADE_UP, SchoolPaper

_TAG = "semh:"
"""Tags of the content controls that ask for a detail begin with this."""
_WEBSITE = "[our website]"
_LOGO_HEIGHT = 1.4
"""In cm, in the header of each page."""
_HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4")


def stamped_word(data: bytes, paper: SchoolPaper, root: Path) -> bytes:
    """The Word file with the school at its head, headings in its colour, and its details in the controls that name them."""
    document = open_document(BytesIO(data))
    for name in _HEADINGS:
        document.styles[name].font.color.rgb = RGBColor.from_string(paper.colour.removeprefix("#").upper())
    _head(document.sections[0].header, paper, root)
    for control in document.element.body.iter(qn("w:sdt")):
        _fill(control, dict(paper.details))
    for text in document.element.body.iter(qn("w:t")):
        if text.text == _WEBSITE and paper.address:
            text.text = paper.address
    out = BytesIO()
    document.save(out)
    return with_fixed_times(out.getvalue())


def _head(header: Any, paper: SchoolPaper, root: Path) -> None:
    first = header.paragraphs[0]
    if paper.logo:
        shape = first.add_run().add_picture(BytesIO(_logo(paper, root)), height=Cm(_LOGO_HEIGHT))
        shape._inline.docPr.set("descr", paper.logo_alt)
        first.add_run("  ")
    name = first.add_run(paper.name)
    name.bold, name.font.size = True, Pt(13)
    name.font.color.rgb = RGBColor.from_string(paper.colour.removeprefix("#").upper())
    if paper.is_fictional:
        first.add_run(f" ({MADE_UP.lower()})").font.size = Pt(9)
    lines = [paper.who, paper.address]
    second = header.add_paragraph()
    second.add_run(" · ".join(line.rstrip(".") for line in lines if line)).font.size = Pt(9)
    second.paragraph_format.space_after = Pt(6)


@lru_cache(maxsize=4)
def _logo(paper: SchoolPaper, root: Path) -> bytes:
    file = root / paper.logo
    return file.read_bytes() if file.suffix == ".png" else file_png(paper.logo, root)


def _fill(control: Any, details: dict[str, str]) -> None:
    """The school's own words in a control that asks for them; a control of whole paragraphs stays to be written in."""
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    words = details.get(tag.get(qn("w:val"), "").removeprefix(_TAG), "") if tag is not None else ""
    texts = list(control.iter(qn("w:t")))
    if not words or len(texts) != 1:
        return
    texts[0].text = words
    for style in list(control.iter(qn("w:rStyle"))):
        style.getparent().remove(style)
