"""Packs on their way: waiting for their files, writing them, and the list of what was made."""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Iterable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath

from semh.core.model import KeyStage
from semh.core.problems import Place, Problem, Rule, has_errors, sort_problems
from semh.core.programme import Programme
from semh.office.zips import sha256
from semh.packs.bundles import Finished, bundles
from semh.packs.cache import PICTURES, PackCache, remove_unused, write_whole
from semh.packs.composer import Composed, Composer
from semh.packs.job import Produced
from semh.packs.plan import DOWNLOADS, PackSpec

FAILED = Rule(
    "packs/failed", "`{path}` could not be made: {reason}.", "Run `semh packs` again; then look at the source."
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

    def wait(self) -> Produced:
        """What was produced; raises what went wrong in the worker."""
        return self.produced if isinstance(self.produced, Produced) else self.produced.result()


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
        finished = self.collect(found)
        if zips and not has_errors(found):
            try:
                self.write_bundles(finished)
            except OSError as error:
                found.append(no_room_problem(self.out, error))
            remove_unused(self.cache.folder, self.programme.root / PICTURES)
        if self.composer:
            self.composer.memo.save()
        self.files.sort(key=lambda file: str(file.path))
        self.problems = sort_problems(found)
        return self.problems

    def collect(self, found: list[Problem]) -> list[Finished]:
        """Wait for each file and write it. Problems go to `found`; a full disk and dead workers are one each for all files."""
        finished: list[Finished] = []
        dead = 0
        no_room: OSError | None = None
        for waiting in _with_bar(self.waiting):
            try:
                produced = waiting.wait()
                data = self.cache.data(waiting.composed.key).read_bytes()
                write_whole(self.out / waiting.spec.path, data)
            except BrokenProcessPool:
                dead += 1
            except Exception as error:  # whatever a library raised in a worker belongs to this file, not to the build
                if isinstance(error, OSError) and error.errno in _NO_ROOM:
                    no_room = error
                else:
                    found.append(failed_problem(waiting.spec, waiting.composed.source, error))
            else:
                found.extend(produced.problems)
                self.files.append(_pack_file(waiting.spec, produced))
                finished.append(Finished(waiting.spec, data))
        if dead:
            found.append(DEAD_WORKER.at(Place(CACHE), count=dead))
        if no_room:
            found.append(no_room_problem(self.out, no_room))
        return finished

    def write_bundles(self, finished: list[Finished]) -> None:
        """Write the zips of what was made; only when everything was, so that none lacks a file."""
        for bundle in bundles(self.programme, finished, self.version):
            write_whole(self.out / bundle.path, bundle.data)
            size, checksum = len(bundle.data), sha256(bundle.data)
            self.files.append(
                PackFile(bundle.path, bundle.title, "zip", 0, size, checksum, bundle.folder, bundle.recipe, (), "a4")
            )


def failed_problem(spec: PackSpec, source: str, error: Exception) -> Problem:
    """That a file could not be made from `source`."""
    reason = " ".join(f"{type(error).__name__}: {error}".split()).rstrip(".")
    return FAILED.at(Place(PurePosixPath(source)), path=spec.path, reason=reason)


def no_room_problem(folder: Path, error: OSError) -> Problem:
    """That nothing can be written to `folder`."""
    return NO_ROOM.at(Place(PurePosixPath(folder.name)), folder=folder, reason=error.strerror or error)


def _pack_file(spec: PackSpec, produced: Produced) -> PackFile:
    return PackFile(
        spec.path, spec.title, spec.format, produced.pages, produced.size, produced.sha256, spec.folder, spec.recipe.id,
        spec.key_stages or (), spec.print_variant,
    )  # fmt: skip


def write_manifest(run: PackRun) -> list[Problem]:
    """Write `downloads/packs.json`: every file with title, pages, bytes and checksum, by path. A problem where that cannot be."""
    rows = [asdict(file) | {"path": str(file.path)} for file in run.files]
    text = json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True)
    try:
        write_whole(run.out / DOWNLOADS / "packs.json", f"{text}\n".encode())
    except OSError as error:
        return [no_room_problem(run.out, error)]
    return []


def _with_bar(waiting: list[Waiting]) -> Iterable[Waiting]:
    """The same list, with a bar on a terminal; silent elsewhere."""
    if not sys.stderr.isatty():
        return waiting
    from rich.console import Console
    from rich.progress import track

    return track(waiting, description="Files", console=Console(stderr=True), transient=True)
