"""Pages that are made from the programme instead of being written."""

from __future__ import annotations

from dataclasses import dataclass

from semh.core.documents import Document
from semh.core.model import KeyStage

GENERATED = frozenset(
    {
        "about/editors-report.md",
        "about/changes.md", "about/sources.md", "about/stored.md", "about/words.md", "sessions/key-points.md", "staff/audit-changes.md", "staff/how-impact-is-measured.md",
        "staff/policy-map.md", "staff/profile-scoring.md", "staff/standards-coverage.md", "tools/my-notes.md", "tools/my-school.md",
        "tools/our-programme.md",
    }
)  # fmt: skip
"""The pages that texts may link to by these names; a test holds that they are made."""


@dataclass(frozen=True)
class GeneratedPage:
    """A generated page: the place under `content/` that it pretends to have (it is never written there), and its Markdown body.

    `lead` says what the page holds; `links` are (words, uri) of the pages that hold the rest. A page for one key stage has its
    `stage`, and the `document` that it is a part of.
    """

    uri: str
    title: str
    lead: str
    body: str
    links: tuple[tuple[str, str], ...] = ()
    document: Document | None = None
    stage: KeyStage | None = None
