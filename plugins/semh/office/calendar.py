"""A calendar of dates in iCalendar form (RFC 5545).

Times are written in UTC: they are given as clocks in England show them, and every calendar shows them so again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

ENGLAND = ZoneInfo("Europe/London")


@dataclass(frozen=True)
class CalendarFile:
    """A finished calendar, on its way to be published."""

    data: bytes


@dataclass(frozen=True)
class Entry:
    """One date. `start` is a clock in England, without a zone; a new day under the same `uid` moves what was imported before."""

    uid: str
    start: datetime
    minutes: int
    summary: str
    place: str = ""
    url: str = ""


def write_calendar(title: str, entries: Iterable[Entry], made_on: date) -> bytes:
    """The bytes of a .ics, the same for the same input; `made_on` stands for the moment of writing."""
    calendar = Calendar()
    calendar.add("prodid", "-//SEMH programme//Sessions//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    for entry in entries:
        calendar.add_component(_event(entry, datetime.combine(made_on, time(), UTC)))
    return bytes(calendar.to_ical())


def _event(entry: Entry, stamp: datetime) -> Event:
    begins = entry.start.replace(tzinfo=ENGLAND).astimezone(UTC)
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", stamp)
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(minutes=entry.minutes))
    event.add("summary", entry.summary)
    if entry.place:
        event.add("location", entry.place)
    if entry.url:
        event.add("url", entry.url)
    return event
