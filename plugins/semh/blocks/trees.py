"""What is done to a converted document's tree: tables, sources, links, ids, and what is not for this profile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from posixpath import normpath
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from semh.blocks.context import Context
from semh.blocks.elements import text_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_ID_REFERENCES = ("aria-labelledby", "aria-describedby", "for")


def with_parents(root: Element) -> Iterator[tuple[Element, int, Element]]:
    """Every element below `root` with its parent and place, from the last to the first, so that both may change."""
    for parent in list(root.iter()):
        for index in range(len(parent) - 1, -1, -1):
            yield parent, index, parent[index]


class DropProcessor(Treeprocessor):
    """Removes what a block marked as not for this profile."""

    def run(self, root: Element) -> None:
        for parent, _, child in with_parents(root):
            if child.get("class") == "semh-dropped":
                parent.remove(child)


class TableProcessor(Treeprocessor):
    """Header cells say what they head; on the site a table that is too wide scrolls in a named, focusable box."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        heading = ""
        names: dict[Element, str] = {}
        for element in root.iter():
            if element.tag in HEADINGS:
                heading = text_of(element)
            elif element.tag == "table":
                names[element] = heading
                _mark_headers(element)
        for parent, index, child in with_parents(root):
            if child in names:
                parent[index] = self.wrapped(child, names[child])

    def wrapped(self, table: Element, heading: str) -> Element:
        box = Element("div", {"class": "semh-table"})
        if not self.context.is_print:
            label = f"Table: {heading or _first_row(table)}"
            box.attrib |= {"role": "region", "aria-label": label, "tabindex": "0"}
        box.tail, table.tail = table.tail, None
        box.append(table)
        return box


def _first_row(table: Element) -> str:
    return ", ".join(filter(None, (text_of(cell) for cell in table.iter("th") if cell.get("scope") == "col")))


def _mark_headers(table: Element) -> None:
    for row in table.iterfind("thead/tr"):
        for cell in row:
            if text_of(cell):
                cell.set("scope", "col")
            else:
                cell.tag = "td"  # a header cell that names nothing misleads a screen reader
    for row in table.iterfind("tbody/tr"):
        if len(row) and _is_all_bold(row[0]):
            row[0].tag = "th"
            row[0].set("scope", "row")


def _is_all_bold(cell: Element) -> bool:
    """Whether the cell is nothing but bold text, which is how a row's heading is written in Markdown."""
    return len(cell) == 1 and cell[0].tag == "strong" and text_of(cell) == text_of(cell[0])


class SourcesProcessor(Treeprocessor):
    """Turns the footnote list into a titled section whose links back say where they lead."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        used = {mark.get("id") for mark in root.iter("sup")}
        for div in root.iter("div"):
            if div.get("class") == "footnote":
                self.drop_unused(div, used)
                self.name(div)
        for link in root.iter("a"):
            if link.get("class") == "footnote-ref":
                link.set("aria-label", f"Source {link.text}")

    def drop_unused(self, div: Element, used: set[str | None]) -> None:
        """Sources that only dropped text cites go with it."""
        for notes in div.iterfind("ol"):
            for item in list(notes):
                if item.get("id", "").replace("fn:", "fnref:", 1) not in used:
                    notes.remove(item)

    def name(self, div: Element) -> None:
        div.tag = "section"
        div.attrib |= {"class": "footnote semh-sources", "aria-labelledby": "sources"}
        for rule in div.findall("hr"):
            div.remove(rule)
        heading = Element("h2", {"id": "sources"})
        heading.text = self.context.title("sources")
        div.insert(0, heading)
        for number, item in enumerate(div.iterfind("ol/li"), start=1):
            links = [link for link in item.iter("a") if link.get("class") == "footnote-backref"]
            for use, link in enumerate(links, start=1):
                where = f", use {use}" if len(links) > 1 else ""
                link.set("aria-label", f"Back to the text from source {number}{where}")
                link.attrib.pop("title", None)


class LinkProcessor(Treeprocessor):
    """Gives each link the address that `link` finds for it; a link that leads nowhere here becomes plain text."""

    def __init__(self, md: Markdown, link: Callable[[str], str | None]) -> None:
        super().__init__(md)
        self.link = link

    def run(self, root: Element) -> None:
        for element in root.iter("a"):
            href = element.get("href", "")
            if href.startswith("#"):
                continue
            found = self.link(href)
            if found is None:
                element.tag = "span"
                element.attrib = {"class": "semh-unlinked"}
            else:
                element.set("href", found)


class ImageProcessor(Treeprocessor):
    """On paper a picture's address is relative to the project's root, whatever page or pack it stands on."""

    def __init__(self, md: Markdown, context: Context) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: Element) -> None:
        if self.context.document is None:
            return
        folder = self.context.document.path.parent
        for image in root.iter("img"):
            address = image.get("src", "")
            if not urlsplit(address).scheme:
                image.set("src", normpath(str(folder / address)))


class PlaceProcessor(Treeprocessor):
    """Makes a document part of a larger one: ids get a prefix, headings go down by `heading_offset`."""

    def __init__(self, md: Markdown, id_prefix: str, heading_offset: int) -> None:
        super().__init__(md)
        self.id_prefix = id_prefix
        self.heading_offset = heading_offset

    def run(self, root: Element) -> None:
        own = {name for element in root.iter() if (name := element.get("id"))}
        for element in root.iter():
            if element.tag in HEADINGS:
                element.tag = f"h{min(int(element.tag[1]) + self.heading_offset, 6)}"
            if "id" in element.attrib:
                element.set("id", self.id_prefix + element.attrib["id"])
            if element.get("href", "")[1:] in own and element.get("href", "").startswith("#"):
                element.set("href", f"#{self.id_prefix}{element.attrib['href'][1:]}")
            for name in _ID_REFERENCES:
                if element.get(name) in own:
                    element.set(name, self.id_prefix + element.attrib[name])
