"""A small project with the bundled fonts and every part of a pack, and an executor that needs no processes."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest

from semh.core.loader import load_programme
from semh.core.programme import Programme
from semh.packs.styles import font_files
from tests.projects import FACILITATOR, MINIMAL_FILES, front_matter

ROOT = Path(__file__).parents[2]
PARTS = (
    "cover, contents, checklist, run-sheet, facilitator, reading, handouts, register, evaluation, certificate, sources"
)
CANARY = "Only the facilitator reads this canary."

PACKS = f"""\
- {{id: facilitator, title: Facilitator pack, for: sessions, parts: [{PARTS}], formats: [pdf]}}
- id: handouts
  title: Handouts
  for: sessions
  parts: [handouts]
  variants: {{print: [a4, large-print]}}
  formats: [pdf]
- {{id: handout, title: Handout, for: sessions, parts: [handout], formats: [pdf]}}
- {{id: audit-paper, title: Audit on paper, for: programme, parts: [audit-paper], formats: [pdf]}}
"""
HANDOUT = (
    front_matter("s1-tool", title="A tool to copy", sides="1", copies="per-pair")
    + """
A claim.[^a-law-2026] Text for everyone.

| | First | Second |
| --- | --- | --- |
| **Row** | one | two |

## My own words

/// lines | 3
///

/// checklist
- Talk to someone
///

/// safety
///
"""
)
FILES: dict[str, str | bytes] = {
    "content/trainers/packs.yml": PACKS,
    "content/sessions/01-first/handouts/tool.md": HANDOUT,
    "content/sessions/01-first/facilitator.md": FACILITATOR.replace("Do it.", CANARY).replace(
        "    minutes: 60", "    minutes: 60\n    handouts: [tool]"
    ),
}


class Inline(Executor):
    """Does each job at once, in this process, and counts them."""

    def __init__(self) -> None:
        self.jobs = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.jobs += 1
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def write_project(root: Path, files: Mapping[str, str | bytes]) -> Programme:
    """Write the project with changed files under `root`, the fonts with it, and load it."""
    for name, text in {**MINIMAL_FILES, **FILES, **files}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    for name in font_files():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, root / name)
    return load_programme(root)[0]


@pytest.fixture
def pack_project(tmp_path: Path) -> Callable[..., Programme]:
    """Make and load the project in a folder of the test's own, with changed files."""
    return lambda files={}: write_project(tmp_path, files)
