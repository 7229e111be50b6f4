"""The run sheet: activities and breaks of a facilitator file with running clock times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from semh.core.activities import Timed, timed_parts
from semh.core.documents import Document
from semh.core.model import KeyStage

_DAY = 24 * 60


@dataclass(frozen=True)
class Row:
    """One line of a run sheet; `start` and `end` are clock times such as `09:15`."""

    start: str
    end: str
    minutes: int
    part: Timed

    @property
    def anchor(self) -> str:
        """The id of the activity; empty for a break."""
        return self.part.activity.id if self.part.activity else ""


@dataclass(frozen=True)
class RunSheet:
    """Rows for everyone or for one half, with the end and the minutes of breaks."""

    rows: tuple[Row, ...]
    end: str
    minutes: int
    break_minutes: int


def minutes_of_clock(clock: str) -> int:
    """Minutes after midnight of `9:05` or `09:05`; a ValueError for anything else."""
    hours, colon, minutes = clock.partition(":")
    if not (colon and hours.isdigit() and len(minutes) == 2 and minutes.isdigit()):
        raise ValueError(f"a start time looks like 09:00, not {clock!r}")
    total = int(hours) * 60 + int(minutes)
    if total >= _DAY or int(minutes) > 59:
        raise ValueError(f"{clock!r} is not a time of day")
    return total


def clock_of_minutes(minutes: int) -> str:
    """`09:05` for 545; past midnight it starts again at 00:00."""
    hours, rest = divmod(minutes % _DAY, 60)
    return f"{hours:02d}:{rest:02d}"


def run_sheet(document: Document, stages: tuple[KeyStage, ...], start: str) -> RunSheet:
    """The whole session for the half `stages` (empty: for everyone) from the clock time `start`."""
    parts = [part for part in timed_parts(document) if part.is_for(stages)]
    return _timed(((part, part.options.minutes) for part in parts), start)


def short_sheet(document: Document, stages: tuple[KeyStage, ...], length: str, start: str) -> RunSheet:
    """The shorter version, `meeting` or `short`: the parts that give minutes for it."""
    parts = [part for part in timed_parts(document) if part.is_for(stages)]
    chosen = ((part, getattr(part.options, length)) for part in parts)
    return _timed(((part, minutes) for part, minutes in chosen if minutes), start)


def _timed(parts: Iterable[tuple[Timed, int]], start: str) -> RunSheet:
    now = minutes_of_clock(start)
    rows: list[Row] = []
    breaks = 0
    for part, minutes in parts:
        rows.append(Row(clock_of_minutes(now), clock_of_minutes(now + minutes), minutes, part))
        now += minutes
        breaks += minutes if part.is_break else 0
    total = sum(row.minutes for row in rows)
    return RunSheet(tuple(rows), clock_of_minutes(now), total, breaks)
