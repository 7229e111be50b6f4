"""The workbook, the Word file and the command: words beside every figure, no school's name unless asked for, honest exit codes."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from openpyxl import load_workbook

from semh.__main__ import main
from semh.cohort.document import write_document
from semh.cohort.folder import Folder, read_folder
from semh.cohort.practice import SCHOOLS, practice_files
from semh.cohort.rollup import RollUp, roll_up
from semh.cohort.words import HIDDEN, READ_ME, move_words
from semh.cohort.workbook import write_workbook
from semh.core.programme import Programme
from tests.cohort.schools import audit, returned

DAY = date(2026, 11, 24)
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def practice(programme: Programme, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the practice cohort and some files that cannot be counted."""
    folder = tmp_path_factory.mktemp("cohort")
    for name, data in practice_files(programme.audits["semh-audit"], expectations=("exp.audit", "exp.conference")):
        (folder / name).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def read(practice: Path) -> Folder:
    return read_folder(practice)


@pytest.fixture(scope="module")
def rolled(programme: Programme, read: Folder) -> RollUp:
    return roll_up(read.schools, programme.audits.values(), {}, {})


@pytest.fixture
def run(root: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command in the project."""
    monkeypatch.chdir(root)
    return lambda *args: CliRunner().invoke(main, ["cohort", *map(str, args)])


def cells(data: bytes) -> dict[str, list[list[object]]]:
    """Every cell of a workbook by sheet; none is a formula."""
    book = load_workbook(io.BytesIO(data))
    assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)
    assert all(not sheet.merged_cells.ranges for sheet in book)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}


def test_the_practice_cohort_is_forty_diverse_schools_and_the_same_each_time(
    programme: Programme, read: Folder, rolled: RollUp
) -> None:
    semh = programme.audits["semh-audit"]
    assert len(read.schools) == SCHOOLS == 40
    assert read.problems == ()
    assert list(practice_files(semh)) == list(practice_files(semh))
    assert {school.file.school.name for school in read.schools} == {f"Practice school {n:02}" for n in range(1, 41)}
    (one,) = rolled.audits
    assert 15 < one.twice < 40
    assert one.complete < one.schools == 40
    used = [sum(row.now.by_rating[place] for row in one.rows if row.now) for place in range(4)]
    assert min(used) > 100
    moved = [sum(getattr(row.moves, kind) for row in one.rows if row.moves) for kind in ("up", "same", "down")]
    assert moved[0] > moved[2] > 0 and moved[1] > 0


def test_two_practice_schools_in_three_keep_a_record_of_the_programme(read: Folder) -> None:
    kept = [school.file for school in read.schools if school.file.programme]
    assert 20 < len(kept) < 35
    met = [sum(one.status == "met" for one in file.programme.expectations.values()) for file in kept if file.programme]
    assert set(met) == {0, 1, 2}
    assert {id_ for file in kept for id_ in file.held()} == {"p1", "p2", "p3", "p4", "p5"}


def test_practice_files_are_whole_workbench_files(programme: Programme) -> None:
    semh = programme.audits["semh-audit"]
    for _, data in practice_files(semh, count=5):
        file = json.loads(data)
        assert file["school"]["name"].startswith("Practice school ")
        for record in file["audits"]:
            assert set(record["answers"]) <= {statement.id for statement in semh.statements}
        linked = [link["statement_id"] for plan in file["plans"] for one in plan["actions"] for link in one["links"]]
        assert set(linked) <= {statement.id for statement in semh.statements}


def test_the_workbook_has_its_sheets_and_every_statement(programme: Programme, read: Folder, rolled: RollUp) -> None:
    data = write_workbook(rolled, read, programme.audits.values(), DAY)
    assert data == write_workbook(rolled, read, programme.audits.values(), DAY)
    sheets = cells(data)
    assert list(sheets) == ["Read me", "Summary", "Heat map", "Sections", "Gaps", "Movement", "Files"]
    assert [row[0] for row in sheets["Heat map"][1:]] == [one.id for one in programme.audits["semh-audit"].statements]
    assert [row[0] for row in sheets["Read me"][2:]] == list(READ_ME)
    words = sheets["Heat map"][0].index("In words")
    assert all(row[words] for row in sheets["Heat map"])


def test_no_school_is_named_unless_asked_for(programme: Programme, read: Folder, rolled: RollUp) -> None:
    without = json.dumps(cells(write_workbook(rolled, read, programme.audits.values(), DAY)))
    document = Document(io.BytesIO(write_document(rolled, DAY)))
    word = "".join(node.text or "" for node in document.element.iter() if node.text)
    for text in (without, word):
        assert "practice" not in text.lower()
    named = cells(write_workbook(rolled, read, programme.audits.values(), DAY, names=True))
    assert [row[0] for row in named["Schools (keep to yourself)"][1:]] == [
        f"Practice school {n:02}" for n in range(1, 41)
    ]
    labels = {rating.label for rating in programme.audits["semh-audit"].ratings}
    assert not labels & {cell for row in named["Schools (keep to yourself)"] for cell in row}


def test_a_small_cohort_shows_words_instead_of_figures(programme: Programme, tmp_path: Path) -> None:
    for number in range(4):
        name, now = f"=cmd|{number}", "started"
        (tmp_path / f"{number}.json").write_bytes(returned(name, audit(f"r{number}", {"leadership.champion": now})))
    found = read_folder(tmp_path)
    rolled = roll_up(found.schools, programme.audits.values(), {}, {})
    sheets = cells(write_workbook(rolled, found, programme.audits.values(), DAY, names=True))
    words = sheets["Heat map"][0].index("In words")
    assert sheets["Heat map"][1][words] == HIDDEN
    assert sheets["Heat map"][1][4] == "not shown"
    assert sheets["Schools (keep to yourself)"][1][0] == "=cmd|0"
    text = "\n".join(
        cell.text for table in Document(io.BytesIO(write_document(rolled, DAY))).tables for cell in table._cells
    )
    assert HIDDEN in text and "Started:" not in text
    assert move_words(None) == HIDDEN


def test_files_that_are_not_counted_are_named_on_the_screen_and_not_in_the_workbook(
    run: Run, practice: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for file in practice.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "elm-school.semh.json").write_bytes(b"{")
    twin = (practice / "practice-school-01_2026-06-30.semh.json").read_bytes()
    (folder / "practice-school-01 (1).semh.json").write_bytes(twin)
    out = tmp_path / "made/cohort.xlsx"

    result = run(folder, "--out", out, "--docx")

    assert result.exit_code == 1, result.output
    assert "elm-school.semh.json:1:1: error cohort/damaged\n    It cannot be read." in result.output
    assert "warning cohort/duplicate" in result.output
    assert "40 schools counted, 2 files not counted" in result.output
    assert out.with_suffix(".docx").is_file()
    sheets = cells(out.read_bytes())
    assert sum(row[1] == "not counted" for row in sheets["Files"]) == 2
    assert "elm-school" not in json.dumps(sheets) and "practice school" not in json.dumps(sheets).lower().replace(
        "-", " "
    )


def test_all_read_is_success_and_practice_writes_only_into_an_empty_folder(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "practice"
    assert run("--practice", folder).exit_code == 0
    assert len(list(folder.iterdir())) == 40
    done = run(folder, "--out", tmp_path / "c.xlsx")
    assert (done.exit_code, done.output.count("\n")) == (0, 1), done.output
    again = run("--practice", folder)
    assert again.exit_code == 2
    assert "is not empty" in again.output


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["nowhere"], "There is no folder nowhere"),
        (["EMPTY"], "There are no files in"),
        (["EMPTY", "--out", "c.csv"], "ends in .xlsx"),
        (["EMPTY", "--practice", "--docx"], "takes no other option"),
    ],
)
def test_wrong_usage_is_said_in_words(run: Run, tmp_path: Path, args: list[str], words: str) -> None:
    result = run(*(str(tmp_path) if one == "EMPTY" else one for one in args))
    assert result.exit_code == 2
    assert words in result.output


def test_nothing_is_written_when_no_file_can_be_counted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "elm.semh.json").write_bytes(b"{")
    result = run(tmp_path, "--out", tmp_path / "made/c.xlsx")
    assert result.exit_code == 1
    assert "Nothing was written." in result.output
    assert not (tmp_path / "made").exists()


def test_a_workbook_that_cannot_be_written_is_said_in_words(run: Run, practice: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, where a folder is wanted")
    result = run(practice, "--out", tmp_path / "taken/c.xlsx")
    assert result.exit_code == 1
    assert "cannot be written" in result.output
