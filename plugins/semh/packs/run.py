"""Starting the jobs of all packs on an executor, and joining them into files and problems."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import sys
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypeVar

from semh.core.model import KeyStage
from semh.core.problems import Place, Problem, Rule, has_errors, sort_problems
from semh.core.programme import Programme
from semh.office.zips import sha256
from semh.packs.bundles import Finished, bundles
from semh.packs.cache import PICTURES, PackCache, remove_unused, write_whole
from semh.packs.composer import Composed, Composer
from semh.packs.job import AnyJob, Job, Produced, SchoolJob
from semh.packs.plan import DOWNLOADS, PackSpec, plan_packs
from semh.packs.school_composer import SchoolComposer
from semh.packs.school_paper import paper_of
from semh.packs.settings import PackSettings
from semh.packs.styles import font_files

T = TypeVar("T")

FAILED = Rule(
    "packs/failed", "`{path}` could not be made: {reason}.", "Run `semh packs` again; then look at the source."
)
NO_FONT = Rule(
    "packs/no-font", "The bundled font file {name} is not there.", "Run `make site`, which fetches the fonts."
)
NO_ROOM = Rule(
    "packs/cannot-write",
    "Nothing can be written to {folder}: {reason}.",
    "Free some room there, or let this user write to it.",
)
DEAD_WORKER = Rule(
    "packs/worker-died",
    "A process that makes files died before it had finished ({count} files are missing).",
    "Close other programs if memory is short, and build again: what is finished is kept.",
)
CACHE = PurePosixPath(".cache/packs")
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS})
"""What the system says of a full or locked disk. It hits every file alike, so that it is reported once."""


@dataclass(frozen=True)
class PackFile:
    """A finished file. `path` starts with `downloads/` and is relative to the folder that packs were written to."""

    path: PurePosixPath
    title: str
    format: str
    pages: int
    bytes: int
    sha256: str
    folder: str
    recipe: str
    key_stages: tuple[KeyStage, ...]
    variant: str


@dataclass(frozen=True)
class Waiting:
    """A file on its way, or one that the cache had."""

    spec: PackSpec
    composed: Composed
    produced: Future[Produced] | Produced


@dataclass
class PackRun:
    """Packs on their way. `join` waits for them and writes them; `files` is then filled."""

    programme: Programme
    version: str
    out: Path
    cache: PackCache
    waiting: list[Waiting]
    problems: list[Problem]
    composer: Composer | None = None
    files: list[PackFile] = field(default_factory=list)

    def join(self, *, zips: bool = True) -> list[Problem]:
        """Wait for every pack and write it under `out`; every problem, by file and line. Call it once."""
        found = list(self.problems)
        finished: list[Finished] = []
        dead = 0
        no_room: OSError | None = None
        for waiting in track(self.waiting):
            spec, composed, waited = waiting.spec, waiting.composed, waiting.produced
            try:
                produced = waited if isinstance(waited, Produced) else waited.result()
                data = self.cache.data(composed.key).read_bytes()
                write_whole(self.out / spec.path, data)
            except BrokenProcessPool:
                dead += 1
                continue
            except Exception as error:  # whatever a library raised in a worker belongs to this file, not to the build
                if isinstance(error, OSError) and error.errno in _NO_ROOM:
                    no_room = error
                else:
                    found.append(_failed(spec, composed.source, error))
                continue
            found.extend(produced.problems)
            self.files.append(_pack_file(spec, produced))
            finished.append(Finished(spec, data))
        if dead:
            found.append(DEAD_WORKER.at(Place(CACHE), count=dead))
        if no_room:
            found.append(_no_room(self.out, no_room))
        if zips and not has_errors(found):
            try:
                self.write_bundles(finished)
            except OSError as error:
                found.append(_no_room(self.out, error))
            remove_unused(self.cache.folder, self.programme.root / PICTURES)
        if self.composer:
            self.composer.memo.save()
        self.files.sort(key=lambda file: str(file.path))
        self.problems = sort_problems(found)
        return self.problems

    def write_bundles(self, finished: list[Finished]) -> None:
        """Write the zips of what was made; only when everything was, so that none lacks a file."""
        for bundle in bundles(self.programme, finished, self.version):
            write_whole(self.out / bundle.path, bundle.data)
            size, checksum = len(bundle.data), sha256(bundle.data)
            self.files.append(
                PackFile(bundle.path, bundle.title, "zip", 0, size, checksum, bundle.folder, bundle.recipe, (), "a4")
            )


def _failed(spec: PackSpec, source: str, error: Exception) -> Problem:
    reason = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".")
    return FAILED.at(Place(PurePosixPath(source)), path=spec.path, reason=reason)


def _no_room(folder: Path, error: OSError) -> Problem:
    return NO_ROOM.at(Place(PurePosixPath(folder.name)), folder=folder, reason=error.strerror or error)


def _pack_file(spec: PackSpec, produced: Produced) -> PackFile:
    return PackFile(
        spec.path, spec.title, spec.format, produced.pages, produced.size, produced.sha256, spec.folder, spec.recipe.id,
        spec.key_stages or (), spec.print_variant,
    )  # fmt: skip


def default_executor(workers: int = 2) -> ProcessPoolExecutor:
    """Worker processes started afresh (spawn): nothing of the parent's threads or memory goes with them."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max_workers=workers, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Make this worker end when the build that started it is killed; else it would wait for ever for its next job."""

    def wait() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


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
    waiting: list[Waiting] = []
    jobs: list[tuple[PackSpec, AnyJob]] = []
    failed: list[Problem] = []
    for spec in plan_packs(programme, drafts=drafts) if specs is None else specs:
        composed = composer.recall(spec)
        produced = cache.get(composed.key) if composed else None
        if composed and produced:
            waiting.append(Waiting(spec, composed, produced))
            continue
        try:
            jobs.append((spec, composer.job(spec)))
        except Exception as error:  # what cannot be composed is this file's problem; the others are made
            failed.append(_failed(spec, f"content/{spec.folder}", error))
    jobs.sort(key=lambda pair: -_effort(pair[1]))
    waiting += [
        Waiting(spec, Composed(job.key, job.source), cache.get(job.key) or _submitted(executor, job))
        for spec, job in jobs
    ]
    return PackRun(programme, settings.shown_version, out, cache, waiting, failed, composer)


def composer_for(programme: Programme, everybodys: Programme, settings: PackSettings, cache: Path) -> Composer:
    """The composer of everybody's packs, or of a school's. A school's papers bear no codes for single pages: its band has one."""
    if paper := paper_of(programme):
        return SchoolComposer(programme, everybodys, replace(settings, site_url=None), paper, cache)
    return Composer(programme, settings, cache)


def _effort(job: AnyJob) -> int:
    """What makes a job long, so that long ones start first: the HTML's length; Office files and bands are quick."""
    if isinstance(job, SchoolJob):
        return _effort(job.shared) if job.shared else 0
    return len(job.html) if isinstance(job, Job) else 0


def _submitted(executor: Executor, job: AnyJob) -> Future[Produced]:
    """The job on the executor; a pool that is already broken gives a future that says so, like one that breaks later."""
    from semh.packs.worker import produce  # with the libraries that make files, which an unchanged build does not need

    try:
        return executor.submit(produce, job)
    except BrokenProcessPool as error:
        future: Future[Produced] = Future()
        future.set_exception(error)
        return future


def track(waiting: list[T]) -> Iterable[T]:
    """The same list, with a bar on a terminal; silent elsewhere."""
    if not sys.stderr.isatty():
        return waiting
    from rich.console import Console
    from rich.progress import track as with_bar

    return with_bar(waiting, description="Files", console=Console(stderr=True), transient=True)


def _cannot_write(*folders: Path) -> Iterator[Problem]:
    """One problem for each folder that cannot be written to, instead of one for each file."""
    for folder in folders:
        try:
            write_whole(folder / ".writable", b"")
            (folder / ".writable").unlink()
        except OSError as error:
            yield _no_room(folder, error)


def _missing_fonts(root: Path) -> list[Problem]:
    return [NO_FONT.at(Place(PurePosixPath(name)), name=name) for name in font_files() if not (root / name).is_file()]


def write_manifest(run: PackRun) -> list[Problem]:
    """Write `downloads/packs.json`: every file with title, pages, bytes and checksum, by path. A problem where that cannot be."""
    rows = [asdict(file) | {"path": str(file.path)} for file in run.files]
    text = json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True)
    try:
        write_whole(run.out / DOWNLOADS / "packs.json", f"{text}\n".encode())
    except OSError as error:
        return [_no_room(run.out, error)]
    return []
