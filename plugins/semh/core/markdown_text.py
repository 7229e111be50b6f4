"""A document's text as rules see it: lines outside code, prose without markup, sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from semh.core.documents import Document

CITATION = re.compile(r"\[\^(?P<id>[^\]\s]+)\]")
"""The mark of a source in a text."""
_MARKUP = (
    (re.compile(r"\{\{.*?\}\}"), ""),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"\{[#:.][^}]*\}"), ""),
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"<(https?://[^>]+)>"), ""),
    (re.compile(r"(\*\*|__|\*|`)"), ""),
)
_CODE = re.compile(r"`[^`]*`")
_HEADING = re.compile(r"^#{1,6}\s+")
_ITEM = re.compile(r"^\s*([-*+]|\d+[.)])\s+")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]+\|[\s:|-]*$")


def visible_lines(document: Document) -> Iterator[tuple[int, str]]:
    """The body's lines that are not code, each with its line number in the file."""
    for index, text in enumerate(document.body.split("\n")):
        line = document.body_line + index
        if line not in document.scan.code_lines:
            yield line, text


def without_code(text: str) -> str:
    """A line with blanks in place of code spans, so that positions stay."""
    return _CODE.sub(lambda code: " " * len(code[0]), text)


def without_markup(text: str) -> str:
    """A line of Markdown as it is read: link texts stay, addresses, citations and emphasis marks go."""
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    return text


def without_markup_at(text: str) -> tuple[str, list[int]]:
    """`without_markup`, over several lines, and for each character left its offset in `text`."""
    offsets = list(range(len(text)))
    for pattern, replacement in _MARKUP:
        kept: list[int] = []
        end = 0
        for found in pattern.finditer(text):
            kept += range(end, found.start())
            kept += range(*found.span(1)) if replacement else ()
            end = found.end()
        if end:
            kept += range(end, len(text))
            text = "".join(text[index] for index in kept)
            offsets = [offsets[index] for index in kept]
    return text, offsets


def prose_sentences(document: Document, left_out: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The sentences of a document with the line on which each starts; headings and list items are sentences.

    Lines of block syntax, and whole blocks named in `left_out`, are skipped.
    """
    skipped = _lines_to_skip(document, left_out)
    buffer: list[str] = []
    start = 0
    for line, raw in [*visible_lines(document), (0, "")]:
        text = without_markup(raw).strip()
        is_break = (
            line in skipped or not text or _HEADING.match(raw) or _ITEM.match(raw) or raw.lstrip().startswith("|")
        )
        if is_break and buffer:
            yield from ((start, sentence) for sentence in _sentences(" ".join(buffer)))
            buffer = []
        if line in skipped or not text or _TABLE_RULE.match(raw):
            continue
        if raw.lstrip().startswith("|"):
            for cell in text.strip("|").split("|"):
                yield from ((line, sentence) for sentence in _sentences(cell.strip()))
        elif _HEADING.match(raw):
            yield line, _HEADING.sub("", text)
        else:
            start = start if buffer else line
            buffer.append(_ITEM.sub("", text))


def _lines_to_skip(document: Document, left_out: frozenset[str]) -> set[int]:
    skipped: set[int] = set()
    for block in document.scan.walk():
        if block.name in left_out:
            skipped |= set(range(block.place.line, block.end_line + 1))
        skipped |= {*range(block.place.line, block.body_line), block.end_line}
    return skipped


def _sentences(text: str) -> Iterator[str]:
    for sentence in re.split(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])", text):
        if re.search(r"[A-Za-z]", sentence):
            yield sentence.strip()
