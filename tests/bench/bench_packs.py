"""Measures making packs: cold with one process and with two, warm, one edit, the memory, and other tools beside them.

`SEMH_BENCH_SESSIONS=2` measures the packs of the first two sessions only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
import venv
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pypdfium2
import pytest

from semh.core.loader import load_programme
from semh.core.programme import Programme
from semh.packs import PackRun, default_executor, plan_packs, start
from semh.packs.styles import font_files
from tests.bench.bench_site import PLAIN, seconds

pytestmark = pytest.mark.bench
MIB = 1024 * 1024
MOST_SESSIONS = int(os.environ.get("SEMH_BENCH_SESSIONS", "0"))
"""How many sessions are measured; 0: all."""
OTHER = "mkdocs-to-pdf"
OTHER_PACKAGES = (OTHER, "mkdocs==1.6.1", "mkdocs-material==9.8.*")


class PeakMemory:
    """Watches the resident memory of this process and of its children, one after the other and all together."""

    def __init__(self) -> None:
        self.together = 0
        self.main = 0
        self.largest_worker = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> PeakMemory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        me = psutil.Process()
        while not self._stop.wait(0.2):
            workers = [size for child in me.children(recursive=True) if (size := resident(child))]
            self.largest_worker = max(self.largest_worker, *workers, 0)
            self.main = max(self.main, resident(me))
            self.together = max(self.together, resident(me) + sum(workers))


def resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


class Counting(Executor):
    """Hands jobs on and counts them."""

    def __init__(self, workers: int) -> None:
        self.pool = default_executor(workers)
        self.jobs = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.jobs += 1
        return self.pool.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.pool.shutdown(wait, cancel_futures=cancel_futures)


@dataclass(frozen=True)
class Measured:
    """One run: how long it took in seconds, how many files it made anew, and what it has."""

    seconds: float
    made: int
    run: PackRun

    @property
    def pages(self) -> int:
        return sum(file.pages for file in self.run.files)

    @property
    def files(self) -> int:
        """Files that a job makes; zips only gather them."""
        return sum(file.format != "zip" for file in self.run.files)

    def line(self, label: str, peak: PeakMemory) -> str:
        return (
            f"{label:22}{self.seconds:7.1f} s; {self.made} of {self.files} files made, {self.pages} pages; peak "
            f"{peak.main // MIB} MiB in the main process, {peak.largest_worker // MIB} MiB in one worker, "
            f"{peak.together // MIB} MiB together"
        )


def folders(programme: Programme) -> list[str]:
    """The sessions that are measured."""
    found = [folder for folder, _ in programme.sessions]
    return found[:MOST_SESSIONS] if MOST_SESSIONS else found


def timed(root: Path, out: Path, workers: int) -> Measured:
    """Load the project, make the packs of the measured sessions, and take the time of all of it."""
    began = time.perf_counter()
    programme, _ = load_programme(root)
    wanted = folders(programme)
    specs = tuple(spec for spec in plan_packs(programme, drafts=True) if not MOST_SESSIONS or spec.folder in wanted)
    with Counting(workers) as executor:
        run = start(programme, executor, out, drafts=True, specs=specs)
        problems = run.join()
    assert [problem for problem in problems if problem.code.startswith("packs/")] == []
    return Measured(time.perf_counter() - began, executor.jobs, run)


def plain_pages(programme: Programme, folder: Path) -> Path:
    """The measured sessions' files as plain Markdown pages, which is what another tool would get."""
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(PLAIN)
    for uri, document in programme.documents.items():
        if document.folder in folders(programme):
            file = folder / "docs" / uri
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"# {document.meta.title}\n\n{document.body}", encoding="utf-8")
    (folder / "docs/index.md").write_text("# All of them\n")
    return folder


def measure_other(plain: Path, folder: Path) -> str:
    """One PDF of the same pages by mkdocs-to-pdf, in an environment of its own; where it cannot be had, that it was not compared."""
    venv.create(folder, with_pip=True)
    python = str(folder / "bin/python")
    settings = (plain / "mkdocs.yml").read_text()
    try:
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *OTHER_PACKAGES]
        subprocess.run(install, check=True, capture_output=True)
        (plain / "mkdocs.yml").write_text(f"{settings}plugins: [{{to-pdf: {{output_path: all.pdf}}}}]\n")
        with_pdf = seconds([python, "-m", "mkdocs", "build", "-q"], plain, runs=1)
        with pypdfium2.PdfDocument((plain / "site/all.pdf").read_bytes()) as pdf:
            pages = len(pdf)
    except (OSError, subprocess.CalledProcessError) as error:
        return f"{OTHER}: not compared ({error})"
    finally:
        (plain / "mkdocs.yml").write_text(settings)
    return f"{OTHER:22}{with_pdf:7.1f} s; {pages} pages, {1000 * with_pdf / pages:.0f} ms a page, site and all"


def test_measure_packs(programme: Programme, tmp_path: Path) -> None:
    """Works on a copy of the project, so that its cache is left alone."""
    copy, out = tmp_path / "project", tmp_path / "out"
    shutil.copytree(programme.root / "content", copy / "content")
    for name in font_files():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(programme.root / name, copy / name)
    results: dict[str, Measured] = {}
    print()
    for label, workers in (("cold, one process", 1), ("cold, two processes", 2), ("warm", 2), ("one edit", 2)):
        if label.startswith("cold"):
            shutil.rmtree(copy / ".cache", ignore_errors=True)
        if label == "one edit":
            page = copy / "content" / folders(programme)[0] / "index.md"
            page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
        with PeakMemory() as peak:
            results[label] = timed(copy, out, workers)
        print(results[label].line(label, peak), flush=True)
    one, two = results["cold, one process"], results["cold, two processes"]
    print(
        f"two processes: {one.seconds / two.seconds:.2f} times as fast as one; {1000 * two.seconds / two.pages:.0f} ms a page"
    )
    plain_root = plain_pages(programme, tmp_path / "plain")
    plain = seconds([sys.executable, "-m", "mkdocs", "build", "-q"], plain_root, runs=1)
    print(
        f"{'plain Material':22}{plain:7.1f} s for the same pages; warm packs add {results['warm'].seconds / plain:.2f} times that"
    )
    print(measure_other(plain_root, tmp_path / "venv"))
    shutil.rmtree(tmp_path, ignore_errors=True)
