"""The golden cases of `semh check`: each file of tests/golden/problems is a small project and what is printed about it.

A case is laid over the minimal sound project of tests/projects.py:

- `files:` path → its text (or null: the file is not there; or `{repeat:, times:}`; or `!!binary` bytes)
- `bodies:` path → the text of a staff page or slides whose front matter, seven lines, is sound
- `edits:` path → {old: new}, for a small change to a file of the minimal project
- `args:`  arguments for `semh check`
- `today:` the day of the run (2026-11-24 when absent)
- `expected:` the exact text printed; last in the file. `pytest --update-golden` writes it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.projects import MINIMAL_FILES, front_matter

CASES = sorted((Path(__file__).parents[1] / "golden/problems").glob("*.yml"))


def files_of(case: Mapping[str, Any]) -> dict[str, str | bytes | None]:
    """The files that a case lays over the minimal project."""
    files: dict[str, str | bytes | None] = {}
    for path, content in case.get("files", {}).items():
        files[path] = content["repeat"] * content["times"] if isinstance(content, dict) else content
    for path, body in case.get("bodies", {}).items():
        files[path] = front_matter(Path(path).stem) + body
    for path, edits in case.get("edits", {}).items():
        text = MINIMAL_FILES[path]
        assert isinstance(text, str)
        for old, new in edits.items():
            assert old in text, f"{path} of the minimal project does not hold {old!r}"
            text = text.replace(old, new)
        files[path] = text
    return files
