"""What is still to be written: the marks that starting files hold, and the drafts that nothing is built from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from semh.core.documents import Document
from semh.core.problems import Place, Problem, Rule, Severity
from semh.core.programme import SCHOOLS, Programme

MARK = "TO WRITE:"
"""Stands where a writer has to put something; what follows on the line says what."""

IN_DRAFT = Rule(
    "unfinished/to-write", "Still to write: {what}", f"Write it where `{MARK}` stands, and delete the mark.",
    Severity.warning,
)  # fmt: skip
PUBLISHED = Rule(
    "unfinished/published", "Published text still says what is to be written: {what}",
    f"Write it where `{MARK}` stands, and delete the mark; or set `status: draft` until it is written.",
)  # fmt: skip
DRAFT = Rule(
    "unfinished/draft", "It is a draft: it is not on the site, and no file is made of it.",
    "When it is finished and read, set `status: published`.", Severity.warning,
)  # fmt: skip


def check(programme: Programme) -> Iterator[Problem]:
    """Every mark in every document and data file; every draft of a handout or an audit."""
    for document in programme.documents.values():
        if document.is_draft:
            yield DRAFT.at(document.place("status"))
        rule = IN_DRAFT if _is_draft(programme, document) else PUBLISHED
        for place, what in _marks(document):
            yield rule.at(place, what=what)
    for uri, file in programme.data_files.items():
        drafts = _draft_parts(programme, uri, file.marked.data)
        if drafts == ((),) and not uri.startswith(f"{SCHOOLS}/"):
            yield DRAFT.at(file.place("status"))
        for loc, what in _values(file.marked.data):
            is_draft = any(loc[: len(part)] == part for part in drafts)
            yield (IN_DRAFT if is_draft else PUBLISHED).at(file.place(*loc), what=what)


def _is_draft(programme: Programme, document: Document) -> bool:
    session = programme.session_of(document)
    return document.is_draft or (session is not None and session.status == "draft")


def _marks(document: Document) -> Iterator[tuple[Place, str]]:
    for loc, what in _values(document.front_matter.data):
        yield document.place(*loc), what
    for index, line in enumerate(document.body.split("\n")):
        if MARK in line:
            before, _, after = line.partition(MARK)
            yield Place(document.path, document.body_line + index, len(before) + 1), after.strip()


def _draft_parts(programme: Programme, uri: str, data: Any) -> tuple[tuple[str | int, ...], ...]:
    """Where in a data file drafts stand: all of it, for a draft of an audit, or single sessions of programme.yml.

    A school's own file counts as a draft in every edition but that school's.
    """
    if not isinstance(data, dict):
        return ()
    if uri.startswith(f"{SCHOOLS}/"):
        return () if uri == f"{SCHOOLS}/{programme.school_slug}.yml" else ((),)
    if uri.startswith("staff/audits/"):
        return ((),) if data.get("status") == "draft" else ()
    if uri != "programme.yml" or programme.outline is None:
        return ()
    groups = (("sessions",), programme.outline.sessions), (("parents", "sessions"), programme.outline.parents.sessions)
    return tuple(
        (*top, index) for top, sessions in groups for index, one in enumerate(sessions) if one.status == "draft"
    )


def _values(data: Any, loc: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where the mark stands in the values of a YAML file, and what follows it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _values(value, (*loc, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _values(value, (*loc, index))
    elif isinstance(data, str) and MARK in data:
        yield loc, data.partition(MARK)[2].strip()
