"""The audit as a workbook: one row a statement, drop-down answers, a summary by formulas, no macros, no merged cells."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, datetime
from math import ceil
from typing import Any

import xlsxwriter

from semh.core.audit_model import Audit
from semh.core.programme import Programme
from semh.office.looks import sheet_looks
from semh.office.zips import with_fixed_times, with_language

NOT_APPLICABLE, DONT_KNOW = "Not applicable", "Don't know"
"""Answers beside the ratings; both are counted apart from them."""
COLUMNS: tuple[tuple[str, int], ...] = (
    ("Id", 24), ("Section", 18), ("Statement", 44), ("Law or statutory guidance", 20), ("Now", 13), ("Priority", 10),
    ("Evidence and notes", 34), ("Owner (role)", 14), ("By when", 13),
)  # fmt: skip
"""The columns of the sheet Audit, each with its width in characters."""
_LINE = 15
"""Height of a line in points. Not every spreadsheet program fits rows to wrapped text by itself."""
_WIDE = 34
_FIRST_ROW = 1
_NOW, _PRIORITY = 4, 5


@dataclass(frozen=True)
class SheetFile:
    """A finished workbook, on its way to be checked and published."""

    data: bytes


def write_audit_sheet(audit: Audit, programme: Programme, made_on: date) -> bytes:
    """The bytes of a .xlsx, the same for the same input."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties(
        {
            "title": audit.title,
            "author": "SEMH programme",
            "created": datetime(made_on.year, made_on.month, made_on.day),
        }
    )
    book.set_size(1600, 1200)
    formats = _formats(book)
    _read_me(book.add_worksheet("Read me"), audit, formats)
    _audit(book.add_worksheet("Audit"), audit, programme, formats)
    _descriptors(book.add_worksheet("What the ratings mean"), audit, formats)
    _summary(book.add_worksheet("Summary"), audit, formats)
    book.close()
    return with_language(with_fixed_times(buffer.getvalue()), "en-GB")


def answers_of(audit: Audit) -> list[str]:
    """What may stand under *Now*: the ratings' labels, then the two other answers."""
    return [*(rating.label for rating in audit.ratings), DONT_KNOW, NOT_APPLICABLE]


def _formats(book: Any) -> dict[str, Any]:
    looks = sheet_looks()
    typed = looks["answer"] | {"locked": False}
    looks |= {
        "title": looks["title"] | {"valign": "bottom", "text_wrap": False},
        "input": typed,
        "date": typed | {"num_format": "d mmm yyyy"},
    }
    return {name: book.add_format(look) for name, look in looks.items()}


def _read_me(sheet: Any, audit: Audit, formats: dict[str, Any]) -> None:
    sheet.set_column(0, 0, 90, formats["text"])
    sheet.write(0, 0, f"{audit.title}, version {audit.version}", formats["title"])
    lines = [
        *(part.strip() for part in audit.about.split("\n") if part.strip()),
        "Fill in the tinted cells of the sheet Audit. Choose from the list under Now and Priority; leave a cell empty if you have not looked yet.",
        "Not answered, not applicable and not yet are three different things, and the sheet Summary counts them apart.",
        "This file stays where you save it. Write no pupil's name in it.",
    ]
    for row, line in enumerate(lines, start=2):
        sheet.write(row, 0, line, formats["text"])
        _fit_row(sheet, row, [(line, 88)])
    _page(sheet, landscape=False)


def _audit(sheet: Any, audit: Audit, programme: Programme, formats: dict[str, Any]) -> None:
    for column, (name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write(0, column, name, formats["head"])
    row = _FIRST_ROW
    for section in audit.sections:
        for statement in section.statements:
            source = programme.sources.get(statement.must or "")
            fixed = (statement.id, section.title, statement.text, source.title if source else "")
            for column, text in enumerate(fixed):
                sheet.write_string(row, column, text, formats["cell"])
            for column in range(len(fixed), len(COLUMNS)):
                sheet.write_blank(row, column, None, formats["date" if COLUMNS[column][0] == "By when" else "input"])
            priorities = [choice.label for choice in audit.priorities if not (source and choice.id == "low")]
            _choices(sheet, row, _PRIORITY, priorities, "The law expects this, so it cannot be low." if source else "")
            _fit_row(sheet, row, [(text, COLUMNS[column][1]) for column, text in enumerate(fixed)])
            row += 1
    last = row - 1
    sheet.data_validation(
        _FIRST_ROW, _NOW, last, _NOW, _list(answers_of(audit), "Choose from the list, or leave it empty.")
    )
    sheet.data_validation(
        _FIRST_ROW, len(COLUMNS) - 1, last, len(COLUMNS) - 1,
        {"validate": "date", "criteria": ">", "value": date(2020, 1, 1), "error_title": "Not a date", "error_message": "Write a date, such as 1 March 2027."},
    )  # fmt: skip
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.freeze_panes(1, 3)
    sheet.repeat_rows(0)
    _page(sheet, landscape=True)


def _fit_row(sheet: Any, row: int, cells: list[tuple[str, int]]) -> None:
    """Make a row as high as its longest cell, given as (text, width in characters)."""
    lines = max(sum(ceil(max(len(part), 1) / width) for part in text.split("\n")) for text, width in cells)
    sheet.set_row(row, _LINE * max(lines, 1) + 4)


def _choices(sheet: Any, row: int, column: int, labels: list[str], message: str) -> None:
    if labels:
        sheet.data_validation(
            row, column, row, column, _list(labels, message or "Choose from the list, or leave it empty.")
        )


def _list(labels: list[str], message: str) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": labels,
        "ignore_blank": True,
        "error_title": "Not in the list",
        "error_message": message,
    }


def _descriptors(sheet: Any, audit: Audit, formats: dict[str, Any]) -> None:
    names = ["Id", "Statement", *(rating.label for rating in audit.ratings), "Where to look"]
    for column, name in enumerate(names):
        sheet.set_column(column, column, 24 if column == 0 else _WIDE)
        sheet.write(0, column, name, formats["head"])
    for row, statement in enumerate(audit.statements, start=1):
        texts = [statement.id, statement.text]
        texts += [statement.descriptors.get(rating.id, "") for rating in audit.ratings]
        texts.append("; ".join(statement.evidence))
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, formats["cell"])
        _fit_row(sheet, row, [(text, _WIDE) for text in texts])
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    _page(sheet, landscape=True)


def _summary(sheet: Any, audit: Audit, formats: dict[str, Any]) -> None:
    """Counts by section; every figure is a formula over the sheet Audit. No percentages: counts are not scores."""
    answers = answers_of(audit)
    names = ["Section", *answers, "Not answered", "Statements"]
    last = len(audit.statements) + _FIRST_ROW
    sections, now = f"Audit!$B$2:$B${last}", f"Audit!$E$2:$E${last}"
    for column, name in enumerate(names):
        sheet.set_column(column, column, 34 if column == 0 else 16)
        sheet.write(0, column, name, formats["head"])
    for row, section in enumerate(audit.sections, start=1):
        sheet.write_string(row, 0, section.title, formats["cell"])
        for column, answer in enumerate(answers, start=1):
            formula = f'=COUNTIFS({sections},$A{row + 1},{now},"{answer}")'
            sheet.write_formula(row, column, formula, formats["cell"], 0)
        size = len(section.statements)
        blank = f'=COUNTIFS({sections},$A{row + 1},{now},"")'
        sheet.write_formula(row, len(answers) + 1, blank, formats["cell"], size)
        sheet.write_formula(row, len(answers) + 2, f"=COUNTIF({sections},$A{row + 1})", formats["cell"], size)
    total = len(audit.sections) + 1
    sheet.write_string(total, 0, "All sections", formats["head"])
    for column in range(1, len(names)):
        letter = chr(ord("A") + column)
        value = len(audit.statements) if column > len(answers) else 0
        sheet.write_formula(total, column, f"=SUM({letter}2:{letter}{total})", formats["head"], value)
    _page(sheet, landscape=True)


def _page(sheet: Any, *, landscape: bool) -> None:
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RPage &P of &N")
