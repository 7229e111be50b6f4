"""Front matter of every kind of document, and the options of blocks that carry data."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Literal

from pydantic import Field

from semh.core.model import (
    COMMA_LIST,
    SENSITIVE_TOPICS,
    Audience,
    Frozen,
    Id,
    KeyStage,
    Setting,
    Status,
    Text,
    Tier,
    Whole,
)


class ClinicalReview(Frozen):
    """A review that the programme (never its software) records: the reviewer's role and the date."""

    role: Text
    date: Date


class Meta(Frozen):
    """Front matter that every document has."""

    id: Id
    title: Text
    audience: Audience = "pupil"
    topics: tuple[Id, ...] = ()
    key_stages: tuple[KeyStage, ...] = ()
    settings: tuple[Setting, ...] = ()
    reviewed: Date
    review_by: Date
    owner: Text = "programme lead"
    clinical_review: ClinicalReview | None = None
    summary: Text | None = None
    follows: Date | None = None
    """Of a translation: the `reviewed:` date of the English text that it follows."""
    english: Text | None = None
    """Of a translation: the mark of that English text, which `semh check` names."""

    @property
    def sensitive_topics(self) -> tuple[str, ...]:
        """Its topics that may hurt to read about (SENSITIVE_TOPICS), in alphabetical order."""
        return tuple(sorted(SENSITIVE_TOPICS.intersection(self.topics)))

    @property
    def awaits_clinical_review(self) -> bool:
        """Whether the document has a sensitive topic and no clinician has reviewed it."""
        return bool(self.sensitive_topics) and self.clinical_review is None


class PageMeta(Meta):
    """Front matter of a page that is published on the site."""

    number: Whole | None = None
    covers: tuple[Id, ...] = ()
    outcomes: tuple[Text, ...] = ()
    for_roles: tuple[Text, ...] = ()
    difficulty: Id | None = None
    tier: tuple[Tier, ...] = ()
    read_minutes: Whole | None = None
    pre_reading: tuple[Text, ...] = ()


class FacilitatorMeta(Meta):
    """Front matter of `facilitator.md`: never a page, never part of a handout."""

    audience: Literal["facilitator"] = "facilitator"


class SlidesMeta(Meta):
    """Front matter of `slides.md`; the audience is the one that watches."""


class HandoutMeta(Meta):
    """Front matter of one handout. `sides` is the number of A4 sides that it must fit; more than two only in kits.

    A `card` is printed twice on its side, to cut and fold; a `poster` in letters to be read from afar.
    """

    sides: Literal[1, 2, 3, 4, 6]
    layout: Literal["sheet", "card", "poster"] = "sheet"
    copies: Literal["two-per-person", "per-person", "per-pair", "per-table"] = "per-person"
    status: Status = "published"


class ActivityOptions(Frozen):
    """Options of `activity`: minutes, who works together, what is needed, what it covers."""

    id: Id
    minutes: Annotated[int, Field(strict=True, gt=0, le=180)]
    group: Text = "all"
    materials: Annotated[tuple[Text, ...], COMMA_LIST] = ()
    slides: Annotated[tuple[Id, ...], COMMA_LIST] = ()
    handouts: Annotated[tuple[Id, ...], COMMA_LIST] = ()
    covers: Annotated[tuple[Id, ...], COMMA_LIST] = ()
    key_stages: Annotated[tuple[KeyStage, ...], COMMA_LIST] = ()
    meeting: Annotated[int, Field(strict=True, gt=0)] | None = None
    short: Annotated[int, Field(strict=True, gt=0)] | None = None
    who: Text | None = None


class BreakOptions(Frozen):
    """Options of `break`."""

    minutes: Annotated[int, Field(strict=True, gt=0, le=90)]
    key_stages: Annotated[tuple[KeyStage, ...], COMMA_LIST] = ()
    meeting: Annotated[int, Field(strict=True, gt=0)] | None = None
    short: Annotated[int, Field(strict=True, gt=0)] | None = None


class ReflectOptions(Frozen):
    """Options of `reflect`."""

    title: Text | None = None


class LinesOptions(Frozen):
    """Options of `lines`: what of the school's details can stand there instead (plugins/semh/site/mine/school-words.ts)."""

    school: Literal["contact", "ask", "from"] | None = None


class NoOptions(Frozen):
    """For blocks that take no options."""
