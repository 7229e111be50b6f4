"""The HTML of our blocks as a flow of plain pieces, from which Word files and slides are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import html as lxml_html

SKIPPED_CLASSES = frozenset({"footnote-backref", "semh-line", "card-again", "card-foot"})
"""What paper has and a file to edit has not: a second card to cut out, and the dates that its footer has."""
BOX_LABELS = {
    "semh-say": "Say",
    "semh-ask": "Ask",
    "semh-watch": "Watch for",
    "semh-avoid": "Avoid",
    "semh-safety": "Need help now",
    "semh-example": "Example",
    "semh-keystage": "Key stages",
    "semh-keypoints": "Key points",
    "semh-objectives": "Objectives",
    "semh-reflect": "Think about it",
    "semh-guidance": "Drafting note",
    "semh-when": "If the audit says so",
    "semh-otherwise": "Otherwise",
}
"""The blocks that stand out from the text, by class; the label is used where the HTML brings none."""


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look. `href` is the address that it links to; a `mark` is a number that readers name the text by."""

    text: str
    bold: bool = False
    italic: bool = False
    raised: bool = False
    href: str | None = None
    mark: bool = False


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `role` is `text`, `label` (the first line of a box), `facts` or `fill` (a label with room to write)."""

    runs: tuple[Run, ...]
    role: str = "text"


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 6."""

    level: int
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Item:
    """A list item: depth from 0, `kind` is `bullet`, `number` or `tick`; `number` counts from 1, or on from the list that a block interrupted."""

    runs: tuple[Run, ...]
    depth: int
    kind: str
    number: int = 0


Row = tuple[tuple[Run, ...], ...]
"""The cells of a row of a table, each as runs."""


@dataclass(frozen=True)
class Table:
    """A table; the first row is the header."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Picture:
    """A picture by its address as the HTML has it, with its text alternative."""

    src: str
    alt: str


@dataclass(frozen=True)
class Lines:
    """Ruled lines to write on; `place` says which of the school's details can stand there instead."""

    count: int
    place: str = ""


@dataclass(frozen=True)
class Box:
    """A block that stands out: its class without `semh-`, and what it holds."""

    kind: str
    pieces: tuple[Piece, ...]


Piece = Paragraph | Heading | Item | Table | Picture | Lines | Box


def text_of(runs: tuple[Run, ...]) -> str:
    """The runs as plain text."""
    return "".join(run.text for run in runs)


def flow_of(html: str) -> tuple[Piece, ...]:
    """The pieces of an HTML fragment, in order. Unknown elements are passed through to what they hold."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return tuple(_pieces(root))


def _classes(element: lxml_html.HtmlElement) -> set[str]:
    return set((element.get("class") or "").split())


def _pieces(element: lxml_html.HtmlElement) -> Iterator[Piece]:
    for child in element:
        if not isinstance(child.tag, str) or _classes(child) & SKIPPED_CLASSES:
            continue
        yield from _piece(child)


def _piece(element: lxml_html.HtmlElement) -> Iterator[Piece]:
    classes = _classes(element)
    box = next((name for name in BOX_LABELS if name in classes), None)
    if "semh-lines" in classes:
        yield Lines(int(element.get("data-lines") or 1), element.get("data-school") or "")
    elif "semh-checklist" in classes:
        yield from (replace(item, kind="tick") if isinstance(item, Item) else item for item in _pieces(element))
    elif box:
        yield Box(box.removeprefix("semh-"), tuple(_pieces(element)))
    elif element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        yield Heading(int(element.tag[1]), _runs(element))
    elif element.tag == "p":
        yield from _paragraph(element, classes)
    elif element.tag in ("ul", "ol"):
        yield from _items(element, 0)
    elif element.tag == "table":
        yield _table(element)
    elif element.tag == "img":
        yield Picture(element.get("src") or "", element.get("alt") or "")
    else:
        yield from _pieces(element)


def _paragraph(element: lxml_html.HtmlElement, classes: set[str]) -> Iterator[Piece]:
    for image in element.iter("img"):
        yield Picture(image.get("src") or "", image.get("alt") or "")
    runs = _runs(element)
    if text_of(runs).strip():
        is_label = any(name.endswith(("-label", "-title")) for name in classes)
        role = (
            "fill"
            if "fill" in classes
            else "label"
            if is_label
            else "facts"
            if any(name.endswith("-facts") for name in classes)
            else "text"
        )
        yield Paragraph(runs, role)


def _items(element: lxml_html.HtmlElement, depth: int) -> Iterator[Piece]:
    kind = "number" if element.tag == "ol" else "bullet"
    for number, item in enumerate(element.iterchildren("li"), start=int(element.get("start") or 1)):
        runs = _runs(item, leave_out=("ul", "ol", "p", "table", "div"))
        rest = list(item)
        if not text_of(runs).strip() and rest and rest[0].tag == "p":
            runs, rest = _runs(rest[0]), rest[1:]
        yield Item(runs, depth, kind, number)
        for child in rest:
            if child.tag in ("ul", "ol"):
                yield from _items(child, depth + 1)
            elif child.tag in ("p", "table", "div", "section"):
                yield from _piece(child)


def _table(element: lxml_html.HtmlElement) -> Table:
    return Table(tuple(tuple(_runs(cell) for cell in row.iter("th", "td")) for row in element.iter("tr")))


def _runs(element: lxml_html.HtmlElement, leave_out: tuple[str, ...] = ()) -> tuple[Run, ...]:
    return _tidied(tuple(_raw_runs(element, Run(""), leave_out)))


def _raw_runs(element: lxml_html.HtmlElement, look: Run, leave_out: tuple[str, ...]) -> Iterator[Run]:
    if element.text:
        yield replace(look, text=element.text)
    for child in element:
        if isinstance(child.tag, str) and child.tag not in leave_out and not _classes(child) & SKIPPED_CLASSES:
            if child.tag == "br":
                yield replace(look, text="\n")
            else:
                yield from _raw_runs(child, _look(child, look), leave_out)
        if child.tail:
            yield replace(look, text=child.tail)


def _look(element: lxml_html.HtmlElement, look: Run) -> Run:
    match element.tag:
        case "strong" | "b" | "th":
            return replace(look, bold=True)
        case "em" | "i":
            return replace(look, italic=True)
        case "sup":
            return replace(look, raised=True)
        case "a":
            href = element.get("href") or ""
            return replace(look, href=href if href.startswith(("https:", "mailto:", "tel:")) else None)
    return look


def _tidied(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """White space as HTML shows it: runs of it become one space, none at the ends."""
    out: list[Run] = []
    for run in runs:
        lines = [" ".join(part.split(" ")) for part in run.text.replace("\xa0", " ").split("\n")]
        text = "\n".join(lines) if run.text == "\n" else " ".join(lines)
        while "  " in text:
            text = text.replace("  ", " ")
        if out and out[-1].text.endswith((" ", "\n")) and text.startswith(" "):
            text = text[1:]
        if text:
            out.append(replace(run, text=text))
    if out:
        out[0] = replace(out[0], text=out[0].text.lstrip())
        out[-1] = replace(out[-1], text=out[-1].text.rstrip())
    return tuple(run for run in out if run.text)
