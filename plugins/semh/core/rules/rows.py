"""What rules about lists of rows in data files share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from semh.core.problems import Problem, Rule
from semh.core.programme import DataFile


def doubled_ids(rules: Any, keys: Iterable[str], file: DataFile, rule: Rule) -> Iterator[Problem]:
    """A problem for each row under one of `keys` whose id an earlier row of the same list has."""
    for key in keys:
        seen: set[str] = set()
        for index, row in enumerate(getattr(rules, key)):
            if row.id in seen:
                yield rule.at(file.place(key, index, "id"), id=row.id)
            seen.add(row.id)
