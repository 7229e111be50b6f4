"""The list of guidance pages with what it can be filtered by; everything is listed without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from semh.blocks import key_stage_label, minutes_label
from semh.core.documents import Document, Kind
from semh.core.languages import split_language
from semh.core.programme import Programme
from semh.core.reference_model import Term

FOLDER = "staff/guidance"
SHORT_VERSION = "In two minutes"
"""The heading of the part that a page opens with, for a reader between two lessons."""
SHORT_MINUTES = 2
TIMES = {
    "2": "2 minutes (short version)",
    "5": "5 minutes or less",
    "10": "6 to 10 minutes",
    "longer": "More than 10 minutes",
}
"""Choices of the time needed. They follow from `read_minutes` and the short version, so no page can carry another one."""


@dataclass(frozen=True)
class Option:
    """One choice of a facet, with the number of pages that carry it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """A group of choices: OR within it, AND between groups. `lead` joins its choices to the sentence that says what is shown."""

    name: str
    title: str
    lead: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Entry:
    """One guidance page in the list; `facets` holds the ids that the filter compares, by facet name."""

    uri: str
    url: str
    title: str
    summary: str
    facts: tuple[str, ...]
    facets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class TopicList:
    """All guidance pages in their order, and the facets that they can be filtered by."""

    entries: tuple[Entry, ...]
    facets: tuple[Facet, ...]


def page_url(uri: str) -> str:
    """The address of a page of `content/`, from the site's base: `a/b.md` → `a/b/`, `a/index.md` → `a/`, `a/index.pl.md` → `a/pl/`."""
    path = PurePosixPath(uri)
    stem, language = split_language(path)
    folder = (path.parent if stem == "index" else path.parent / stem) / language
    return "" if str(folder) == "." else f"{folder}/"


def guidance_documents(programme: Programme) -> tuple[Document, ...]:
    """The guidance pages in the order of the outline's difficulties, then the other topics by title."""
    outline = programme.outline
    order = [slug for session in outline.sessions for slug in session.difficulties] if outline else []
    found = [document for document in programme.in_folder(FOLDER, Kind.page) if document.stem != "index"]

    def place(document: Document) -> tuple[int, str]:
        slug = document.page_meta.difficulty
        return (order.index(slug) if slug in order else len(order), document.meta.title)

    return tuple(sorted(found, key=place))


def topic_list(programme: Programme) -> TopicList:
    """The list of topics of the guidance index."""
    entries = tuple(_entry(document) for document in guidance_documents(programme))
    words = programme.vocabulary
    if words is None:
        return TopicList(entries, ())
    facets = (
        _facet("ks", "Key stage", "for", _labels(words.key_stages), entries),
        _facet("setting", "Kind of school", "in a", _labels(words.settings), entries),
        _facet("topic", "Topic", "about", _labels(words.topics), entries),
        _facet("tier", "Kind of help", "", _labels(words.tiers), entries),
        _facet("time", "Time to read", "to read in", TIMES, entries),
    )
    return TopicList(entries, tuple(facet for facet in facets if facet.options))


def _labels(terms: Mapping[Any, Term]) -> dict[str, str]:
    return {str(id_): term.label for id_, term in terms.items()}


def _entry(document: Document) -> Entry:
    meta = document.page_meta
    facts = [key_stage_label(meta.key_stages)] if meta.key_stages else []
    is_short = has_short_version(document)
    if is_short:
        facts.append(f"{minutes_label(SHORT_MINUTES)} for the short version")
    if meta.read_minutes:
        facts.append(f"{minutes_label(meta.read_minutes)} {'for all of it' if is_short else 'to read'}")
    return Entry(
        uri=document.uri,
        url=page_url(document.uri),
        title=meta.title,
        summary=meta.summary or "",
        facts=tuple(facts),
        facets={
            "ks": meta.key_stages,
            "setting": meta.settings,
            "topic": meta.topics,
            "tier": meta.tier,
            "time": times_of(meta.read_minutes, is_short),
        },
    )


def has_short_version(document: Document) -> bool:
    """Whether the page has a part for a reader with two minutes."""
    return f"## {SHORT_VERSION}" in document.body.split("\n")


def times_of(read_minutes: int | None, is_short: bool) -> tuple[str, ...]:
    """The choices of the time needed that a page fits: by its short version, and by all of it."""
    short = ("2",) if is_short or (read_minutes or SHORT_MINUTES + 1) <= SHORT_MINUTES else ()
    if not read_minutes or read_minutes <= SHORT_MINUTES:
        return short
    return (*short, "5" if read_minutes <= 5 else "10" if read_minutes <= 10 else "longer")


def _facet(name: str, title: str, lead: str, labels: Mapping[str, str], entries: tuple[Entry, ...]) -> Facet:
    counts = {id_: sum(id_ in entry.facets[name] for entry in entries) for id_ in labels}
    options = tuple(Option(id_, label, counts[id_]) for id_, label in labels.items() if counts[id_])
    return Facet(name, title, lead, options)
