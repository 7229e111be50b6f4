"""Clock times of run sheets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from semh.core.programme import Programme
from semh.packs.run_sheet import clock_of_minutes, minutes_of_clock, run_sheet, short_sheet
from tests.projects import front_matter

SPLIT = (
    front_matter("s1-facilitator", audience="facilitator")
    + """
/// activity | Together
    id: s1-together
    minutes: 15
    meeting: 5

Start.
///

/// activity | Younger
    id: s1-younger
    minutes: 30
    key_stages: [ks1, ks2]
    meeting: 10

Younger.
///

/// activity | Older
    id: s1-older
    minutes: 20
    key_stages: [ks3, ks4]

Older.
///

/// break | Coffee
    minutes: 10
///
"""
)


@pytest.fixture
def split(pack_project: Callable[..., Programme]) -> Programme:
    return pack_project({"content/sessions/01-first/facilitator.md": SPLIT})


def times(programme: Programme, *stages: str, start: str = "09:00") -> list[str]:
    sheet = run_sheet(programme.documents["sessions/01-first/facilitator.md"], stages, start)  # type: ignore[arg-type]
    return [f"{row.start}-{row.end} {row.part.title}" for row in sheet.rows]


def test_each_half_runs_through_its_own_activities(split: Programme) -> None:
    assert times(split, "ks1", "ks2") == ["09:00-09:15 Together", "09:15-09:45 Younger", "09:45-09:55 Coffee"]
    assert times(split, "ks3", "ks4") == ["09:00-09:15 Together", "09:15-09:35 Older", "09:35-09:45 Coffee"]


def test_the_sheet_says_when_it_ends_and_how_much_is_break(split: Programme) -> None:
    sheet = run_sheet(split.documents["sessions/01-first/facilitator.md"], ("ks1",), "13:30")
    assert (sheet.end, sheet.minutes, sheet.break_minutes) == ("14:25", 55, 10)


def test_the_staff_meeting_leaves_out_what_gives_no_minutes_for_it(split: Programme) -> None:
    sheet = short_sheet(split.documents["sessions/01-first/facilitator.md"], ("ks1",), "meeting", "0:00")
    assert [(row.part.title, row.end) for row in sheet.rows] == [("Together", "00:05"), ("Younger", "00:15")]


def test_a_clock_runs_past_midnight() -> None:
    assert clock_of_minutes(minutes_of_clock("23:50") + 20) == "00:10"


@pytest.mark.parametrize("clock", ["9", "25:00", "09:60", "nine:00", "9:5", ""])
def test_what_is_no_time_of_day_is_refused(clock: str) -> None:
    with pytest.raises(ValueError, match="time"):
        minutes_of_clock(clock)
