"""The job of each pack with its cache key; a pack whose sources are those of last time is not even composed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from semh.core.memo import Memo, code_digest, files_digest, key_of
from semh.core.programme import SCHOOLS, Programme
from semh.packs.decks import Decks
from semh.packs.job import AnyJob, Job, OfficeJob
from semh.packs.plan import PackSpec
from semh.packs.settings import PackSettings
from semh.packs.styles import font_files

MEMO = "composed.json"
_LIBRARIES = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "tinyhtml5",
    "tinycss2",
    "cssselect2",
    "pikepdf",
    "segno",
    "python-docx",
    "python-pptx",
    "xlsxwriter",
    "icalendar",
)
_TEXT_LIBRARIES = ("markdown", "pymdown-extensions", "jinja2", "markupsafe")
"""What turns sources into a pack's HTML."""
_FORMAT = 1
"""Raise it when rendering or checking changes in a way that the HTML does not show."""


@dataclass(frozen=True)
class Composed:
    """A composed pack as it is known in the cache; `source` is the file that findings about the whole pack name."""

    key: str
    source: str


class Composer:
    """Composes packs of one programme with one set of settings, and remembers in `memo` what came of which sources."""

    def __init__(self, programme: Programme, settings: PackSettings, cache: Path) -> None:
        self.programme = programme
        self.settings = settings
        self.cache = cache
        self.memo = Memo(cache / (f"composed-{programme.school_slug}.json" if programme.school_slug else MEMO))
        self.stamp = _stamp(programme.root)

    def recall(self, spec: PackSpec) -> Composed | None:
        """What the pack was when it was last composed from the same sources; None when something has changed."""
        found = self.memo.get(self._sources(spec))
        try:
            return Composed(*found) if found else None
        except TypeError:
            return None

    def job(self, spec: PackSpec) -> AnyJob:
        """The job that makes the file, ready for a worker."""
        from semh.packs.compose import compose, environment  # here, for the sake of builds that need no job
        from semh.packs.office_jobs import office_job

        job: Job | OfficeJob
        if spec.format == "pdf":
            job = compose(spec, self.programme, self.settings, environment(), self._decks)
        else:
            job = office_job(spec, self.programme, self.settings, self._decks)
        job = replace(job, key=_key(job, self.stamp), cache=str(self.cache))
        self.memo.put(self._sources(spec), [job.key, job.source])
        return job

    def _sources(self, spec: PackSpec) -> str:
        """The hash of everything that is read for the pack: its folder's files, and what all packs share."""
        documents = self.programme.documents.values()
        own = [document.digest for document in documents if spec.is_calendar or document.folder == spec.folder]
        return key_of(self._shared, str(spec.path), own)

    @cached_property
    def _decks(self) -> Decks:
        return Decks(self.programme, self.settings.shown_version, self.settings.site_url)

    @cached_property
    def _shared(self) -> str:
        programme = self.programme
        assets = programme.root / "content/assets"
        return key_of(
            self.stamp,
            code_digest(),
            [version(library) for library in _TEXT_LIBRARIES],
            self.settings,
            programme.today,
            [
                (uri, file.digest)
                for uri, file in sorted(programme.data_files.items())
                if not uri.startswith(f"{SCHOOLS}/")
            ],
            [(uri, document.meta.title) for uri, document in programme.documents.items()],
            [document.digest for uri, document in programme.documents.items() if "/" not in uri],
            files_digest(assets, sorted(file for file in assets.rglob("*") if file.is_file())),
        )


def _stamp(root: Path) -> str:
    """What every file depends on beside its content: the fonts and the libraries."""
    fonts = files_digest(root, [root / name for name in font_files()])
    return key_of(_FORMAT, fonts, [(library, version(library)) for library in _LIBRARIES])


def _key(job: Job | OfficeJob, stamp: str) -> str:
    """The hash of everything that the file and its findings depend on; where the project lies is not part of it."""
    from semh.packs.office_jobs import key_text

    text = f"{job.html}\0{job.fragments!r}" if isinstance(job, Job) else f"{job.name}\0{key_text(job)}"
    drawings = "\0".join(_drawings(text, Path(job.root)))
    return hashlib.sha256("\0".join([stamp, text, job.title, job.source, drawings]).encode()).hexdigest()


def _drawings(text: str, root: Path) -> Iterator[str]:
    """The checksum of every drawing that a file shows: a new drawing under the same name is a new file."""
    for name in sorted(set(re.findall(r"content/assets/[\w./-]+", text))):
        file = root / name
        yield hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else name
