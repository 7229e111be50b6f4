"""A PDF to make, as plain values that travel to a worker process and back."""

from __future__ import annotations

from dataclasses import dataclass

from semh.core.problems import Problem


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


@dataclass(frozen=True)
class Produced:
    """What a worker hands back: the PDF stands in the cache under the job's key."""

    sha256: str
    size: int
    pages: int
    problems: tuple[Problem, ...]
