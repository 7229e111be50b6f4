"""Impact: the page, the data for the browser, and that no figure that is hidden can be worked out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from semh.core.impact_figures import days_apart, refusal_of, results, seen
from semh.core.impact_model import Figure, ImpactMeasures, Period
from semh.core.programme import Programme
from semh.impact.data import impact_data
from semh.impact.pages import impact_pages

MEASURES = Path(__file__).parent / "measures.json"


@pytest.fixture
def rules(programme: Programme) -> ImpactMeasures:
    assert programme.impact is not None
    return programme.impact


def period(pupils: int, figures: dict[str, int], year: int = 2025) -> Period:
    """An autumn of 70 days."""
    counts = {id_: Figure(count=count) for id_, count in figures.items()}
    return Period(**{"from": date(year, 9, 3)}, to=date(year, 12, 19), school_days=70, pupils=pupils, figures=counts)


def test_the_page_shows_every_measure_with_its_definition_and_cautions(
    programme: Programme, rules: ImpactMeasures
) -> None:
    (page,) = impact_pages(programme)
    for measure in rules.measures:
        assert f"### {measure.title}\n\n{measure.definition}\n" in page.body
        assert all(f"- {caution}\n" in page.body for caution in measure.cautions)
        for national in measure.national:
            assert f" in {national.period} ({national.who}; published " in page.body
    assert all(caution.text in page.body for caution in rules.cautions)


def test_a_programme_without_measures_has_no_page(programme: Programme) -> None:
    assert impact_pages(replace(programme, impact=None)) == ()
    assert impact_data(replace(programme, impact=None)) is None


def test_the_browser_gets_the_measures_and_is_tested_with_the_same_examples(
    programme: Programme, rules: ImpactMeasures, golden: Callable[[Path, str], None]
) -> None:
    examples = [example.model_dump(mode="json", by_alias=True) for example in rules.examples]
    data = {"measures": impact_data(programme), "examples": examples}
    golden(MEASURES, json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def test_session_10_teaches_the_national_figures_that_the_measures_name(programme: Programme) -> None:
    body = programme.documents["sessions/10-sharing-and-year-two/index.md"].body
    for figure in ("0.89", "7.81", "5.07", "19.1%", "21.9%", "6.69%", "6.38%"):
        assert figure in body


def test_session_10_s_table_comes_out_of_these_rules(programme: Programme, rules: ImpactMeasures) -> None:
    body = programme.documents["sessions/10-sharing-and-year-two/index.md"].body
    example = next(one for one in rules.examples if one.id == "two-autumns")
    for result in results(rules, example.baseline, example.now):
        if result.measure.id in ("suspensions", "days-lost"):
            assert f"({result.baseline.rate:.2f} per 100)" in body
            assert f"({result.now.rate:.2f} per 100)" in body


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (date(2025, 12, 31), date(2027, 1, 2), 2),
        (date(2024, 2, 29), date(2025, 2, 28), 0),
        (date(2024, 3, 1), date(2025, 3, 1), 0),
        (date(2025, 1, 1), date(2025, 7, 3), 182),
    ],
)
def test_days_of_the_year_are_compared_across_years(one: date, other: date, apart: int) -> None:
    assert days_apart(one, other) == days_apart(other, one) == apart


def test_a_period_before_the_first_or_with_too_many_days_is_refused(rules: ImpactMeasures) -> None:
    baseline, now = period(200, {}), period(200, {}, 2026)
    assert refusal_of(baseline, now, rules.rules) is None
    assert refusal_of(now, baseline, rules.rules) == "order"
    assert refusal_of(baseline, now.model_copy(update={"school_days": 109}), rules.rules) == "dates"


def small(count: int) -> bool:
    return 0 < count < 5


def test_nobody_can_work_out_a_hidden_count_of_absent_pupils(rules: ImpactMeasures) -> None:
    """Of everything that looks the same from outside, more than one count is possible, and never only small ones next to a shown total."""
    worlds: dict[tuple[object, ...], set[tuple[int, int]]] = defaultdict(set)
    for persistent in range(31):
        for severe in range(persistent + 1):
            found = seen(rules, period(30, {"persistent-absence": persistent, "severe-absence": severe}))
            look = tuple(found[id_] for id_ in ("persistent-absence", "severe-absence"))
            worlds[look].add((persistent, severe))
    for (first, second), inside in worlds.items():
        for name, values in (
            ("persistent", {a for a, _ in inside}),
            ("severe", {b for _, b in inside}),
            ("between", {a - b for a, b in inside}),
            ("not absent", {30 - a for a, _ in inside}),
        ):
            assert len(values) > 1 or not small(next(iter(values))), (name, first, second, inside)


def test_nobody_can_work_out_a_hidden_count_of_referrals(rules: ImpactMeasures) -> None:
    worlds: dict[tuple[object, ...], set[tuple[int, int, int]]] = defaultdict(set)
    ids = ("referrals-made", "referrals-accepted", "referrals-waiting")
    for made in range(21):
        for accepted in range(made + 1):
            for waiting in range(made - accepted + 1):
                found = seen(rules, period(200, dict(zip(ids, (made, accepted, waiting), strict=True))))
                worlds[tuple(found[id_] for id_ in ids)].add((made, accepted, waiting))
    for look, inside in worlds.items():
        for values in (
            {made for made, _, _ in inside},
            {accepted for _, accepted, _ in inside},
            {waiting for _, _, waiting in inside},
            {made - accepted - waiting for made, accepted, waiting in inside},
        ):
            assert len(values) > 1 or not small(next(iter(values))), (look, inside)
