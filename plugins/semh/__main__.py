"""The command line: `semh check`, `semh packs`, `semh build`. Exit 0: fine, 1: problems, 2: wrong usage."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import click

from semh.core.loader import Programme, find_root, load_programme
from semh.core.problems import Problem, Severity, format_github, format_json, format_text, has_errors, summary_line
from semh.core.rules import check as check_rules
from semh.core.rules.dates import RELEASE_BLOCKERS

FORMATS = {"text": format_text, "github": format_github, "json": format_json}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="semh", prog_name="semh")
def main() -> None:
    """Check, build and pack the SEMH programme. Run it anywhere inside the project."""


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
    return programme, problems + check_rules(programme)


@main.command()
@click.option(
    "--format", "format_", type=click.Choice(sorted(FORMATS)), help="Default: text; github under GitHub Actions."
)
@click.option("--release", is_flag=True, help="Overdue reviews and checks are errors, as before publishing.")
@click.option("--strict", is_flag=True, help="Warnings are errors too.")
def check(format_: str | None, release: bool, strict: bool) -> None:
    """Check all content; print every problem with its place and how to mend it."""
    _, problems = load_and_check(project_root())
    problems = [_raised(problem, release, strict) for problem in problems]
    format_ = format_ or ("github" if os.environ.get("GITHUB_ACTIONS") else "text")
    if output := FORMATS[format_](problems):
        click.echo(output)
    click.echo(summary_line(problems), err=format_ != "text")
    sys.exit(1 if has_errors(problems) else 0)


def _raised(problem: Problem, release: bool, strict: bool) -> Problem:
    if strict or (release and problem.code in RELEASE_BLOCKERS):
        return replace(problem, severity=Severity.error)
    return problem


if __name__ == "__main__":
    main()
