"""Adds the entry of a new session to the text of programme.yml, and leaves every other character as it was."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from semh.core.yaml_marks import read_yaml

_NOT_FOUND = "content/programme.yml has no list of sessions where one is looked for. Add the entry by hand."


def with_session(text: str, entry: str, folder: str, *, parents: bool) -> str:
    """The text with `entry` at the end of the list of sessions, or of the parents'. ValueError when that would not come out right."""
    lines = text.split("\n")
    first, indent = _list_of_sessions(lines, parents)
    if lines[first].rstrip().endswith("[]"):
        lines[first] = lines[first].rstrip().removesuffix("[]").rstrip()
    end = first + 1
    for index in range(first + 1, len(lines)):
        line = lines[index]
        is_inside = not line.strip() or line.lstrip().startswith("#") or len(line) - len(line.lstrip()) > indent
        if not is_inside:
            break
        if line.strip() and not line.lstrip().startswith("#"):
            end = index + 1
    made = "\n".join([*lines[:end], *entry.rstrip("\n").split("\n"), *lines[end:]])
    if not _has_session(made, folder, parents):
        raise ValueError(_NOT_FOUND)
    return made


def _list_of_sessions(lines: list[str], parents: bool) -> tuple[int, int]:
    """The line of `sessions:` and its indentation."""
    start = next((index for index, line in enumerate(lines) if parents and line.startswith("parents:")), -1)
    if parents and start < 0:
        raise ValueError(_NOT_FOUND)
    pattern = r"  sessions:\s*(\[\])?\s*(#.*)?" if parents else r"sessions:\s*(\[\])?\s*(#.*)?"
    for index in range(start + 1, len(lines)):
        if re.fullmatch(pattern, lines[index]):
            return index, 2 if parents else 0
    raise ValueError(_NOT_FOUND)


def _has_session(text: str, folder: str, parents: bool) -> bool:
    marked, problems = read_yaml(text, PurePosixPath("content/programme.yml"))
    data = marked.data
    if problems or not isinstance(data, dict):
        return False
    sessions = (data.get("parents") or {}).get("sessions") if parents else data.get("sessions")
    return isinstance(sessions, list) and isinstance(sessions[-1], dict) and sessions[-1].get("folder") == folder
