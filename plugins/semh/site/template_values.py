"""What every template of the site may use beside the page's own view."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterable
from typing import Any

from semh.site.downloads import GROUPS
from semh.site.publication import Publication
from semh.site.school import school_view


def template_values(publication: Publication, uris: Iterable[str]) -> dict[str, Any]:
    """Names and values; `uris` are the addresses of all files, for `semh_asset`, which finds one by its pattern."""
    there = list(uris)
    return {
        "semh_asset": lambda pattern: next(iter(fnmatch.filter(there, pattern)), pattern),
        "semh_footer_links": publication.footer_links(),
        "semh_download_groups": GROUPS,
        "semh_safety": publication.safety_html(),
        "semh_school": school_view(publication.programme),
    }
