"""The tables of all files on the trainers' page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from semh.core.kits import kits_of
from semh.core.programme import Programme
from semh.packs import plan_packs
from semh.site.downloads import POLICIES, WHOLE, all_files


@dataclass(frozen=True)
class File:
    path: PurePosixPath
    title: str
    format: str
    folder: str
    pages: int = 4
    bytes: int = 38_000


def files_of(programme: Programme) -> list[File]:
    return [File(spec.path, spec.title, spec.format, spec.folder) for spec in plan_packs(programme)]


def test_every_file_stands_in_one_table(programme: Programme) -> None:
    files = files_of(programme)
    listed = [row.url for table in all_files(files, programme) for row in table.rows]
    assert sorted(listed) == sorted(str(file.path) for file in files)


def test_tables_follow_the_programme_and_the_whole_comes_first(programme: Programme) -> None:
    titles = [table.title for table in all_files(files_of(programme), programme)]
    assert titles[0] == WHOLE
    rest = [*(page.meta.title for page in kits_of(programme).values()), POLICIES]
    sessions = titles[1 : len(titles) - len(rest)]
    assert sessions[0].startswith("Session 1: ") and sessions[-1].startswith("Training day: ")
    assert len(sessions) == len(programme.sessions)
    assert titles[len(titles) - len(rest) :] == rest


def test_a_row_says_format_pages_and_size_without_the_session(programme: Programme) -> None:
    path = PurePosixPath("downloads/sessions/07-common-difficulties/x.zip")
    zip_file = File(path, "Session 7, everything in one zip", "zip", "sessions/07-common-difficulties", 0, 1_200_000)
    (table,) = all_files([zip_file], programme)
    (row,) = table.rows
    assert (row.title, row.format, row.pages, row.size) == ("Everything in one zip", "Zip", "", "1.2 MB")
