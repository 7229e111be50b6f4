"""Finished packs as pages offer them: title, format, pages and size in words, by who they are for or in tables of all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Protocol

from semh.audits.audit_site import AuditDownload
from semh.core.kits import KIT_MARK, kits_of
from semh.core.policies import policies
from semh.core.programme import Programme, name_of
from semh.site.view import Download, FileRow, FileTable

WHOLE = "The whole programme"
POLICIES = "Policy templates"
AUDITS = PurePosixPath("downloads/audits")


class FinishedFile(Protocol):
    """What this needs of a finished pack (semh.packs.PackFile)."""

    @property
    def path(self) -> PurePosixPath: ...
    @property
    def title(self) -> str: ...
    @property
    def format(self) -> str: ...
    @property
    def pages(self) -> int: ...
    @property
    def bytes(self) -> int: ...
    @property
    def folder(self) -> str: ...


def size_words(size: int) -> str:
    """`38 KB`, `1.2 MB`."""
    return f"{max(1, round(size / 1000))} KB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"


def facts(file: FinishedFile) -> str:
    """`PDF, 4 pages, 38 KB`; `PDF` alone of a file that is not made yet."""
    pages = [f"{file.pages} page{'' if file.pages == 1 else 's'}"] if file.pages else []
    return ", ".join([file.format.upper(), *pages, *([size_words(file.bytes)] if file.bytes else [])])


TRAINERS = "For whoever runs the session"
GROUPS = ("To print", "To edit", TRAINERS)
"""Titles of the groups of a page's downloads, in order."""
_FORMAT_WORDS = {"pdf": "PDF", "docx": "Word", "pptx": "PowerPoint", "xlsx": "Excel", "ics": "Calendar", "zip": "Zip"}
_FOR_TRAINERS = ("_facilitator", "_register", "_meeting", "run-sheet", "_certificate", "_evaluation")
_SUBJECT = re.compile(r"^(?:(?:Parent s|S)ession \d+|Training day), |, (?:(?:Parent s|S)ession \d+|Training day)$")


def group_of(file: FinishedFile) -> str:
    """Which group of a page's downloads the file belongs to."""
    if file.format in ("pptx", "zip") or any(part in file.path.name for part in _FOR_TRAINERS):
        return TRAINERS
    return GROUPS[0] if file.format == "pdf" else GROUPS[1]


def short_title(title: str) -> str:
    """The title without the session or kit that the page is about anyway."""
    short = _SUBJECT.sub("", title.partition(KIT_MARK)[0])
    return short[:1].upper() + short[1:]


def by_folder(files: Iterable[FinishedFile]) -> Mapping[str, tuple[Download, ...]]:
    """The downloads of each session's page, by its folder under content/; group by group, else by address."""
    found: dict[str, list[Download]] = {}
    for file in files:
        if file.folder:
            download = Download(short_title(file.title), str(file.path), facts(file), group_of(file))
            found.setdefault(file.folder, []).append(download)
    return {
        folder: tuple(sorted(downloads, key=lambda download: GROUPS.index(download.group)))
        for folder, downloads in found.items()
    }


def all_files(files: Iterable[FinishedFile], programme: Programme) -> tuple[FileTable, ...]:
    """Every file there is: those of the whole programme, session by session in the programme's order, then kits and policies."""
    rows: dict[str, list[FileRow]] = {}
    for file in files:
        title = short_title(file.title) if file.folder else file.title
        pages = str(file.pages) if file.pages else ""
        row = FileRow(
            title, str(file.path), _FORMAT_WORDS[file.format], pages, size_words(file.bytes) if file.bytes else ""
        )
        rows.setdefault(file.folder, []).append(row)
    titles = {"": WHOLE} | {f: f"{name_of(f, session)}: {session.title}" for f, session in programme.sessions}
    titles |= {folder: page.meta.title for folder, page in kits_of(programme).items()}
    titles |= {policy.folder: POLICIES for policy in policies(programme)}
    return tuple(FileTable(title, tuple(rows[folder])) for folder, title in titles.items() if folder in rows)


def by_audit(files: Iterable[FinishedFile], audit_ids: Iterable[str]) -> Mapping[str, tuple[AuditDownload, ...]]:
    """The files of each audit, by its id: those under downloads/audits whose name starts with it."""
    there = [file for file in files if file.path.parent == AUDITS]
    return {
        id_: tuple(
            AuditDownload(file.title, str(file.path), facts(file))
            for file in there
            if file.path.name.partition("_")[0].removesuffix(file.path.suffix) == id_
        )
        for id_ in audit_ids
    }
