"""Slides, Word, Excel and zips from recipes: nothing that is for somebody else, and the same bytes every time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as open_word
from pptx import Presentation

from semh.core.programme import Programme
from semh.office.flow import Table, text_of
from semh.office.word import WordFile
from semh.office.zips import sha256
from semh.packs import PackSettings, plan_packs, start
from semh.packs.decks import Decks
from semh.packs.office_jobs import office_job
from semh.packs.verify import page_texts
from tests.packs.conftest import CANARY, PACKS, Inline, write_project

Project = Callable[..., Programme]
NOTE_CANARY = "Only the speaker reads this."
DECK = f"""---
id: s1-slides
title: A deck
audience: staff
reviewed: 2026-11-01
review_by: 2099-11-01
---

## A slide that says its point {{#first}}

- a point

/// notes
{NOTE_CANARY}
///
"""
RECIPES = """\
- {id: slides, title: Slides, for: sessions, parts: [slides], formats: [pptx, pdf]}
- {id: slides-three, title: Slides with lines, for: sessions, parts: [slides-three], formats: [pdf]}
- {id: handout, title: Handout, for: sessions, parts: [handout], formats: [docx]}
- {id: register, title: Register, for: sessions, parts: [register], formats: [docx]}
- {id: facilitator-meeting, title: Kit, for: sessions, parts: [cover, run-sheet, meeting], formats: [pdf]}
- {id: audit-workbook, title: Workbook, for: programme, parts: [audit-paper], formats: [xlsx]}
- {id: everything, title: Everything, for: sessions, parts: [facilitator], formats: [zip]}
- {id: programme, title: The programme, for: programme, parts: [facilitator], formats: [zip]}
"""
FILES = {
    "content/sessions/01-first/slides.md": DECK,
    "content/trainers/packs.yml": PACKS.replace(
        "- {id: handout, title: Handout, for: sessions, parts: [handout], formats: [pdf]}\n", ""
    )
    + RECIPES,
}


def files_of(programme: Programme, out: Path) -> dict[str, bytes]:
    run = start(programme, Inline(), out)
    assert run.join() == []
    return {str(file.path): (out / file.path).read_bytes() for file in run.files}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = tmp_path_factory.mktemp("packs")
    return files_of(write_project(root, FILES), root / "out")


S = "downloads/sessions/01-first/session-01-first"
PLACES = ("downloads/sessions/01-first/", f"{S}.zip/", "downloads/programme.zip/sessions/01-first/")
"""Where each file of the session lies: alone, in the session's zip, and in the programme's."""


def test_every_recipe_makes_its_files(files: dict[str, bytes]) -> None:
    assert {name.removeprefix(S) for name in files if name.startswith(S)} == {
        ".zip", "_facilitator.pdf", "_handouts.pdf", "_handouts_large-print.pdf", "_slides.pptx", "_slides.pdf",
        "_slides-three.pdf", "_handout-tool.docx", "_register.docx", "_facilitator-meeting.pdf",
    }  # fmt: skip
    assert {"downloads/audits/small-audit_workbook.xlsx", "downloads/programme.zip"} <= set(files)


def unpacked(files: dict[str, bytes]) -> dict[str, str]:
    """The text of every file and of every file in a zip, by name; a deck's slides and its notes apart."""
    found: dict[str, str] = {}
    for name, data in files.items():
        if name.endswith(".pdf"):
            found[name] = " ".join(" ".join(page_texts(data)).split())
            continue
        if not zipfile.is_zipfile(io.BytesIO(data)):
            found[name] = data.decode("utf-8", "ignore")
            continue
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {part: archive.read(part) for part in archive.namelist()}
        if name.endswith(".zip"):
            found |= unpacked({f"{name}/{part}": content for part, content in parts.items()})
        else:
            for part, content in parts.items():
                kind = "notes" if "notesSlides" in part else "file"
                found[f"{name}#{kind}"] = found.get(f"{name}#{kind}", "") + content.decode("utf-8", "ignore")
    return found


def test_facilitator_text_reaches_no_file_that_is_not_for_facilitators(files: dict[str, bytes]) -> None:
    texts = unpacked(files)
    assert {name.partition("#")[0].rpartition(".")[2] for name in texts} == {"pdf", "docx", "pptx", "xlsx", "txt"}
    with_canary = {name for name, text in texts.items() if CANARY in text}
    assert {name for name in with_canary if "_facilitator" not in name} == set()
    assert {f"{where}session-01-first_facilitator.pdf" for where in PLACES} <= with_canary


def test_speaker_notes_are_only_in_the_notes_of_decks(files: dict[str, bytes]) -> None:
    with_notes = {name for name, text in unpacked(files).items() if NOTE_CANARY in text}
    assert {name for name in with_notes if "_facilitator" not in name} == {
        f"{where}session-01-first_slides.pptx#notes" for where in PLACES
    }


def test_the_meeting_kit_holds_only_activities_of_the_meeting(files: dict[str, bytes]) -> None:
    text = " ".join(page_texts(files[f"{S}_facilitator-meeting.pdf"]))
    assert "The only activity" in text
    assert "Notes for a staff meeting" in text


def test_notes_are_in_the_notes_pane_of_the_deck(files: dict[str, bytes]) -> None:
    (slide,) = Presentation(io.BytesIO(files[f"{S}_slides.pptx"])).slides
    assert slide.shapes.title is not None
    assert slide.shapes.title.text_frame.text == "A slide that says its point"
    assert slide.notes_slide.notes_text_frame is not None
    assert slide.notes_slide.notes_text_frame.text == NOTE_CANARY


def test_a_word_handout_opens_with_its_title_and_has_its_dates_at_the_foot(files: dict[str, bytes]) -> None:
    word = open_word(io.BytesIO(files[f"{S}_handout-tool.docx"]))
    assert [p.text for p in word.paragraphs if p.style is not None and p.style.name == "Title"] == ["A tool to copy"]
    assert not any(row.cells[0].text == "Version" for table in word.tables for row in table.rows)
    foot = word.sections[0].footer.paragraphs[0].text
    assert foot.startswith("Version ") and "next review by 1 November 2099" in foot


def test_a_run_sheet_opens_with_its_control_table(pack_project: Project) -> None:
    recipe = "- {id: facilitator-run-sheet, title: Run sheet, for: sessions, parts: [run-sheet], formats: [docx]}\n"
    programme = pack_project({"content/trainers/packs.yml": recipe})
    (spec,) = plan_packs(programme)
    job = office_job(spec, programme, PackSettings(start_time="13:30"), Decks(programme, "x", None))
    assert isinstance(job.file, WordFile)
    assert [name for name, _ in job.file.facts][2] == "Version"
    (table,) = [piece for piece in job.file.pieces if isinstance(piece, Table)][:1]
    assert [text_of(cell) for cell in table.rows[0]][-1] == "Led by"
    assert text_of(table.rows[1][0]) == "13:30–14:30"


def test_the_zip_lists_every_file_with_its_sum(files: dict[str, bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(files[f"{S}.zip"])) as archive:
        lines = archive.read("MANIFEST.txt").decode().splitlines()
        listed = {line.split()[2]: (line.split()[0], int(line.split()[1])) for line in lines}
        inside = {name: archive.read(name) for name in archive.namelist() if name != "MANIFEST.txt"}
    assert listed == {name: (sha256(data), len(data)) for name, data in inside.items()}
    assert "session-01-first_slides.pptx" in inside
    assert "A tool to copy" in inside["README.txt"].decode()


def test_everything_is_the_same_when_made_again(pack_project: Project, tmp_path: Path, files: dict[str, bytes]) -> None:
    programme = pack_project(FILES)
    for cached in (programme.root / ".cache").rglob("*.file"):
        cached.unlink()
    assert files_of(programme, tmp_path / "again") == files
