"""What the templates of reading pages show beside the text, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from semh.core.model import KeyStage
from semh.guidance.topics import Entry, Facet
from semh.site.own_pages import OwnTool


@dataclass(frozen=True)
class Link:
    """Words, and an address from the site's base."""

    title: str
    url: str


@dataclass(frozen=True)
class LanguageLink:
    """The same page in another language: the language's own name, its code, the address from the site's base."""

    name: str
    code: str
    url: str


@dataclass(frozen=True)
class Card:
    """An entry of an index page; without an address it is not published yet."""

    title: str
    url: str | None
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Download:
    """A file that the page offers, with its format, pages and size in words."""

    title: str
    url: str
    facts: str
    group: str = ""


@dataclass(frozen=True)
class FileRow:
    """A file in the table of all files; `pages` is empty for files that have none."""

    title: str
    url: str
    format: str
    pages: str
    size: str


@dataclass(frozen=True)
class FileTable:
    """All files of one session, or of the whole programme."""

    title: str
    rows: tuple[FileRow, ...]


@dataclass(frozen=True)
class StageChoice:
    """A tick box of the key-stage filter."""

    id: KeyStage
    label: str
    number: str


@dataclass(frozen=True)
class StageFilter:
    """The filter inside a page: its choices, and the static pages that do the same without JavaScript."""

    stages: tuple[StageChoice, ...]
    pages: tuple[Link, ...]


@dataclass(frozen=True)
class Topics:
    """The guidance list with its facets."""

    entries: tuple[Entry, ...]
    facets: tuple[Facet, ...]
    stage_pages: tuple[Link, ...]


@dataclass(frozen=True)
class PageView:
    """All of it, as the templates read it."""

    title: str
    summary: str = ""
    lead: str = ""
    for_whom: str = ""
    minutes: str = ""
    reviewed: str = ""
    reviewed_iso: str = ""
    review_by: str = ""
    review_by_iso: str = ""
    owner: str = ""
    overdue: bool = False
    awaiting_clinical_review: bool = False
    clinical_review: str = ""
    review_link: str = ""
    exit: bool = False
    filter: StageFilter | None = None
    topics: Topics | None = None
    cards: tuple[Card, ...] = ()
    downloads: tuple[Download, ...] = ()
    file_tables: tuple[FileTable, ...] = ()
    has_calendar: bool = False
    links: tuple[Link, ...] = ()
    language: str = ""
    direction: str = ""
    languages: tuple[LanguageLink, ...] = ()
    follows: str = ""
    is_behind: bool = False
    parents: tuple[Link, ...] = ()
    """What a page that is not in the navigation is under: its section, and its list if it has one."""
    previous: Link | None = None
    next: Link | None = None
    mark: str = ""
    """The page's id, where a reader can mark it as read."""
    own: OwnTool | None = None
