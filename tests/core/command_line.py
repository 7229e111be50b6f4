"""Running `semh check` as an editor does: through the command line, inside a small project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from semh.__main__ import main
from tests.projects import MINIMAL_FILES

TODAY = "2026-11-24"


def write_project(root: Path, files: Mapping[str, str | bytes | None]) -> None:
    """The minimal sound project with `files` laid over it; a file that is None is left out."""
    for name, content in {**MINIMAL_FILES, **files}.items():
        if content is not None:
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())


def run_check(
    root: Path,
    monkeypatch: pytest.MonkeyPatch,
    files: Mapping[str, str | bytes | None] = {},
    args: Iterable[str] = (),
    today: str = "",
) -> Result:
    """Run `semh check` in a project made of `files`; fails when it raises, or writes anything into the project."""
    write_project(root, files)
    before = contents_of(root)
    monkeypatch.chdir(root)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.setenv(
        "SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(today or TODAY).replace(tzinfo=UTC).timestamp()))
    )
    result = CliRunner().invoke(main, ["check", *args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert contents_of(root) == before
    return result


def contents_of(root: Path) -> dict[Path, bytes]:
    """Every file below `root` with what it holds, but for the notes that runs keep for themselves in .cache/."""
    files = (file for file in root.rglob("*") if file.is_file())
    return {file: file.read_bytes() for file in files if ".cache" not in file.parts}
