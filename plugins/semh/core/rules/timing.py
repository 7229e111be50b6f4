"""Timing: the activities of each half of a session add up to what programme.yml plans."""

from __future__ import annotations

from collections.abc import Iterator

from semh.core.activities import Timed, facilitator_files, halves_of, has_unsound_parts, timed_parts
from semh.core.documents import Document
from semh.core.model import KeyStage
from semh.core.outline_model import Session, TrainingDay
from semh.core.problems import Problem, Rule
from semh.core.programme import Programme, name_of

LENGTH = Rule(
    "timing/session-length",
    "Activities{half} add up to {total} minutes; {what} is {planned}.",
    'Change an activity (the longest is "{title}", line {line}) or set `planned_minutes: {total}` in programme.yml.',
)
VERSION = Rule(
    "timing/short-version",
    "The {name} version{half} (`{key}:`) adds up to {total} minutes instead of {planned}.",
    "Change the `{key}:` minutes of the activities.",
)
LONGER = Rule(
    "timing/longer-than-whole", "`{key}: {minutes}` is longer than the activity's {whole} minutes.", "Lower it."
)
NOTHING = Rule(
    "timing/no-activities",
    "There is no activity{half} in this facilitator file.",
    "Add `activity` blocks with `minutes:`.",
)

MEETING_MINUTES = 60
SHORT_PARENT_MINUTES = 45


def check(programme: Programme) -> Iterator[Problem]:
    """Check the minutes of every facilitator file."""
    for session, document in facilitator_files(programme):
        if has_unsound_parts(document):
            continue
        parts = list(timed_parts(document))
        for half in halves_of(session):
            yield from _check_half(session, document, [part for part in parts if part.is_for(half)], half)
        yield from _check_longer(parts)


def _check_half(
    session: Session, document: Document, parts: list[Timed], half: tuple[KeyStage, ...]
) -> Iterator[Problem]:
    named = f" for {' and '.join(half)}" if half else ""
    if not parts:
        yield NOTHING.at(document.place(), half=named)
        return
    total = sum(part.options.minutes for part in parts)
    if total != session.planned_minutes:
        longest = max(parts, key=lambda part: part.options.minutes)
        yield LENGTH.at(
            longest.block.place, half=named, total=total, what=_lower(name_of(document.folder, session)), planned=session.planned_minutes,
            title=longest.title, line=longest.block.place.line,
        )  # fmt: skip
    if isinstance(session, TrainingDay):
        return  # a day has no shorter version
    is_parents = document.folder.startswith("parents/")
    name, key, planned = (
        ("45-minute", "short", SHORT_PARENT_MINUTES) if is_parents else ("staff-meeting", "meeting", MEETING_MINUTES)
    )
    minutes = [getattr(part.options, key) or 0 for part in parts]
    if sum(minutes) != planned:
        yield VERSION.at(document.place(), name=name, half=named, key=key, total=sum(minutes), planned=planned)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _check_longer(parts: list[Timed]) -> Iterator[Problem]:
    for part in parts:
        for key in ("meeting", "short"):
            minutes = getattr(part.options, key)
            if minutes and minutes > part.options.minutes:
                yield LONGER.at(part.block.options.place(key), key=key, minutes=minutes, whole=part.options.minutes)
