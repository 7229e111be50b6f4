"""Where a document is rendered for."""

from __future__ import annotations

from enum import StrEnum


class Profile(StrEnum):
    """A place that blocks are rendered for: a page on the site, or a page on paper."""

    site = "site"
    print = "print"
