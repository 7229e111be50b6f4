"""Every rule about the content, one module a subject; `check` runs them all."""

from __future__ import annotations

from semh.core.memo import FINDINGS, Memo
from semh.core.problems import Problem
from semh.core.programme import Programme
from semh.core.rules import (
    audits,
    blocks,
    coverage,
    dates,
    decks,
    ids,
    impact,
    policies,
    profile,
    reading_age,
    references,
    safe_messaging,
    safety_box,
    school_texts,
    schools,
    structure,
    timing,
    translations,
    unfinished,
    wording,
)

SUBJECTS = (
    blocks,
    ids,
    references,
    timing,
    coverage,
    safety_box,
    structure,
    decks,
    audits,
    policies,
    profile,
    impact,
    translations,
    unfinished,
    dates,
    schools,
)
"""Subjects that look at everything at once, and are quick."""
SEARCHES = (wording, safe_messaging, reading_age, school_texts)
"""Subjects that search one text after the other, which takes most of the time: what they found is remembered."""


def check(programme: Programme, memo: Memo | None = None) -> list[Problem]:
    """Every problem that needs more than one file, or more than syntax, to see."""
    memo = memo or Memo()
    found = [problem for subject in SUBJECTS for problem in subject.check(programme)]
    return found + [problem for subject in SEARCHES for problem in subject.check(programme, memo)]


def check_again(programme: Programme) -> list[Problem]:
    """`check` with what the last run found in texts that are the same as then."""
    memo = Memo(programme.root / FINDINGS)
    found = check(programme, memo)
    memo.save()
    return found
