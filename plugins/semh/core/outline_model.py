"""programme.yml as frozen models: the sessions, what each promises, and how far each is."""

from __future__ import annotations

import re
from datetime import datetime as DateTime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from semh.core.model import FOLDER_PATTERN, Frozen, Id, KeyStage, Setting, Status, Text, Whole


def _start(value: Any) -> Any:
    text = str(value).strip()
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}", text):
        raise ValueError("it is not a day and a time of day; write them as 2027-01-14 13:30")
    day, clock = re.split("[ T]", text)
    try:
        return DateTime.fromisoformat(f"{day} {clock:0>5}")
    except ValueError as error:
        raise ValueError("there is no such day or time; write them as 2027-01-14 13:30") from error


Start = Annotated[DateTime, BeforeValidator(_start)]
"""A day and a time of day in England, as 2027-01-14 13:30, summer or winter."""


class Feeds(Frozen):
    """What a session moves forward in school: audit sections, policy sections, impact measures."""

    audit_sections: tuple[Id, ...] = ()
    policy_sections: tuple[Id, ...] = ()
    measures: tuple[Id, ...] = ()


class Session(Frozen):
    """One session of the outline, with where it lives and how long it is meant to last (minutes)."""

    number: Whole
    title: Text
    folder: Annotated[str, StringConstraints(pattern=FOLDER_PATTERN)]
    planned_minutes: Annotated[int, Field(strict=True, gt=0)]
    status: Status
    topics: dict[Id, Text] = Field(default_factory=dict)
    note: Text | None = None
    split: tuple[tuple[KeyStage, ...], ...] = ()
    difficulties: dict[Id, Text] = Field(default_factory=dict)
    facets: dict[Id, Text] = Field(default_factory=dict)
    feeds: Feeds = Feeds()
    dates: tuple[Start, ...] = ()
    """When the session begins; more than one when it is given more than once."""
    place: Text | None = None


class TrainingDay(Session):
    """The day that prepares a school team to run the parents' sessions: a session without a number."""

    number: Literal[0] = 0
    folder: Literal["training-day"]


class ProgrammeAims(Frozen):
    """The `programme:` part: its title, whom it is for, what it aims at, expects of schools and hopes to change."""

    title: Text
    settings: tuple[Setting, ...]
    aims: dict[Id, Text]
    expectations: dict[Id, Text]
    impact: dict[Id, Text]


class Parents(Frozen):
    """The `parents:` part: the training day (its promise, and where it lives), the facets of sessions 2 to 5, the sessions."""

    training_day: Text
    training: TrainingDay | None = None
    facets: dict[Id, Text]
    sessions: tuple[Session, ...]


class PolicySection(Frozen):
    """A section of the school's SEMH policy."""

    id: Id
    title: Text


class Outline(Frozen):
    """programme.yml: every promised topic, and the state of each session."""

    programme: ProgrammeAims
    sessions: tuple[Session, ...]
    parents: Parents
    policy_sections: tuple[PolicySection, ...]
