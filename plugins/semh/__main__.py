"""The command line: `semh check`, `semh packs`, `semh build`, `semh cohort`. Exit 0: fine, 1: problems, 2: wrong usage."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from pathlib import Path

import click

from semh.command_line import end, load_and_check, project_root
from semh.core.loader import today_of_build
from semh.core.problems import Problem, Severity, format_github, format_json, format_text, has_errors, summary_line
from semh.core.rules.dates import RELEASE_BLOCKERS
from semh.editor_commands import new, report
from semh.editors.watch import watch
from semh.school_commands import PACKS, build_editions, pack_editions

SCHOOL_HELP = "The edition of a school of content/schools; may be given several times."
FORMATS = {"text": format_text, "github": format_github, "json": format_json}


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="semh", prog_name="semh")
def main() -> None:
    """Check, build and pack the SEMH programme. Run it anywhere inside the project."""


main.add_command(new)
main.add_command(report)


@main.command()
@click.option(
    "--format", "format_", type=click.Choice(sorted(FORMATS)), help="Default: text; github under GitHub Actions."
)
@click.option("--release", is_flag=True, help="Overdue reviews and checks are errors, as before publishing.")
@click.option("--strict", is_flag=True, help="Warnings are errors too.")
@click.option(
    "--watch", "is_watching", is_flag=True, help="Check again at every save and say what changed; Ctrl-C stops."
)
def check(format_: str | None, release: bool, strict: bool, is_watching: bool) -> None:
    """Check all content; print every problem with its place and how to mend it."""
    root = project_root()

    def find() -> list[Problem]:
        return [_raised(problem, release, strict) for problem in load_and_check(root)[1]]

    if is_watching:
        if format_ not in (None, "text"):
            raise click.UsageError("--watch prints text only.")
        sys.exit(1 if has_errors(watch(root, find, click.echo)) else 0)
    problems = find()
    format_ = format_ or ("github" if os.environ.get("GITHUB_ACTIONS") else "text")
    if output := FORMATS[format_](problems):
        click.echo(output)
    click.echo(summary_line(problems), err=format_ != "text")
    sys.exit(1 if has_errors(problems) else 0)


@main.command()
@click.option(
    "--start", "start_time", default="09:00", show_default=True, metavar="HH:MM", help="When the run sheet begins."
)
@click.option(
    "--group", type=click.IntRange(1, 500), default=24, show_default=True, help="People, for the number of copies."
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to write to. Default: build/packs."
)
@click.option("--site-url", help="The site's public address, for QR codes on paper.")
@click.option("--drafts", is_flag=True, help="Sessions that are not published yet, too.")
@click.option(
    "--release", is_flag=True, help="Every variant that packs.yml declares, not only those of an everyday build."
)
@click.option("--school", "schools", multiple=True, metavar="SLUG", help=f"{SCHOOL_HELP} Default folder: {PACKS}/SLUG.")
def packs(
    start_time: str,
    group: int,
    out: Path | None,
    site_url: str | None,
    drafts: bool,
    release: bool,
    schools: tuple[str, ...],
) -> None:
    """Make the packs only: PDFs and office files under build/packs/downloads."""
    if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", start_time):
        raise click.BadParameter(f"`{start_time}` is not a clock time, such as 13:30.", param_hint="--start")
    root = project_root()
    if schools and site_url:
        raise click.UsageError("A school's own file says where its edition stands (site_url); leave out --site-url.")
    if schools:
        pack_editions(root, out, schools, start_time=start_time, group=group, release=release, drafts=drafts)
    programme, problems = load_and_check(root)
    if has_errors(problems):
        end(problems, "Nothing was written.")
    from semh.packs import default_executor, start, with_release_variants, write_manifest

    programme = with_release_variants(programme) if release else programme
    with default_executor() as executor:
        target = out or root / "build/packs"
        run = start(programme, executor, target, start_time=start_time, group=group, site_url=site_url, drafts=drafts)
        problems = run.join()
    problems += write_manifest(run)
    click.echo(f"{len(run.files)} files in {run.out}")
    end(problems)


@main.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder to build. Default: site.")
@click.option("--no-packs", is_flag=True, help="Pages only, without downloads.")
@click.option("--again", is_flag=True, help="Build even if nothing has changed since the last time.")
@click.option("--release", is_flag=True, help="Packs in every variant that packs.yml declares.")
@click.option(
    "--school", "schools", multiple=True, metavar="SLUG", help=f"{SCHOOL_HELP} Default folder: site-schools/SLUG."
)
@click.option("--all", "is_all", is_flag=True, help="The editions of all schools but made-up ones.")
def build(out: Path | None, no_packs: bool, again: bool, release: bool, schools: tuple[str, ...], is_all: bool) -> None:
    """Check everything, then build the whole site; on an error the last good site stays as it was.

    A site that would come out the same is left as it is. For schools, --out is the folder of their folders."""
    root = project_root()
    if schools and is_all:
        raise click.UsageError("--all builds every school: leave out --school.")
    try:
        today_of_build()
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if schools or is_all:
        build_editions(root, out, schools or None, packs=not no_packs, again=again, release=release)
    from semh.site.build import build as build_site

    problems = build_site(root, out or root / "site", packs=not no_packs, again=again, release=release)
    end(problems, "Nothing was published.")


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Workbook to write. Default: build/cohort_DATE.xlsx."
)
@click.option("--docx", is_flag=True, help="A Word file beside the workbook, too.")
@click.option("--names", is_flag=True, help="Name schools and files in the workbook: for the programme lead alone.")
@click.option("--practice", is_flag=True, help="Write files of 40 made-up schools into the folder, to practise with.")
def cohort(folder: Path, out: Path | None, docx: bool, names: bool, practice: bool) -> None:
    """Put together the .semh.json files that schools returned, as a workbook: shares, common gaps, movement; no list of schools.

    Files that cannot be counted are named with the reason, and the others go on."""
    if practice and (out or docx or names):
        raise click.UsageError("--practice writes files of made-up schools and takes no other option.")
    if not practice and not folder.is_dir():
        raise click.BadParameter(f"There is no folder {folder}.", param_hint="FOLDER")
    if out and out.suffix.lower() != ".xlsx":
        raise click.BadParameter("The workbook's name ends in .xlsx.", param_hint="--out")
    programme, problems = load_and_check(project_root())
    if not programme.audits:
        end(problems, "Nothing was written.")
    from semh.cohort.command import put_together, write_practice

    if practice:
        write_practice(programme, folder)
    else:
        put_together(programme, folder, out, docx=docx, names=names)


def _raised(problem: Problem, release: bool, strict: bool) -> Problem:
    if strict or (release and problem.code in RELEASE_BLOCKERS):
        return replace(problem, severity=Severity.error)
    return problem


if __name__ == "__main__":
    main()
