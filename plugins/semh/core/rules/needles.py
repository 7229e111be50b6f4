"""What a pattern needs: texts of which one must be there for it to match, so that most patterns need no search."""

from __future__ import annotations

import re
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Needles = frozenset[str]


def needles(pattern: re.Pattern[str]) -> Needles:
    """Lower-case texts of which at least one is in every text (in lower case) that `pattern` matches.

    The empty text stands for "cannot tell", because it is in every text. Reads the tree of Python's own parser of
    regular expressions: a search for plain text is a hundred times faster than one for a pattern without a first letter.
    """
    return _needles_of(parser.parse(pattern.pattern, pattern.flags))


def _needles_of(items: Any) -> Needles:
    best: Needles = frozenset({""})
    run = ""
    for operation, argument in [*items, (None, None)]:
        if operation is ops.LITERAL:
            run += chr(argument).lower()
            continue
        for found in (frozenset({run}), _needles_inside(operation, argument)):
            best = max(best, found, key=lambda texts: (min(map(len, texts)), -len(texts)))
        run = ""
    return best


def _needles_inside(operation: Any, argument: Any) -> Needles:
    if operation is ops.BRANCH:
        return frozenset().union(*(_needles_of(branch) for branch in argument[1]))
    if operation is ops.SUBPATTERN:
        return _needles_of(argument[3])
    if operation in (ops.MAX_REPEAT, ops.MIN_REPEAT) and argument[0] > 0:
        return _needles_of(argument[2])
    return frozenset({""})
