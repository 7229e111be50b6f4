"""The rules as the browser's tests read them are those of profile.yml, and the scoring page shows all of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from semh.core.profile_model import ProfileRules
from semh.core.programme import Programme
from semh.profile.rules_data import comparing_data, rules_data
from semh.profile.scoring_page import scoring_pages

FILES = Path(__file__).parent / "files"


@pytest.fixture
def rules(programme: Programme) -> ProfileRules:
    assert programme.profile is not None
    return programme.profile


def test_the_browsers_tests_read_the_rules_of_the_yaml_file(
    programme: Programme, rules: ProfileRules, golden: Callable[[Path, str], None]
) -> None:
    assert programme.impact is not None
    data = {
        "rules": rules_data(rules),
        "examples": [example.model_dump(mode="json") for example in rules.examples],
        "comparing": comparing_data(programme.impact),
    }
    golden(FILES / "rules.json", json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def test_the_scoring_page_shows_every_factor_band_and_example(programme: Programme, rules: ProfileRules) -> None:
    (page,) = scoring_pages(programme)
    rows = [line for line in page.body.splitlines() if line.startswith("| ")]
    for factor in rules.factors:
        (row,) = [line for line in rows if line.startswith(f"| {factor.id.upper()} |")]
        assert f"| {factor.points} |" in row and factor.text in row and factor.means in row
    for band in rules.bands:
        assert f"| {band.title} | from {band.vulnerability} | from {band.behaviour} |" in page.body
    for example in rules.examples:
        assert f"### {example.title}\n" in page.body
    assert "the programme’s own design, not the county’s" in page.body
    assert all(flag in page.body for flag in rules.red_flags)
    assert rules.school is not None and rules.school.warning in page.body
    assert f"give a factor 1 to {rules.school.most_points} points" in page.body
    assert "but not “Missed 50% or more of sessions”" in page.body


def test_a_school_that_may_change_nothing_is_told_nothing_of_it(programme: Programme, rules: ProfileRules) -> None:
    (page,) = scoring_pages(replace(programme, profile=rules.model_copy(update={"school": None})))
    assert "Rules that a school adapts" not in page.body


def test_a_programme_without_rules_has_no_scoring_page(programme: Programme) -> None:
    assert scoring_pages(replace(programme, profile=None)) == ()
