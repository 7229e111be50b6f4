"""Drawings and tables as PNG pictures for slides and Word files, drawn by the PDF renderer with the packs' fonts."""

from __future__ import annotations

import io
from html import escape
from pathlib import Path
from xml.etree import ElementTree

import pypdfium2
from PIL import Image, ImageChops

from semh.office.flow import Picture, Piece, Run, Table
from semh.packs.styles import font_faces
from semh.theme.tokens import load_tokens

WIDTH = 960
"""Width of the page that a picture is drawn on, in CSS pixels; the PNG has SCALE times as many."""
SCALE = 2
_PAD = 6


def piece_png(piece: Piece, root: Path) -> bytes:
    """The PNG of a drawing (its address is relative to `root`) or of a table; ValueError for other pieces."""
    match piece:
        case Picture(src):
            return _render(f'<img src="{escape(src)}" alt="">', _height(root / src), root)
        case Table():
            return _render(_table_html(piece), 2000, root)
    raise ValueError(f"{type(piece).__name__} is not shown as a picture")


def file_png(src: str, root: Path) -> bytes:
    """The PNG of the drawing at `src`."""
    return piece_png(Picture(src, ""), root)


def _height(svg: Path) -> int:
    try:
        box = ElementTree.parse(svg).getroot().get("viewBox", "0 0 800 450").replace(",", " ").split()
        return round(WIDTH * float(box[3]) / float(box[2])) + 1
    except (ElementTree.ParseError, ValueError, IndexError, ZeroDivisionError) as error:
        raise ValueError(f"the drawing {svg.name} cannot be read ({error})") from error


def _table_html(table: Table) -> str:
    rows = []
    for index, row in enumerate(table.rows):
        tag = "th" if index == 0 else "td"
        rows.append("<tr>" + "".join(f"<{tag}>{_runs_html(cell)}</{tag}>" for cell in row) + "</tr>")
    return f"<table>{''.join(rows)}</table>"


def _runs_html(runs: tuple[Run, ...]) -> str:
    return "".join(f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in runs)


def _css(height: int) -> str:
    colours = {name: colour.light for name, colour in load_tokens().colours.items()}
    return (
        f"{font_faces()} @page {{ size: {WIDTH}px {height}px; margin: 0 }}"
        "body { margin: 0; font: 26px 'Atkinson Hyperlegible'; color: %(text)s } img { width: 100%% }"
        "table { border-collapse: collapse; width: 100%% } th { background: %(primary)s; color: %(on-primary)s; text-align: left }"
        "th, td { padding: 10px 14px; border: 1px solid %(line-soft)s; vertical-align: top }" % colours
    )


def _render(body: str, height: int, root: Path) -> bytes:
    """Draw one page and cut off the white below and beside it."""
    from weasyprint import HTML  # only where pictures are made: it is slow to import

    from semh.packs.fetcher import ProjectFetcher

    html = f'<html lang="en"><head><style>{_css(height)}</style></head><body>{body}</body></html>'
    pdf = HTML(string=html, base_url=f"{root.resolve().as_uri()}/", url_fetcher=ProjectFetcher(root)).write_pdf()
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[0].render(scale=SCALE * 96 / 72).to_pil().convert("RGB")
    white = Image.new("RGB", image.size, "white")
    box = ImageChops.difference(image, white).getbbox() or (0, 0, *image.size)
    left, top = max(box[0] - _PAD, 0), max(box[1] - _PAD, 0)
    cut = image.crop((left, top, min(box[2] + _PAD, image.width), min(box[3] + _PAD, image.height)))
    buffer = io.BytesIO()
    cut.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
