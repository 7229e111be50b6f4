"""What goes wrong around the packs: no font, no room, a worker that dies, a torn cache. Each gives one clear message."""

from __future__ import annotations

import os
import signal
import stat
from collections.abc import Callable
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from semh.core.programme import Programme
from semh.packs import default_executor, start
from semh.packs.cache import PICTURES
from semh.packs.run import CACHE
from semh.packs.styles import font_files
from tests.packs.conftest import HANDOUT, Inline

Project = Callable[..., Programme]
ONE_PACK = "- {id: handout, title: Handout, for: sessions, parts: [handout], formats: [pdf, docx]}\n"


class Dying(Executor):
    """An executor whose workers die, as the system kills one that takes too much memory."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("a child process terminated abruptly"))
        return future


@pytest.fixture
def small(pack_project: Project) -> Programme:
    return pack_project({"content/trainers/packs.yml": ONE_PACK})


def codes(programme: Programme, out: Path, executor: Executor | None = None) -> list[str]:
    return [problem.code for problem in start(programme, executor or Inline(), out).join()]


def test_a_missing_font_stops_everything_with_the_file_s_name(small: Programme, tmp_path: Path) -> None:
    (small.root / font_files()[0]).unlink()
    problems = start(small, Inline(), tmp_path / "out").join()
    assert [(p.code, p.message) for p in problems] == [
        ("packs/no-font", f"The bundled font file {font_files()[0]} is not there.")
    ]
    assert list((tmp_path / "out").rglob("*.*")) == []


def test_a_dead_worker_is_one_problem_however_many_files_wait(small: Programme, tmp_path: Path) -> None:
    assert codes(small, tmp_path / "out", Dying()) == ["packs/worker-died"]


def test_a_real_worker_that_is_killed_is_reported(small: Programme, tmp_path: Path) -> None:
    with default_executor(1) as executor:
        executor.submit(os.getpid).result()
        (process,) = executor._processes.values()
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        problems = start(small, executor, tmp_path / "out")
        assert [problem.code for problem in problems.join()] == ["packs/worker-died"]


def test_a_folder_that_cannot_be_written_is_one_problem(small: Programme, tmp_path: Path) -> None:
    blocker = tmp_path / "out"
    blocker.write_text("a file where the folder should be")
    assert codes(small, blocker) == ["packs/cannot-write"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_cache_is_one_problem(small: Programme, tmp_path: Path) -> None:
    cache = small.root / CACHE
    cache.mkdir(parents=True)
    cache.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert codes(small, tmp_path / "out") == ["packs/cannot-write"]


@pytest.mark.parametrize(
    "spoil", [lambda data: data[: len(data) // 2], lambda data: b"", lambda data: data[:-1] + b"x"]
)
def test_a_torn_cache_file_is_made_again(small: Programme, tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    assert codes(small, tmp_path / "first") == []
    for file in (small.root / CACHE).glob("*.file"):
        file.write_bytes(spoil(file.read_bytes()))
    executor = Inline()
    assert codes(small, tmp_path / "second", executor) == []
    assert executor.jobs == 2
    first, second = (
        {f.name: f.read_bytes() for f in (tmp_path / n).rglob("*.*") if f.is_file()} for n in ("first", "second")
    )
    assert first == second


SHOWN = HANDOUT + "\n![A house](../../../assets/house.svg)\n"


@pytest.mark.parametrize("drawing", [b"<svg", b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>', b""])
def test_a_drawing_that_cannot_be_read_is_one_problem_of_its_file(
    pack_project: Project, tmp_path: Path, drawing: bytes
) -> None:
    files = {
        "content/assets/house.svg": drawing,
        "content/sessions/01-first/handouts/tool.md": SHOWN,
        "content/trainers/packs.yml": ONE_PACK.replace("pdf, docx", "docx"),
    }
    (problem,) = start(pack_project(files), Inline(), tmp_path / "out").join()
    assert (problem.code, str(problem.place.path)) == ("packs/failed", "content/sessions/01-first/handouts/tool.md")
    assert "the drawing house.svg cannot be read" in problem.message


def test_a_drawing_that_goes_missing_is_one_problem_of_its_pdf(pack_project: Project, tmp_path: Path) -> None:
    files = {
        "content/assets/house.svg": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"/>',
        "content/sessions/01-first/handouts/tool.md": SHOWN,
        "content/trainers/packs.yml": ONE_PACK.replace("pdf, docx", "pdf"),
    }
    programme = pack_project(files)
    (programme.root / "content/assets/house.svg").unlink()
    (problem,) = start(programme, Inline(), tmp_path / "out").join()
    assert problem.code == "packs/failed"
    assert "house.svg" in problem.message


def test_a_pack_that_cannot_be_composed_is_one_problem(
    small: Programme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("no such part")

    monkeypatch.setattr("semh.packs.office_jobs.office_job", fail)
    run = start(small, Inline(), tmp_path / "out")
    (problem,) = run.join()
    assert problem.code == "packs/failed"
    assert "ValueError: no such part" in problem.message
    assert [file.format for file in run.files] == ["pdf"]


def test_what_no_build_has_used_for_thirty_days_leaves_the_cache(small: Programme, tmp_path: Path) -> None:
    assert codes(small, tmp_path / "out") == []
    cache = small.root / CACHE
    used = set(cache.iterdir())
    (cache / "old.file").write_bytes(b"of a page that has changed since")
    (cache / "new.file").write_bytes(b"of a page that may change back")
    deck = small.root / PICTURES / "of-an-old-deck"
    deck.mkdir(parents=True)
    for path in (*used, cache / "old.file", deck):
        os.utime(path, (0, 0))
    assert codes(small, tmp_path / "out") == []
    assert set(cache.glob("*.file")) == {file for file in used if file.suffix == ".file"} | {cache / "new.file"}
    assert not deck.exists()


def test_a_failed_build_removes_nothing_from_the_cache(small: Programme, tmp_path: Path) -> None:
    cache = small.root / CACHE
    cache.mkdir(parents=True)
    (cache / "old.file").write_bytes(b"still wanted, perhaps")
    os.utime(cache / "old.file", (0, 0))
    codes(small, tmp_path / "out", Dying())
    assert (cache / "old.file").exists()


def test_an_unchanged_build_makes_nothing_anew_and_one_change_only_what_shows_it(
    pack_project: Project, tmp_path: Path
) -> None:
    codes(pack_project(), tmp_path / "out")
    again = Inline()
    codes(pack_project(), tmp_path / "out", again)
    assert again.jobs == 0
    changed = Inline()
    text = (tmp_path / "content/sessions/01-first/handouts/tool.md").read_text(encoding="utf-8")
    codes(
        pack_project({"content/sessions/01-first/handouts/tool.md": text.replace("one", "three")}),
        tmp_path / "out",
        changed,
    )
    assert changed.jobs == 4, "the facilitator pack, the handouts in two sizes, and the handout; not the audit"
