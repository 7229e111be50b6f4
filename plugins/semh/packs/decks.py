"""The decks and documents of a run of packs, each read once, however many packs show them."""

from __future__ import annotations

from semh.core.documents import Document
from semh.core.programme import Programme
from semh.office.slide_text import SlideText, slide_texts
from semh.packs.bodies import Bodies
from semh.packs.slide_pages import deck_html


class Decks:
    """Slides and their HTML by session folder, and the HTML of the other documents (`bodies`)."""

    def __init__(self, programme: Programme, version: str, site_url: str | None = None) -> None:
        self.bodies = Bodies(programme, site_url)
        self.programme = programme
        self.version = version
        self._texts: dict[str, tuple[SlideText, ...]] = {}
        self._html: dict[str, str] = {}

    def document(self, folder: str) -> Document | None:
        """The slides file of the folder; None when it has none."""
        return self.programme.documents.get(f"{folder}/slides.md")

    def texts(self, folder: str) -> tuple[SlideText, ...]:
        """The folder's slides; empty when it has no deck."""
        if folder not in self._texts:
            deck = self.document(folder)
            self._texts[folder] = slide_texts(deck, self.programme) if deck else ()
        return self._texts[folder]

    def footer(self, folder: str) -> str:
        """What stands at the foot of every slide."""
        deck = self.document(folder)
        return f"{deck.meta.title} · version {self.version}" if deck else ""

    def html(self, folder: str) -> str:
        """The deck as one HTML document, from which pictures of its slides are drawn; empty when there is none."""
        if folder not in self._html:
            texts = self.texts(folder)
            self._html[folder] = deck_html(texts, self.footer(folder)) if texts else ""
        return self._html[folder]
