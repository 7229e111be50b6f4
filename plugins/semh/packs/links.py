"""Where the links of a document lead once it is part of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from posixpath import normpath

from semh.blocks.rendering import Link
from semh.core.documents import Document

_KEPT = ("http://", "https://", "mailto:")


def site_address(site_url: str, uri: str) -> str:
    """The address on the site of the page `uri` (such as `staff/guidance/anxiety.md`)."""
    path = uri.removesuffix(".md").removesuffix("index").strip("/")
    return f"{site_url.rstrip('/')}/{path}/" if path else f"{site_url.rstrip('/')}/"


def link_finder(document: Document, anchors: Mapping[str, str], site_url: str | None) -> Link:
    """Links of `document`: to a part of the same pack where `anchors` (uri to id) has it, else to the site, else none."""
    folder = PurePosixPath(document.uri).parent

    def find(href: str) -> str | None:
        if href.startswith(_KEPT):
            return href
        target, _, fragment = href.partition("#")
        if not target.endswith(".md"):
            return None
        uri = normpath(str(folder / target))
        if uri in anchors:
            return f"#{anchors[uri]}"
        if site_url is None:
            return None
        return site_address(site_url, uri) + (f"#{fragment}" if fragment else "")

    return find
