"""The call sheet: every signpost with what to confirm, as a workbook that somebody fills in and `call_answers` reads back."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import xlsxwriter

from semh.core.programme import Programme
from semh.core.reference_model import Signpost
from semh.core.rules.dates import add_months
from semh.office.looks import sheet_looks
from semh.office.zips import with_fixed_times

SHEET = "Signposts"
COLUMNS: tuple[tuple[str, int], ...] = (
    ("Id", 24), ("Name", 30), ("Phone", 16), ("Text", 18), ("Web chat", 18), ("Page to open", 44), ("Hours", 24), ("Cost", 14),
    ("For whom", 44), ("Shown on the site", 10), ("Last checked", 13), ("How", 14), ("Check due", 13), ("What to confirm", 44),
    ("Still right?", 12), ("Checked on", 13), ("Checked how", 15), ("What is wrong, or new", 44),
)  # fmt: skip
"""The columns with their widths in characters; the last four are for the person who checks."""
ANSWERS = ("Still right?", "Checked on", "Checked how", "What is wrong, or new")
YES, NO = "yes", "no"
HOW = ("own site", "dialled", "published list")
_READ_ME = (
    "How to use it",
    "1. Ring each number and open each page. Say who you are: “I keep a list of helplines for schools. May I check what we say about you?”",
    "2. Ask what the column “What to confirm” says. A crisis line that is busy: do not hold the line, use its own site.",
    "3. Fill in the four last columns. Leave a row empty that you did not check. A date is the day on which you checked.",
    "4. Save, and run: semh report signposts --read THIS-FILE.xlsx. It shows what it would change; add --write to change signposts.yml.",
    "Only rows with “yes” change anything, and only checked_on and checked_how. What is wrong or new is listed for an editor to correct by",
    "hand. Whether a signpost is shown at all (`verified`) is never changed by this sheet.",
)


def due_on(signpost: Signpost) -> date:
    """By when the signpost is to be checked again."""
    return add_months(signpost.checked_on, signpost.check_every)


def to_confirm(signpost: Signpost) -> str:
    """What the person who checks asks about."""
    routes = [
        f"number {signpost.phone}" if signpost.phone else "",
        f"text {signpost.text}" if signpost.text else "",
        f"web chat {signpost.webchat}" if signpost.webchat else "",
        "page opens and is theirs" if signpost.url else "",
    ]
    facts = ["hours", "who may use it, and from what age"]
    facts += ["cost"] if signpost.phone or signpost.text else []
    return "; ".join([*(route for route in routes if route), *facts])


def write_call_sheet(programme: Programme) -> bytes:
    """The bytes of a .xlsx: a sheet that explains, and a row for every signpost, those due first."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    today = programme.today
    created = datetime(today.year, today.month, today.day)
    book.set_properties({"title": "Signposts to check", "author": "SEMH programme", "created": created})
    formats = _formats(book)
    read_me = book.add_worksheet("Read me")
    read_me.set_column(0, 0, 120, formats["text"])
    for row, line in enumerate((f"Signposts to check, {today:%d %B %Y}", *_READ_ME)):
        read_me.write(row, 0, line, formats["title"] if row == 0 else formats["text"])
    _rows(book.add_worksheet(SHEET), programme, formats)
    book.close()
    return with_fixed_times(buffer.getvalue())


def _rows(sheet: Any, programme: Programme, formats: dict[str, Any]) -> None:
    for column, (title, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write(0, column, title, formats["head"])
    signposts = sorted(programme.signposts.values(), key=lambda one: (due_on(one), one.id))
    first_answer = len(COLUMNS) - len(ANSWERS)
    for row, signpost in enumerate(signposts, start=1):
        for column, value in enumerate(_facts(signpost)):
            if isinstance(value, date):
                sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), formats["date"])
            else:
                sheet.write_string(row, column, value, formats["cell"])
        for column in range(first_answer, len(COLUMNS)):
            is_date = COLUMNS[column][0] == "Checked on"
            sheet.write_blank(row, column, None, formats["answer-date"] if is_date else formats["answer"])
    last = max(len(signposts), 1)
    sheet.data_validation(1, first_answer, last, first_answer, {"validate": "list", "source": [YES, NO]})
    sheet.data_validation(1, first_answer + 2, last, first_answer + 2, {"validate": "list", "source": list(HOW)})
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _facts(signpost: Signpost) -> list[str | date]:
    return [
        signpost.id, signpost.name, signpost.phone or "", signpost.text or "", signpost.webchat or "", signpost.url or "",
        signpost.hours, signpost.cost or "", signpost.for_whom, YES if signpost.verified else NO, signpost.checked_on,
        signpost.checked_how, due_on(signpost), to_confirm(signpost),
    ]  # fmt: skip


def _formats(book: Any) -> dict[str, Any]:
    looks, day = sheet_looks(), {"num_format": "d mmm yyyy"}
    looks |= {"date": looks["cell"] | day, "answer-date": looks["answer"] | day}
    return {name: book.add_format(look) for name, look in looks.items()}
