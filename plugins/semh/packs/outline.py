"""The headings of a piece of HTML, read back from it, so that contents and checks name what is really there."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser


@dataclass(frozen=True)
class Heading:
    """A heading: its level, id (may be empty) and text with single spaces."""

    level: int
    id: str
    text: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Heading] = []
        self.level = 0
        self.id = ""
        self.parts: list[str] = []
        self.in_citation = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.level, self.id, self.parts = int(tag[1]), dict(attrs).get("id") or "", []
        self.in_citation = self.in_citation or tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        if self.level and tag == f"h{self.level}":
            self.found.append(Heading(self.level, self.id, " ".join("".join(self.parts).split())))
            self.level = 0
        self.in_citation = self.in_citation and tag != "sup"

    def handle_data(self, data: str) -> None:
        if self.level and not self.in_citation:
            self.parts.append(data)


def headings_of(html: str) -> tuple[Heading, ...]:
    """Every heading of `html`, in order."""
    reader = _Reader()
    reader.feed(html)
    return tuple(reader.found)
