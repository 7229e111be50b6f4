"""Rendered documents of a run of packs, each rendered once, however many packs it is part of."""

from __future__ import annotations

import re
from collections.abc import Mapping

from semh.blocks import Citations, Profile, render
from semh.core.documents import Document
from semh.core.model import KeyStage
from semh.core.programme import Programme
from semh.packs.links import link_finder

_CITATION = re.compile(r'<a aria-label="Source \d+" href="#source-([^"]+)">\d+</a>')
_WORD_AND_SOURCES = re.compile(r"([^\s<>]+)((?:<sup\b[^>]*>.*?</sup>)+)")


class Bodies:
    """HTML of documents for paper. A handout stands in as many as ten files of a session; rendering is what takes time."""

    def __init__(self, programme: Programme, site_url: str | None) -> None:
        self.programme = programme
        self.site_url = site_url
        self._rendered: dict[object, str] = {}

    def html(
        self,
        document: Document,
        citations: Citations,
        anchors: Mapping[str, str],
        *,
        key_stages: tuple[KeyStage, ...] | None,
        id_prefix: str,
        heading_offset: int,
    ) -> str:
        """The document's HTML with its sources numbered in `citations`, in the order in which it is read."""
        links = tuple(sorted(anchors.items())) if ".md" in document.body else ()
        key = (document.path, key_stages, id_prefix, heading_offset, links)
        if key not in self._rendered:
            html = render(
                document,
                self.programme,
                Profile.print,
                key_stages=key_stages,
                link=link_finder(document, anchors, self.site_url),
                heading_offset=heading_offset,
                id_prefix=id_prefix,
                citations=Citations(self.programme),
            )
            self._rendered[key] = _WORD_AND_SOURCES.sub(r'<span class="kept">\1\2</span>', html)

        def numbered(found: re.Match[str]) -> str:
            number = citations.number(found[1])
            return f'<a aria-label="Source {number}" href="#source-{found[1]}">{number}</a>'

        return _CITATION.sub(numbered, self._rendered[key])
