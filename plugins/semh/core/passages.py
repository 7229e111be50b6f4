"""A programme's texts as short passages (a paragraph, a list item, a cell, a heading, a file name) that rules search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any, Literal

from semh.core.documents import Document
from semh.core.markdown_text import visible_lines, without_markup, without_markup_at
from semh.core.problems import Place
from semh.core.programme import DataFile
from semh.core.scanner import Block, options_of

Part = Literal["text", "heading", "name"]
Reader = Literal["staff", "parent", "pupil"]

_LINE_START = re.compile(r"^[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,2}[.)])[ \t]+)?", re.MULTILINE)
_ITEM = re.compile(r"^[\s>]*(?:[-*+]|\d{1,2}[.)])\s")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*$")
_CELL = re.compile(r"(?:\\\||[^|\n])+")
_IMAGE = re.compile(r"!\[[^\]]*\]\(\s*<?([^)\s>]+)")
_LONE_UNDERSCORE = re.compile(r"(?<![A-Za-z0-9_])_+|_+(?![A-Za-z0-9_])")
_DROPPED = (_LINE_START, _LONE_UNDERSCORE)
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "‑": "-", "‐": "-"}
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)
"""Quotation marks and hyphens of typography made plain; soft hyphens and joiners dropped."""
_TITLED = ("example", "activity", "break")
"""Blocks whose argument is a title that people read; the others' arguments are ids."""
_FRONT_MATTER = ("title", "summary", "outcomes", "pre_reading", "for_roles")


@dataclass(frozen=True)
class Passage:
    """A text as it is read: one line, no markup, straight quotes. `context` is what counts as the same paragraph.

    `blocks` names the blocks it stands in; `is_myth` says that it is a cell marked as a myth with its fact beside it.
    """

    text: str
    context: str
    place: Place
    raw: str | None = None
    part: Part = "text"
    blocks: frozenset[str] = frozenset()
    is_myth: bool = False

    def place_at(self, offset: int) -> Place:
        """The place in the file of the character at `offset` of `text`; that of its key for texts of YAML."""
        if self.raw is None:
            return self.place
        before = self.raw[: readable_at(self.raw)[1][offset]]
        column = len(before) - before.rfind("\n") - (1 if "\n" in before else 0)
        if "\n" not in before:
            return Place(self.place.path, self.place.line, self.place.column + len(before))
        return Place(self.place.path, self.place.line + before.count("\n"), column)


def readable(raw: str) -> str:
    """Markdown as it is read, in one line: no markup, straight quotes, plain spaces."""
    text = without_markup(raw)
    for pattern in _DROPPED:
        text = pattern.sub("", text)
    return " ".join(text.translate(_PLAIN).split())


def readable_at(raw: str) -> tuple[str, list[int]]:
    """`readable`, and for each of its characters the offset in `raw`; slow, for texts in which something was found."""
    text, offsets = without_markup_at(raw)
    for pattern in _DROPPED:
        dropped = {index for found in pattern.finditer(text) for index in range(*found.span())}
        offsets = [offset for index, offset in enumerate(offsets) if index not in dropped]
        text = "".join(character for index, character in enumerate(text) if index not in dropped)
    kept: list[int] = []
    read = ""
    for character, offset in zip(text, offsets, strict=True):
        plain = " " if character.isspace() else character.translate(_PLAIN)
        if plain and not (plain == " " and (not read or read[-1] == " ")):
            read += plain
            kept.append(offset)
    read = read.rstrip()
    return read, kept[: len(read)]


def document_passages(document: Document) -> Iterator[Passage]:
    """Everything that a document shows: its file's name, front matter, titles of blocks, pictures' names, and text."""
    own_name = document.path.parent.name if document.stem == "index" else document.stem
    name = re.sub(r"[-_.]+", " ", own_name)
    yield Passage(name, name, Place(document.path), part="name")
    for key in _FRONT_MATTER:
        for loc, text in _strings(document.front_matter.data.get(key), (key,)):
            part: Part = "heading" if key == "title" else "text"
            yield Passage(readable(text), readable(text), document.place(*loc), part=part)
    for block in document.scan.walk():
        yield from _block_passages(block)
    yield from _body_passages(document)


def _block_passages(block: Block) -> Iterator[Passage]:
    if block.name in _TITLED:
        yield Passage(readable(block.argument), readable(block.argument), block.place, part="heading")
    for key, value in options_of(block).items():
        for loc, text in _strings(value, (key,)):
            part: Part = "heading" if key == "title" else "text"
            yield Passage(readable(text), readable(text), block.options.place(*loc), part=part)


def _body_passages(document: Document) -> Iterator[Passage]:
    around = _blocks_around(document)
    syntax = {
        line for block in document.scan.walk() for line in (*range(block.place.line, block.body_line), block.end_line)
    }
    paragraph: list[str] = []
    table: list[tuple[int, str]] = []
    last = first = 0
    for line, raw in [*visible_lines(document), (0, "")]:
        is_row = raw.lstrip().startswith("|")
        alone = bool(_HEADING.match(raw))
        ends = line != last + 1 or line in syntax or not raw.strip(" \t>") or is_row or alone or _ITEM.match(raw)
        if ends and paragraph:
            yield from _paragraph(document, first, paragraph, around)
            paragraph = []
        if table and not is_row:
            yield from _table(document, table, around)
            table = []
        last = line
        if line in syntax or not raw.strip(" \t>"):
            continue
        if is_row:
            table.append((line, raw))
        elif alone:
            yield from _paragraph(document, line, [raw], around, "heading")
        else:
            first = first if paragraph else line
            paragraph.append(raw)


def _blocks_around(document: Document) -> dict[int, frozenset[str]]:
    around: dict[int, frozenset[str]] = {}
    for block in document.scan.walk():
        for line in range(block.body_line, block.end_line):
            around[line] = around.get(line, frozenset()) | {block.name}
    return around


def _paragraph(
    document: Document, line: int, lines: list[str], around: dict[int, frozenset[str]], part: Part = "text"
) -> Iterator[Passage]:
    raw = "\n".join(lines)
    text = readable(raw)
    place = Place(document.path, line)
    yield Passage(text, text, place, raw, part, around.get(line, frozenset()))
    for found in _IMAGE.finditer(raw):
        name = re.sub(r"[-_./]+", " ", PurePosixPath(found[1]).name)
        yield Passage(name, name, Place(document.path, line + raw.count("\n", 0, found.start())), part="name")


def _table(document: Document, rows: list[tuple[int, str]], around: dict[int, frozenset[str]]) -> Iterator[Passage]:
    """Cells are passages; the row is their context. Under the heading Myth, or marked so, a cell states a myth."""
    headings = [readable(cell).strip().lower() for cell in _CELL.findall(rows[0][1].strip().strip("|"))]
    for line, row in rows:
        if _TABLE_RULE.match(row):
            continue
        cells = [cell for cell in _CELL.finditer(row) if cell[0].strip() or cell.start()]
        texts = [readable(cell[0]).strip() for cell in cells]
        for index, cell in enumerate(cells):
            heading = headings[index] if index < len(headings) else ""
            is_marked = heading.startswith("myth") or ".myth" in cell[0] or texts[index].lower().startswith("myth:")
            has_fact = index + 1 < len(texts) and bool(texts[index + 1])
            yield Passage(
                readable(cell[0]), " ".join(texts), Place(document.path, line, cell.start() + 1), cell[0],
                blocks=around.get(line, frozenset()), is_myth=is_marked and has_fact and line != rows[0][0],
            )  # fmt: skip


def _strings(value: Any, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in plain YAML data, with where it is."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _strings(inner, (*loc, key))


_AUDIT_KEYS = frozenset({"title", "about", "text", "descriptors", "evidence", "label", "means", "success", "actions"})
_DATA: tuple[tuple[str, frozenset[str], Reader], ...] = (
    ("glossary.yml", frozenset({"term", "means"}), "staff"),
    ("glossary.yml", frozenset({"parent"}), "parent"),
    ("signposts.yml", frozenset({"name", "for_whom", "ages", "hours", "cost", "coverage"}), "pupil"),
    ("programme.yml", frozenset({"title", "topics", "difficulties", "facets", "aims", "expectations"}), "staff"),
    ("vocabulary.yml", frozenset({"label"}), "pupil"),
    ("staff/audits/*pupil*.yml", _AUDIT_KEYS, "pupil"),
    ("staff/audits/*parent*.yml", _AUDIT_KEYS, "parent"),
    ("staff/audits/*.yml", _AUDIT_KEYS, "staff"),
    ("staff/tools/*.yml", frozenset(), "staff"),
)
"""Which texts of which data files people read (under these keys; no keys: all), and who; an audit's first line counts."""


def data_passages(uri: str, file: DataFile) -> Iterator[tuple[Reader, Passage]]:
    """The texts of a data file that are shown to somebody, with who reads them."""
    rows = [row for row in _DATA if fnmatchcase(uri, row[0])]
    for _, keys, reader in rows[:1] if uri.startswith("staff/") else rows:
        yield from ((reader, passage) for passage in _file_passages(file, keys))


def _file_passages(file: DataFile, keys: frozenset[str]) -> Iterator[Passage]:
    for loc, text in _strings(file.marked.data):
        if (not keys and " " in text) or keys.intersection(str(step) for step in loc):
            yield Passage(readable(text), readable(text), file.place(*loc))
