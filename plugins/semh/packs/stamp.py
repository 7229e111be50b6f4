"""Putting a school's band and colour into a finished paper. Imported by workers only."""

from __future__ import annotations

import re
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from semh.packs.school_paper import BAND, SLOT_ALT, SLOT_DOTS, SchoolPaper, band_html, standing_for

_COLOUR = re.compile(rb"(?P<red>[\d.]+) (?P<green>[\d.]+) (?P<blue>[\d.]+) (?P<use>rg|RG)\b")
_POINTS = 72 / 25.4


def stamped_pdf(data: bytes, paper: SchoolPaper, root: Path) -> bytes:
    """The PDF with the band in each slot, read out by what the band says, and the school's colour for the one that stands for it."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf, pikepdf.open(BytesIO(_band(paper, root))) as band:
        _fill_slots(pdf, band)
        _name_slots(pdf.Root.get("/StructTreeRoot"), paper.words)
        _recolour(pdf, paper.colour)
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


@lru_cache(maxsize=4)
def _band(paper: SchoolPaper, root: Path) -> bytes:
    from weasyprint import HTML

    from semh.packs.fetcher import BASE_URL, ProjectFetcher

    html = HTML(string=band_html(paper), base_url=BASE_URL, url_fetcher=ProjectFetcher(root))
    drawn: bytes = html.write_pdf(pdf_identifier=b"band")
    return drawn


def _fill_slots(pdf: pikepdf.Pdf, band: pikepdf.Pdf) -> None:
    """Turn every slot's picture into the band's drawing: a picture fills a square of one by one, and so must the drawing."""
    page = band.pages[0]
    page.contents_coalesce()
    drawing = page.Contents.read_bytes()
    resources = None
    width, height = (side * _POINTS for side in BAND)
    for slot in pdf.objects:
        if not isinstance(slot, pikepdf.Stream) or slot.get("/Subtype") != "/Image":
            continue
        if (int(slot.Width), int(slot.Height)) != SLOT_DOTS:  # every picture has both
            continue
        if resources is None:
            resources = pdf.copy_foreign(band.make_indirect(page.Resources))
        for key in set(slot.keys()) - {"/Length"}:
            del slot[key]
        slot.write(drawing)
        slot.Type, slot.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        slot.BBox = pikepdf.Array([0, 0, round(width, 3), round(height, 3)])
        slot.Matrix = pikepdf.Array([round(1 / width, 9), 0, 0, round(1 / height, 9), 0, 0])
        slot.Resources = resources


def _name_slots(element: Any, words: str) -> None:
    """Give the words of the band to the figures that stand for it."""
    kids = element.get("/K") if isinstance(element, pikepdf.Dictionary) else None
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if str(kid.get("/Alt", "")) == SLOT_ALT:
                kid.Alt = pikepdf.String(words)
            _name_slots(kid, words)


def _recolour(pdf: pikepdf.Pdf, colour: str) -> None:
    before, after = _parts(standing_for()), " ".join(f"{part:.6f}" for part in _parts(colour)).encode()

    def changed(found: re.Match[bytes]) -> bytes:
        shown = [float(found[name]) for name in ("red", "green", "blue")]
        is_ours = all(abs(one - other) < 1e-4 for one, other in zip(shown, before, strict=True))
        return after + b" " + found["use"] if is_ours else found[0]

    for stream in pdf.objects:
        if not isinstance(stream, pikepdf.Stream) or not _is_drawing(stream):
            continue
        old = stream.read_bytes()
        new = _COLOUR.sub(changed, old)
        if new != old:
            stream.write(new)


def _is_drawing(stream: pikepdf.Stream) -> bool:
    """Whether it draws: the contents of a page, or a form. Those of pages have no type at all."""
    return stream.get("/Subtype") == "/Form" or (
        "/Type" not in stream and "/Subtype" not in stream and "/Length1" not in stream
    )


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
