"""What `semh build --school`, `semh build --all` and `semh packs --school` do: the editions of schools, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import click

from semh.command_line import end, load_and_check
from semh.core.editions import edition_of, problems_of
from semh.core.problems import Problem, has_errors, summary_line
from semh.schools.names import unknown_schools

PACKS = Path("build/packs-schools")
"""Where a school's packs are written, in a folder with its slug, relative to the project's root."""


def build_editions(
    root: Path, out: Path | None, slugs: Iterable[str] | None, *, packs: bool, again: bool, release: bool
) -> NoReturn:
    """Build the editions of some schools, or of all (None), say how each went, and end."""
    from semh.site.school_builds import FOLDER, build_schools

    target = out or root / FOLDER
    found = build_schools(root, target, slugs, packs=packs, again=again, release=release)
    _end_all(found, lambda slug: f"{slug}: {target / slug}", "not published; what was there stays.")


def pack_editions(
    root: Path,
    out: Path | None,
    slugs: Sequence[str],
    *,
    start_time: str,
    group: int,
    release: bool,
    drafts: bool,
) -> NoReturn:
    """Make the packs of some schools, say how each went, and end."""
    programme, problems = load_and_check(root)
    if unknown := unknown_schools(programme, slugs):
        end(unknown, "Nothing was written.")
    from semh.packs import default_executor, start, with_release_variants, write_manifest

    everybodys = with_release_variants(programme) if release else programme
    found: dict[str, list[Problem]] = {}
    with default_executor() as executor:
        for slug in slugs:
            found[slug] = problems_of(problems, slug)
            if has_errors(found[slug]):
                continue
            target = (out or root / PACKS) / slug
            run = start(
                edition_of(everybodys, slug), executor, target,
                start_time=start_time, group=group, drafts=drafts, everybodys=everybodys,
            )  # fmt: skip
            found[slug] += run.join()
            found[slug] += write_manifest(run)
    _end_all(found, lambda slug: f"{slug}: {(out or root / PACKS) / slug}", "not whole.")


def _end_all(found: Mapping[str, list[Problem]], done: Callable[[str], str], failed: str) -> NoReturn:
    """A line for each school, and then every problem once."""
    for slug, problems in found.items():
        if slug:
            line = f"{slug}: {failed} {summary_line(problems)}" if has_errors(problems) else done(slug)
            click.echo(line)
    end([problem for problems in found.values() for problem in problems])
