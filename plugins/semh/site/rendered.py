"""Pages whose Markdown has been converted: in the next edition of the same programme the same text is not converted again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

SearchEntry = dict[str, Any]


@dataclass
class _Rendered:
    """What converting a page gives: its HTML, contents, title, the anchors that it has and links to, and what the search finds."""

    html: str
    toc: Any
    title: Any
    anchors: set[str] | None
    links: dict[str, dict[str, str]]
    entries: list[SearchEntry] | None = None


@dataclass
class RenderedPages:
    """The converted pages of one process, by everything that their HTML follows from.

    Call `begin` before each build, then `wanted` and `html` for each page, and `search_entries` when all are built.
    """

    _kept: dict[object, _Rendered] = field(default_factory=dict)
    _keys: dict[str, object] = field(default_factory=dict)
    """The key of each page of the build under way, by its address."""
    _recalled: set[str] = field(default_factory=set)

    def begin(self) -> None:
        """A new build begins."""
        self._keys.clear()
        self._recalled.clear()

    def wanted(self, page: Page, markdown: str, *inputs: object) -> str:
        """The Markdown to convert: nothing, when the page has been converted from it and the same `inputs` before."""
        key = (page.file.src_uri, page.url, markdown, *inputs)
        self._keys[page.url] = key
        kept = self._kept.get(key)
        if kept is None or kept.entries is None:
            return markdown
        self._recalled.add(page.url)
        page.content = ""
        page.render = lambda config, files: None  # type: ignore[method-assign]  # setting up a converter takes as long as a short page
        page.meta["search"] = {"exclude": True}  # its entries are kept, too
        return ""

    def html(self, page: Page, html: str, files: Files, finish: Callable[[str], str]) -> str:
        """The page's HTML: what `finish` makes of it, or what is kept, and then the page is given the rest of it, too."""
        key = self._keys[page.url]
        if page.url not in self._recalled:
            links = {file.src_uri: dict(found) for file, found in (page.links_to_anchors or {}).items()}
            self._kept[key] = _Rendered(finish(html), page.toc, page.title, page.present_anchor_ids, links)
            return self._kept[key].html
        kept = self._kept[key]
        page.toc, page.title, page.present_anchor_ids = kept.toc, kept.title, kept.anchors
        there = ((files.get_file_from_path(uri), found) for uri, found in kept.links.items())
        page.links_to_anchors = {file: found for file, found in there if file is not None}
        return kept.html

    def search_entries(self, found: Iterable[SearchEntry]) -> list[SearchEntry]:
        """The search's entries of all pages, by address: those `found` in this build and those of pages that were recalled."""
        by_page: dict[str, list[SearchEntry]] = {}
        for entry in found:
            by_page.setdefault(str(entry["location"]).partition("#")[0], []).append(entry)
        for url, key in self._keys.items():
            kept = self._kept[key]
            if url in self._recalled:
                by_page[url] = kept.entries or []
            else:
                kept.entries = by_page.get(url, [])
        return [entry for url in sorted(by_page) for entry in by_page[url]]
