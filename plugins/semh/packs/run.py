"""Starting the jobs of all packs on an executor, and joining them into files and problems."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from pathlib import Path, PurePosixPath

from semh.core.loader import Programme
from semh.core.model import KeyStage
from semh.core.problems import Place, Problem, Rule, sort_problems
from semh.packs.cache import PackCache, write_whole
from semh.packs.compose import compose, environment
from semh.packs.job import Job, Produced
from semh.packs.plan import DOWNLOADS, PackSpec, plan_packs
from semh.packs.settings import PackSettings
from semh.packs.styles import font_files
from semh.packs.worker import produce

FAILED = Rule(
    "packs/failed", "`{path}` could not be made: {reason}.", "Run `semh packs` again; then look at the source."
)
NO_FONT = Rule(
    "packs/no-font", "The bundled font file {name} is not there.", "Run `make site`, which fetches the fonts."
)
CACHE = PurePosixPath(".cache/packs")
_LIBRARIES = ("weasyprint", "pydyf", "fonttools", "tinyhtml5", "tinycss2", "cssselect2", "pikepdf", "segno")
_FORMAT = 1
"""Raise it when rendering or checking changes in a way that the HTML does not show."""


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


@dataclass
class PackRun:
    """Packs on their way. `join` waits for them and writes them; `files` is then filled."""

    out: Path
    cache: PackCache
    waiting: list[tuple[PackSpec, Job, Future[Produced] | Produced]]
    problems: list[Problem]
    files: list[PackFile] = field(default_factory=list)

    def join(self) -> list[Problem]:
        """Wait for every pack and write it under `out`; every problem, by file and line. Call it once."""
        found = list(self.problems)
        for spec, job, waited in self.waiting:
            try:
                produced = waited if isinstance(waited, Produced) else waited.result()
                data = self.cache.pdf(job.key).read_bytes()
            except (BrokenProcessPool, RuntimeError, ValueError, AssertionError, TypeError, KeyError, OSError) as error:
                reason = " ".join(f"{type(error).__name__}: {error}".split())
                found.append(FAILED.at(Place(PurePosixPath(job.source)), path=spec.path, reason=reason))
                continue
            write_whole(self.out / spec.path, data)
            found.extend(produced.problems)
            self.files.append(_pack_file(spec, produced))
        self.files.sort(key=lambda file: str(file.path))
        self.problems = sort_problems(found)
        return self.problems


def _pack_file(spec: PackSpec, produced: Produced) -> PackFile:
    return PackFile(
        spec.path, spec.title, "pdf", produced.pages, produced.size, produced.sha256, spec.folder, spec.recipe.id,
        spec.key_stages or (), spec.print_variant,
    )  # fmt: skip


def default_executor(workers: int = 2) -> ProcessPoolExecutor:
    """Worker processes started afresh (spawn): nothing of the parent's threads or memory goes with them."""
    return ProcessPoolExecutor(max_workers=workers, mp_context=multiprocessing.get_context("spawn"))


def start(
    programme: Programme,
    executor: Executor,
    out: Path,
    *,
    start_time: str = "09:00",
    group: int = 24,
    site_url: str | None = None,
    drafts: bool = False,
) -> PackRun:
    """Compose every pack and hand those that the cache does not have to `executor`, the longest first.

    Returns at once; `PackRun.join` waits. `start_time` is a clock time, `group` the number of people for the copies,
    `site_url` the public address for QR codes (None: a line to write on).
    """
    settings = PackSettings(start_time, group, site_url)
    cache = PackCache(programme.root / CACHE)
    stamp = _stamp(programme.root)
    env = environment()
    jobs = []
    for spec in plan_packs(programme, drafts=drafts):
        job = compose(spec, programme, settings, env)
        jobs.append((spec, replace(job, key=_key(job, stamp), cache=str(cache.folder))))
    jobs.sort(key=lambda pair: -len(pair[1].html))
    waiting: list[tuple[PackSpec, Job, Future[Produced] | Produced]] = [
        (spec, job, cache.get(job.key) or executor.submit(produce, job)) for spec, job in jobs
    ]
    return PackRun(out, cache, waiting, _missing_fonts(programme.root))


def _missing_fonts(root: Path) -> list[Problem]:
    return [NO_FONT.at(Place(PurePosixPath(name)), name=name) for name in font_files() if not (root / name).is_file()]


def _stamp(root: Path) -> str:
    """What a PDF depends on beside its HTML: the fonts and the libraries."""
    digest = hashlib.sha256(f"format {_FORMAT}".encode())
    for name in font_files():
        file = root / name
        digest.update(name.encode() + (file.read_bytes() if file.is_file() else b"-"))
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}".encode())
    return digest.hexdigest()


def _key(job: Job, stamp: str) -> str:
    """The hash of everything that the PDF and its findings depend on; where the project lies is not part of it."""
    inputs = [stamp, job.html, job.title, job.source, repr(job.fragments)]
    return hashlib.sha256("\0".join(inputs).encode()).hexdigest()


def write_manifest(run: PackRun) -> Path:
    """Write `downloads/packs.json`: every file with title, pages, bytes and checksum, by path. Returns its path."""
    rows = [asdict(file) | {"path": str(file.path)} for file in run.files]
    target = run.out / DOWNLOADS / "packs.json"
    write_whole(target, (json.dumps(rows, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode())
    return target
