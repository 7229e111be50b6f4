"""What slow work found in a text, kept between runs: the same text under the same rules is not searched twice."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from semh.core.problems import Problem, as_row, from_row

FINDINGS = PurePosixPath(".cache/findings.json")
"""Where `semh check` and `semh build` keep the findings of slow rules, relative to the project's root."""


class Memo:
    """JSON values by the hash of what they follow from. `save` keeps those that this run used; a spoiled file is ignored.

    Without a `file` it remembers nothing.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self._old: dict[str, Any] = _read(file) if file else {}
        self._used: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        """The value under `key`; None when there is none."""
        value = self._old.get(key)
        if value is not None:
            self._used[key] = value
        return value

    def put(self, key: str, value: Any) -> None:
        """Remember a JSON value that is not None."""
        self._used[key] = value

    def problems(self, inputs: Iterable[object], find: Callable[[], Iterable[Problem]]) -> list[Problem]:
        """What `find` finds, which follows from nothing but `inputs` and this project's own code."""
        if self.file is None:
            return list(find())
        key = key_of(code_digest(), *inputs)
        rows = self.get(key)
        if rows is None:
            found = list(find())
            self.put(key, [as_row(problem) for problem in found])
            return found
        return [from_row(row) for row in rows]

    def save(self) -> None:
        """Write the file whole, if something changed and the folder lets us: a lost memo costs time, nothing else."""
        if self.file is None or self._used == self._old:
            return
        text = json.dumps(self._used, ensure_ascii=False, sort_keys=True)
        name = ""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.file.parent, prefix=f".{self.file.name}.")
            with os.fdopen(handle, "w", encoding="utf-8") as new:
                new.write(text)
            Path(name).replace(self.file)
        except OSError:
            if name:
                Path(name).unlink(missing_ok=True)


def key_of(*inputs: object) -> str:
    """One hash of all the inputs, by their `repr`."""
    return hashlib.sha256("\0".join(repr(one) for one in inputs).encode()).hexdigest()


@cache
def code_digest() -> str:
    """The hash of this package's Python, tables, templates, style sheets and drawings: new code forgets all that the old found."""
    package = Path(__file__).parent.parent
    suffixes = {".py", ".yml", ".j2", ".css", ".svg"}
    return files_digest(package, (file for file in sorted(package.rglob("*")) if file.suffix in suffixes))


def files_digest(root: Path, files: Iterable[Path]) -> str:
    """The hash of the files' names below `root` and their bytes; a file that is not there counts as such."""
    digest = hashlib.sha256()
    for file in files:
        body = file.read_bytes() if file.is_file() else b"-"
        name = os.fsencode(file.relative_to(root))
        digest.update(b"%d %s %d " % (len(name), name, len(body)) + body)
    return digest.hexdigest()


def _read(file: Path) -> dict[str, Any]:
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
