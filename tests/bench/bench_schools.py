"""What one more school costs: the last of ten editions beside one that is built alone, without packs and with them.

`SEMH_BENCH_SCHOOLS=3` builds three; `SEMH_BENCH_FOLDERS=sessions/07-common-difficulties` measures the packs of these folders.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from semh.core.editions import edition_of
from semh.core.loader import load_programme
from semh.core.problems import has_errors
from semh.core.programme import Programme
from semh.packs.one import Inline
from semh.packs.plan import plan_packs
from semh.packs.starting import start
from semh.packs.styles import font_files
from semh.site.build import build_edition
from semh.site.shared import Shared
from tests.bench.bench_site import project_copy

pytestmark = pytest.mark.bench
SCHOOLS = int(os.environ.get("SEMH_BENCH_SCHOOLS", "10"))
FOLDERS = os.environ.get("SEMH_BENCH_FOLDERS", "sessions/07-common-difficulties parents/2-anxiety-and-low-mood").split()
LEAST = 0.25
"""What the last school may cost, as a share of one alone; printed beside the figure, and no test fails on it."""


@dataclass(frozen=True)
class Cost:
    """Seconds by the clock, and of the processor, which other programs do not lengthen."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.processor:.2f} s of the processor ({self.clock:.1f} s by the clock)"


def cost_of(work: Callable[[], object]) -> Cost:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - clock, time.process_time() - processor)


def say(what: str, alone: Cost, others: list[Cost]) -> None:
    last = others[-1]
    ratio = last.processor / alone.processor
    print(f"\n{what}\n  one school alone: {alone}\n  school {len(others)} of {len(others)}: {last}")
    print(f"  each of them, seconds of the processor: {', '.join(f'{one.processor:.2f}' for one in others)}")
    print(f"  share of the last: {ratio:.3f} (wanted: at most {LEAST}); by the clock {last.clock / alone.clock:.3f}")


def with_schools(project: Path) -> list[str]:
    """Ten schools like the example, each with its own name, room, colour and text."""
    text = (project / "content/schools/example.yml").read_text(encoding="utf-8")
    slugs = [f"school-{number}" for number in range(1, SCHOOLS + 1)]
    for number, slug in enumerate(slugs):
        own = text.replace("Elmbrook Primary School", f"School {number} of Elmbrook").replace(
            "Room 4", f"Room {number}"
        )
        own = own.replace("The whole staff reads", f"In group {number} the whole staff reads")
        own = own.replace("#5b2a6f", f"#5b2a{0x40 + number:02x}").replace("fictional: true", "fictional: false")
        (project / f"content/schools/{slug}.yml").write_text(own, encoding="utf-8")
    return slugs


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    copy = project_copy(root, tmp_path / "project")
    (copy / "node_modules").unlink()
    for name in font_files():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, copy / name)
    return copy


def test_one_more_school_without_packs(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    slugs = with_schools(project)

    def build(shared: Shared, slug: str) -> None:
        problems = build_edition(shared, tmp_path / "out" / slug, slug, packs=False, again=True)
        assert not has_errors(problems), problems

    build(Shared(project), slugs[0])  # so that memories on disk are warm, as they are in everyday work
    alone = cost_of(lambda: build(Shared(project), slugs[0]))
    shared = Shared(project)
    others = [cost_of(lambda slug=slug: build(shared, slug)) for slug in slugs]  # type: ignore[misc]
    say("Editions without packs", alone, others)
    shutil.rmtree(tmp_path, ignore_errors=True)


def test_one_more_school_with_packs(project: Path, tmp_path: Path) -> None:
    slugs = with_schools(project)
    programme, _ = load_programme(project)
    names: list[str] = []

    def make(everybodys: Programme, slug: str) -> None:
        edition = edition_of(everybodys, slug)
        specs = tuple(spec for spec in plan_packs(edition) if spec.folder in FOLDERS)
        run = start(edition, Inline(), tmp_path / "packs" / slug, specs=specs, everybodys=everybodys)
        assert not has_errors(run.join(zips=False)), run.problems
        names[:] = [str(file.path) for file in run.files]

    alone = cost_of(lambda: make(programme, slugs[0]))
    shutil.rmtree(project / ".cache")
    others = [cost_of(lambda slug=slug: make(programme, slug)) for slug in slugs]  # type: ignore[misc]
    say(f"Packs of {' and '.join(FOLDERS)}, {len(names)} files", alone, others)
    shutil.rmtree(tmp_path, ignore_errors=True)
