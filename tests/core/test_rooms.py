"""The rooms of the package: each imports only rooms below it, and all but the site work without MkDocs."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "plugins/semh"
FLOORS = (
    ("theme",),
    ("core",),
    ("schools",),
    ("blocks",),
    ("office",),
    ("policies",),
    ("audits", "guidance"),
    ("packs",),
    ("profile", "impact", "cohort", "editors"),
    ("site",),
)
"""The rooms from the ground up; rooms on one floor do not import one another. `theme` is colours and fonts, `office`
writes Word, PowerPoint, Excel and calendar files from plain values."""
BELOW = {
    room: {lower for floor in FLOORS[:number] for lower in floor}
    for number, floor in enumerate(FLOORS)
    for room in floor
}
FOLDERS = sorted(folder for folder in PACKAGE.iterdir() if folder.is_dir() and any(folder.rglob("*.py")))


def imported_by(file: Path) -> Iterator[tuple[int, str]]:
    """Every module of semh that a file imports, at any depth of its code, with the line."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno} imports relatively"
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_a_room_imports_only_rooms_below_it(folder: Path) -> None:
    assert folder.name in BELOW, f"{folder.name} is not on any floor: add it to FLOORS"
    allowed = BELOW[folder.name] | {folder.name}
    wrong = [
        f"{file.relative_to(PACKAGE)}:{line} imports {module}"
        for file in sorted(folder.rglob("*.py"))
        for line, module in imported_by(file)
        if module.split(".")[0] == "semh" and module.split(".")[1] not in allowed
    ]

    assert wrong == []


IMPORT_ALL = """
import importlib, pkgutil, sys

room, *blocked = sys.argv[1:]

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in blocked:
            raise ModuleNotFoundError(f"{name} is absent", name=name)

sys.meta_path.insert(0, Absent())
package = importlib.import_module(f"semh.{room}")
for module in pkgutil.walk_packages(package.__path__, f"semh.{room}."):
    importlib.import_module(module.name)
"""


@pytest.mark.parametrize("room", [folder.name for folder in FOLDERS if folder.name != "site"])
def test_a_room_imports_where_mkdocs_is_absent(room: str) -> None:
    blocked = ["mkdocs", "material", *(["weasyprint", "pymdownx"] if room == "core" else [])]
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, room, *blocked], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
