"""A school's edition of the programme: what it changes, and what it never does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from semh.core.editions import edition_of, problems_of
from semh.core.loader import load_programme
from semh.core.problems import has_errors
from semh.core.programme import Programme
from semh.core.rules import check
from semh.schools.colours import tokens_of
from semh.schools.names import slugs_of_all, unknown_schools
from tests.projects import SIGNPOSTS, front_matter
from tests.schools.examples import CHANGES, CREST, school

MakeProject = Callable[[Mapping[str, str | bytes]], Path]
ABOUT = (
    front_matter("about", covers="[aim.growth]")
    + "\n## First\n\nRead [about worry](../staff/guidance/anxiety.md#in-short), and code: `[a](../staff/guidance/anxiety.md)`.\n"
    + "\n## Ours\n\nText.\n\n/// signposts | samaritans\n///\n"
)
FILES: dict[str, str | bytes] = {
    "content/schools/elm.yml": school("Elm School", CHANGES),
    "content/schools/oak.yml": school("Oak School", "fictional: true"),
    "content/schools/crest.svg": CREST,
    "content/about/index.md": ABOUT,
    "content/staff/guidance/anxiety.md": front_matter("guidance.anxiety") + "\n## In short\n\nText.\n",
}


@pytest.fixture
def loaded(make_project: MakeProject) -> Programme:
    programme, problems = load_programme(make_project(FILES), date(2026, 11, 24))
    assert not has_errors([*problems, *check(programme)])
    return programme


def test_a_section_is_replaced_and_what_follows_it_stays(loaded: Programme) -> None:
    body = edition_of(loaded, "elm").documents["sessions/01-first/index.md"].body
    assert "Our own text." in body
    assert "Text with a claim" not in body
    assert "Text with a claim" in loaded.documents["sessions/01-first/index.md"].body


def test_a_text_stands_before_the_section_that_it_names(loaded: Programme) -> None:
    body = edition_of(loaded, "elm").documents["about/index.md"].body
    assert body.index("## First") < body.index("## From the school") < body.index("## Ours")


def test_links_to_what_is_left_out_become_words_but_in_code(loaded: Programme) -> None:
    edition = edition_of(loaded, "elm")
    assert "staff/guidance/anxiety.md" not in edition.documents
    body = edition.documents["about/index.md"].body
    assert "Read about worry, and code: `[a](../staff/guidance/anxiety.md)`." in body


def test_services_near_the_school_follow_the_national_ones(loaded: Programme) -> None:
    shown = edition_of(loaded, "elm").shown_signposts("samaritans")
    assert [one.id for one in shown] == ["samaritans", "family-room"]
    assert [one.id for one in edition_of(loaded, "oak").shown_signposts("samaritans")] == ["samaritans"]


def test_a_service_near_the_school_stands_above_no_crisis_line(make_project: MakeProject) -> None:
    def row(id_: str, emergency: str) -> str:
        return SIGNPOSTS.replace("id: samaritans", f"id: {id_}").replace("emergency: true", f"emergency: {emergency}")

    signposts = "".join([row("gp", "false"), row("samaritans", "true"), row("charity", "false")])
    local = CHANGES.replace("beside: [samaritans]", "beside: [gp]")
    files = {**FILES, "content/signposts.yml": signposts, "content/schools/elm.yml": school("Elm School", local)}
    programme, _ = load_programme(make_project(files), date(2026, 11, 24))
    shown = edition_of(programme, "elm").shown_signposts("gp samaritans charity")
    assert [one.id for one in shown] == ["gp", "samaritans", "family-room", "charity"]


def test_an_edition_has_only_its_own_school(loaded: Programme) -> None:
    edition = edition_of(loaded, "elm")
    assert list(edition.schools) == ["elm"]
    assert "schools/oak.yml" not in edition.data_files


def test_colours_are_the_schools_and_the_others_stay(loaded: Programme) -> None:
    colours = tokens_of(edition_of(loaded, "elm")).colours
    assert colours["primary"].light == "#5b2a6f"
    assert colours["primary"].dark == tokens_of(loaded).colours["primary"].dark
    assert colours["careful"] == tokens_of(loaded).colours["careful"]


def test_a_left_out_session_is_in_no_list(make_project: MakeProject) -> None:
    more = {"content/schools/elm.yml": school("Elm School", "leave_out: [sessions/01-first]")}
    programme, _ = load_programme(make_project({**FILES, **more}), date(2026, 11, 24))
    edition = edition_of(programme, "elm")
    assert edition.sessions == ()
    assert not any(uri.startswith("sessions/") for uri in edition.documents)


def test_all_leaves_out_made_up_schools_and_keeps_broken_files(make_project: MakeProject) -> None:
    programme, _ = load_programme(make_project({**FILES, "content/schools/ash.yml": "name: Ash\n"}))
    assert slugs_of_all(programme) == ("ash", "elm")
    assert unknown_schools(programme, ["ash", "elm", "oak"]) == []
    assert "`elm`" in unknown_schools(programme, ["el"])[0].fix


def test_a_school_that_names_nobody_to_tell_is_not_built(make_project: MakeProject) -> None:
    more = {"content/schools/elm.yml": school("Elm School", room='"TO WRITE: where"')}
    programme, problems = load_programme(make_project({**FILES, **more}), date(2026, 11, 24))
    problems += check(programme)
    assert not has_errors(problems)
    assert has_errors(problems_of(problems, "elm")) and not has_errors(problems_of(problems, "oak"))


def test_problems_of_other_schools_are_none_of_a_schools(make_project: MakeProject) -> None:
    more = {"content/schools/ash.yml": "name: Ash\n", "content/about/index.md": "no front matter\n"}
    _, problems = load_programme(make_project({**FILES, **more}))
    files = {str(problem.place.path) for problem in problems_of(problems, "elm")}
    assert files == {"content/about/index.md"}
    assert "content/schools/ash.yml" in {str(problem.place.path) for problem in problems_of(problems, "ash")}
