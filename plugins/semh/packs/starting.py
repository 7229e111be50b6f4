"""Starting the packs: what is new or changed goes to an executor, the rest comes from the cache."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path, PurePosixPath

from semh.core.problems import Place, Problem, Rule
from semh.core.programme import Programme
from semh.packs.cache import PackCache, write_whole
from semh.packs.composer import Composed, Composer
from semh.packs.job import AnyJob, Job, SchoolJob
from semh.packs.plan import PackSpec, plan_packs
from semh.packs.pool import submitted
from semh.packs.run import CACHE, PackRun, Waiting, failed_problem, no_room_problem
from semh.packs.school_composer import SchoolComposer
from semh.packs.school_paper import paper_of
from semh.packs.settings import PackSettings
from semh.packs.styles import font_files

NO_FONT = Rule(
    "packs/no-font", "The bundled font file {name} is not there.", "Run `make site`, which fetches the fonts."
)


def start(
    programme: Programme,
    executor: Executor,
    out: Path,
    *,
    start_time: str = "09:00",
    group: int = 24,
    site_url: str | None = None,
    drafts: bool = False,
    specs: tuple[PackSpec, ...] | None = None,
    everybodys: Programme | None = None,
) -> PackRun:
    """Compose the packs that are new or changed and hand those that the cache does not have to `executor`, the longest first.

    Returns at once; `PackRun.join` waits. `start_time` is a clock time, `group` the number of people for the copies,
    `site_url` the public address for QR codes (None: a line to write on); `specs` the packs wanted (None: all). For a
    school's edition `everybodys` is the programme that it was made from, by which schools share papers.
    """
    settings = PackSettings(start_time, group, site_url)
    cache = PackCache(programme.root / CACHE)
    obstacles = [*_missing_fonts(programme.root), *_cannot_write(cache.folder, out)]
    if obstacles:
        return PackRun(programme, settings.shown_version, out, cache, [], obstacles)
    composer = composer_for(programme, everybodys or programme, settings, cache.folder)
    wanted = plan_packs(programme, drafts=drafts) if specs is None else specs
    waiting, jobs, failed = _composed(composer, cache, wanted)
    waiting += [
        Waiting(spec, Composed(job.key, job.source), cache.get(job.key) or submitted(executor, job))
        for spec, job in jobs
    ]
    return PackRun(programme, settings.shown_version, out, cache, waiting, failed, composer)


def composer_for(programme: Programme, everybodys: Programme, settings: PackSettings, cache: Path) -> Composer:
    """The composer of everybody's packs, or of a school's. A school's papers bear no codes for single pages: its band has one."""
    if paper := paper_of(programme):
        return SchoolComposer(programme, everybodys, replace(settings, site_url=None), paper, cache)
    return Composer(programme, settings, cache)


def _composed(
    composer: Composer, cache: PackCache, specs: tuple[PackSpec, ...]
) -> tuple[list[Waiting], list[tuple[PackSpec, AnyJob]], list[Problem]]:
    """What the cache has; the jobs of the rest, the longest first; what cannot be composed."""
    waiting: list[Waiting] = []
    jobs: list[tuple[PackSpec, AnyJob]] = []
    failed: list[Problem] = []
    for spec in specs:
        composed = composer.recall(spec)
        produced = cache.get(composed.key) if composed else None
        if composed and produced:
            waiting.append(Waiting(spec, composed, produced))
            continue
        try:
            jobs.append((spec, composer.job(spec)))
        except Exception as error:  # what cannot be composed is this file's problem; the others are made
            failed.append(failed_problem(spec, f"content/{spec.folder}", error))
    jobs.sort(key=lambda pair: -_effort(pair[1]))
    return waiting, jobs, failed


def _effort(job: AnyJob) -> int:
    """What makes a job long, so that long ones start first: the HTML's length; Office files and bands are quick."""
    if isinstance(job, SchoolJob):
        return _effort(job.shared) if job.shared else 0
    return len(job.html) if isinstance(job, Job) else 0


def _cannot_write(*folders: Path) -> Iterator[Problem]:
    """One problem for each folder that cannot be written to, instead of one for each file."""
    for folder in folders:
        try:
            write_whole(folder / ".writable", b"")
            (folder / ".writable").unlink()
        except OSError as error:
            yield no_room_problem(folder, error)


def _missing_fonts(root: Path) -> list[Problem]:
    return [NO_FONT.at(Place(PurePosixPath(name)), name=name) for name in font_files() if not (root / name).is_file()]
