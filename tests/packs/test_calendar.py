"""The calendar of sessions: made from the dates in programme.yml, and read back by another hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from semh.core.programme import Programme
from semh.office.calendar import Entry, write_calendar
from semh.packs import PackSettings, plan_packs, start
from semh.packs.decks import Decks
from semh.packs.office_jobs import office_job
from tests.packs.conftest import Inline
from tests.projects import PROGRAMME

Project = Callable[..., Programme]
RECIPE = "- {id: programme-calendar, title: Calendar, for: programme, parts: [calendar], formats: [ics]}\n"
DATES = "    dates: [2027-01-14 13:30, 2027-06-10 9:15]\n    place: The library, Taunton; first floor\n"


def project(pack_project: Project, dates: str = DATES) -> Programme:
    outline = PROGRAMME.replace("    status: published\n", f"    status: published\n{dates}")
    return pack_project({"content/programme.yml": outline, "content/trainers/packs.yml": RECIPE})


def test_a_calendar_is_made_with_an_event_for_each_date(pack_project: Project, tmp_path: Path) -> None:
    run = start(project(pack_project), Inline(), tmp_path / "out", site_url="https://semh.example/")
    assert run.join() == []
    (file,) = run.files
    assert str(file.path) == "downloads/programme-calendar.ics"
    events = Calendar.from_ical((tmp_path / "out" / file.path).read_bytes()).events
    first, second = events
    assert first.start == datetime(2027, 1, 14, 13, 30, tzinfo=UTC)
    assert second.start == datetime(2027, 6, 10, 8, 15, tzinfo=UTC)
    assert first.DTEND - first.start == timedelta(minutes=60)
    assert str(first["summary"]) == "Session 1: A title"
    assert str(first["location"]) == "The library, Taunton; first floor"
    assert str(first["url"]) == "https://semh.example/sessions/01-first/"
    assert len({str(event["uid"]) for event in events}) == 2


def test_without_dates_no_calendar_is_made(pack_project: Project) -> None:
    assert plan_packs(project(pack_project, "")) == ()


def test_a_session_that_is_not_published_is_in_no_calendar(pack_project: Project) -> None:
    outline = PROGRAMME.replace("    status: published\n", f"    status: draft\n{DATES}")
    programme = pack_project({"content/programme.yml": outline, "content/trainers/packs.yml": RECIPE})
    assert plan_packs(programme) == ()


def test_the_same_dates_give_the_same_bytes(pack_project: Project) -> None:
    programme = project(pack_project)
    (spec,) = plan_packs(programme)
    jobs = [office_job(spec, programme, PackSettings(), Decks(programme, "x", None)) for _ in range(2)]
    assert jobs[0].file == jobs[1].file


@pytest.mark.parametrize(
    ("clock", "utc"),
    [
        (datetime(2027, 3, 27, 9, 0), datetime(2027, 3, 27, 9, 0, tzinfo=UTC)),
        (datetime(2027, 3, 28, 9, 0), datetime(2027, 3, 28, 8, 0, tzinfo=UTC)),
        (datetime(2027, 10, 30, 23, 30), datetime(2027, 10, 30, 22, 30, tzinfo=UTC)),
        (datetime(2027, 10, 31, 9, 0), datetime(2027, 10, 31, 9, 0, tzinfo=UTC)),
    ],
)
def test_times_are_those_of_clocks_in_england(clock: datetime, utc: datetime) -> None:
    (event,) = Calendar.from_ical(write_calendar("T", [Entry("u", clock, 60, "S")], date(2026, 11, 24))).events
    assert event.start == utc


def test_long_lines_are_folded_and_signs_escaped() -> None:
    summary = "Commas, semicolons; back\\slashes and Zoë's – " * 6
    raw = write_calendar("T", [Entry("u", datetime(2027, 1, 1, 9), 60, summary)], date(2026, 11, 24))
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    (event,) = Calendar.from_ical(raw).events
    assert str(event["summary"]) == summary
