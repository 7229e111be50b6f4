"""What the search finds beside pages of MkDocs: forms, tools and files to download."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path

from semh.audits.audit_site import in_order
from semh.core.generated import GeneratedPage
from semh.core.programme import Programme
from semh.editors.report_forms import URI as EDITORS_REPORT
from semh.site.changes import CHANGES
from semh.site.downloads import FinishedFile, facts
from semh.site.glossary import URI as WORDS
from semh.site.overview_pages import SOURCES

INDEX = "search/search_index.json"
Entry = dict[str, str]


def entries(programme: Programme, files: Iterable[FinishedFile]) -> list[Entry]:
    """An entry for each audit's page, one for the Workbench, and one for each file; the same file in large print is not repeated."""
    made = [
        _entry(
            f"staff/audits/{audit.id}/",
            audit.title,
            " ".join([audit.about, *(section.title for section in audit.sections)]),
        )
        for audit in in_order(programme)
    ]
    if made:
        words = "Fill in the audit, write the development plan and the policy, compare two audits. It works in your browser."
        made.append(_entry("tools/workbench/", "Workbench", words))
    made += [
        _entry(str(file.path), file.title, f"To download: {facts(file)}.")
        for file in files
        if "large-print" not in file.path.name
    ]
    return made


def search_of(page: GeneratedPage) -> dict[str, object]:
    """How the search treats a generated page. The page for all key stages is found instead of one for some; a report is no
    reading; long lists that hold every word come after the pages that explain it, and the page of words before others."""
    if page.stage or page.uri == EDITORS_REPORT:
        return {"exclude": True}
    boosts = {SOURCES: 0.1, CHANGES: 0.1, WORDS: 2}
    return {"boost": boosts[page.uri]} if page.uri in boosts else {}


def add_entries(site: Path, more: Iterable[Entry], of_pages: Callable[[list[Entry]], list[Entry]] = list) -> None:
    """Put the entries into the search index of the built site; a site without search stays as it is.

    `of_pages` may put others in the place of those that the index has of pages.
    """
    file = site / INDEX
    if not file.is_file():
        return
    index = json.loads(file.read_text(encoding="utf-8"))
    index["docs"] = [*of_pages(index["docs"]), *more]
    file.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True), encoding="utf-8")


def _entry(location: str, title: str, text: str) -> Entry:
    return {"location": location, "title": escape(title), "text": f"<p>{escape(' '.join(text.split()))}</p>"}
