"""Putting a school's logo, name and contacts at the head of a finished Word file, and its details where the file asks for them."""

from __future__ import annotations

from copy import deepcopy
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
"""In cm, in the header of the first page."""
_HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4")


def stamped_word(data: bytes, paper: SchoolPaper, root: Path) -> bytes:
    """The Word file with the school at its head, headings in its colour, and its details in the controls that name them."""
    document = open_document(BytesIO(data))
    for name in _HEADINGS:
        document.styles[name].font.color.rgb = RGBColor.from_string(paper.colour.removeprefix("#").upper())
    _head(_first_page(document.sections[0]), paper, root)
    for control in document.element.body.iter(qn("w:sdt")):
        _fill(control, dict(paper.details), dict(paper.places))
    for text in document.element.body.iter(qn("w:t")):
        if text.text == _WEBSITE and paper.address:
            text.text = paper.address
            _drop(text.getparent(), "w:rStyle")
    out = BytesIO()
    document.save(out)
    return with_fixed_times(out.getvalue())


def _first_page(section: Any) -> Any:
    """The header of the first page alone, whose foot stays what it is on the others."""
    section.different_first_page_header_footer = True
    foot = section.first_page_footer._element
    for element in list(foot):
        foot.remove(element)
    for element in section.footer._element:
        foot.append(deepcopy(element))
    return section.first_page_header


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


def _fill(control: Any, details: dict[str, str], places: dict[str, tuple[str, ...]]) -> None:
    """The school's own words in a control that asks for them: a detail for its prompt, lines of text for ruled ones."""
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    name = tag.get(qn("w:val"), "").removeprefix(_TAG) if tag is not None else ""
    texts, paragraphs = list(control.iter(qn("w:t"))), list(control.iter(qn("w:p")))
    if name in places and paragraphs and not texts:
        _write(paragraphs, places[name])
    words = details.get(name, "")
    if not words or len(texts) != 1:
        return
    texts[0].text = words
    _drop(control, "w:rStyle")


def _drop(element: Any, *names: str) -> None:
    """Take the parts of these names out of an element, at any depth."""
    for part in list(element.iter(*map(qn, names))):
        part.getparent().remove(part)


def _write(paragraphs: list[Any], lines: tuple[str, ...]) -> None:
    """The lines in the place of ruled paragraphs: the last paragraph takes what is left, and those too many go."""
    kept = paragraphs[: len(lines)]
    texts = [*lines[: len(kept) - 1], " · ".join(lines[len(kept) - 1 :])]
    for paragraph, text in zip(kept, texts, strict=True):
        _drop(paragraph, "w:pBdr", "w:spacing")
        paragraph.add_r().text = text
    for paragraph in paragraphs[len(kept) :]:
        paragraph.getparent().remove(paragraph)
