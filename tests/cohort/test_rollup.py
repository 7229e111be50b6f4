"""The roll-up: counted rightly, and what is hidden cannot be worked out from anything that is shown."""

from __future__ import annotations

import random
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semh.cohort.figures import SMALLEST, Moves, Tally, publish, total
from semh.cohort.folder import School
from semh.cohort.returned_file import read_returned
from semh.cohort.rollup import RollUp, roll_up
from semh.core.audit_model import Audit
from semh.core.programme import Programme
from tests.cohort.schools import audit, returned

CHAMPION, PLAN, LAW = "leadership.champion", "leadership.plan", "leadership.required-policies"
EXPECTATIONS, PARENTS = {"exp.audit": "an audit"}, {"p2": "Anxiety"}


@pytest.fixture
def semh(programme: Programme) -> Audit:
    return programme.audits["semh-audit"]


def schools(*files: bytes) -> tuple[School, ...]:
    return tuple(School(PurePosixPath(f"{n}.json"), read_returned(data)) for n, data in enumerate(files))


def rolled(semh: Audit, *files: bytes) -> RollUp:
    return roll_up(schools(*files), [semh], EXPECTATIONS, PARENTS)


def cohort(semh: Audit, *ratings: str | None, statement: str = CHAMPION) -> RollUp:
    """One school for each rating of one statement."""
    return rolled(semh, *(returned(f"S{n}", audit(f"r{n}", {statement: now})) for n, now in enumerate(ratings)))


def row(found: RollUp, statement: str = CHAMPION) -> Tally | None:
    return next(one.now for one in found.audits[0].rows if one.statement.id == statement)


def test_not_answered_not_applicable_dont_know_and_not_yet_are_four_things(semh: Audit) -> None:
    found = row(cohort(semh, "not-yet", "not-yet", "started", "in-place", "embedded", "na", "dont-know"))
    assert found == Tally((2, 1, 1, 1), 1, 1, 0)
    assert row(cohort(semh, *["started"] * 5), PLAN) == Tally((0, 0, 0, 0), 0, 0, 5)


def test_a_rating_that_this_version_does_not_have_counts_as_not_answered(semh: Audit) -> None:
    known = [returned(f"S{n}", audit(f"r{n}", {CHAMPION: "started"})) for n in range(5)]
    found = rolled(semh, *known, returned("S5", audit("r5", {CHAMPION: "superb", PLAN: "started"})))
    assert row(found) == Tally((0, 5, 0, 0), 0, 0, 1)


def test_an_answer_to_a_statement_that_was_replaced_counts(semh: Audit) -> None:
    section = semh.sections[0]
    first = section.statements[0].model_copy(update={"replaces": ("leadership.old",)})
    changed = semh.model_copy(update={"sections": (section.model_copy(update={"statements": (first,)}),)})
    found = cohort(changed, *["embedded"] * 5, statement="leadership.old")
    assert row(found) == Tally((0, 0, 0, 5), 0, 0, 0)


def test_fewer_than_five_schools_give_no_figure(semh: Audit) -> None:
    found = cohort(semh, *["started"] * 4, "na", "dont-know", None)
    assert row(found) is None
    assert found.audits[0].sections[0].now.size == 0
    assert found.audits[0].gaps() == ()


def test_movement_is_between_audits_half_a_year_apart(semh: Audit) -> None:
    def school(number: int, before: str, now: str, begun: str = "2025-09-08") -> bytes:
        records = audit(f"a{number}", {CHAMPION: before}, begun), audit(f"b{number}", {CHAMPION: now}, "2026-06-15")
        return returned(f"S{number}", *records)

    up = [school(number, "not-yet", "in-place") for number in range(3)]
    others = [school(3, "started", "started"), school(4, "embedded", "started"), school(5, "na", "started")]
    found = rolled(semh, *up, *others, school(6, "not-yet", "embedded", "2026-05-01")).audits[0]
    assert found.rows[0].moves == Moves(3, 1, 1)
    assert (found.schools, found.twice) == (7, 6)
    assert rolled(semh, *up, *others[:1]).audits[0].rows[0].moves is None


def test_gaps_are_common_ones_and_the_law_stands_first(semh: Audit) -> None:
    answers = [
        {CHAMPION: "not-yet", PLAN: "started" if n else "embedded", LAW: "started" if n < 5 else "embedded"}
        for n in range(40)
    ]
    answers[0]["leadership.semh-policy"] = "not-yet"
    found = rolled(semh, *(returned(f"S{n}", audit(f"r{n}", one)) for n, one in enumerate(answers)))
    assert [one.statement.id for one in found.audits[0].gaps()] == [LAW, CHAMPION, PLAN]


def test_plans_count_by_status_and_are_hidden_below_five(semh: Audit) -> None:
    def school(number: int) -> bytes:
        moment = "2026-06-01T10:00:00Z"
        steps = [{"status": "in-progress", "at": moment}, {"status": "done", "at": moment}]
        actions = [{"id": f"x{number}", "history": steps[:number]}, {"id": f"y{number}", "history": []}]
        plans = [{"record_id": f"p{number}", "actions": actions}]
        return returned(f"S{number}", audit(f"r{number}", {}), plans=plans)

    files = [school(number) for number in range(5)]
    assert rolled(semh, *files[:4]).actions is None
    assert rolled(semh, *files).actions == (("Not started", 6), ("In progress", 1), ("Done", 3), ("Dropped", 0))


def test_expectations_and_parent_sessions_count_where_files_hold_them(semh: Audit) -> None:
    def dated(on: str | None) -> dict[str, str | None]:
        return {"session": "p2", "on": on}

    def school(number: int, met: bool) -> bytes:
        record = {
            "expectations": {"exp.audit": {"status": "met" if met else "begun"}},
            "parent_sessions": [dated("2026-03-01"), dated("2026-06-30")]
            if met
            else [dated("2026-07-01"), dated(None)],
        }
        return returned(f"S{number}", audit(f"r{number}", {}), programmes=[record])

    files = [school(number, number > 1) for number in range(6)]
    found = rolled(semh, *files, returned("without", audit("w", {})))
    for (_, share), title in ((found.expectations[0], "an audit"), (found.parents[0], "Anxiety")):
        assert share is not None
        assert (share.title, share.count, share.of) == (title, 4, 6)
    assert rolled(semh, *files[:4]).expectations == (("an audit", None),)
    assert rolled(semh, returned("without", audit("w", {}))).expectations == ()


def test_surveys_and_unknown_audits_are_not_rolled_up(programme: Programme) -> None:
    survey = programme.audits["staff-survey"]
    answers = {survey.statements[0].id: survey.ratings[0].id}
    files = [
        returned(f"S{n}", audit(f"r{n}", answers, kind=survey.id), audit(f"q{n}", {}, kind="other")) for n in range(12)
    ]
    found = roll_up(schools(*files), programme.audits.values(), {}, {})
    assert (found.audits, found.unknown_audits) == ((), 12)


COUNTS = st.tuples(*[st.integers(0, 6)] * 4)
ANY = st.builds(Tally, COUNTS, *[st.integers(0, 3)] * 3)
FEW = st.builds(Tally, st.permutations([0, 0, 1, 2]).map(tuple), *[st.integers(0, 3)] * 3)
TALLIES = st.tuples(FEW, st.lists(ANY, max_size=5)).flatmap(lambda both: st.permutations([both[0], *both[1]]))
"""Rows of which one at least is of fewer than five schools."""


@given(TALLIES, st.randoms(use_true_random=False))
def test_whatever_a_hidden_row_holds_the_shown_figures_are_the_same(rows: list[Tally], chance: random.Random) -> None:
    """The sums, too: so no subtraction can bring it back."""
    shown = publish(rows)
    assert None in shown
    others = [row if kept else another(row, chance) for row, kept in zip(rows, shown, strict=True)]
    nothing = Tally((0, 0, 0, 0), 0, 0, 0)
    assert publish(others) == shown
    assert total(publish(others), nothing) == total(shown, nothing)


def another(row: Tally, chance: random.Random) -> Tally:
    """A hidden row with as many schools of which each says something else."""
    size = chance.randint(1, SMALLEST - 1)
    by_rating = [0, 0, 0, 0]
    for _ in range(size):
        by_rating[chance.randrange(4)] += 1
    return Tally(tuple(by_rating), chance.randrange(4), chance.randrange(4), row.not_answered)


ANSWERS = st.sampled_from(["not-yet", "started", "in-place", "embedded", "na", None])
SIX_SCHOOLS = st.lists(st.tuples(ANSWERS, ANSWERS, ANSWERS), min_size=6, max_size=9).map(
    lambda schools: [("started", *schools[0][1:]), *schools[1:4], *((None, *one[1:]) for one in schools[4:])]
)
"""Each school's answers to three statements; one to four schools rated the first."""


@settings(max_examples=60, deadline=None)
@given(SIX_SCHOOLS, st.data())
def test_two_cohorts_that_differ_only_in_what_is_hidden_look_the_same(
    programme: Programme, answers: list[tuple[str | None, ...]], data: st.DataObject
) -> None:
    loaded = programme.audits["semh-audit"]
    section = loaded.sections[0].model_copy(update={"statements": loaded.sections[0].statements[:3]})
    semh = loaded.model_copy(update={"sections": (section,)})
    ids = [statement.id for statement in semh.statements]
    hidden = {index for index in range(3) if 0 < sum(one[index] not in ("na", None) for one in answers) < SMALLEST}
    assert hidden
    rating = st.sampled_from([one.id for one in semh.ratings])
    changed = [
        tuple(
            data.draw(rating) if index in hidden and now not in ("na", None) else now for index, now in enumerate(one)
        )
        for one in answers
    ]
    made = [
        rolled(
            semh, *(returned(f"S{n}", audit(f"r{n}", dict(zip(ids, one, strict=True)))) for n, one in enumerate(world))
        )
        for world in (answers, changed)
    ]
    assert made[0] == made[1]
