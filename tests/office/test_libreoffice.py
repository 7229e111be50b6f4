"""Office files of the real sessions open in LibreOffice, whole, and no text of a slide runs out of its box."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from semh.core.loader import load_programme
from semh.core.programme import Programme
from semh.packs import PackSettings, plan_packs
from semh.packs.decks import Decks
from semh.packs.job import OfficeJob
from semh.packs.office_jobs import office_job
from semh.packs.plan import PackSpec
from semh.packs.worker import _office
from tests.office.libreoffice import overflowing, to_pdf, words_of
from tests.projects import MINIMAL_FILES, front_matter

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
MakeProject = Callable[[Mapping[str, str | bytes]], Path]
FOLDERS = (
    "sessions/07-common-difficulties",
    "sessions/05-collaborative-problem-solving",
    "parents/2-anxiety-and-low-mood",
)
"""The decks that are converted every time; with SEMH_ALL_DECKS set, all are."""
SLIDES = "- {id: slides, title: Slides, for: sessions, parts: [slides], formats: [pptx]}\n"


def made(programme: Programme, spec: PackSpec) -> tuple[bytes, list[str]]:
    settings = PackSettings()
    job = office_job(spec, programme, settings, Decks(programme, settings.shown_version))
    assert isinstance(job, OfficeJob)
    data, _, problems = _office(job)
    return data, [problem.code for problem in problems]


def specs(programme: Programme, format_: str, part: str) -> list[PackSpec]:
    return [s for s in plan_packs(programme, drafts=True) if s.format == format_ and part in s.recipe.parts]


def decks(programme: Programme) -> dict[str, bytes]:
    wanted = [
        spec
        for spec in specs(programme, "pptx", "slides")
        if spec.folder in FOLDERS or os.environ.get("SEMH_ALL_DECKS")
    ]
    return {spec.path.name: made(programme, spec)[0] for spec in wanted}


def test_every_slide_of_the_real_decks_is_whole(programme: Programme, tmp_path: Path) -> None:
    files = decks(programme)
    assert len(files) >= len(FOLDERS)
    pdfs = to_pdf(files, tmp_path)
    found = {name: overflowing(data, pdfs[name], tmp_path) for name, data in files.items()}
    assert {name: slides for name, slides in found.items() if slides} == {}


def test_a_deck_that_holds_too_much_is_found_out(make_project: MakeProject, root: Path, tmp_path: Path) -> None:
    words = "- " + "many words in a row " * 30 + "\n"
    text = f"{front_matter('s1-slides')}\n## Enough\n\n- a point\n\n## Too much\n\n{words * 3}"
    project = make_project(
        {**MINIMAL_FILES, "content/sessions/01-first/slides.md": text, "content/trainers/packs.yml": SLIDES}
    )
    (project / "node_modules").symlink_to(root / "node_modules")
    programme, _ = load_programme(project)
    (spec,) = plan_packs(programme)
    data, problems = made(programme, spec)
    assert problems == ["slides/overflow"], "the build measures the same"
    pdf = to_pdf({"full.pptx": data}, tmp_path / "office")["full.pptx"]
    (found,) = overflowing(data, pdf, tmp_path)
    assert found.startswith("slide 2: ")


@pytest.mark.parametrize(
    ("format_", "part"), [("docx", "handout"), ("docx", "register"), ("docx", "run-sheet"), ("xlsx", "audit-paper")]
)
def test_what_people_edit_opens_with_its_words(format_: str, part: str, programme: Programme, tmp_path: Path) -> None:
    found = specs(programme, format_, part)
    spec = next((s for s in found if s.folder == FOLDERS[0]), found[0])
    data, problems = made(programme, spec)
    assert problems == []
    pages = words_of(to_pdf({spec.path.name: data}, tmp_path)[spec.path.name], tmp_path)
    # A sheet may say on two sides what fits one in print; an audit has a row for each statement.
    assert 1 <= len(pages) <= (60 if format_ == "xlsx" else 6)
    assert all(pages), "no page is blank"
    title = (spec.handout.meta.title if spec.handout else spec.audit.title if spec.audit else "").split()
    text = {word.strip(",") for page in pages for word, _ in page}
    assert set(title) <= text
