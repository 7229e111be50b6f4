"""Measures making all packs: cold with one process and with two, warm, and the memory at its highest."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path

import psutil
import pytest

from semh.core.loader import Programme
from semh.packs import PackRun, default_executor, start

pytestmark = pytest.mark.bench
MIB = 1024 * 1024


class PeakMemory:
    """Watches the resident memory of this process and of its children, one after the other and all together."""

    def __init__(self) -> None:
        self.together = 0
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
            self.together = max(self.together, resident(me) + sum(workers))


def resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:
        return 0


def timed_run(programme: Programme, out: Path, workers: int) -> tuple[float, float, PackRun]:
    """Seconds until the jobs are handed over, seconds in all, and the run."""
    began = time.perf_counter()
    with default_executor(workers) as executor:
        run = start(programme, executor, out, drafts=True)
        started = time.perf_counter() - began
        run.join()
    return started, time.perf_counter() - began, run


def test_measure_all_packs(programme: Programme, tmp_path: Path) -> None:
    """Works on a copy of the project, so that its cache is left alone."""
    copy = tmp_path / "project"
    shutil.copytree(programme.root / "content", copy / "content")
    fonts = "node_modules/@fontsource/atkinson-hyperlegible"
    shutil.copytree(programme.root / fonts, copy / fonts)
    from semh.core.loader import load_programme

    loaded, _ = load_programme(copy)
    lines = []
    for label, workers, is_cold in (
        ("cold, one process", 1, True),
        ("cold, two processes", 2, True),
        ("warm", 2, False),
    ):
        if is_cold:
            shutil.rmtree(copy / ".cache", ignore_errors=True)
        with PeakMemory() as peak:
            started, whole, run = timed_run(loaded, tmp_path / "out", workers)
        pages = sum(file.pages for file in run.files)
        lines.append(
            f"{label:22}{whole:7.1f} s in all, {started:5.1f} s until handed over; {len(run.files)} files, {pages} pages; "
            f"peak {peak.together // MIB} MiB together, {peak.largest_worker // MIB} MiB in one worker"
        )
    print("\n" + "\n".join(lines))
