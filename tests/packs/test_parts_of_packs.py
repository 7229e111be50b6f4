"""Small rules of packs: file names, copies, links, overruns, the cache, and what the renderer may read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from semh.core.problems import Place, Rule
from semh.core.programme import Programme
from semh.packs.cache import PackCache
from semh.packs.fetcher import BASE_URL, ProjectFetcher
from semh.packs.job import Fragment, Job
from semh.packs.layout import layout_problems
from semh.packs.links import link_finder
from semh.packs.outline import Heading, headings_of
from semh.packs.plan import plan_packs
from semh.packs.preparation import copies_for

# --- plan ---------------------------------------------------------------------------------------------------------------


def test_file_names_are_those_that_are_promised(programme: Programme) -> None:
    paths = {str(spec.path) for spec in plan_packs(programme)}
    session = "downloads/sessions/07-common-difficulties/session-07-common-difficulties"
    parent = "downloads/parents/2-anxiety-and-low-mood/parent-2-anxiety-and-low-mood"
    assert {
        f"{session}_facilitator.pdf", f"{session}_facilitator_ks1-2.pdf", f"{session}_facilitator_ks3-4.pdf",
        f"{session}_handouts.pdf", f"{session}_handouts_large-print.pdf", f"{session}_handouts_ks1-2_large-print.pdf",
        f"{parent}_facilitator.pdf", f"{parent}_handout-take-home.pdf", f"{parent}_handout-take-home_large-print.pdf",
        f"{parent}_handout-help-card.pdf",
        "downloads/audits/semh-audit_paper.pdf", "downloads/audits/semh-audit_paper_large-print.pdf",
    } <= paths  # fmt: skip


def test_the_training_day_has_packs_like_a_session(programme: Programme) -> None:
    specs = {str(spec.path): spec for spec in plan_packs(programme, drafts=True) if spec.folder.startswith("trainers/")}
    day = "downloads/trainers/training-day/trainer-training-day"
    assert {f"{day}_facilitator.pdf", f"{day}_slides.pptx", f"{day}_participant.pdf"} <= set(specs)
    assert specs[f"{day}_facilitator.pdf"].subject == "Training day"
    logs = {path: spec.title for path, spec in specs.items() if "handout-parent-sessions-log" in path}
    assert {PurePosixPath(path).suffix for path in logs} == {".pdf", ".docx"}
    assert all(title.startswith("Our parent sessions, half-year by half-year, Training day") for title in logs.values())


def test_no_two_packs_have_one_file_name(programme: Programme) -> None:
    paths = [spec.path for spec in plan_packs(programme, drafts=True)]
    assert len(paths) == len(set(paths))


def test_sessions_that_do_not_split_have_no_halves(programme: Programme) -> None:
    split = {folder for folder, session in programme.sessions if session.split}
    assert {spec.folder for spec in plan_packs(programme) if spec.key_stages} <= split


def test_drafts_are_made_only_when_asked_for(pack_project: Callable[..., Programme]) -> None:
    from tests.projects import PROGRAMME

    programme = pack_project({"content/programme.yml": PROGRAMME.replace("published", "draft")})
    assert {spec.folder for spec in plan_packs(programme)} == {""}
    assert "sessions/01-first" in {spec.folder for spec in plan_packs(programme, drafts=True)}


# --- preparation, links, headings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("group", "number"), [(24, 12), (25, 13), (1, 1)])
def test_copies_for_pairs_are_rounded_up(pack_project: Callable[..., Programme], group: int, number: int) -> None:
    handout = pack_project().documents["sessions/01-first/handouts/tool.md"]
    assert [copies.number for copies in copies_for([handout], group)] == [number]


@pytest.mark.parametrize(
    ("href", "site_url", "found"),
    [
        ("https://www.nhs.uk/x", None, "https://www.nhs.uk/x"),
        ("handouts/tool.md", None, "#handout-tool"),
        ("../02-second/index.md", None, None),
        ("../02-second/index.md#part", "https://semh.example/", "https://semh.example/sessions/02-second/#part"),
        ("../../staff/guidance/anxiety.md", "https://semh.example", "https://semh.example/staff/guidance/anxiety/"),
        ("javascript:alert(1)", "https://semh.example", None),
    ],
)
def test_links_lead_into_the_pack_or_to_the_site_or_nowhere(
    pack_project: Callable[..., Programme], href: str, site_url: str | None, found: str | None
) -> None:
    document = pack_project().documents["sessions/01-first/index.md"]
    anchors = {"sessions/01-first/handouts/tool.md": "handout-tool"}
    assert link_finder(document, anchors, site_url)(href) == found


def test_headings_are_read_without_citations_and_markup() -> None:
    html = '<h2 id="a">One &amp; <em>two</em><sup class="c"><a href="#s">1</a></sup></h2><p>x</p><h3>Three</h3>'
    assert headings_of(html) == (Heading(2, "a", "One & two"), Heading(3, "", "Three"))


# --- layout -------------------------------------------------------------------------------------------------------------


def test_an_overrun_names_the_handout_and_the_heading_where_it_happens() -> None:
    first = Fragment(
        "h-one", "content/one.md", "One", (("one-a", "Part A"), ("one-b", "Part B"), ("one-c", "Part C")), 2
    )
    second = Fragment("h-two", "content/two.md", "Two", (), 1)
    job = Job("", "", "Handouts", "content/one.md", (first, second))
    pages = [frozenset({"h-one", "one-a"}), frozenset({"one-b"}), frozenset({"one-c"}), frozenset({"h-two"})]
    (problem,) = layout_problems(job, pages)
    assert (problem.code, str(problem.place.path)) == ("handout/overflow", "content/one.md")
    assert problem.message == "On A4 the handout fills 3 sides, not 2. It runs over at “Part B”."


def test_a_handout_that_may_run_on_is_not_a_problem() -> None:
    job = Job("", "", "Handouts", "content/one.md", (Fragment("h", "content/one.md", "One"),))
    assert layout_problems(job, [frozenset({"h"}), frozenset(), frozenset()]) == []


# --- cache --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def cache(tmp_path: Path) -> PackCache:
    found = PackCache(tmp_path / "cache")
    problem = Rule("a/code", "what", "fix").at(Place(PurePosixPath("content/x.md"), 3, 4))
    found.put("key", b"whole file", 2, [problem])
    return found


def test_the_cache_gives_back_what_was_put_with_its_problems(cache: PackCache) -> None:
    produced = cache.get("key")
    assert produced is not None and produced.pages == 2
    assert [str(problem.place) for problem in produced.problems] == ["content/x.md:3:4"]
    assert cache.get("other") is None


@pytest.mark.parametrize("damage", ["torn file", "no file", "torn note", "no note", "note of another version"])
def test_a_damaged_entry_is_never_served(cache: PackCache, damage: str) -> None:
    data, note = cache.data("key"), cache.note("key")
    match damage:
        case "torn file":
            data.write_bytes(b"whole")
        case "no file":
            data.unlink()
        case "torn note":
            note.write_text(note.read_text()[:20])
        case "no note":
            note.unlink()
        case "note of another version":
            note.write_text(json.dumps({"sha256": "x"}))
    assert cache.get("key") is None


def test_nothing_half_written_is_left_beside_the_files(cache: PackCache) -> None:
    assert sorted(file.name for file in cache.folder.iterdir()) == ["key.file", "key.json"]


# --- fetcher ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", "https://www.gov.uk/", "ftp://x/y", "file://host/etc/hostname", "file:///project/../x"],
)
def test_the_renderer_reads_nothing_outside_the_project(tmp_path: Path, address: str) -> None:
    with pytest.raises(ValueError, match=r"outside the project|disallowed"):
        ProjectFetcher(tmp_path).fetch(address)


def test_the_fixed_base_address_stands_for_the_project(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("here")
    assert ProjectFetcher(tmp_path).fetch(f"{BASE_URL}x.txt").read() == b"here"


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.svg").write_text("<svg/>")
    (project / "x.svg").symlink_to(tmp_path / "secret.svg")
    with pytest.raises(ValueError, match="outside the project"):
        ProjectFetcher(project).fetch((project / "x.svg").as_uri())


def test_a_drawing_in_any_sans_serif_is_drawn_in_the_bundled_font(tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text('<svg><text font-family="sans-serif">x</text></svg>')
    body = ProjectFetcher(tmp_path).fetch((tmp_path / "x.svg").as_uri()).read()
    assert b'font-family="Atkinson Hyperlegible, sans-serif"' in body
