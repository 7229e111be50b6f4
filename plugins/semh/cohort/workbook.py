"""The roll-up as a workbook: read me, summary, heat map, gaps, movement, files. Words beside every colour, no macros, no merged cells."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

from semh.cohort.folder import Folder
from semh.cohort.returned_file import plain
from semh.cohort.rollup import AuditRollUp, RollUp, StatementRow, newest_two
from semh.cohort.words import HIDDEN, READ_ME, low_words, move_words, rating_words, summary
from semh.core.audit_model import Audit
from semh.office.looks import sheet_looks
from semh.office.zips import with_fixed_times

_TITLE = "SEMH audits of the cohort"
Cell = str | int | float | None
"""None is a figure that is not shown."""


@dataclass(frozen=True)
class _Sheet:
    """A sheet on its way: columns with their widths in characters, and rows."""

    name: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[Cell]]
    shares: frozenset[int] = frozenset()
    """Columns that hold shares of schools, shown as percentages on a tint."""


def write_workbook(
    rolled: RollUp, folder: Folder, audits: Iterable[Audit], made_on: date, *, names: bool = False
) -> bytes:
    """The bytes of a .xlsx, the same for the same input. With `names`, the sheets name schools and files: for the lead alone."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    created = datetime(made_on.year, made_on.month, made_on.day)
    book.set_properties({"title": _TITLE, "author": "SEMH programme", "created": created})
    formats = _formats(book)
    _read_me(book.add_worksheet("Read me"), made_on, formats, names=names)
    sheets = [_Sheet("Summary", (("What", 70), ("How much", 34)), summary(rolled))]
    for number, one in enumerate(rolled.audits, start=1):
        suffix = f" {number}" if len(rolled.audits) > 1 else ""
        sheets += [_heat_map(one, suffix), _sections(one, suffix), _gaps(one, suffix), _movement(one, suffix)]
    sheets.append(_files(folder, names=names))
    if names:
        sheets.append(_schools(folder, rolled, audits))
    for sheet in sheets:
        _write(book.add_worksheet(sheet.name), sheet, formats)
    book.close()
    return with_fixed_times(buffer.getvalue())


def _heat_map(one: AuditRollUp, suffix: str) -> _Sheet:
    ratings = [(rating.label, 12) for rating in one.audit.ratings]
    columns = [("Id", 24), ("Section", 20), ("Statement", 48), ("Law", 8), ("Schools that rated it", 12), *ratings]
    columns += [("In words", 34), ("Don't know", 10), ("Not applicable", 12), ("Not answered", 12)]
    rows = [_heat_row(one.audit, row) for row in one.rows]
    return _Sheet(f"Heat map{suffix}", columns, rows, frozenset(range(5, 5 + len(ratings))))


def _heat_row(audit: Audit, row: StatementRow) -> list[Cell]:
    now = row.now
    head: list[Cell] = [row.statement.id, row.section.title, row.statement.text, "law" if row.statement.must else ""]
    if now is None:
        return [*head, None, *(None for _ in audit.ratings), HIDDEN, None, None, None]
    shares: list[Cell] = [count / now.size if now.size else "" for count in now.by_rating]
    others = (now.dont_know, now.not_applicable, now.not_answered)
    return [*head, now.size, *shares, rating_words(audit, now), *others]


def _sections(one: AuditRollUp, suffix: str) -> _Sheet:
    ratings = [(rating.label, 12) for rating in one.audit.ratings]
    columns = [("Section", 34), ("Statements shown", 14), ("Ratings", 10), *ratings, ("Movement of ratings", 34)]
    rows = []
    for section in one.sections:
        now = section.now
        shares: list[Cell] = [count / now.size if now.size else "" for count in now.by_rating]
        shown = f"{section.shown} of {section.of}"
        rows.append([section.section.title, shown, now.size, *shares, move_words(section.moves)])
    return _Sheet(f"Sections{suffix}", columns, rows, frozenset(range(3, 3 + len(ratings))))


def _gaps(one: AuditRollUp, suffix: str) -> _Sheet:
    columns = (("Law", 8), ("Section", 24), ("Statement", 60), ("Low in", 26), ("Most often", 34), ("Session", 10))
    rows = [
        [
            "law" if row.statement.must else "",
            row.section.title,
            row.statement.text,
            low_words(row.now),
            rating_words(one.audit, row.now),
            row.statement.session.removeprefix("s"),
        ]
        for row in one.gaps()
    ]
    return _Sheet(f"Gaps{suffix}", columns, rows)


def _movement(one: AuditRollUp, suffix: str) -> _Sheet:
    columns = (
        ("Section", 24), ("Statement", 60), ("Rated twice by", 14), ("Up", 8), ("The same", 10), ("Down", 8), ("In words", 30),
    )  # fmt: skip
    rows: list[Sequence[Cell]] = []
    for row in one.rows:
        moves = row.moves
        figures = (moves.size, moves.up, moves.same, moves.down) if moves else (None,) * 4
        rows.append([row.section.title, row.statement.text, *figures, move_words(moves)])
    return _Sheet(f"Movement{suffix}", columns, rows)


def _files(folder: Folder, *, names: bool) -> _Sheet:
    """What became of every file. A file's name is mostly the school's, so it stands here only with `names`."""
    rows = [(str(school.path), "read", f"File version {school.file.version}.", "") for school in folder.schools] + [
        (str(one.place.path), "not counted", one.message, one.fix) for one in folder.problems
    ]
    shown = [
        [f"File {number}" if not names else name, became, _nameless(why, names=names), fix]
        for number, (name, became, why, fix) in enumerate(sorted(rows), start=1)
    ]
    return _Sheet("Files", (("File", 44), ("Became", 14), ("Why", 70), ("What to do", 60)), shown)


def _nameless(text: str, *, names: bool) -> str:
    """The sentence without the name of another file in it."""
    if names or "`" not in text:
        return text
    before, _, rest = text.partition("`")
    return f"{before}another file{rest.partition('`')[2]}"


def _schools(folder: Folder, rolled: RollUp, audits: Iterable[Audit]) -> _Sheet:
    """Which school returned what, by name; no rating of any school."""
    by_id = {audit.id: audit for audit in audits}
    shown = [by_id[one.audit.id] for one in rolled.audits]
    columns = [("School", 34), ("File", 44), ("Saved", 14), *((f"{audit.title}: answered", 24) for audit in shown)]
    rows: list[Sequence[Cell]] = []
    for school in sorted(folder.schools, key=lambda one: (one.file.school.name.casefold(), str(one.path))):
        saved = f"{school.file.saved_at:%d %b %Y}" if school.file.saved_at else ""
        answered = []
        for audit in shown:
            now, _ = newest_two(audit, school)
            ids = [one.id for one in audit.statements]
            count = sum(id_ in now.answers and now.answers[id_].now is not None for id_ in ids) if now else 0
            answered.append(f"{count} of {len(ids)}")
        rows.append([plain(school.file.school.name, 300) or "(no name)", str(school.path), saved, *answered])
    return _Sheet("Schools (keep to yourself)", columns, rows)


def _read_me(sheet: Any, made_on: date, formats: dict[str, Any], *, names: bool) -> None:
    sheet.set_column(0, 0, 100, formats["text"])
    lines = [*READ_ME]
    if names:
        lines.insert(0, "This edition names schools. It is for the programme lead alone: do not hand it on.")
    sheet.write_string(0, 0, f"{_TITLE}, {made_on.day} {made_on:%B %Y}", formats["title"])
    for row, line in enumerate(lines, start=2):
        sheet.write_string(row, 0, line, formats["text"])
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write(sheet: Any, made: _Sheet, formats: dict[str, Any]) -> None:
    for column, (title, width) in enumerate(made.columns):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, formats["head"])
    for row, cells in enumerate(made.rows, start=1):
        for column, cell in enumerate(cells):
            _cell(sheet, row, column, cell, formats, is_share=column in made.shares)
    if made.rows:
        sheet.autofilter(0, 0, len(made.rows), len(made.columns) - 1)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RPage &P of &N")


def _cell(sheet: Any, row: int, column: int, cell: Cell, formats: dict[str, Any], *, is_share: bool) -> None:
    """Texts go in as texts, whatever they begin with: nothing that a school typed becomes a formula."""
    if cell is None:
        sheet.write_string(row, column, "not shown", formats["hidden"])
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell, formats["cell"])
    elif is_share:
        sheet.write_number(row, column, cell, formats[f"share-{min(int(cell * 4), 3)}"])
    else:
        sheet.write_number(row, column, cell, formats["cell"])


def _formats(book: Any) -> dict[str, Any]:
    looks = sheet_looks()
    looks |= {"hidden": looks["cell"] | {"italic": True}}
    for step, tint in enumerate(("#FFFFFF", "#E3EEF4", "#BBD7E5", "#8FBDD3")):
        looks[f"share-{step}"] = looks["cell"] | {"num_format": "0%", "bg_color": tint, "align": "right"}
    return {name: book.add_format(look) for name, look in looks.items()}
