"""Gives each landmark of a page a name of its own, because a screen reader lists them by name."""

from __future__ import annotations

import re
from collections import Counter

_NAMED = re.compile(r'(<(?:section|div|nav|aside)\b[^>]*\baria-label=")(?P<name>[^"]*)(")')


def with_unique_names(html: str) -> str:
    """`html` where a second landmark called "Need help now" is called "Need help now (2)"."""
    seen: Counter[str] = Counter()

    def named(match: re.Match[str]) -> str:
        if 'role="group"' in match[1]:
            return match[0]  # a group is no landmark, and its name is what it is for
        seen[match["name"]] += 1
        number = seen[match["name"]]
        return match[0] if number == 1 else f"{match[1]}{match['name']} ({number}){match[3]}"

    return _NAMED.sub(named, html)
