"""Measures putting a large cohort together: reading, rolling up, writing the workbook and the Word file."""

from __future__ import annotations

import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from semh.cohort.document import write_document
from semh.cohort.folder import read_folder
from semh.cohort.practice import practice_files
from semh.cohort.rollup import roll_up
from semh.cohort.workbook import write_workbook
from semh.core.programme import Programme

pytestmark = pytest.mark.bench
FILES = 500


def test_measure_a_large_cohort(programme: Programme, tmp_path: Path) -> None:
    size = 0
    for name, data in practice_files(programme.audits["semh-audit"], count=FILES):
        (tmp_path / name).write_bytes(data)
        size += len(data)
    times = [time.perf_counter()]
    folder = read_folder(tmp_path)
    times.append(time.perf_counter())
    rolled = roll_up(folder.schools, programme.audits.values(), {}, {})
    times.append(time.perf_counter())
    write_workbook(rolled, folder, programme.audits.values(), date(2026, 11, 24))
    times.append(time.perf_counter())
    write_document(rolled, date(2026, 11, 24))
    times.append(time.perf_counter())
    read, roll, book, word = (after - before for before, after in pairwise(times))
    print(
        f"\n{FILES} returned files ({size / 1e6:.0f} MB): read {read:.2f} s, rolled up {roll:.2f} s, "
        f"workbook {book:.2f} s, Word {word:.2f} s"
    )
    assert rolled.schools == FILES
