"""A session's slides as parts: each on a page of its own shape, or three to a side with lines."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from semh.office.slide_text import SlideText
from semh.packs.part import Part, PartWriter
from semh.packs.slide_pages import slide_html, three_up_html


def slides(writer: PartWriter) -> list[Part]:
    """Every slide on a page of its own shape."""
    return _slides(writer, "slides-whole", lambda texts, footer: Markup("").join(slide_html(t, footer) for t in texts))


def slides_three(writer: PartWriter) -> list[Part]:
    """Three slides to a side, with lines."""
    return _slides(writer, "slides-three", three_up_html)


def _slides(writer: PartWriter, kind: str, lay_out: Callable[[tuple[SlideText, ...], str], Markup]) -> list[Part]:
    folder = writer.pack.spec.folder
    deck, texts = writer.decks.document(folder), writer.decks.texts(folder)
    if deck is None or not texts:
        return []
    body = lay_out(texts, writer.decks.footer(folder))
    title = Markup("") if kind == "slides-whole" else Markup("<h1>{}</h1>").format(deck.meta.title)
    html = Markup('<section class="part {}" id="{}">{}{}</section>').format(kind, kind, title, body)
    return [Part(kind, kind, deck.meta.title, html, str(deck.path))]
