"""The rules of the behaviour and vulnerability profile (content/staff/tools/profile.yml) as frozen models."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from semh.core.model import Frozen, Id, KeyStage, Text, Version, Whole

ScoreId = Literal["vulnerability", "behaviour"]
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
"""A month such as 2026-07."""


class Score(Frozen):
    """One of the two scores, which are never added."""

    id: ScoreId
    title: Text
    means: Text


class Factor(Frozen):
    """A fact on record, and what it counts. profile.yml's head says what each key means."""

    id: Id
    score: ScoreId
    points: Annotated[int, Field(strict=True, ge=1, le=5)]
    text: Text
    means: Text
    evidence: Text
    replaces: tuple[Id, ...] = ()
    group: Id | None = None
    expires: Annotated[int, Field(strict=True, ge=1, le=120)] | None = None
    looks_at: Literal["half-term", "term", "year"] | None = None
    key_stages: tuple[KeyStage, ...] = ()
    restricted: bool = False
    source: Id | None = None


class Protective(Frozen):
    """A protective factor: counted beside the scores, never subtracted."""

    id: Id
    text: Text


class Band(Frozen):
    """A band in words, from so many points of each score on, and what it asks of the school."""

    id: Id
    title: Text
    vulnerability: Whole
    behaviour: Whole
    asks: Text


class SchoolLimits(Frozen):
    """What a school may change in the tool, and how far; profile.yml says what each key means."""

    most_points: Annotated[int, Field(strict=True, ge=1, le=5)]
    most_own: Annotated[int, Field(strict=True, ge=0, le=40)]
    most_cap: Annotated[int, Field(strict=True, ge=1, le=40)]
    title_letters: Annotated[int, Field(strict=True, ge=10, le=200)]
    means_letters: Annotated[int, Field(strict=True, ge=10, le=2000)]
    keep_on: tuple[Id, ...] = ()
    never_points: tuple[Text, ...]
    warning: Text


class ReviewRhythm(Frozen):
    """How often what is looked at again."""

    facts: Text
    support: Text
    meeting: Text
    governors: Text


class Expected(Frozen):
    """What the rules must make of an example."""

    vulnerability: Whole
    vulnerability_band: Id
    behaviour: Whole
    behaviour_band: Id
    protective: Whole
    unknown: Whole
    talk: bool
    expired: tuple[Id, ...] = ()


class Example(Frozen):
    """A worked case: the facts of one made-up pupil on one day, and what follows."""

    id: Id
    title: Text
    on: Date
    key_stage: KeyStage
    yes: tuple[Id, ...]
    not_known: tuple[Id, ...] = ()
    since: dict[Id, Month] = Field(default_factory=dict)
    protective: tuple[Id, ...] = ()
    concern: bool = False
    because: Text
    expect: Expected


class ProfileRules(Frozen):
    """The whole file. `caps`: the most points that a group of factors gives. `talk_from`: the band from which a pupil is talked about;
    `talk_always`: factors that put a pupil on the list whatever the score; `school`: what a school may change (nothing without it)."""

    id: Id
    version: Version
    title: Text
    about: Text
    scores: tuple[Score, ...]
    caps: dict[Id, Annotated[int, Field(strict=True, ge=1)]] = Field(default_factory=dict)
    factors: tuple[Factor, ...]
    protective: tuple[Protective, ...]
    red_flags: tuple[Text, ...]
    red_flag_route: Text
    bands: tuple[Band, ...]
    talk_from: Id
    talk_always: tuple[Id, ...] = ()
    school: SchoolLimits | None = None
    review: ReviewRhythm
    examples: tuple[Example, ...]


class EarlierFacts(Frozen):
    """What stood on record about a practice pupil the time before, and the role that entered it."""

    by: Text
    yes: tuple[Id, ...] = ()
    since: dict[Id, Month] = Field(default_factory=dict)
    protective: tuple[Id, ...] = ()


class PracticeSupport(Frozen):
    """A provision of a practice pupil. `before` and `after` are counts over equal lengths of time."""

    what: Text
    outcome: Text
    who: Text
    measure: Text
    before: Whole | None = None
    after: Whole | None = None
    planned: Whole | None = None
    held: Whole | None = None
    next: Literal["go-on", "change", "stop", "ask"] | None = None


class PracticePupil(Frozen):
    """A made-up pupil. One with a red flag (`told`: the day on which the DSL was told) has no facts."""

    code: Text
    year: Annotated[int, Field(strict=True, ge=1, le=13)]
    class_: Annotated[Text, Field(alias="class")]
    adult: Text
    told: Date | None = None
    yes: tuple[Id, ...] = ()
    not_known: tuple[Id, ...] = ()
    since: dict[Id, Month] = Field(default_factory=dict)
    protective: tuple[Id, ...] = ()
    concern_by: Text | None = None
    earlier: EarlierFacts | None = None
    supports: tuple[PracticeSupport, ...] = ()

    @property
    def key_stage(self) -> KeyStage:
        """The key stage of the pupil's year."""
        last_years: tuple[tuple[int, KeyStage], ...] = ((2, "ks1"), (6, "ks2"), (9, "ks3"), (11, "ks4"), (13, "ks5"))
        return next(stage for last, stage in last_years if self.year <= last)


class PracticeClass(Frozen):
    """The practice class of session 3 on its day (content/staff/tools/practice-class.yml)."""

    id: Id
    title: Text
    on: Date
    earlier_on: Date
    pupils: tuple[PracticePupil, ...]
