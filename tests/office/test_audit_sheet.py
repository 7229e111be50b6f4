"""The audit workbook, read back with openpyxl."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest

from semh.core.programme import Programme
from semh.office.audit_sheet import answers_of, write_audit_sheet

MADE_ON = date(2026, 11, 24)


@pytest.fixture(scope="module")
def content(programme: Programme) -> bytes:
    return write_audit_sheet(programme.audits["semh-audit"], programme, MADE_ON)


@pytest.fixture(scope="module")
def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_one_row_a_statement_with_its_id(book: Any, programme: Programme) -> None:
    ids = [row[0].value for row in book["Audit"].iter_rows(min_row=2)]
    assert ids == [statement.id for statement in programme.audits["semh-audit"].statements]


def test_answers_are_chosen_from_the_ratings(book: Any, programme: Programme) -> None:
    audit = programme.audits["semh-audit"]
    (validation,) = (v for v in book["Audit"].data_validations.dataValidation if "E2:E49" in str(v.sqref))
    assert validation.formula1.strip('"').split(",") == answers_of(audit)


def test_a_legal_must_cannot_be_low(book: Any, programme: Programme) -> None:
    audit = programme.audits["semh-audit"]
    row = next(n for n, statement in enumerate(audit.statements, start=2) if statement.must)
    (validation,) = (v for v in book["Audit"].data_validations.dataValidation if str(v.sqref) == f"F{row}")
    assert validation.formula1 == '"Medium,High"'


def test_the_summary_counts_by_formula_over_every_statement(book: Any, programme: Programme) -> None:
    audit = programme.audits["semh-audit"]
    summary = book["Summary"]
    assert summary["B2"].value == '=COUNTIFS(Audit!$B$2:$B$49,$A2,Audit!$E$2:$E$49,"Not yet")'
    assert [summary.cell(n, 1).value for n in range(2, 2 + len(audit.sections))] == [s.title for s in audit.sections]


def test_no_cells_are_merged_no_macro_is_there_and_filters_are_on(book: Any, content: bytes) -> None:
    assert all(not sheet.merged_cells.ranges for sheet in book)
    assert book["Audit"].auto_filter.ref == "A1:I49"
    assert not any("vba" in name.lower() for name in zipfile.ZipFile(io.BytesIO(content)).namelist())


def test_the_version_stands_on_the_first_sheet(book: Any) -> None:
    assert book.sheetnames[0] == "Read me"
    assert book["Read me"]["A1"].value == "SEMH whole-school audit, version 2026.1"
