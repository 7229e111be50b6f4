"""Finished files by the hash of what they are made from. A torn or altered file is never served."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from semh.core.problems import Problem, as_row, from_row
from semh.packs.job import Produced

KEPT_DAYS = 30
"""How long a file is kept that no build has used."""
PICTURES = ".cache/slides"
"""Where pictures of slides are kept, relative to the project's root; a folder for each state of a deck."""


@dataclass(frozen=True)
class PackCache:
    """`<key>.file`, and beside it `<key>.json` with its checksum and what was found in it."""

    folder: Path

    def data(self, key: str) -> Path:
        return self.folder / f"{key}.file"

    def note(self, key: str) -> Path:
        return self.folder / f"{key}.json"

    def get(self, key: str) -> Produced | None:
        """What was produced under `key`; None when it is not there, or not whole."""
        try:
            note = json.loads(self.note(key).read_text(encoding="utf-8"))
            data = self.data(key).read_bytes()
            problems = tuple(from_row(row) for row in note["problems"])
            produced = Produced(str(note["sha256"]), len(data), int(note["pages"]), problems)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if hashlib.sha256(data).hexdigest() != produced.sha256:
            return None
        for file in (self.data(key), self.note(key)):
            mark_used(file)
        return produced

    def put(self, key: str, data: bytes, pages: int, problems: list[Problem]) -> Produced:
        """Write both files whole or not at all: each is written beside its place and then moved there."""
        self.folder.mkdir(parents=True, exist_ok=True)
        produced = Produced(hashlib.sha256(data).hexdigest(), len(data), pages, tuple(problems))
        note = {
            "sha256": produced.sha256,
            "pages": produced.pages,
            "problems": [as_row(problem) for problem in problems],
        }
        write_whole(self.data(key), data)
        write_whole(self.note(key), json.dumps(note, ensure_ascii=False, sort_keys=True).encode())
        return produced


def mark_used(file: Path) -> None:
    """Note by the file's time that it is still of use."""
    with suppress(OSError):
        os.utime(file)


def remove_unused(*folders: Path, days: int = KEPT_DAYS) -> None:
    """Remove the files and folders in `folders` that no build has used for so long, halves that a killed build left among them."""
    oldest = time.time() - days * 86_400
    for one in (one for folder in folders if folder.is_dir() for one in folder.iterdir()):
        with suppress(OSError):  # somebody else may have removed it, which is as well
            if one.stat().st_mtime >= oldest:
                continue
            if one.is_dir():
                shutil.rmtree(one)
            else:
                one.unlink()


def write_whole(target: Path, data: bytes) -> None:
    """Put `data` at `target` so that nobody ever sees half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
