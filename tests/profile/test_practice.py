"""The practice class of the tool scores as the answers of session 3 say, and is the class of its handout."""

from __future__ import annotations

import re

import pytest

from semh.core.profile_model import PracticeClass, PracticePupil, ProfileRules
from semh.core.profile_scoring import Facts, Profile, profile_of
from semh.core.programme import Programme
from semh.profile.practice import practice_data

NOTES = "sessions/03-profiling/facilitator.md"
HANDOUT = "sessions/03-profiling/handouts/practice-class.md"
ROW = re.compile(r"^\| (P\d\d) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
FACTOR = re.compile(r"\b([VB]\d+) \d")


@pytest.fixture
def practice(programme: Programme) -> PracticeClass:
    assert programme.practice is not None
    return programme.practice


@pytest.fixture
def rules(programme: Programme) -> ProfileRules:
    assert programme.profile is not None
    return programme.profile


def profile(pupil: PracticePupil, practice: PracticeClass, rules: ProfileRules) -> Profile:
    facts = Facts(
        pupil.key_stage,
        frozenset(pupil.yes),
        frozenset(pupil.not_known),
        pupil.since,
        frozenset(pupil.protective),
        pupil.concern_by is not None,
    )
    return profile_of(facts, rules, practice.on)


def test_every_score_is_that_of_the_answer_table(
    programme: Programme, practice: PracticeClass, rules: ProfileRules
) -> None:
    answers = {row[1]: row.groups()[1:] for row in ROW.finditer(programme.documents[NOTES].body)}
    assert sorted(answers) == [pupil.code for pupil in practice.pupils]
    for pupil in practice.pupils:
        vulnerability, behaviour, protective, bands = answers[pupil.code]
        if pupil.told is not None:
            assert (vulnerability, bands) == ("–", "**Red flag. Not scored**"), pupil.code
            assert not pupil.yes and not pupil.protective
            continue
        made = profile(pupil, practice, rules)
        expected = [int(re.sub(r"\*", "", text).split(":")[0]) for text in (vulnerability, behaviour, protective)]
        points = [made.readings["vulnerability"].points, made.readings["behaviour"].points, made.protective]
        assert points == expected, pupil.code
        for score, text in (("vulnerability", vulnerability), ("behaviour", behaviour)):
            reading = made.readings[score]  # type: ignore[index]
            assert sorted(one.id.upper() for one in reading.counted) == sorted(FACTOR.findall(text)), pupil.code
        words = f"{made.readings['vulnerability'].band.id} / {made.readings['behaviour'].band.id}"
        assert bands.startswith(words), pupil.code
        assert made.talk == ("**Talk" in bands), pupil.code


def test_the_pupils_are_those_of_the_handout(programme: Programme, practice: PracticeClass) -> None:
    years = {row[1]: int(row[2]) for row in ROW.finditer(programme.documents[HANDOUT].body)}
    assert years == {pupil.code: pupil.year for pupil in practice.pupils}


def test_the_tool_gets_thirty_pupils_with_history_and_support(practice: PracticeClass, rules: ProfileRules) -> None:
    data = practice_data(practice, rules)
    assert (len(data["pupils"]), data["today"]) == (30, "2027-03-25")
    assert sum(len(pupil["entries"]) == 2 for pupil in data["pupils"]) == 8
    assert sum(len(pupil["supports"]) for pupil in data["pupils"]) == 8
    assert [pupil["code"] for pupil in data["pupils"] if not pupil["entries"]] == ["P13", "P22"]
