"""Ids: each is unique in its kind, and those that no schema sees have the form of an id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from semh.core.decks import slides_of
from semh.core.documents import Document, Kind
from semh.core.model import ID_PATTERN
from semh.core.problems import Place, Problem, Rule
from semh.core.programme import Programme
from semh.core.scanner import options_of

DUPLICATE_ID = Rule("ids/duplicate", "The id `{id}` is already used in {first}.", "Give this {what} another id.")
FORM_OF_ID = Rule(
    "ids/form", "`{id}` is not an id.", "Use lower-case letters, digits, dots and hyphens, starting with a letter."
)

_ID = re.compile(ID_PATTERN)


def check(programme: Programme) -> Iterator[Problem]:
    """Ids of documents, blocks, slides, and of the rows of data files."""
    seen: dict[str, Place] = {}
    blocks_seen: dict[str, Place] = {}
    for document in programme.documents.values():
        place = document.place("id")
        yield from _once(seen, document.meta.id, place, "document")
        for block in document.scan.walk():
            id_ = block.argument if block.name == "reflect" else options_of(block).get("id")
            where = block.options.place("id") if block.name != "reflect" else block.place
            yield from _once(blocks_seen, id_, where, block.name)
        if document.kind is Kind.slides:
            yield from _unique_slides(document)
    for uri, what in (("signposts.yml", "signpost"), ("trainers/packs.yml", "pack")):
        yield from _unique_rows(programme, uri, what)
    audits: dict[str, Place] = {}
    for uri, file in programme.data_files.items():
        if uri.startswith("staff/audits/") and isinstance(file.marked.data, dict):
            yield from _once(audits, file.marked.data.get("id"), file.place("id"), "audit")


def _unique_rows(programme: Programme, uri: str, what: str) -> Iterator[Problem]:
    file = programme.data_files.get(uri)
    seen: dict[str, Place] = {}
    for index, row in enumerate(file.marked.data if file and isinstance(file.marked.data, list) else []):
        if file and isinstance(row, dict):
            yield from _once(seen, row.get("id"), file.place(index, "id"), what)


def _unique_slides(document: Document) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for slide in slides_of(document):
        yield from _once(seen, slide.id, slide.place, "slide")


def _once(seen: dict[str, Place], id_: object, place: Place, what: str) -> Iterator[Problem]:
    if not isinstance(id_, str) or not id_:
        return  # the schema reports it
    if what in ("reflect", "slide") and not _ID.match(id_):  # the others' form is the schema's business
        yield FORM_OF_ID.at(place, id=id_)
    if id_ in seen:
        yield DUPLICATE_ID.at(place, id=id_, first=seen[id_], what=what)
    seen.setdefault(id_, place)
