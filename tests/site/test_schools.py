"""Schools' editions of the site: each by itself the same as among others, whole or not at all, and never without its help boxes."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from semh.__main__ import main
from semh.blocks.safety import SCHOOL_LINE
from semh.core.problems import has_errors
from semh.packs.one import Inline
from semh.site.rendered import RenderedPages
from semh.site.school_builds import build_schools
from tests.packs.conftest import write_project
from tests.projects import front_matter
from tests.schools.examples import CHANGES, CREST, school
from tests.site.conftest import PAGES

WebProject = Callable[..., Path]
ABOUT = (
    front_matter("about", covers="[aim.growth]")
    + "\n/// safety\n///\n\n## Ours\n\nText, and [about worry](../staff/guidance/anxiety.md).\n\n/// signposts | samaritans\n///\n"
)
FILES: dict[str, str | bytes] = {
    "content/schools/elm.yml": school("Elm & Ash School", CHANGES),
    "content/schools/oak.yml": school("Oak School", room="Room 9", colour="#123456"),
    "content/schools/pine.yml": school("Pine School", "fictional: true"),
    "content/schools/crest.svg": CREST,
    "content/about/index.md": ABOUT,
}


def contents_of(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def build(project: Path, out: str, *slugs: str) -> Path:
    found = build_schools(project, project / out, slugs or None, packs=False)
    assert not any(has_errors(problems) for problems in found.values()), found
    return project / out


@pytest.fixture
def project(web_project: WebProject, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")  # 2026-11-24
    return web_project(FILES)


def test_a_school_among_others_is_the_same_as_alone(project: Path) -> None:
    together = build(project, "together")
    assert sorted(folder.name for folder in together.iterdir()) == ["elm", "oak"]
    for slug in ("oak", "elm"):
        alone = build(project, "alone", slug)
        assert contents_of(alone / slug) == contents_of(together / slug)


def test_with_papers_it_is_the_same_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("semh.site.shared.default_executor", Inline)
    packs = (
        "- {id: handout, title: Handout, for: sessions, parts: [handout], formats: [pdf, docx]}\n"
        "- {id: everything, title: Everything, for: sessions, parts: [handout], formats: [zip]}\n"
    )
    write_project(project, {**PAGES, **FILES, "content/trainers/packs.yml": packs})

    def built(out: str, slugs: list[str] | None) -> dict[str, dict[str, bytes]]:
        found = build_schools(project, project / out, slugs)
        assert not any(has_errors(problems) for problems in found.values()), found
        return {slug: contents_of(project / out / slug) for slug in found}

    together = built("together", None)
    shutil.rmtree(project / ".cache")
    assert built("alone", ["oak"])["oak"] == together["oak"]
    papers = {name for name in together["oak"] if name.startswith("downloads/sessions/")}
    assert {name.rpartition(".")[2] for name in papers} == {"pdf", "docx", "zip"}
    assert not [name for name in papers if together["oak"][name] == together["elm"][name]]


def test_the_second_school_converts_only_the_pages_that_differ(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    converted: list[str] = []
    wanted = RenderedPages.wanted

    def watched(self: RenderedPages, page: object, markdown: str, *inputs: object) -> str:
        text = wanted(self, page, markdown, *inputs)  # type: ignore[arg-type]
        converted.extend([page.file.src_uri] if text else [])  # type: ignore[attr-defined]
        return text

    monkeypatch.setattr(RenderedPages, "wanted", watched)
    build(project, "together")
    repeated = sorted({uri for uri in converted if converted.count(uri) > 1})
    # Elm replaces what cites a source, so that the list of sources differs, too.
    assert repeated == ["about/editors-report.md", "about/index.md", "about/sources.md", "sessions/01-first/index.md"]


def test_a_page_bears_the_school_and_keeps_its_crisis_lines(project: Path) -> None:
    elm = build(project, "out") / "elm"
    html = (elm / "about/index.html").read_text(encoding="utf-8")
    box = html[html.index('<section aria-label="A title" class="semh-safety"') :]
    box = box[: box.index("</section>")]
    assert "116 123" in box
    assert "At Elm &amp; Ash School: the DSL. Room 4." in box
    assert "The family room" in html
    assert "Oak" not in html and "anxiety" not in html
    assert '<span>Elm &amp; Ash School<span class="semh-school-programme">' in html
    assert (elm / "assets/school/logo.svg").read_text() == CREST
    assert "--semh-primary: #5b2a6f;" in (elm / "assets/semh/tokens.css").read_text()
    assert not list(elm.rglob("*.yml"))


def test_nothing_that_stands_for_a_school_is_left(project: Path) -> None:
    for name, data in contents_of(build(project, "out")).items():
        assert SCHOOL_LINE.encode() not in data, name


def test_the_search_names_each_page_once_and_this_school(project: Path) -> None:
    index = (build(project, "out") / "oak/search/search_index.json").read_text(encoding="utf-8")
    assert index.count('"location": "about/"') + index.count('"location":"about/"') == 1
    assert "Room 9" in index and "Room 4" not in index


def test_a_school_with_errors_keeps_its_site_and_the_others_are_built(project: Path) -> None:
    out = build(project, "out")
    before = contents_of(out / "elm")
    file = project / "content/schools/elm.yml"
    file.write_text(file.read_text().replace("#5b2a6f", "#eeddff"))
    oak = project / "content/schools/oak.yml"
    oak.write_text(oak.read_text().replace("Room 9", "Room 10"))
    found = build_schools(project, out, packs=False)
    assert {problem.code for problem in found["elm"]} == {"school/contrast"}
    assert not has_errors(found["oak"])
    assert contents_of(out / "elm") == before
    assert "Room 10" in (out / "oak/about/index.html").read_text(encoding="utf-8")
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def test_a_school_is_left_as_it_is_when_only_another_one_changed(project: Path) -> None:
    out = build(project, "out")
    times = {file: file.stat().st_mtime_ns for file in (out / "elm").rglob("*")}
    oak = project / "content/schools/oak.yml"
    oak.write_text(oak.read_text().replace("Room 9", "Room 10"))
    build(project, "out")
    assert {file: file.stat().st_mtime_ns for file in (out / "elm").rglob("*")} == times
    assert "Room 10" in (out / "oak/about/index.html").read_text(encoding="utf-8")


def test_everybodys_site_has_no_school(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    assert CliRunner().invoke(main, ["build", "--no-packs"]).exit_code == 0
    everything = b"".join(contents_of(project / "site").values())
    assert not [name for name in (b"Elm &", b"Oak School", b"Pine School", b"assets/school") if name in everything]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (["--school", "pine"], 0, "pine: "),
        (["--school", "oka"], 1, "There is no file for a school called `oka`."),
        (["--all", "--school", "oak"], 2, "leave out --school"),
    ],
)
def test_the_command_line(
    project: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], exit_code: int, said: str
) -> None:
    monkeypatch.chdir(project)
    run = CliRunner().invoke(main, ["build", "--no-packs", *arguments])
    assert (run.exit_code, said in run.output) == (exit_code, True), run.output
