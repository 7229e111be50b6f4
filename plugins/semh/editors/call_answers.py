"""Reads a filled-in call sheet: what it says about each signpost, and signposts.yml with the new check dates."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from semh.core.problems import Place, Problem, Rule, did_you_mean
from semh.core.programme import Programme
from semh.editors.call_sheet import ANSWERS, COLUMNS, HOW, NO, SHEET, YES

MAX_BYTES = 5_000_000
NOT_A_SHEET = Rule(
    "call-sheet/not-a-call-sheet",
    "This is not a call sheet: {reason}.",
    "Fill in the file that `semh report signposts` wrote, and save it as .xlsx.",
)
UNKNOWN_ID = Rule(
    "call-sheet/unknown-signpost",
    "Row {row} names `{id}`, which is not in signposts.yml.",
    "Leave the first column as it was. {near}",
)
TWICE = Rule("call-sheet/signpost-twice", "Row {row} names `{id}` a second time.", "Keep one row for each signpost.")
BAD_ANSWER = Rule(
    "call-sheet/bad-answer", "Row {row}, {column}: `{value}` is not {expected}.", "Correct the cell and save the file."
)
UNFINISHED = Rule(
    "call-sheet/unfinished",
    "Row {row} says that `{id}` is {answer}, but {missing} is empty.",
    "Fill it in, or empty the row if it was not checked.",
)


@dataclass(frozen=True)
class Answer:
    """A row that somebody filled in. `note` is what is wrong, or new."""

    id: str
    is_right: bool
    checked_on: date
    checked_how: str
    note: str


def read_answers(file: Path, programme: Programme) -> tuple[list[Answer], list[Problem]]:
    """The filled-in rows, and every problem of every row; rows that nobody touched are left out."""
    place = Place(PurePosixPath(file.name))
    try:
        rows = _rows(file)
    except ValueError as error:
        return [], [NOT_A_SHEET.at(place, reason=error)]
    answers: list[Answer] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    for number, row in rows:
        at = Place(place.path, number)
        id_ = _text(row["Id"])
        if not any(_text(row[name]) for name in ANSWERS):
            continue
        if id_ not in programme.signposts:
            problems.append(UNKNOWN_ID.at(at, row=number, id=id_, near=did_you_mean(id_, programme.signposts)))
            continue
        if id_ in seen:
            problems.append(TWICE.at(at, row=number, id=id_))
            continue
        seen.add(id_)
        answer, found = _answer(row, number, id_, at, programme.today)
        problems += found
        answers += [answer] if answer else []
    return answers, problems


def _rows(file: Path) -> list[tuple[int, dict[str, Any]]]:
    """The sheet's rows by column title, with their numbers; a ValueError says why there are none."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    if not file.is_file():
        raise ValueError("there is no such file")
    if file.stat().st_size > MAX_BYTES:
        raise ValueError("it is larger than 5 MB")
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, OSError, ValueError, SyntaxError) as error:
        raise ValueError("it cannot be opened as a workbook") from error
    if SHEET not in book.sheetnames:
        raise ValueError(f"it has no sheet named {SHEET}")
    rows = book[SHEET].iter_rows(values_only=True)
    titles = [_text(value) for value in next(rows, ())]
    lost = [name for name, _ in COLUMNS if name not in titles]
    if lost:
        raise ValueError(f"the column {lost[0]} is missing")
    return [(number, dict(zip(titles, row, strict=False))) for number, row in enumerate(rows, start=2)]


def _answer(row: dict[str, Any], number: int, id_: str, at: Place, today: date) -> tuple[Answer | None, list[Problem]]:
    right, when, how, note = (row[name] for name in ANSWERS)
    word = _text(right).lower()
    problems = []
    if word not in (YES, NO):
        problems.append(BAD_ANSWER.at(at, row=number, column=ANSWERS[0], value=_text(right), expected="yes or no"))
    day = when.date() if isinstance(when, datetime) else when if isinstance(when, date) else None
    if day is None or day > today:
        expected = "a date, today at the latest"
        problems.append(BAD_ANSWER.at(at, row=number, column=ANSWERS[1], value=_text(when), expected=expected))
    if _text(how) not in HOW:
        problems.append(BAD_ANSWER.at(at, row=number, column=ANSWERS[2], value=_text(how), expected=" or ".join(HOW)))
    if word == NO and not _text(note):
        problems.append(UNFINISHED.at(at, row=number, id=id_, answer="not right", missing=f"“{ANSWERS[3]}”"))
    if problems or day is None:
        return None, problems
    return Answer(id_, word == YES, day, _text(how), _text(note)), []


def _text(value: Any) -> str:
    return "" if value is None else " ".join(str(value).split())


def with_new_dates(text: str, answers: list[Answer]) -> str:
    """The text of signposts.yml with `checked_on` and `checked_how` of the signposts that are still right; nothing else moves."""
    right = {answer.id: answer for answer in answers if answer.is_right}
    current: Answer | None = None
    lines = []
    for line in text.split("\n"):
        if found := re.match(r"- id: (\S+)", line):
            current = right.get(found[1])
        if current and re.match(r"  checked_on:", line):
            line = f"  checked_on: {current.checked_on.isoformat()}"
        elif current and re.match(r"  checked_how:", line):
            line = f"  checked_how: {current.checked_how}"
        lines.append(line)
    return "\n".join(lines)
