"""The site's navigation, made from the programme: sections in a fixed order, drafts left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from semh.core.document_model import PageMeta
from semh.core.documents import PUBLIC, Document
from semh.core.programme import Programme
from semh.guidance.topics import FOLDER as GUIDANCE
from semh.guidance.topics import guidance_documents

TOOLS = "Audit and tools"
SECTIONS = (
    ("Sessions", "sessions", "All sessions"),
    ("Guidance", GUIDANCE, "All topics"),
    ("Parents and carers", "parents", "For parents and carers"),
    (TOOLS, "staff", "Audit and tools"),
    ("For trainers", "trainers", "For trainers"),
    ("Handbook", "about/handbook", "Every role"),
    ("About", "about", "About the programme"),
)
"""(title, folder under content/, title of the section's first page); a page belongs to the longest folder that fits."""


@dataclass(frozen=True)
class NavPage:
    """A page with the title that the navigation gives it."""

    title: str
    uri: str


@dataclass(frozen=True)
class NavSection:
    """A section of the navigation and its pages in order."""

    title: str
    folder: str
    pages: tuple[NavPage, ...]


def published(programme: Programme) -> tuple[Document, ...]:
    """The documents that become pages: no drafts, and not the safety text, which stands inside others.

    Translations are pages, too, but of no section: the English page leads to them.
    """
    return tuple(
        document
        for document in programme.documents.values()
        if document.kind in PUBLIC and document.english_uri != "safety.md" and not _is_draft(programme, document)
    )


def _is_draft(programme: Programme, document: Document) -> bool:
    session = programme.session_of(document)
    return session is not None and session.status == "draft"


def sections(programme: Programme) -> tuple[NavSection, ...]:
    """The sections that have pages, each starting with its index page."""
    placed: dict[str, list[Document]] = {folder: [] for _, folder, _ in SECTIONS}
    for document in published(programme):
        if document.language:
            continue
        if folder := section_folder(document.uri):
            placed[folder].append(document)
    order = [document.uri for document in guidance_documents(programme)]
    made = []
    for title, folder, first in SECTIONS:
        documents = sorted(placed[folder], key=lambda document: _place(document, folder, order))
        pages = tuple(NavPage(_title(programme, d, folder, first), d.uri) for d in documents)
        if pages:
            made.append(NavSection(title, folder, pages))
    return tuple(made)


def section_folder(uri: str) -> str | None:
    """The folder of the section that a page is in; None for the front page."""
    fitting = [folder for _, folder, _ in SECTIONS if uri.startswith(f"{folder}/")]
    return max(fitting, key=len, default=None)


def _place(document: Document, folder: str, order: list[str]) -> tuple[bool, int, int, str]:
    guidance = order.index(document.uri) if document.uri in order else 0
    number = document.meta.number if isinstance(document.meta, PageMeta) else None
    return (document.uri != f"{folder}/index.md", guidance, number if number is not None else 99, document.uri)


def _title(programme: Programme, document: Document, folder: str, first: str) -> str:
    if document.uri == f"{folder}/index.md":
        return first
    session = programme.session_of(document)
    return f"{session.number}. {document.meta.title}" if session and session.number else document.meta.title


def nav_config(programme: Programme, available: Iterable[str]) -> list[Any]:
    """The value of `nav` in mkdocs.yml, for the pages that are there."""
    there = set(available)
    nav: list[Any] = [{"Home": "index.md"}] if "index.md" in there else []
    for section in sections(programme):
        if pages := [{page.title: page.uri} for page in section.pages if page.uri in there]:
            nav.append({section.title: pages})
    return nav


def neighbours(made: tuple[NavSection, ...], uri: str) -> tuple[NavPage | None, NavPage | None]:
    """The pages before and after `uri` in its section, or Nones."""
    for section in made:
        uris = [page.uri for page in section.pages]
        if uri in uris:
            at = uris.index(uri)
            return (section.pages[at - 1] if at else None), (section.pages[at + 1] if at + 1 < len(uris) else None)
    return None, None
