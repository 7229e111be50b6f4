"""The commands for editors: `semh new`, `semh report`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from semh.command_line import end, load_and_check, project_root
from semh.core.loader import load_programme
from semh.core.problems import Place, has_errors
from semh.core.rules.unfinished import IN_DRAFT

if TYPE_CHECKING:
    from semh.editors.new import Start

TITLE = click.option("--title", help="Its title. Default: the words of its name.")


@click.group()
def new() -> None:
    """Starting files: a session, a handout, an audit or a school's own file, with a mark wherever something is still to write.

    Nothing that is there already is overwritten."""


@new.command()
@click.argument("slug")
@click.option("--parents", is_flag=True, help="A session for parents.")
@TITLE
def session(slug: str, parents: bool, title: str | None) -> None:
    """A session after the last one: page, notes, slides, and its entry in programme.yml, as a draft."""
    from semh.editors.new import new_session

    programme, _ = load_programme(project_root())
    _write(programme.root, lambda: new_session(programme, slug, title, parents=parents))


@new.command()
@click.argument("session", metavar="SESSION")
@click.argument("slug")
@TITLE
def handout(session: str, slug: str, title: str | None) -> None:
    """A handout of a session (s7, p2 or its folder) or of a kit, as a draft."""
    from semh.editors.new import new_handout

    programme, _ = load_programme(project_root())
    _write(programme.root, lambda: new_handout(programme, session, slug, title))


@new.command()
@click.argument("id_", metavar="ID")
@click.option("--kind", type=click.Choice(["audit", "checklist", "survey"]), default="checklist", show_default=True)
@TITLE
def audit(id_: str, kind: str, title: str | None) -> None:
    """An audit, checklist or survey with one section and one statement, as a draft."""
    from semh.editors.new import new_audit

    programme, _ = load_programme(project_root())
    _write(programme.root, lambda: new_audit(programme, id_, title, kind))


@new.command()
@click.argument("slug")
@click.option("--name", help="The school's name. Default: the words of its slug.")
def school(slug: str, name: str | None) -> None:
    """A school's own file, content/schools/SLUG.yml, from which its edition is built."""
    from semh.editors.new import new_school

    programme, _ = load_programme(project_root())
    _write(programme.root, lambda: new_school(programme, slug, name))


@click.group(invoke_without_command=True)
@click.pass_context
def report(context: click.Context) -> None:
    """Reports that editors work from. Without a name: `site`, the whole report."""
    if context.invoked_subcommand is None:
        context.invoke(site)


@report.command()
@click.option("--format", "format_", type=click.Choice(["json", "text"]), default="text", show_default=True)
@click.option(
    "--site", "folder", type=click.Path(path_type=Path, file_okay=False), help="The built site. Default: site."
)
def site(format_: str = "text", folder: Path | None = None) -> None:
    """What was built, checks, reviews by month, signposts, clinical review, sources and coverage.

    The figures of files are those of the site's own build-report.json; without one there are none."""
    root = project_root()
    programme, problems = load_and_check(root)
    from semh.editors.command import print_report

    print_report(programme, problems, (folder or root / "site") / "build-report.json", format_)


@report.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("build/signposts-to-check.xlsx"),
    show_default=True,
)
@click.option(
    "--read", "answers_file", type=click.Path(path_type=Path, dir_okay=False), help="A sheet that was filled in."
)
@click.option("--write", is_flag=True, help="With --read: put the new check dates into signposts.yml.")
def signposts(out: Path, answers_file: Path | None, write: bool) -> None:
    """Write the call sheet for checking helplines, or read one back that was filled in.

    Reading shows what it would change; --write changes checked_on and checked_how of what is still right, and nothing else."""
    root = project_root()
    programme, problems = load_and_check(root)
    if "signposts.yml" in programme.unreadable:
        end(problems, "Nothing was written.")
    if answers_file is None:
        from semh.editors.call_sheet import write_call_sheet
        from semh.packs.cache import write_whole

        write_whole(out, write_call_sheet(programme))
        click.echo(f"{len(programme.signposts)} signposts in {out}")
        return
    from semh.editors.call_answers import read_answers, with_new_dates

    answers, problems = read_answers(answers_file, programme)
    if problems:
        end(problems, "Nothing was written.")
    for answer in answers:
        said = f"checked on {answer.checked_on} ({answer.checked_how})" if answer.is_right else "NOT RIGHT"
        click.echo(f"{answer.id}: {said}{f': {answer.note}' if answer.note else ''}")
    right = sum(answer.is_right for answer in answers)
    click.echo(f"{right} to be dated, {len(answers) - right} to be corrected by hand.")
    if write:
        from semh.packs.cache import write_whole

        file = root / "content/signposts.yml"
        write_whole(file, with_new_dates(file.read_text(encoding="utf-8"), answers).encode())
        click.echo("content/signposts.yml was changed.")


@report.command()
@click.argument("name", metavar="SESSION")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Default: build/review/NAME_review-copy.docx."
)
def review(name: str, out: Path | None) -> None:
    """A copy of a session (s7, p2, its folder) or a guidance page for an expert to comment on, as one Word file.

    It holds facilitator notes: send it to the reviewer, do not publish it."""
    root = project_root()
    programme, problems = load_and_check(root)
    if has_errors(problems):
        end(problems, "Nothing was written.")
    from semh.editors.review_copy import review_copy, texts_named
    from semh.office.verify import verify_office
    from semh.packs.cache import write_whole

    try:
        copy = texts_named(programme, name)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    out = out or root / f"build/review/{copy.stem}_review-copy.docx"
    data = review_copy(programme, copy)
    found = verify_office(data, "docx", out.name, Place(copy.texts[0].path))
    if has_errors(found):
        end(found, "Nothing was written.")
    write_whole(out, data)
    click.echo(f"{copy.name}, {len(copy.texts)} text{'' if len(copy.texts) == 1 else 's'}: {out}")


def _write(root: Path, make: Callable[[], Start]) -> None:
    """Write what `make` gives, say what was written, and how much of it is still to be filled in."""
    from semh.editors.new import write

    try:
        start = make()
        write(root, start)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    for name in start.files:
        click.echo(f"Written: {name}")
    for name in start.changed:
        click.echo(f"Added to: {name}")
    _, problems = load_and_check(root)
    mine = [one for one in problems if str(one.place.path) in (*start.files, *start.changed)]
    count = sum(one.code == IN_DRAFT.code for one in mine)
    click.echo(f"Still to write: {count} places, which `semh check` names. {start.then}")
    if has_errors(mine):
        end([one for one in mine if one.code != IN_DRAFT.code])
