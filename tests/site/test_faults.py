"""What goes wrong around a build, as the command line tells it: one message, exit 1, and the published site as it was."""

from __future__ import annotations

import errno
import os
import re
import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from semh.__main__ import main
from semh.packs import default_executor
from semh.packs.one import Inline
from semh.packs.styles import font_files
from tests.projects import SLIDES

PACKS = "- {id: slides, title: Slides, for: sessions, parts: [slides], formats: [pptx, pdf]}\n"


@pytest.fixture
def site(web_project: Callable[..., Path], root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published site of an earlier build; its project is the folder that it is in, and the working directory."""
    project = web_project({"content/trainers/packs.yml": PACKS})
    for name in font_files():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, project / name)
    monkeypatch.setattr("semh.site.shared.default_executor", Inline)
    monkeypatch.setattr("semh.packs.default_executor", Inline)
    monkeypatch.chdir(project)
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site")
    return site


def told(site: Path, *arguments: str) -> str:
    """What the command prints: one problem, and no more; the site and its folder are as they were."""
    result = CliRunner().invoke(main, arguments)
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert len(re.findall(r": error ", result.output)) == 1, result.output
    assert [(path.name, path.read_text()) for path in site.iterdir()] == [("index.html", "the last good site")]
    assert list(site.parent.glob(".site-*")) == []
    return result.output


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """No file may grow above so many bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("command", ["build", "packs"])
def test_a_disk_without_room_for_a_pack(site: Path, command: str) -> None:
    with largest_file(4000):
        output = told(site, command)
    assert "error packs/cannot-write" in output
    assert "File too large" in output


def test_a_disk_without_room_for_a_page(site: Path) -> None:
    with largest_file(4000):
        output = told(site, "build", "--no-packs")
    assert "error site/stopped" in output
    assert "The build could not go on: File too large" in output


def refuse(monkeypatch: pytest.MonkeyPatch, target: str, number: int, when: Callable[..., bool]) -> None:
    """Let the function at `target` fail with the system's error `number` when its arguments are such."""
    module, name = target.rsplit(".", 1)
    original = getattr(sys.modules[module], name)

    def refusing(*args: Any, **kwargs: Any) -> Any:
        if when(*args, **kwargs):
            raise OSError(number, os.strerror(number), str(args[-1]) if args else "")
        return original(*args, **kwargs)

    monkeypatch.setattr(sys.modules[module], name, refusing)


def test_no_room_while_packs_are_written(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "semh.packs.run.write_whole", errno.ENOSPC, lambda target, data: bool(data))
    assert "No space left on device" in told(site, "build")


def test_no_room_while_the_site_is_copied(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse(monkeypatch, "shutil.copyfile", errno.ENOSPC, lambda *_, **__: True)
    output = told(site, "build")
    assert re.search(r"The build could not go on: No space left on device \(\.site-new-\w+/", output)


def test_no_room_for_the_last_file(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["semh.site.build"], "offline_zip", lambda folder: b"x" * 90_000_000)
    with largest_file(80_000_000):
        assert "File too large" in told(site, "build", "--no-packs")


def test_a_cache_that_cannot_be_written(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_cache(*_: Any, **kwargs: Any) -> bool:
        return ".cache/packs" in str(kwargs.get("dir"))

    refuse(monkeypatch, "tempfile.mkstemp", errno.EROFS, in_cache)
    output = told(site, "build")
    assert f"Nothing can be written to {site.parent}/.cache/packs: Read-only file system." in output


def test_no_cache_folder_at_all(site: Path) -> None:
    (site.parent / ".cache").write_text("a file where the folder should be")
    assert "The build could not go on: File exists (.cache)." in told(site, "build")


@pytest.mark.parametrize("command", ["build", "packs"])
def test_a_font_that_is_not_there(site: Path, command: str) -> None:
    (site.parent / font_files()[0]).unlink()
    assert f"The bundled font file {font_files()[0]} is not there." in told(site, command)


@pytest.mark.parametrize(("command", "name"), [("build", "semh.site.shared"), ("packs", "semh.packs")])
def test_a_worker_that_dies(site: Path, command: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def dying() -> Executor:
        pool = default_executor(1)
        pool.submit(os._exit, 1)
        return pool

    monkeypatch.setattr(f"{name}.default_executor", dying)
    output = told(site, command)
    assert "A process that makes files died before it had finished (2 files are missing)." in output


@pytest.mark.parametrize("command", ["build", "packs"])
def test_an_overfull_slide_is_named_with_line_and_number(site: Path, command: str) -> None:
    slides = SLIDES + "\n## Too much {#much}\n\n" + ("- " + "many words in a row " * 30 + "\n") * 3
    file = site.parent / "content/sessions/01-first/slides.md"
    file.write_text(slides + "\n/// notes\nSay.\n///\n", encoding="utf-8")
    line = 1 + slides[: slides.index("## Too much")].count("\n")
    output = told(site, command)
    assert f"content/sessions/01-first/slides.md:{line}:1: error slides/overflow" in output
    assert "Slide 2, “Too much”, holds more text than fits at" in output
