"""The need-help-now box: there where it must be, first and last on sensitive pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from semh.core.documents import Document, Kind
from semh.core.problems import Place, Problem, Rule
from semh.core.programme import Programme

MISSING = Rule(
    "safety/missing",
    "This {kind} is about {topics} and has no need-help-now box.",
    "Put `/// safety` and `///` at the start and at the end.",
)
NOT_FIRST = Rule(
    "safety/not-first",
    "The need-help-now box is not the first thing in this {kind}.",
    "Move a `safety` block above all other text.",
)
NOT_LAST = Rule(
    "safety/not-last",
    "The need-help-now box is not the last thing in this {kind}.",
    "Add a `safety` block after all other text.",
)
PARENT = Rule(
    "safety/parent-page", "This {kind} for {audience}s has no need-help-now box.", "Add one: `/// safety` and `///`."
)


def check(programme: Programme) -> Iterator[Problem]:
    """Check every document: sensitive ones open and close with the box, parents' and pupils' have it once."""
    for document in programme.documents.values():
        boxes = [block for block in document.scan.walk() if block.name == "safety"]
        kind = _name_of(document)
        if topics := ", ".join(document.meta.sensitive_topics):
            if not boxes:
                yield MISSING.at(document.place("topics"), kind=kind, topics=topics)
            else:
                yield from _check_ends(document)
        elif _is_parents_or_pupils(document) and not boxes:
            yield PARENT.at(document.place(), kind=kind, audience=document.meta.audience)


def _name_of(document: Document) -> str:
    return "deck" if document.kind is Kind.slides else document.kind.value


def _is_parents_or_pupils(document: Document) -> bool:
    return document.meta.audience in ("parent", "pupil") and document.english_uri != "safety.md"


def _check_ends(document: Document) -> Iterator[Problem]:
    """Slides may have the slide's heading before the first box, and notes after it."""
    top = document.scan.blocks
    lines = document.body.split("\n")
    first, last = top[0], ([block for block in top if block.name != "notes"] or top)[-1]
    before = lines[: first.place.line - document.body_line]
    after = lines[last.end_line - document.body_line + 1 :]
    is_slides = document.kind is Kind.slides
    if first.name != "safety" or any(_counts(line, is_slides) for line in before):
        yield NOT_FIRST.at(Place(document.path, document.body_line), kind=_name_of(document))
    if last.name != "safety" or (not is_slides and any(line.strip() for line in after)):
        yield NOT_LAST.at(last.place, kind=_name_of(document))


def _counts(line: str, is_slides: bool) -> bool:
    return bool(line.strip()) and not (is_slides and re.match(r"##\s", line))
