"""Papers of schools: laid out once for all of them, each with its own band, and the same bytes as if it were alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from click.testing import CliRunner
from docx import Document
from docx.oxml.ns import qn

import semh.packs.worker
from semh.__main__ import main
from semh.core.editions import edition_of
from semh.core.problems import has_errors
from semh.core.programme import Programme
from semh.packs.run import PackRun
from semh.packs.school_paper import SLOT_ALT, SLOT_DOTS, standing_for
from semh.packs.starting import start
from semh.packs.verify import page_texts
from tests.packs.conftest import HANDOUT as HANDOUT_TEXT
from tests.packs.conftest import Inline, write_project
from tests.schools.examples import CREST, school

Project = Callable[..., Programme]
PACKS = """\
- {id: facilitator, title: Facilitator pack, for: sessions, parts: [cover, facilitator, handouts, sources], formats: [pdf]}
- {id: handout, title: Handout, for: sessions, parts: [handout], formats: [pdf, docx]}
- {id: audit-paper, title: Audit on paper, for: programme, parts: [audit-paper], formats: [pdf]}
- {id: everything, title: Everything, for: sessions, parts: [handout], formats: [zip]}
"""
OAK_CHANGES = """\
insert:
  - {page: sessions/01-first/handouts/tool.md, heading: my-own-words, place: before, text: "## From the oaks"}
"""
FILES: dict[str, str | bytes] = {
    "content/trainers/packs.yml": PACKS,
    "content/schools/elm.yml": school("Elm & Ash School"),
    "content/schools/oak.yml": school("Oak School", colour="#123456", room="Room 9"),
    "content/schools/bay.yml": school("Bay School", OAK_CHANGES),
    "content/schools/crest.svg": CREST,
    "content/sessions/01-first/handouts/tool.md": HANDOUT_TEXT.replace(
        "/// lines | 3", "/// lines | 3\n    school: contact"
    ),
}
HANDOUT = Path("downloads/sessions/01-first/session-01-first_handout-tool.pdf")
PACK = Path("downloads/sessions/01-first/session-01-first_facilitator.pdf")


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    """The project with its schools, whose papers are laid out once for all tests but those that count."""
    return write_project(tmp_path_factory.mktemp("schools"), FILES)


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the PDFs that are laid out while the test runs."""
    names: list[str] = []
    render = semh.packs.worker.render_pdf

    def watched(job: Any) -> Any:
        names.append(job.title)
        return render(job)

    monkeypatch.setattr(semh.packs.worker, "render_pdf", watched)
    return names


def made(programme: Programme, slug: str, out: str) -> PackRun:
    edition = edition_of(programme, slug) if slug else programme
    run = start(edition, Inline(), programme.root / out, everybodys=programme)
    problems = run.join()
    assert not has_errors(problems), problems
    return run


def contents_of(run: PackRun) -> dict[str, bytes]:
    return {str(file.path): (run.out / file.path).read_bytes() for file in run.files}


def figures(element: Any) -> Iterator[str]:
    kids = element.get("/K") if isinstance(element, pikepdf.Dictionary) else None
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from [str(kid.Alt)] if "/Alt" in kid else []
            yield from figures(kid)


def test_the_next_school_lays_nothing_out_but_what_it_changes(pack_project: Project, laid_out: list[str]) -> None:
    programme = pack_project(FILES)
    made(programme, "elm", "elm")
    first = len(laid_out)
    made(programme, "oak", "oak")
    assert (first, laid_out[first:]) == (3, [])
    made(programme, "bay", "bay")
    assert sorted(laid_out[first:]) == ["A tool to copy, Session 1", "Session 1, Facilitator pack"]


def test_a_school_after_others_has_the_same_bytes_as_alone(pack_project: Project, tmp_path: Path) -> None:
    programme = pack_project(FILES)
    made(programme, "elm", "elm")
    after = contents_of(made(programme, "oak", "oak"))
    for folder in (".cache", "oak"):
        (tmp_path / folder).rename(tmp_path / f"{folder}-before")
    assert contents_of(made(programme, "oak", "oak")) == after


@pytest.mark.parametrize("file", [HANDOUT, PACK])
def test_a_pdf_shows_the_band_and_reads_it_out(programme: Programme, file: Path) -> None:
    data = (made(programme, "elm", "elm").out / file).read_bytes()
    with pikepdf.open(BytesIO(data)) as pdf:
        names = list(figures(pdf.Root.StructTreeRoot))
        pictures = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert not [one for one in pictures if (int(one.Width), int(one.Height)) == SLOT_DOTS]
    assert SLOT_ALT not in names
    assert "A green crest. Elm & Ash School. The DSL. Room 4. https://school.example/semh/." in names
    assert "Elm & Ash School" in page_texts(data)[0]


def test_headings_have_the_schools_colour(programme: Programme) -> None:
    made(programme, "elm", "elm")  # so that the paper comes from the cache
    with pikepdf.open(made(programme, "oak", "oak").out / HANDOUT) as pdf:
        drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    red, green, blue = (int("123456"[at : at + 2], 16) / 255 for at in (0, 2, 4))
    assert f"{red:.6f} {green:.6f} {blue:.6f} rg".encode() in drawn
    assert f"{int(standing_for()[5:], 16) / 255:.4f}".encode() not in drawn


def test_a_word_file_has_the_school_at_its_head(programme: Programme) -> None:
    run = made(programme, "elm", "elm")
    document = Document(str(run.out / HANDOUT.with_suffix(".docx")))
    header, foot = document.sections[0].first_page_header, document.sections[0].first_page_footer
    assert foot.paragraphs[0].text == document.sections[0].footer.paragraphs[0].text != ""
    assert [p.text.strip() for p in header.paragraphs] == [
        "Elm & Ash School",
        "The DSL. Room 4 · https://school.example/semh/",
    ]
    assert 'descr="A green crest"' in header._element.xml
    assert str(document.styles["Heading 1"].font.color.rgb) == "5B2A6F"
    assert "[our website]" not in "".join(p.text for p in document.paragraphs)
    written = [text.text for control in document.element.body.iter(qn("w:sdt")) for text in control.iter(qn("w:t"))]
    assert written == ["Office: 01632 960 100", "Keeps children safe: The DSL. Room 4."]


def test_what_bears_no_school_is_everybodys(programme: Programme) -> None:
    audit = "downloads/audits/small-audit_paper.pdf"
    assert contents_of(made(programme, "elm", "elm"))[audit] == contents_of(made(programme, "", "all"))[audit]


def test_everybodys_paper_has_no_band(programme: Programme) -> None:
    with pikepdf.open(made(programme, "", "all").out / HANDOUT) as pdf:
        assert not [name for name in figures(pdf.Root.StructTreeRoot) if "crest" in name or SLOT_ALT in name]


def test_the_editions_zip_holds_its_own_papers(programme: Programme) -> None:
    elm, oak = (contents_of(made(programme, slug, slug)) for slug in ("elm", "oak"))
    name = next(name for name in elm if name.endswith(".zip"))
    assert elm[name] != oak[name]


def test_the_command_makes_each_schools_papers_in_a_folder_of_its_own(
    programme: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(programme.root)
    monkeypatch.setattr("semh.packs.default_executor", Inline)
    run = CliRunner().invoke(main, ["packs", "--school", "elm", "--school", "oak"])
    assert run.exit_code == 0, run.output
    for slug in ("elm", "oak"):
        folder = programme.root / "build/packs-schools" / slug
        assert f"{slug}: {folder}" in run.output
        assert {"packs.json", "sessions"} <= {path.name for path in (folder / "downloads").iterdir()}


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (["--school", "elmm"], 1, "There is no file for a school called `elmm`."),
        (["--school", "elm", "--site-url", "https://elm.example/"], 2, "leave out --site-url"),
    ],
)
def test_what_the_command_refuses(
    pack_project: Project, monkeypatch: pytest.MonkeyPatch, arguments: list[str], exit_code: int, said: str
) -> None:
    programme = pack_project(FILES)
    monkeypatch.chdir(programme.root)
    run = CliRunner().invoke(main, ["packs", *arguments])
    assert (run.exit_code, said in run.output) == (exit_code, True), run.output
    assert not (programme.root / "build/packs-schools").exists()
