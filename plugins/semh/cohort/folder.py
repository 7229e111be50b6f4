"""Reading a folder of returned files: one file a school; what is not counted is named with the reason, and the rest go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from semh.cohort.returned_file import MAX_BYTES, NotReadable, ReturnedFile, plain, read_returned
from semh.core.problems import Place, Problem, Rule, Severity

MAX_FILES = 2000
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})
_ASK = "Ask the school to press “Download copy” in the Workbench and to send that file."
REASONS: Mapping[str, Rule] = {
    "too-big": Rule("cohort/too-big", "It is larger than 5 MB, so it is not a Workbench copy.", _ASK),
    "unreadable": Rule(
        "cohort/unreadable", "It cannot be opened: {detail}.", "Copy it to this computer and try again."
    ),
    "damaged": Rule("cohort/damaged", "It cannot be read. {detail}", _ASK),
    "wrong-kind": Rule("cohort/wrong-kind", "It is not a Workbench copy.", _ASK),
    "pupils": Rule(
        "cohort/pupil-data",
        "It is a profile with pupils in it, which must not leave the school. It was not opened.",
        "Delete it here and in the post it came with, and tell the school and its data protection officer.",
    ),
    "newer": Rule(
        "cohort/newer",
        "It was made by a newer Workbench (file version {version}; this program reads up to {newest}).",
        "Update this program, then run it again.",
    ),
    "empty": Rule("cohort/empty", "There is no audit, no plan and no record of the programme in it.", _ASK),
    "duplicate": Rule(
        "cohort/duplicate",
        "It is from the same school as `{other}`, which was saved later and is counted. {left_out}",
        "Nothing, unless the older one was meant.",
        Severity.warning,
    ),
    "same-name": Rule(
        "cohort/same-name",
        "It bears the same school name as `{other}`, and no audit is in both.",
        "If they are two schools, add the town to one's name in its file's `school`; if they are one, let it open one copy, add the other and save.",
    ),
}
"""Why a file is not counted."""


@dataclass(frozen=True)
class School:
    """A school that returned a file; `path` is the file's place in the folder."""

    path: PurePosixPath
    file: ReturnedFile


@dataclass(frozen=True)
class Folder:
    """What a folder held: schools by path, and a problem for every file that is not counted."""

    schools: tuple[School, ...]
    problems: tuple[Problem, ...]


class TooManyFiles(Exception):
    """There are more files in the folder than any cohort has."""


def read_folder(folder: Path) -> Folder:
    """Read every file in the folder and in those below it. TooManyFiles above `MAX_FILES`."""
    read: list[School] = []
    problems: list[Problem] = []
    for file in _files(folder):
        path = PurePosixPath(plain(file.relative_to(folder).as_posix(), 200))
        try:
            read.append(School(path, _read(file)))
        except NotReadable as reason:
            problems.append(REASONS[reason.code].at(Place(path), **reason.slots))
    schools: list[School] = []
    for school in sorted(read, key=_saved, reverse=True):
        found = _same_school(school, schools)
        if found is None:
            schools.append(school)
        else:
            problems.append(found)
    return Folder(tuple(sorted(schools, key=lambda one: str(one.path))), tuple(problems))


def _files(folder: Path) -> list[Path]:
    found = []
    for file in folder.rglob("*"):
        parts = file.relative_to(folder).parts
        hidden = any(part.startswith((".", "~$")) for part in parts) or file.name.lower() in _SYSTEM_FILES
        if not hidden and not file.is_symlink() and file.is_file():
            found.append(file)
        if len(found) > MAX_FILES:
            raise TooManyFiles
    return sorted(found)


def _read(file: Path) -> ReturnedFile:
    if file.suffix.lower() == ".semhvault":
        raise NotReadable("pupils")
    if file.suffix.lower() != ".json":
        raise NotReadable("wrong-kind")
    try:
        if file.stat().st_size > MAX_BYTES:
            raise NotReadable("too-big")
        return read_returned(file.read_bytes())
    except OSError as error:
        raise NotReadable("unreadable", detail=error.strerror or "the computer says no more") from error


def _saved(school: School) -> tuple[datetime, str]:
    newest = max((one.updated for one in school.file.audits), default=datetime.min.replace(tzinfo=UTC))
    return school.file.saved_at or newest, str(school.path)


def _same_school(school: School, schools: list[School]) -> Problem | None:
    """The problem of a file whose school is there already: by a record that is in both, or else by its name."""
    for other in schools:
        if shared := school.file.record_ids & other.file.record_ids:
            only_here = len(school.file.record_ids) - len(shared)
            left_out = f"Of its records, {only_here} are in this one only and are left out." if only_here else ""
            return REASONS["duplicate"].at(Place(school.path), other=other.path, left_out=left_out)
    name = name_key(school)
    for other in schools:
        if name and name == name_key(other):
            return REASONS["same-name"].at(Place(school.path), other=other.path)
    return None


def name_key(school: School) -> str:
    """The school's name without what people type differently."""
    return " ".join(_letters(school.file.school.name)).casefold()


def _letters(name: str) -> Iterator[str]:
    return iter(
        "".join(letter if letter.isalnum() else " " for letter in name.replace("'", "").replace("’", "")).split()
    )
