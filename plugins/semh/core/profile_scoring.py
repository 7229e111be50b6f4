"""Scoring by the rules of profile.yml: pure, and the same as in the browser (profile/tool/scoring.ts); the examples of the file test both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from semh.core.model import KeyStage
from semh.core.profile_model import Band, Example, Factor, ProfileRules, ScoreId


@dataclass(frozen=True)
class Facts:
    """What the school has on record about one pupil. Factors that are in neither set are answered no."""

    key_stage: KeyStage
    yes: frozenset[str]
    not_known: frozenset[str] = frozenset()
    since: Mapping[str, str] = field(default_factory=dict)
    """Months (2026-07) of events that lapse."""
    protective: frozenset[str] = frozenset()
    concern: bool = False


@dataclass(frozen=True)
class Reading:
    """One score: its points, its band, the factors that gave them, and those that did not and why."""

    points: int
    band: Band
    counted: tuple[Factor, ...]
    replaced: tuple[Factor, ...]
    expired: tuple[Factor, ...]
    unknown: tuple[Factor, ...]


@dataclass(frozen=True)
class Profile:
    """Both scores, never added; protective factors; whether the pupil is talked about."""

    readings: Mapping[ScoreId, Reading]
    protective: int
    talk: bool

    @property
    def unknown(self) -> int:
        """How many facts are not known: the scores are minimums."""
        return sum(len(reading.unknown) for reading in self.readings.values())


def profile_of(facts: Facts, rules: ProfileRules, on: date) -> Profile:
    """The profile on a day."""
    readings = {score.id: _reading(score.id, facts, rules, on) for score in rules.scores}
    order = [band.id for band in rules.bands]
    is_high = any(order.index(one.band.id) >= order.index(rules.talk_from) for one in readings.values())
    counted = {factor.id for one in readings.values() for factor in one.counted}
    known = {factor.id for factor in rules.protective}
    talk = is_high or facts.concern or not counted.isdisjoint(rules.talk_always)
    return Profile(readings, len(facts.protective & known), talk)


def facts_of(example: Example) -> Facts:
    """The facts of a worked example."""
    return Facts(
        example.key_stage,
        frozenset(example.yes),
        frozenset(example.not_known),
        example.since,
        frozenset(example.protective),
        example.concern,
    )


def band_at(points: int, score: ScoreId, rules: ProfileRules) -> Band:
    """The highest band that so many points reach."""
    reached = [band for band in rules.bands if getattr(band, score) <= points]
    return reached[-1] if reached else rules.bands[0]


def most_points(score: ScoreId, rules: ProfileRules, key_stage: KeyStage | None = None) -> int:
    """The most points that a pupil can have, of a key stage or of any, when everything that may stand together is answered yes."""
    asked = [one for one in rules.factors if key_stage is None or not one.key_stages or key_stage in one.key_stages]
    replaced = {id_ for factor in asked for id_ in factor.replaces}
    return _sum([factor for factor in asked if factor.score == score and factor.id not in replaced], rules)


def has_expired(factor: Factor, since: str | None, on: date) -> bool:
    """Whether so many months have passed since the month of the event; without a month it stays."""
    if factor.expires is None or since is None:
        return False
    year, month = (int(part) for part in since.split("-"))
    return (on.year - year) * 12 + on.month - month >= factor.expires


def _reading(score: ScoreId, facts: Facts, rules: ProfileRules, on: date) -> Reading:
    asked = [
        factor
        for factor in rules.factors
        if factor.score == score and (not factor.key_stages or facts.key_stage in factor.key_stages)
    ]
    yes = [factor for factor in asked if factor.id in facts.yes]
    expired = [factor for factor in yes if has_expired(factor, facts.since.get(factor.id), on)]
    current = [factor for factor in yes if factor not in expired]
    covered = {id_ for factor in current for id_ in factor.replaces}
    counted = [factor for factor in current if factor.id not in covered]
    points = _sum(counted, rules)
    return Reading(
        points,
        band_at(points, score, rules),
        tuple(counted),
        tuple(factor for factor in current if factor.id in covered),
        tuple(expired),
        tuple(factor for factor in asked if factor.id in facts.not_known and factor.id not in facts.yes),
    )


def _sum(factors: list[Factor], rules: ProfileRules) -> int:
    """The points of the factors, those of a group up to its cap."""
    groups: dict[str, int] = {}
    total = 0
    for factor in factors:
        if factor.group is None:
            total += factor.points
        else:
            groups[factor.group] = groups.get(factor.group, 0) + factor.points
    return total + sum(min(points, rules.caps.get(group, points)) for group, points in groups.items())
