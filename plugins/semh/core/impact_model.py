"""How impact is measured (content/staff/tools/impact.yml) as frozen models."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Literal

from pydantic import Field

from semh.core.model import Frozen, Id, Text, Version, Whole

Positive = Annotated[int, Field(strict=True, ge=1)]
Amount = Annotated[float, Field(ge=0, multiple_of=0.5)]
"""A count; of school days, half days are counted as halves."""
Shown = float | Literal["hidden", "count", "missing"] | None
"""What is seen of a figure: its rate; nothing, because it is small; the count alone; or that there is none."""


class Limits(Frozen):
    """The limits that figures are shown within. impact.yml's head says what each key means."""

    smallest: Positive
    rates_from: Positive
    base_change: Positive
    length_within: Whole
    season_within: Whole


class Refusals(Frozen):
    """Why two periods are not compared, in a sentence each; `{baseline}` and `{now}` stand for their school days."""

    dates: Text
    order: Text
    length: Text
    season: Text


class Caution(Frozen):
    """What is said with every result."""

    id: Id
    text: Text


class National(Frozen):
    """A national figure for orientation: whose, of which time, from which source."""

    value: Annotated[float, Field(ge=0)]
    period: Text
    time: Literal["year", "autumn", "spring", "summer"]
    who: Text
    source: Id


class Measure(Frozen):
    """One measure. impact.yml's head says what each key means; `definition` and `cautions` may cite sources."""

    id: Id
    evidence: Id
    shows: Literal["adults", "pupils"]
    title: Text
    kind: Literal["per-100", "percent", "average", "words", "audit"]
    counts: Text
    of: Literal["pupils", "teachers", "own"] | None = None
    of_words: Text | None = None
    people: bool = False
    halves: bool = False
    part_of: Id | None = None
    better: Literal["lower", "higher", "neither"]
    definition: Text
    source: Id | None = None
    national: tuple[National, ...] = ()
    cautions: Annotated[tuple[Text, ...], Field(min_length=1)]

    @property
    def is_figure(self) -> bool:
        """Whether it is a count with something to divide it by."""
        return self.kind not in ("words", "audit")


class Figure(Frozen):
    """A count, and what it is a part of where that is not the pupils or the teachers of the period."""

    count: Amount
    of: Positive | None = None


class Period(Frozen):
    """A period with its figures by measure; `from` and `to` are its first and last day."""

    from_: Annotated[Date, Field(alias="from")]
    to: Date
    school_days: Positive
    pupils: Positive
    teachers: Positive | None = None
    figures: dict[Id, Figure]


class ExpectedFigure(Frozen):
    """What must be seen of a measure in each period, and the difference; null: none is shown."""

    baseline: Shown
    now: Shown
    change: float | None


class ExpectedResult(Frozen):
    """What must come of an example; `refused` is a key of `refusals`, or null."""

    refused: Literal["dates", "order", "length", "season"] | None
    figures: dict[Id, ExpectedFigure]


class ImpactExample(Frozen):
    """A worked case of a made-up school, and what follows."""

    id: Id
    title: Text
    baseline: Period
    now: Period
    because: Text
    expect: ExpectedResult


class ImpactMeasures(Frozen):
    """The whole file."""

    id: Id
    version: Version
    title: Text
    about: Text
    rules: Limits
    refusals: Refusals
    cautions: Annotated[tuple[Caution, ...], Field(min_length=1)]
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]
    examples: tuple[ImpactExample, ...]

    def measure(self, id_: str) -> Measure | None:
        """The measure with an id."""
        return next((one for one in self.measures if one.id == id_), None)
