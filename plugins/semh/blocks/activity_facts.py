"""The facts printed with an activity or a break: how long, who works together, what is needed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from semh.blocks.context import Context
from semh.blocks.wording import key_stage_label, minutes_label
from semh.core.block_specs import key_stages_in
from semh.core.documents import Document
from semh.core.programme import Programme

_SLIDE = re.compile(r"^##\s+(?P<title>.*?)\s*\{#(?P<id>[^}\s]+)[^}]*\}\s*$", re.MULTILINE)

Facts = list[tuple[str, str]]


def activity_facts(options: Mapping[str, Any], context: Context) -> Facts:
    """Label and text of each fact that the activity states, in the order in which a trainer needs them."""
    stages = key_stages_in(" ".join(_words(options["key_stages"])))
    facts = [
        ("Time", _minutes(options["minutes"])),
        ("Group", str(options["group"] or "")),
        ("For", key_stage_label(stages)),
        ("Materials", "; ".join(_words(options["materials"]))),
        ("Handouts", "; ".join(_titles(options["handouts"], handout_titles(context)))),
        ("Slides", "; ".join(_titles(options["slides"], slide_titles(context)))),
        ("Who", str(options["who"] or "")),
        ("In the staff meeting", _minutes(options["meeting"])),
        ("In the short version", _minutes(options["short"])),
    ]
    return [(label, text) for label, text in facts if text]


def break_facts(options: Mapping[str, Any]) -> Facts:
    """The length of a break, and for whom it is."""
    stages = key_stages_in(" ".join(_words(options["key_stages"])))
    facts = [("Time", _minutes(options["minutes"])), ("For", key_stage_label(stages))]
    return [(label, text) for label, text in facts if text]


def slides_in(document: Document) -> dict[str, str]:
    """The title of each slide of a slides file that has an id, by id."""
    return {found["id"]: found["title"] for found in _SLIDE.finditer(document.body)}


def slide_titles(context: Context) -> dict[str, str]:
    """The slides of the session that is being converted."""
    document = _sibling(context.programme, context.document, "slides.md")
    return slides_in(document) if document else {}


def handout_titles(context: Context) -> dict[str, str]:
    """The handouts of the session that is being converted: title by file name without `.md`."""
    if context.document is None:
        return {}
    folder = f"{context.document.folder}/handouts/"
    documents = context.programme.documents
    return {document.stem: document.meta.title for uri, document in documents.items() if uri.startswith(folder)}


def _sibling(programme: Programme, document: Document | None, name: str) -> Document | None:
    return programme.documents.get(f"{document.folder}/{name}") if document else None


def _words(value: Any) -> list[str]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return [str(part) for part in value or ()]


def _titles(value: Any, known: Mapping[str, str]) -> list[str]:
    return [known.get(word, word) for word in _words(value)]


def _minutes(value: Any) -> str:
    return minutes_label(value) if isinstance(value, int) else ""
