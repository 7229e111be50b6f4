"""Safe messaging: words and details that harm, by audience (the table is safe_messaging.yml)."""

from __future__ import annotations

from collections.abc import Iterator

from semh.core.loader import Programme
from semh.core.problems import Problem


def check(programme: Programme) -> Iterator[Problem]:
    """Every pattern of the table in every text."""
    yield from ()
