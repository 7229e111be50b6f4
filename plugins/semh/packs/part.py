"""A part of a pack: a piece of HTML with an anchor, a title and the file that it comes from, and what writes it."""

from __future__ import annotations

from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from semh.blocks import Citations
from semh.core.documents import Document
from semh.packs.decks import Decks
from semh.packs.outline import Heading
from semh.packs.pack import Pack


@dataclass(frozen=True)
class Part:
    """A part of a pack. `entries` are its lines in the contents; `max_pages` is for handouts on A4."""

    kind: str
    anchor: str
    title: str
    html: Markup
    source: str = ""
    entries: tuple[Heading, ...] = ()
    max_pages: int | None = None


class PartWriter:
    """Writes the parts of one pack; sources are numbered in the order in which its parts cite them."""

    def __init__(self, pack: Pack, env: Environment, decks: Decks) -> None:
        self.pack = pack
        self.env = env
        self.decks = decks
        self.citations = Citations(pack.programme)

    def number_sources_anew(self) -> None:
        """Begin the numbers of sources at 1 again."""
        self.citations = Citations(self.pack.programme)

    def body(self, document: Document, prefix: str, offset: int) -> Markup:
        """A document's HTML: its ids start with `prefix`, its headings are `offset` levels lower."""
        html = self.decks.bodies.html(
            document, self.citations, self.pack.anchors(),
            key_stages=self.pack.spec.key_stages, id_prefix=prefix, heading_offset=offset,
        )  # fmt: skip
        return Markup(html)

    def template(self, name: str, anchor: str, title: str, **values: object) -> Part:
        """The part that the template `name` makes of the pack and these values."""
        spec = self.pack.spec
        html = self.env.get_template(f"{name}.html.j2").render(
            pack=self.pack, spec=spec, session=spec.session, anchor=anchor, title=title, **values
        )
        return Part(name, anchor, title, Markup(html))
