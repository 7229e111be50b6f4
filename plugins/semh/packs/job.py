"""A file to make, as plain values that travel to a worker process and back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from semh.core.problems import Problem

if TYPE_CHECKING:  # they bring the libraries that write Office files
    from semh.office.audit_sheet import SheetFile
    from semh.office.calendar import CalendarFile
    from semh.office.deck import DeckFile
    from semh.office.word import WordFile
    from semh.packs.school_paper import SchoolPaper


@dataclass(frozen=True)
class Fragment:
    """A source file's part of a pack: where it starts (`anchor`), its headings, and how many pages it may fill.

    `headings` are (id, text). `source` is the file that a finding about it names.
    """

    anchor: str
    source: str
    title: str
    headings: tuple[tuple[str, str], ...] = ()
    max_pages: int | None = None


@dataclass(frozen=True)
class Job:
    """One PDF: its HTML (with its style sheet), the folder that addresses are relative to, and what to check."""

    html: str
    root: str
    title: str
    source: str
    fragments: tuple[Fragment, ...]
    key: str = ""
    cache: str = ""
    deck: str = ""
    """The HTML of the deck whose slides the PDF shows as pictures; empty: none."""
    language: str = "en-GB"


@dataclass(frozen=True)
class OfficeJob:
    """One Word file, deck, workbook or calendar. `source` is the file that a finding about it names."""

    file: WordFile | DeckFile | SheetFile | CalendarFile
    root: str
    title: str
    source: str
    name: str
    key: str = ""
    cache: str = ""


@dataclass(frozen=True)
class SchoolJob:
    """A school's band on a paper that schools share: the job that makes the paper, or None when the cache has it under `shared_key`."""

    shared: Job | OfficeJob | None
    shared_key: str
    paper: SchoolPaper
    root: str
    title: str
    source: str
    name: str
    key: str = ""
    cache: str = ""


AnyJob = Job | OfficeJob | SchoolJob


@dataclass(frozen=True)
class Produced:
    """What a worker hands back: the file stands in the cache under the job's key. `pages` are pages or slides; 0: none."""

    sha256: str
    size: int
    pages: int
    problems: tuple[Problem, ...]
