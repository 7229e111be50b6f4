"""Which lines of a document go into a shorter pack."""

from __future__ import annotations

import re
from collections.abc import Callable

from semh.core.documents import Document
from semh.core.markdown_text import visible_lines
from semh.core.scanner import Block

_SECTION = re.compile(r"^## (?P<marked>.*\{[^}]*\.meeting[^}]*\})?")


def lines_of(document: Document, wanted: Callable[[Block], bool]) -> set[int]:
    """The numbers of the lines of the top-level blocks that are wanted, each with the blank line after it."""
    return {
        number
        for block in document.scan.blocks
        if wanted(block)
        for number in range(block.place.line, block.end_line + 2)
    }


def marked_sections(document: Document) -> set[int]:
    """The numbers of the lines of the sections whose heading bears `{.meeting}`: what a meeting needs beside its activities."""
    kept: set[int] = set()
    is_kept = False
    for number, text in visible_lines(document):
        if heading := _SECTION.match(text):
            is_kept = bool(heading["marked"])
        if is_kept:
            kept.add(number)
    return kept
