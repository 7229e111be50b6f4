"""Figures by the rules of impact.yml: pure, and the same as in the browser (impact/impact.ts); the examples of the file test both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from semh.core.impact_model import Figure, ImpactMeasures, Limits, Measure, Period

State = Literal["rate", "count", "hidden", "missing"]
Refusal = Literal["dates", "order", "length", "season"]


@dataclass(frozen=True)
class Seen:
    """What may be seen of a figure. `rate` is there in the state rate only; `count` and `of` not when hidden or missing."""

    state: State
    count: float | None = None
    of: int | None = None
    rate: float | None = None


@dataclass(frozen=True)
class Result:
    """One measure in both periods. `change` is a difference of rates, or None when none may be shown."""

    measure: Measure
    baseline: Seen
    now: Seen
    change: float | None


def refusal_of(baseline: Period, now: Period, limits: Limits) -> Refusal | None:
    """Why the periods may not be compared, or None."""
    for period in (baseline, now):
        if period.from_ > period.to or period.school_days > (period.to - period.from_).days + 1:
            return "dates"
    if now.from_ <= baseline.to:
        return "order"
    if abs(baseline.school_days - now.school_days) > limits.length_within:
        return "length"
    apart = max(days_apart(baseline.from_, now.from_), days_apart(baseline.to, now.to))
    return "season" if apart > limits.season_within else None


def days_apart(one: date, other: date) -> int:
    """How many days lie between two days of the year, whatever the year: 2 from 31 December to 2 January."""
    apart = abs(_day_of_year(one) - _day_of_year(other))
    return min(apart, 365 - apart)


def _day_of_year(day: date) -> int:
    """Counted as in a year without 29 February, which counts as the 28th."""
    return date(2025, day.month, min(day.day, 28) if day.month == 2 else day.day).timetuple().tm_yday


def results(rules: ImpactMeasures, baseline: Period, now: Period) -> tuple[Result, ...]:
    """Every measure that has a figure in one of the periods."""
    may_compare = refusal_of(baseline, now, rules.rules) is None
    before, after = seen(rules, baseline), seen(rules, now)
    found = []
    for measure in rules.measures:
        if measure.is_figure and (measure.id in baseline.figures or measure.id in now.figures):
            one, other = before[measure.id], after[measure.id]
            change = _change(one, other, rules.rules) if may_compare else None
            found.append(Result(measure, one, other, change))
    return tuple(found)


def _change(baseline: Seen, now: Seen, limits: Limits) -> float | None:
    if baseline.rate is None or now.rate is None or baseline.of is None or now.of is None:
        return None
    if abs(now.of - baseline.of) * 100 > limits.base_change * baseline.of:
        return None
    return round(now.rate - baseline.rate, 2)


def seen(rules: ImpactMeasures, period: Period) -> Mapping[str, Seen]:
    """What may be seen of each measure in one period: what is hidden cannot be worked out from what is not."""
    figures = {one.id: period.figures[one.id] for one in rules.measures if one.id in period.figures and one.is_figure}
    hidden = _hidden(rules, period, figures)
    return {one.id: _seen(one, period, figures.get(one.id), hidden, rules.rules) for one in rules.measures}


def _seen(measure: Measure, period: Period, figure: Figure | None, hidden: frozenset[str], limits: Limits) -> Seen:
    base = base_of(measure, period, figure)
    if figure is None or base is None or (measure.kind == "percent" and figure.count > base):
        return Seen("missing")
    if measure.id in hidden:
        return Seen("hidden")
    if base < limits.rates_from:
        return Seen("count", figure.count, base)
    return Seen("rate", figure.count, base, rate_of(measure, figure.count, base))


def base_of(measure: Measure, period: Period, figure: Figure | None) -> int | None:
    """What a count is divided by."""
    match measure.of:
        case "pupils":
            return period.pupils
        case "teachers":
            return period.teachers
    return figure.of if figure else None


def rate_of(measure: Measure, count: float, base: int) -> float:
    """The rate to two decimals, a half rounded up. In whole numbers, so that the browser comes to the same."""
    factor = 1 if measure.kind == "average" else 100
    return (round(count * 2) * factor * 100 + base) // (2 * base) / 100


def _hidden(rules: ImpactMeasures, period: Period, figures: Mapping[str, Figure]) -> frozenset[str]:
    """Counts that are small, whose rest is small, or that would give away one that is."""

    def is_small(count: float) -> bool:
        return 0 < count < rules.rules.smallest

    hidden = set()
    for measure in rules.measures:
        figure = figures.get(measure.id)
        base = base_of(measure, period, figure)
        if figure is None or base is None:
            continue
        rest = base - figure.count if measure.people else 0
        if is_small(figure.count) or is_small(rest) or (measure.of != "pupils" and is_small(base)):
            hidden.add(measure.id)
    for whole in rules.measures:
        parts = [one for one in rules.measures if one.part_of == whole.id and one.id in figures]
        if whole.id not in figures or whole.id in hidden:
            continue
        total = figures[whole.id].count
        hidden |= {part.id for part in parts if is_small(total - figures[part.id].count)}
        shown = sorted((part for part in parts if part.id not in hidden), key=lambda one: figures[one.id].count)
        if shown and len(parts) > 1 and is_small(total - sum(figures[part.id].count for part in shown)):
            hidden.add(shown[0].id)
    return frozenset(hidden)
