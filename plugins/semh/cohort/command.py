"""`semh cohort`: put returned files together, or write made-up ones to practise with. Exit 0: all read, 1: some not counted, 2: wrong usage."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from semh.cohort.figures import SMALLEST
from semh.cohort.folder import MAX_FILES, Folder, TooManyFiles, read_folder
from semh.cohort.practice import practice_files
from semh.cohort.returned_file import VERSION
from semh.cohort.rollup import RollUp, roll_up
from semh.core.problems import format_text, has_errors
from semh.core.programme import Programme

AUDIT = "semh-audit"


def write_practice(programme: Programme, folder: Path) -> None:
    """Write the practice cohort into a folder that is empty or not there yet; a usage error when something is in it."""
    audit = programme.audits.get(AUDIT)
    if audit is None:
        raise click.UsageError(f"There is no audit `{AUDIT}` in content/staff/audits.")
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty: made-up files among real ones would be counted with them.")
    folder.mkdir(parents=True, exist_ok=True)
    written = 0
    expectations = programme.outline.programme.expectations if programme.outline else {}
    for name, data in practice_files(audit, expectations=tuple(expectations)):
        (folder / name).write_bytes(data)
        written += 1
    click.echo(f"{written} files of made-up schools in {folder}. Put them together with: semh cohort {folder}")


def put_together(programme: Programme, folder: Path, out: Path | None, *, docx: bool, names: bool) -> None:
    """Read the folder, write the workbook (and the Word file beside it), name what was not counted, and exit."""
    found = _read(folder)
    if not found.schools:
        click.echo(format_text(found.problems))
        click.echo(f"None of the {len(found.problems)} files can be counted. Nothing was written.")
        sys.exit(1)
    parents = programme.outline.parents.sessions if programme.outline else ()
    expectations = programme.outline.programme.expectations if programme.outline else {}
    titles = {f"p{one.number}": one.title for one in parents}
    rolled = roll_up(found.schools, programme.audits.values(), expectations, titles)
    file = out or programme.root / f"build/cohort_{programme.today.isoformat()}.xlsx"
    written = _write(programme, found, rolled, file, docx=docx, names=names)
    _report(found, rolled, written)
    sys.exit(1 if has_errors(found.problems) else 0)


def _read(folder: Path) -> Folder:
    try:
        found = read_folder(folder)
    except TooManyFiles as error:
        raise click.UsageError(
            f"There are more than {MAX_FILES:,} files in {folder}. Choose the folder of the cohort."
        ) from error
    if not found.schools and not found.problems:
        raise click.UsageError(f"There are no files in {folder}.")
    return found


def _write(programme: Programme, found: Folder, rolled: RollUp, file: Path, *, docx: bool, names: bool) -> list[Path]:
    from semh.cohort.document import write_document
    from semh.cohort.workbook import write_workbook
    from semh.packs.cache import write_whole

    made_on: date = programme.today
    made = {file: write_workbook(rolled, found, programme.audits.values(), made_on, names=names)}
    if docx:
        made[file.with_suffix(".docx")] = write_document(rolled, made_on)
    try:
        for path, data in made.items():
            write_whole(path, data)
    except OSError as error:
        raise click.ClickException(
            f"{error.filename} cannot be written: {error.strerror}. Is it open in another program?"
        ) from error
    return list(made)


def _report(found: Folder, rolled: RollUp, written: list[Path]) -> None:
    if found.problems:
        click.echo(format_text(found.problems))
    older = sum(school.file.version < VERSION for school in found.schools)
    read = f"{rolled.schools} school{'' if rolled.schools == 1 else 's'} counted"
    read += f", {older} of them from an older file version" if older else ""
    read += (
        f", {len(found.problems)} file{'' if len(found.problems) == 1 else 's'} not counted" if found.problems else ""
    )
    click.echo(f"{read}: {', '.join(map(str, written))}")
    if rolled.schools < SMALLEST:
        click.echo(f"Fewer than {SMALLEST} schools: no figures are shown, because a single school could be recognised.")
