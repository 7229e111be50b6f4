"""Slides as HTML: a page each, or three to a page with lines beside them; also the pictures of slides for the margin."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pypdfium2
from markupsafe import Markup, escape

from semh.office.flow import Box, Picture, Table, text_of
from semh.office.slide_text import SlideText
from semh.packs.cache import PICTURES, mark_used, write_whole
from semh.packs.styles import font_faces
from semh.theme.tokens import load_tokens

_PICTURE_WIDTH = 640
STATEMENT_LENGTH = 60
"""A slide with one short line shows it large, as in the deck."""


def slide_html(text: SlideText, footer: str, tag: str = "h1") -> Markup:
    """One slide: everything in it is sized in `em`, so that the same HTML serves at any size."""
    body = Markup(text.html)
    return Markup(
        '<section class="slide"><{tag} class="slide-title">{title}</{tag}><div class="slide-body {kind}">{body}</div>'
        '<p class="slide-foot">{footer} · {number}</p></section>'
    ).format(
        tag=Markup(tag), title=text.slide.title, kind=_kind(text), body=body, footer=footer, number=text.slide.number
    )


def _kind(text: SlideText) -> str:
    boxes = [piece for piece in text.pieces if isinstance(piece, Box)]
    if any(isinstance(piece, (Picture, Table)) for piece in text.pieces):
        return "picture" if len(text.pieces) == 1 else "picture beside"
    if len(boxes) == 2 == len(text.pieces):
        return "two"
    if len(text.pieces) == 1 and not boxes:
        runs = getattr(text.pieces[0], "runs", ())
        return "statement" if len(text_of(runs)) <= STATEMENT_LENGTH else ""
    return ""


def three_up_html(texts: tuple[SlideText, ...], footer: str) -> Markup:
    """Three slides to an A4 side, each with ruled lines beside it."""
    rows = [
        Markup(
            '<div class="slide-row"><div class="slide-small">{slide}</div><div class="slide-lines">{lines}</div></div>'
        ).format(slide=slide_html(text, footer, "h2"), lines=Markup('<div class="semh-line"></div>') * 8)
        for text in texts
    ]
    return Markup("").join(rows)


def slides_css() -> str:
    """The look of slides, in the packs' style sheet and in that of the pictures."""
    return (Path(__file__).parent / "slides.css").read_text(encoding="utf-8")


def deck_html(texts: tuple[SlideText, ...], footer: str) -> str:
    """A whole deck as one HTML document, for the pictures of its slides."""
    colours = "".join(f"--semh-{name}: {colour.light};" for name, colour in load_tokens().colours.items())
    css = f"{font_faces()}:root {{{colours}}} {slides_css()} @page {{ size: 960pt 540pt; margin: 0 }} body {{ margin: 0 }}"
    slides = Markup("").join(slide_html(text, footer) for text in texts)
    return f'<html lang="en-GB"><head><title>Slides</title><style>{css}</style></head><body>{slides}</body></html>'


def pictures_folder(html: str) -> str:
    """The folder of the pictures of this state of a deck, relative to the project's root."""
    return f"{PICTURES}/{hashlib.sha256(html.encode()).hexdigest()[:24]}"


def draw_pictures(html: str, root: Path) -> None:
    """Put `<number>.png` of every slide into the deck's folder, unless they are there. Runs in a worker."""
    folder = root / pictures_folder(html)
    done = folder / "done"
    if done.is_file():
        mark_used(folder)
        return
    from weasyprint import HTML

    from semh.packs.fetcher import ProjectFetcher

    pdf = HTML(string=html, base_url=f"{root.resolve().as_uri()}/", url_fetcher=ProjectFetcher(root)).write_pdf()
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            buffer = io.BytesIO()
            image = page.render(scale=_PICTURE_WIDTH / page.get_width()).to_pil().convert("RGB")
            image.quantize(64).save(buffer, "PNG", optimize=True)
            write_whole(folder / f"{number}.png", buffer.getvalue())
    write_whole(done, b"")


def picture_items(texts: tuple[SlideText, ...], ids: tuple[str, ...], folder: str) -> Markup:
    """List items with the pictures of the slides that an activity shows."""
    by_id = {text.slide.id: text for text in texts}
    items = [
        f'<li class="slide-picture"><img src="{folder}/{by_id[id_].slide.number}.png" '
        f'alt="Slide {by_id[id_].slide.number}: {escape(by_id[id_].slide.title)}"></li>'
        for id_ in ids
        if id_ in by_id
    ]
    return Markup("".join(items))
