"""Scoring: what golden cases do not reach, and that session 3 teaches the rules that the tool uses."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from semh.core.profile_model import ProfileRules
from semh.core.profile_scoring import Facts, band_at, has_expired, most_points, profile_of
from semh.core.programme import Programme

TABLE_ROW = re.compile(r"^\| (?P<code>[VB]\d+) \| (?P<text>.+?) \| (?P<points>\d)[^|]* \|$", re.MULTILINE)
BAND_ROW = re.compile(r"^\| (?P<title>[A-Z][a-z]+ [a-z ]+) \| (?P<v>\d+)\D[^|]*\| (?P<b>\d+)\D[^|]*\|", re.MULTILINE)


@pytest.fixture
def rules(programme: Programme) -> ProfileRules:
    assert programme.profile is not None
    return programme.profile


@pytest.mark.parametrize("uri", ["sessions/03-profiling/index.md", "sessions/03-profiling/handouts/scoring-card.md"])
def test_session_3_teaches_these_points(programme: Programme, rules: ProfileRules, uri: str) -> None:
    taught = {row["code"].lower(): int(row["points"]) for row in TABLE_ROW.finditer(programme.documents[uri].body)}
    assert taught == {factor.id: factor.points for factor in rules.factors}


def test_session_3_teaches_these_bands(programme: Programme, rules: ProfileRules) -> None:
    body = programme.documents["sessions/03-profiling/index.md"].body
    taught = {row["title"]: (int(row["v"]), int(row["b"])) for row in BAND_ROW.finditer(body)}
    assert taught == {band.title: (band.vulnerability, band.behaviour) for band in rules.bands}


def test_the_most_points_are_those_that_session_3_draws(root: Path, rules: ProfileRules) -> None:
    assert (most_points("vulnerability", rules), most_points("behaviour", rules)) == (20, 11)
    drawing = (root / "content/assets/03-profiling/p07-profile.svg").read_text(encoding="utf-8")
    for title, score in (("Vulnerability", "vulnerability"), ("Behaviour", "behaviour")):
        (most,) = re.findall(rf"{title} \(can reach (\d+)", drawing)
        assert int(most) == most_points("vulnerability" if score == "vulnerability" else "behaviour", rules, "ks2")


def test_the_points_of_a_group_go_up_to_its_cap(rules: ProfileRules) -> None:
    grouped = {"v8": "home", "v9": "home", "v14": "home"}
    factors = tuple(one.model_copy(update={"group": grouped.get(one.id)}) for one in rules.factors)
    capped = rules.model_copy(update={"factors": factors, "caps": {"home": 3}})
    facts = Facts("ks2", frozenset({"v8", "v9", "v14", "v13"}))
    assert profile_of(facts, rules, date(2026, 11, 24)).readings["vulnerability"].points == 5
    assert profile_of(facts, capped, date(2026, 11, 24)).readings["vulnerability"].points == 4


@pytest.mark.parametrize(
    ("since", "on", "expired"),
    [
        ("2024-12", date(2026, 11, 30), False),
        ("2024-11", date(2026, 11, 1), True),
        ("2026-11", date(2026, 11, 24), False),
        (None, date(2099, 1, 1), False),
    ],
)
def test_a_point_lapses_in_the_month_in_which_its_time_is_over(
    rules: ProfileRules, since: str | None, on: date, expired: bool
) -> None:
    loss = next(factor for factor in rules.factors if factor.id == "v13")
    assert has_expired(loss, since, on) is expired


def test_a_lapsed_factor_does_not_stand_in_for_another(rules: ProfileRules) -> None:
    factors = tuple(one.model_copy(update={"replaces": ("v8",)}) if one.id == "v13" else one for one in rules.factors)
    changed = rules.model_copy(update={"factors": factors})
    facts = Facts("ks2", frozenset({"v8", "v13"}), since={"v13": "2020-01"})
    reading = profile_of(facts, changed, date(2026, 11, 24)).readings["vulnerability"]
    assert [factor.id for factor in reading.counted] == ["v8"]


@pytest.mark.parametrize(
    ("points", "band"), [(0, "everyday"), (2, "everyday"), (3, "watch"), (8, "targeted"), (20, "senior")]
)
def test_a_band_starts_at_its_first_point(rules: ProfileRules, points: int, band: str) -> None:
    assert band_at(points, "vulnerability", rules).id == band
