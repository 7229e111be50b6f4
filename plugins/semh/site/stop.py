"""Ends a build of MkDocs that must not be published."""

from __future__ import annotations

import os

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

from semh.core.problems import Problem, format_github, format_text, has_errors, summary_line

log = get_plugin_logger(__name__)


def stop_on_errors(problems: list[Problem]) -> None:
    """Print every problem and end the build, when one of them is an error."""
    if has_errors(problems):
        show = format_github if os.environ.get("GITHUB_ACTIONS") else format_text
        log.error("%s\n%s Nothing was published.", show(problems), summary_line(problems))
        raise Abort("The content has errors.")
