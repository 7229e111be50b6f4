"""What facilitator notes say about one kind of school: the paragraphs that begin with its name in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from semh.core.documents import Document
from semh.core.markdown_text import visible_lines
from semh.core.model import Setting

SETTINGS: tuple[Setting, ...] = ("primary", "secondary", "special")
_OPENING = re.compile(r"^\*\*(Primary|Secondary|Special) schools\b")


def settings_of(document: Document) -> tuple[Setting, ...]:
    """The kinds of school that the notes have a paragraph for."""
    there = {setting for setting, _ in _paragraphs(document)}
    return tuple(setting for setting in SETTINGS if setting in there)


def paragraphs_for(document: Document, setting: Setting) -> tuple[str, ...]:
    """The Markdown of the paragraphs for one kind of school, in order."""
    return tuple(text for found, text in _paragraphs(document) if found == setting)


def _paragraphs(document: Document) -> Iterator[tuple[Setting, str]]:
    lines = document.body.split("\n")
    for number, text in visible_lines(document):
        opening = _OPENING.match(text)
        if opening:
            start = number - document.body_line
            end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
            setting = next(setting for setting in SETTINGS if setting == opening[1].lower())
            yield setting, "\n".join(lines[start:end])
