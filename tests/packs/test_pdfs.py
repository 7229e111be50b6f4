"""Finished PDFs: whole, tagged, the same every time, and with nothing in them that is for somebody else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from semh.core.loader import load_programme
from semh.core.programme import Programme
from semh.packs import PackRun, default_executor, start, write_manifest
from semh.packs.job import Fragment, Job
from semh.packs.verify import page_texts, tags_of, verify_pdf
from semh.packs.worker import render_pdf
from tests.packs.conftest import CANARY, HANDOUT, Inline, write_project

GOLDEN = Path(__file__).parents[1] / "golden/packs"
Project = Callable[..., Programme]


def made(programme: Programme, out: Path, executor: Inline | None = None, **settings: Any) -> PackRun:
    run = start(programme, executor or Inline(), out, **settings)
    assert run.join() == []
    return run


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*.pdf"))}


def squeezed(texts: list[str]) -> str:
    return " ".join(" ".join(texts).split())


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("packs")
    made(write_project(root, {}), root / "out")
    return {Path(name).name: data for name, data in contents(root / "out").items()}


def test_facilitator_text_is_in_facilitator_files_only(packs: dict[str, bytes]) -> None:
    with_canary = {name for name, data in packs.items() if CANARY in squeezed(page_texts(data))}
    assert with_canary == {name for name in packs if "_facilitator" in name} != set()


def test_the_facilitator_pack_has_every_part(packs: dict[str, bytes]) -> None:
    text = squeezed(page_texts(packs["session-01-first_facilitator.pdf"]))
    for words in ["Contents", "Copies for 24 people", "Run sheet", "09:00–10:00", "Facilitator notes", "Register",
                  "Background reading", "A tool to copy", "Certificate of attendance", "Sources", "A law"]:  # fmt: skip
        assert words in text


def test_every_page_says_which_it_is_of_how_many(packs: dict[str, bytes]) -> None:
    pages = page_texts(packs["session-01-first_facilitator.pdf"])
    assert all(f"Page {number} of {len(pages)}" in text for number, text in enumerate(pages, start=1))
    assert all("next review by 1 November 2099" in text for text in pages)


def test_the_audit_has_every_statement_with_its_ratings(packs: dict[str, bytes]) -> None:
    text = squeezed(page_texts(packs["small-audit_paper.pdf"]))
    for words in ["leadership.champion", "There is a champion.", "Nobody is named.", "Don't know", "Not applicable",
                  "Locked: law or statutory guidance expects it. A law", "version 2026.1"]:  # fmt: skip
        assert words in text


def test_without_a_site_there_is_a_line_to_write_on_and_with_one_a_code(pack_project: Project, tmp_path: Path) -> None:
    programme = pack_project()
    made(programme, tmp_path / "plain")
    made(programme, tmp_path / "site", site_url="https://semh.example")
    name = "downloads/sessions/01-first/session-01-first_handout-tool.pdf"
    plain, site = contents(tmp_path / "plain")[name], contents(tmp_path / "site")[name]
    assert "Our website" in squeezed(page_texts(plain)) and "semh.example" not in squeezed(page_texts(plain))
    assert "semh.example/sessions/01-first/" in squeezed(page_texts(site)).replace("- ", "-")
    with pikepdf.open(BytesIO(site)) as pdf:
        alts = [str(tag.Alt) for tag in tags_of(pdf) if str(tag.S) == "/Figure"]
    assert alts == ["QR code for https://semh.example/sessions/01-first/"]


def test_the_same_content_makes_the_same_bytes_wherever_it_lies(pack_project: Project, tmp_path: Path) -> None:
    programme = pack_project()
    made(programme, tmp_path / "one")
    copy = tmp_path / "elsewhere"
    shutil.copytree(programme.root, copy, ignore=shutil.ignore_patterns(".cache", "one", "elsewhere"))
    made(load_programme(copy)[0], tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_second_run_comes_from_the_cache_and_an_edit_redoes_only_what_it_touches(
    pack_project: Project, tmp_path: Path
) -> None:
    cold, warm, edited = Inline(), Inline(), Inline()
    made(pack_project(), tmp_path / "out", cold)
    made(pack_project(), tmp_path / "out", warm)
    text = HANDOUT.replace("Text for everyone.", "Other text.")
    made(pack_project({"content/sessions/01-first/handouts/tool.md": text}), tmp_path / "out", edited)
    assert (cold.jobs, warm.jobs, edited.jobs) == (5, 0, 4)


def test_a_damaged_file_in_the_cache_is_made_again(pack_project: Project, tmp_path: Path) -> None:
    programme = pack_project()
    made(programme, tmp_path / "one")
    torn = max((programme.root / ".cache/packs").glob("*.file"))
    torn.write_bytes(torn.read_bytes()[:1000])
    again = Inline()
    made(programme, tmp_path / "two", again)
    assert again.jobs == 1
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_worker_processes_make_the_same_files(pack_project: Project, tmp_path: Path) -> None:
    programme = pack_project()
    made(programme, tmp_path / "inline")
    shutil.rmtree(programme.root / ".cache")
    with default_executor(1) as executor:
        run = start(programme, executor, tmp_path / "spawned")
        assert run.join() == []
    assert contents(tmp_path / "inline") == contents(tmp_path / "spawned")


def test_a_handout_that_runs_over_is_reported_and_its_large_print_is_not(pack_project: Project, tmp_path: Path) -> None:
    long = HANDOUT.replace("/// lines | 3", "/// lines | 40")
    run = start(pack_project({"content/sessions/01-first/handouts/tool.md": long}), Inline(), tmp_path / "out")
    found = run.join()
    assert {(problem.code, problem.place.path.name) for problem in found} == {("handout/overflow", "tool.md")}
    assert "“My own words”" in found[0].message
    assert len(found) == 1, "the same finding of two PDFs is reported once"


def test_a_picture_that_is_not_there_fails_its_pack_only(pack_project: Project, tmp_path: Path) -> None:
    text = HANDOUT + "\n![A drawing](missing.svg)\n"
    run = start(pack_project({"content/sessions/01-first/handouts/tool.md": text}), Inline(), tmp_path / "out")
    problems = run.join()
    assert {problem.code for problem in problems} == {"packs/failed"}
    assert "missing.svg" in problems[0].message
    assert [file.path.name for file in run.files] == ["small-audit_paper.pdf"]


def test_the_manifest_lists_every_file(pack_project: Project, tmp_path: Path) -> None:
    run = made(pack_project(), tmp_path / "out")
    assert write_manifest(run) == []
    text = (run.out / "downloads/packs.json").read_text(encoding="utf-8")
    assert all(f'"path": "{file.path}"' in text for file in run.files)
    assert len(run.files) == 5


# --- what verify finds ------------------------------------------------------------------------------------------------


def job_of(body: str, root: Path, title: str = "A title") -> Job:
    html = f'<html lang="en-GB"><head><title>{title}</title></head><body>{body}</body></html>'
    return Job(html, str(root), "A title", "content/x.md", (), key="0" * 64)


SOUND = '<h1 id="top">Top</h1><h2>Next</h2><p><a href="#top">up</a></p>'


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<h1>Top</h1><h3>Skips</h3>", "packs/heading-order"),
        (SOUND + '<div style="break-before: page"></div><div style="break-before: page">x</div>', "packs/blank-page"),
        (SOUND + '<p><a href="#nowhere">lost</a></p>', "packs/renderer"),
        (SOUND + '<img src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22/%3E">', "packs/no-alt"),
        (SOUND + '<p><a href="../other/index.md">relative</a></p>', "packs/lost-link"),
        ("<p>No heading</p>", "packs/untagged"),
    ],
)
def test_a_fault_in_a_pdf_is_found(root: Path, body: str, code: str) -> None:
    job = job_of(body, root)
    data, problems = render_pdf(job)
    assert code in {problem.code for problem in problems + verify_pdf(data, job)}


def test_a_wrong_title_and_a_lost_heading_are_found(root: Path) -> None:
    job = job_of(SOUND, root, title="Another title")
    data, _ = render_pdf(job)
    lost = Job(job.html, job.root, job.title, job.source, (Fragment("x", "content/y.md", "Not there at all"),))
    messages = {(problem.code, str(problem.place.path)) for problem in verify_pdf(data, lost)}
    assert {("packs/untagged", "content/x.md"), ("packs/lost-heading", "content/y.md")} <= messages


def tag_tree(data: bytes) -> str:
    """The names of the tags, indented, with scopes and alternative texts."""
    lines: list[str] = []

    def walk(element: Any, depth: int) -> None:
        if not isinstance(element, pikepdf.Dictionary):
            return
        if "/S" in element:
            scope = element.get("/A", pikepdf.Dictionary()).get("/Scope", "")
            lines.append(f"{'  ' * depth}{str(element.S)[1:]} {scope}".rstrip())
        kids = element.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            walk(kid, depth + 1)

    with pikepdf.open(BytesIO(data)) as pdf:
        walk(pdf.Root.StructTreeRoot, -1)
    return "\n".join(lines) + "\n"


def test_a_handout_has_the_golden_tag_tree(packs: dict[str, bytes], golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "handout.tags", tag_tree(packs["session-01-first_handout-tool.pdf"]))
