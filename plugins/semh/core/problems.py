"""What is wrong with the content, as values that are collected, sorted and printed in three formats."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning is printed."""

    error = "error"
    warning = "warning"


@dataclass(frozen=True)
class Place:
    """A position in a source file; line and column count from 1. `path` is relative to the project's root."""

    path: PurePosixPath
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, which rule (`subject/name`), what, and how to mend it."""

    place: Place
    code: str
    message: str
    fix: str
    severity: Severity = Severity.error

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (str(self.place.path), self.place.line, self.place.column, self.code, self.message)


@dataclass(frozen=True)
class Rule:
    """A rule as data: its code, and the message and fix with `{slots}` that `at` fills."""

    code: str
    message: str
    fix: str
    severity: Severity = Severity.error

    def at(self, place: Place, **slots: object) -> Problem:
        """The problem that this rule reports at `place`."""
        message, fix = self.message.format(**slots), self.fix.format(**slots)
        return Problem(place, self.code, message.strip(), fix.strip(), self.severity)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence that names the nearest known words, or the known words where they are few; may be empty."""
    names = sorted(known)
    near = get_close_matches(word, names, n=2, cutoff=0.6)
    if near:
        return "Did you mean " + " or ".join(f"`{name}`" for name in near) + "?"
    if names and len(names) <= 15:
        return "Known: " + ", ".join(f"`{name}`" for name in names) + "."
    return ""


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """The problems once each, by file, line and column."""
    return sorted(set(problems), key=lambda problem: problem.sort_key)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops a build."""
    return any(problem.severity is Severity.error for problem in problems)


def format_text(problems: Iterable[Problem]) -> str:
    """Three lines a problem, for a person at a terminal."""
    return "\n".join(
        f"{p.place}: {p.severity} {p.code}\n    {p.message}\n    Fix: {p.fix}" for p in sort_problems(problems)
    )


def _escape_github(text: str, *, is_property: bool = False) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text


def format_github(problems: Iterable[Problem]) -> str:
    """GitHub Actions workflow commands, which put each problem beside its line in a pull request."""
    lines = []
    for p in sort_problems(problems):
        path = _escape_github(str(p.place.path), is_property=True)
        title = _escape_github(p.code, is_property=True)
        text = _escape_github(f"{p.message} Fix: {p.fix}")
        lines.append(f"::{p.severity} file={path},line={p.place.line},col={p.place.column},title={title}::{text}")
    return "\n".join(lines)


def as_row(problem: Problem) -> dict[str, Any]:
    """The problem as a JSON object: path, line, column, severity, code, message, fix."""
    place = problem.place
    return {
        "path": str(place.path), "line": place.line, "column": place.column, "severity": str(problem.severity),
        "code": problem.code, "message": problem.message, "fix": problem.fix,
    }  # fmt: skip


def from_row(row: dict[str, Any]) -> Problem:
    """The problem that `as_row` wrote; KeyError, TypeError or ValueError when it did not write this."""
    place = Place(PurePosixPath(row["path"]), int(row["line"]), int(row["column"]))
    return Problem(place, row["code"], row["message"], row["fix"], Severity(row["severity"]))


def format_json(problems: Iterable[Problem]) -> str:
    """A JSON list for editors, one object a problem."""
    return json.dumps([as_row(problem) for problem in sort_problems(problems)], ensure_ascii=False, indent=1)


def summary_line(problems: Iterable[Problem]) -> str:
    """`2 errors and 1 warning in 2 files.`, or that there are none."""
    found = sort_problems(problems)
    if not found:
        return "No problems found."
    errors = sum(p.severity is Severity.error for p in found)
    parts = [_counted(n, noun) for n, noun in ((errors, "error"), (len(found) - errors, "warning")) if n]
    return " and ".join(parts) + " in " + _counted(len({p.place.path for p in found}), "file") + "."


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
