"""The call sheet goes out, is filled in, and comes back; what it does not say stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from semh.__main__ import main
from semh.core.programme import Programme
from semh.editors.call_sheet import ANSWERS, COLUMNS, SHEET, due_on, write_call_sheet
from tests.projects import MINIMAL_FILES

TITLES = [name for name, _ in COLUMNS]
Fill = Callable[[Any, dict[str, int]], None]


def test_every_signpost_is_a_row_and_those_due_first_come_first(programme: Programme) -> None:
    sheet = load_workbook(BytesIO(write_call_sheet(programme)))[SHEET]
    rows = [dict(zip(TITLES, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert {row["Id"] for row in rows} == set(programme.signposts)
    due = [row["Check due"].date() for row in rows]
    assert due == sorted(due)
    for row in rows:
        signpost = programme.signposts[row["Id"]]
        assert row["Check due"].date() == due_on(signpost)
        assert (signpost.phone or "") in row["What to confirm"]
        assert [row[name] for name in ANSWERS] == [None] * 4


def test_the_same_day_writes_the_same_bytes(programme: Programme) -> None:
    assert write_call_sheet(programme) == write_call_sheet(programme)


@pytest.fixture
def project(make_project: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, root: Path) -> Path:
    """A small project with the real register of signposts and its vocabulary, on 24 November 2026."""
    files = {f"content/{name}": (root / "content" / name).read_bytes() for name in ("signposts.yml", "vocabulary.yml")}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    folder = make_project({**MINIMAL_FILES, **files})
    monkeypatch.chdir(folder)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return folder


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["report", "signposts", *args])


def filled(project: Path, fill: Fill) -> Path:
    """The sheet that the command writes, filled in."""
    assert run("--out", "calls.xlsx").exit_code == 0
    book = load_workbook(project / "calls.xlsx")
    rows = {row[0].value: row[0].row for row in book[SHEET].iter_rows(min_row=2)}
    fill(book[SHEET], rows)
    book.save(project / "calls.xlsx")
    return project / "calls.xlsx"


def answer(sheet: Any, row: int, *values: object) -> None:
    for name, value in zip(ANSWERS, values, strict=False):
        sheet.cell(row, TITLES.index(name) + 1).value = value


def test_reading_shows_and_writing_changes_only_the_dates_of_what_is_right(project: Path) -> None:
    def fill(sheet: Any, rows: dict[str, int]) -> None:
        answer(sheet, rows["childline"], "yes", datetime(2026, 11, 20), "dialled")
        answer(sheet, rows["papyrus-hopeline247"], "no", datetime(2026, 11, 20), "own site", "new opening hours")

    register = project / "content/signposts.yml"
    before = register.read_text(encoding="utf-8")
    file = filled(project, fill)
    shown = run("--read", str(file))
    assert shown.exit_code == 0
    assert "childline: checked on 2026-11-20 (dialled)" in shown.output
    assert "papyrus-hopeline247: NOT RIGHT: new opening hours" in shown.output
    assert register.read_text(encoding="utf-8") == before
    assert run("--read", str(file), "--write").exit_code == 0
    after = register.read_text(encoding="utf-8")
    changed = [(old, new) for old, new in zip(before.split("\n"), after.split("\n"), strict=True) if old != new]
    assert [new for _, new in changed] == ["  checked_on: 2026-11-20", "  checked_how: dialled"]
    entry = after[after.index("- id: childline\n") :]
    assert entry.index("checked_on: 2026-11-20") < entry.index("\n\n")


@pytest.mark.parametrize(
    ("values", "code"),
    [
        (("perhaps", datetime(2026, 11, 20), "dialled"), "call-sheet/bad-answer"),
        (("yes", "yesterday", "dialled"), "call-sheet/bad-answer"),
        (("yes", datetime(2026, 12, 1), "dialled"), "call-sheet/bad-answer"),
        (("yes", datetime(2026, 11, 20), "by pigeon"), "call-sheet/bad-answer"),
        (("yes", None, None), "call-sheet/bad-answer"),
        (("no", datetime(2026, 11, 20), "dialled"), "call-sheet/unfinished"),
    ],
)
def test_a_bad_cell_is_named_with_its_row_and_nothing_is_written(
    project: Path, values: tuple[object, ...], code: str
) -> None:
    before = (project / "content/signposts.yml").read_bytes()
    file = filled(project, lambda sheet, rows: answer(sheet, rows["childline"], *values))
    row = next(r[0].row for r in load_workbook(file)[SHEET].iter_rows(min_row=2) if r[0].value == "childline")
    result = run("--read", str(file), "--write")
    assert result.exit_code == 1
    assert f"calls.xlsx:{row}:1: error {code}" in result.output
    assert (project / "content/signposts.yml").read_bytes() == before


def test_strange_ids_and_double_rows_are_named(project: Path) -> None:
    def fill(sheet: Any, rows: dict[str, int]) -> None:
        sheet.cell(rows["childline"], 1).value = "chldline"
        answer(sheet, rows["childline"], "yes", datetime(2026, 11, 20), "dialled")
        sheet.cell(rows["beat-england"], 1).value = "samaritans"
        for id_ in ("beat-england", "samaritans"):
            answer(sheet, rows[id_], "yes", datetime(2026, 11, 20), "dialled")

    output = run("--read", str(filled(project, fill))).output
    assert "call-sheet/unknown-signpost" in output
    assert "`childline`" in output
    assert "call-sheet/signpost-twice" in output


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04torn", b"not a zip"])
def test_a_file_that_is_no_workbook_is_refused_in_words(project: Path, body: bytes) -> None:
    (project / "calls.xlsx").write_bytes(body)
    result = run("--read", "calls.xlsx")
    assert result.exit_code == 1
    assert "it cannot be opened as a workbook" in result.output


def test_a_missing_file_and_a_strange_workbook_are_refused_in_words(project: Path) -> None:
    assert "there is no such file" in run("--read", "none.xlsx").output
    book = load_workbook(filled(project, lambda sheet, rows: None))
    del book[SHEET]
    book.save(project / "calls.xlsx")
    assert f"it has no sheet named {SHEET}" in run("--read", "calls.xlsx").output
