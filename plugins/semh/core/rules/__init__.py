"""Every rule about the content, one module a subject; `check` runs them all."""

from __future__ import annotations

from semh.core.loader import Programme
from semh.core.problems import Problem
from semh.core.rules import (
    audits,
    blocks,
    coverage,
    dates,
    decks,
    reading_age,
    references,
    safe_messaging,
    safety_box,
    structure,
    timing,
    wording,
)

SUBJECTS = (
    blocks,
    references,
    timing,
    coverage,
    safety_box,
    structure,
    decks,
    wording,
    safe_messaging,
    reading_age,
    audits,
    dates,
)


def check(programme: Programme) -> list[Problem]:
    """Every problem that needs more than one file, or more than syntax, to see."""
    return [problem for subject in SUBJECTS for problem in subject.check(programme)]
