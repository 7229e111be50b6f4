"""The list of guidance pages with what it can be filtered by; everything is listed without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from semh.blocks import key_stage_label, minutes_label
from semh.core.documents import Document, Kind
from semh.core.languages import split_language
from semh.core.loader import Programme
from semh.core.model import Term

FOLDER = "staff/guidance"


@dataclass(frozen=True)
class Option:
    """One choice of a facet, with the number of pages that carry it."""

    id: str
    label: str
    count: int


@dataclass(frozen=True)
class Facet:
    """A group of choices: OR within it, AND between groups."""

    name: str
    title: str
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
    known: tuple[tuple[str, str, Mapping[str, Term]], ...] = (
        ("ks", "Key stage", {str(k): v for k, v in words.key_stages.items()}),
        ("setting", "Kind of school", {str(k): v for k, v in words.settings.items()}),
        ("topic", "Topic", words.topics),
        ("tier", "Kind of help", {str(k): v for k, v in words.tiers.items()}),
    )
    facets = (_facet(name, title, terms, entries) for name, title, terms in known)
    return TopicList(entries, tuple(facet for facet in facets if facet.options))


def _entry(document: Document) -> Entry:
    meta = document.page_meta
    facts = [key_stage_label(meta.key_stages)] if meta.key_stages else []
    if meta.read_minutes:
        facts.append(f"{minutes_label(meta.read_minutes)} to read")
    return Entry(
        uri=document.uri,
        url=page_url(document.uri),
        title=meta.title,
        summary=meta.summary or "",
        facts=tuple(facts),
        facets={"ks": meta.key_stages, "setting": meta.settings, "topic": meta.topics, "tier": meta.tier},
    )


def _facet(name: str, title: str, terms: Mapping[str, Term], entries: tuple[Entry, ...]) -> Facet:
    counts = {id_: sum(id_ in entry.facets[name] for entry in entries) for id_ in terms}
    options = tuple(Option(id_, term.label, counts[id_]) for id_, term in terms.items() if counts[id_])
    return Facet(name, title, options)
