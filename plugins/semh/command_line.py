"""What all commands share: finding the project, reading and checking it, and ending with the right exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from semh.core.loader import find_root, load_programme
from semh.core.problems import Problem, format_github, format_text, has_errors, summary_line
from semh.core.programme import Programme
from semh.core.rules import check_again


def project_root() -> Path:
    """The project's root, found from the working directory; a usage error (exit 2) when there is none."""
    root = find_root(Path.cwd())
    if root is None:
        raise click.UsageError(
            "There is no content/programme.yml here or in a folder above. Run it inside the project."
        )
    return root


def load_and_check(root: Path) -> tuple[Programme, list[Problem]]:
    """The programme, and every problem of every file."""
    try:
        programme, problems = load_programme(root)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return programme, problems + check_again(programme)


def end(problems: list[Problem], unless_sound: str = "") -> NoReturn:
    """Print the problems and exit: 1 when one of them is an error, else 0."""
    show = format_github if os.environ.get("GITHUB_ACTIONS") else format_text
    if problems:
        click.echo(show(problems))
    failed = has_errors(problems)
    click.echo(summary_line(problems) + (f" {unless_sound}" if failed and unless_sound else ""))
    sys.exit(1 if failed else 0)
