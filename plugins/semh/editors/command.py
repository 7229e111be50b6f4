"""What `semh report` prints."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from semh.core.problems import Problem
from semh.core.programme import Programme
from semh.editors.figures import built, checks, content_figures
from semh.editors.report import built_section, checks_section, content_sections
from semh.editors.report_forms import as_text


def print_report(programme: Programme, problems: list[Problem], build_report: Path, format_: str) -> None:
    """Print the whole report; what was built comes from the build's own report, if there is one that can be read."""
    figures = content_figures(programme)
    made = _built(build_report)
    found = checks(problems)
    if format_ == "json":
        click.echo(
            json.dumps({**figures, "built": made, "checks": found}, ensure_ascii=False, indent=1, sort_keys=True)
        )
        return
    sections = (built_section(made), checks_section(found), *content_sections(figures))
    when = f" The site was built on {made['written'].replace('T', ' at ')}." if made else ""
    click.echo(f"Report for editors, {programme.today:%-d %B %Y}.{when}\n\n{as_text(sections)}")


def _built(file: Path) -> dict[str, Any] | None:
    """The figures of the build's report, with the time at which it was written."""
    try:
        made = built(json.loads(file.read_text(encoding="utf-8")))
        written = datetime.fromtimestamp(file.stat().st_mtime).isoformat(timespec="minutes")
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return {**made, "written": written}
