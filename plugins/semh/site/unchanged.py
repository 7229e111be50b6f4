"""Whether a site would be built again just as it is: nothing that goes into it has changed, and it is whole.

What goes in: content, theme, this package, browser code, fonts, installed libraries, the day, and the address. The notes about built
sites lie in the cache, one for each folder that was built into; a lost or spoiled note only means that the site is built.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path, PurePosixPath
from typing import Any

from semh.core.loader import today_of_build
from semh.core.memo import code_digest, files_digest, key_of
from semh.core.problems import Problem, as_row, from_row
from semh.packs.cache import write_whole
from semh.packs.styles import font_files

NOTES = PurePosixPath(".cache/built")
_FOLDERS = ("content", "overrides", "build/browser")
_SCHOOLS = "content/schools"
_FILES = ("mkdocs.yml", "package-lock.json")


@dataclass(frozen=True)
class BuiltSite:
    """The note about the site at `out`, built with or without `packs`, in all their variants for a `release`, from the project at `root`.

    For a `school` it is its edition, which no other school's file goes into.
    """

    root: Path
    out: Path
    packs: bool
    release: bool = False
    school: str = ""

    @property
    def note(self) -> Path:
        return self.root / NOTES / f"{key_of(str(self.out.resolve()), self.packs)[:24]}.json"

    def inputs(self, common: str) -> str:
        """The hash of everything that goes into the site; `common` is that of what all editions share (`common_inputs`)."""
        own = [file for file in _files_in(self.root / _SCHOOLS) if file.suffix != ".yml" or file.stem == self.school]
        return key_of(common, self.release, self.school, files_digest(self.root, own if self.school else []))

    def problems(self, inputs: str) -> list[Problem] | None:
        """What the last build found, when it was made from `inputs` and nobody has touched it since; else None."""
        try:
            note: dict[str, Any] = json.loads(self.note.read_text(encoding="utf-8"))
            if note["inputs"] != inputs or note["files"] != self._files():
                return None
            return [from_row(row) for row in note["problems"]]
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def remember(self, inputs: str, problems: list[Problem]) -> None:
        """Write the note, right after the site was put in its place."""
        note = {"inputs": inputs, "files": self._files(), "problems": [as_row(problem) for problem in problems]}
        write_whole(self.note, json.dumps(note, sort_keys=True).encode())

    def _files(self) -> dict[str, list[int]]:
        """Size and time of change of every file of the site."""
        found = {}
        for file in _files_in(self.out):
            status = file.stat()
            found[file.relative_to(self.out).as_posix()] = [status.st_size, status.st_mtime_ns]
        return found


def common_inputs(root: Path) -> str:
    """The hash of what goes into every edition: all but the schools' own files."""
    named = (root / name for name in (*_FILES, *font_files()))
    files = [*named, *(file for folder in _FOLDERS for file in _files_in(root / folder))]
    libraries = sorted({f"{one.name} {one.version}" for one in distributions()})
    shared = [file for file in files if root / _SCHOOLS not in file.parents]
    return key_of(code_digest(), files_digest(root, shared), libraries, sys.version, today_of_build(), _settings())


def _files_in(folder: Path) -> Iterator[Path]:
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (Path(top, name) for name in sorted(names))


def _settings() -> dict[str, str]:
    """What the environment changes about a build."""
    return {name: value for name, value in sorted(os.environ.items()) if name.startswith(("SEMH_", "SOURCE_DATE"))}
