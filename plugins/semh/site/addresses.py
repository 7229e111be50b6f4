"""Addresses of a page while MkDocs converts it, and once it stands in its place."""

from __future__ import annotations

from pathlib import PurePosixPath
from posixpath import normpath

from semh.core.programme import Programme
from semh.profile.pages import TOOL as PROFILE
from semh.site.landmarks import with_unique_names

BASE = "https://site.invalid/"
"""Stands for the site's root while MkDocs converts a page, so that it does not judge addresses that it cannot know."""


def base_of(url: str) -> str:
    """The relative address of the site's root from the page at `url`: `../../` from `a/b/`."""
    return "../" * url.count("/") or "./"


def finished(html: str, url: str) -> str:
    """A converted page as it stands at `url`: its landmarks named apart, its addresses counted from there."""
    return with_unique_names(html).replace(BASE, base_of(url))


def address_of(programme: Programme, uri: str, target: str) -> str:
    """Where a link of the page `uri` leads: MkDocs finds pages and files, and these are the rest."""
    found = normpath(str(PurePosixPath(uri).parent / target)).removesuffix(".yml")
    if found.startswith("staff/audits/") and PurePosixPath(found).name in programme.audits:
        return f"{BASE}{found}/"
    return f"{BASE}{found}/" if found in ("tools/workbench", PROFILE) else target
