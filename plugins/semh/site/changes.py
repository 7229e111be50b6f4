"""The page of versions and changes, from CHANGELOG.md."""

from __future__ import annotations

from semh.core.generated import GeneratedPage
from semh.core.programme import Programme

CHANGES, CHANGES_TITLE = "about/changes.md", "Versions and changes"
LOG = "CHANGELOG.md"


def change_pages(programme: Programme) -> tuple[GeneratedPage, ...]:
    """The page, for a project that has the file. Its first heading is the page's title already."""
    file = programme.root / LOG
    if not file.is_file():
        return ()
    body = file.read_text(encoding="utf-8").partition("\n")[2].strip()
    lead = "What is new in each edition of the site, its tools and its papers. The edition stands at the foot of every page."
    return (GeneratedPage(CHANGES, CHANGES_TITLE, lead, f"{body}\n"),)
