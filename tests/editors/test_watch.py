"""Watching: a real save of a real file is noticed, and only what it changed is said."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from queue import Queue

import pytest

from semh.core.loader import load_programme
from semh.core.problems import Place, Problem, Severity
from semh.core.rules import check
from semh.editors.watch import names_of_changes, new_and_mended, snapshot, watch

WAIT = 60
"""Seconds after which a line that does not come is a failure; no test waits for them when all is well."""
ABOUT = "content/about/index.md"


def problem(line: int, message: str) -> Problem:
    return Problem(Place(PurePosixPath("a.md"), line), "rule/name", message, "Mend it.", Severity.error)


def test_a_problem_that_only_moved_is_neither_new_nor_mended() -> None:
    before = [problem(3, "one"), problem(9, "two"), problem(12, "two")]
    after = [problem(5, "one"), problem(11, "two"), problem(2, "three")]

    new, mended = new_and_mended(before, after)

    assert new == [problem(2, "three")]
    assert [one.message for one in mended] == ["two"]


def test_files_that_editors_write_beside_do_not_count(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    folder.mkdir()
    before = snapshot(folder)
    for name in (".page.md.swp", "page.md~", "page.md.swp", "page.tmp"):
        (folder / name).write_text("x", encoding="utf-8")
    assert names_of_changes(before, snapshot(folder)) == []

    (folder / "page.md").write_text("x", encoding="utf-8")

    assert names_of_changes(before, snapshot(folder)) == ["content/page.md"]


@pytest.fixture(params=[True, False], ids=["told", "looking"])
def watched(make_project: Callable[[], Path], request: pytest.FixtureRequest) -> Iterator[tuple[Path, Queue[str]]]:
    """A small project that is being watched in a thread, and the lines that come."""
    root = make_project()
    said: Queue[str] = Queue()
    stop = threading.Event()

    def find() -> list[Problem]:
        if stop.is_set():
            raise KeyboardInterrupt
        programme, problems = load_programme(root)
        return problems + check(programme)

    thread = threading.Thread(target=watch, args=(root, find, said.put), kwargs={"tell": request.param})
    thread.start()
    try:
        yield root, said
    finally:
        stop.set()
        (root / "content/last.md").write_text("x", encoding="utf-8")
        thread.join(WAIT)
        assert not thread.is_alive()


def test_a_save_is_noticed_and_only_its_own_problems_are_said(watched: tuple[Path, Queue[str]]) -> None:
    root, said = watched
    assert "Watching content/" in said.get(timeout=WAIT)
    page = root / ABOUT
    sound = page.read_text(encoding="utf-8")

    page.write_text(sound + "\nA claim.[^nobody]\n", encoding="utf-8")

    assert said.get(timeout=WAIT).endswith(ABOUT)
    assert "error references/source" in said.get(timeout=WAIT)
    assert said.get(timeout=WAIT) == "1 error in 1 file."

    page.write_text(sound, encoding="utf-8")

    assert said.get(timeout=WAIT).endswith(ABOUT)
    assert said.get(timeout=WAIT) == f"Mended: {ABOUT}: references/source: There is no source `nobody`."
    assert said.get(timeout=WAIT) == "No problems found."


@pytest.mark.skipif(os.name != "posix", reason="sends the signal of Ctrl-C")
def test_ctrl_c_stops_the_command_with_the_last_state_as_its_code(make_project: Callable[..., Path]) -> None:
    root = make_project({ABOUT: "no front matter"})
    command = [sys.executable, "-m", "semh", "check", "--watch"]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            if "Watching content/" in line:
                break
        process.send_signal(signal.SIGINT)
        rest = process.stdout.read()
        assert process.wait(WAIT) == 1
    assert rest.strip() == "Stopped."
