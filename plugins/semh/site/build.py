"""Builds the whole site into a new folder and puts it in place of the old one only when everything went well."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from semh.core.problems import Place, Problem, Rule, format_json, has_errors
from semh.editors.report_forms import URI as EDITORS_REPORT
from semh.editors.report_forms import with_build
from semh.guidance.topics import page_url
from semh.site.assets import missing
from semh.site.offline import ZIP, offline_zip
from semh.site.publish import clear_leftovers, only_build, put_in_place
from semh.site.search_entries import add_entries
from semh.site.shared import Shared
from semh.site.unchanged import BuiltSite

REPORT = "build-report.json"
MKDOCS = PurePosixPath("mkdocs.yml")
MKDOCS_WARNING = Rule(
    "site/mkdocs", "MkDocs says: {message}", "Mend what it names; a site with a warning is not published."
)
BUSY = Rule("site/busy", "Another build of this project is under way.", "Wait until it has finished, then build again.")
STOPPED = Rule(
    "site/stopped",
    "The build could not go on: {reason}.",
    "Free some room on the disk, or let this user read and write there; then build again.",
)


class _Warnings(logging.Handler):
    """Collects what MkDocs logs from a warning upwards."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def build(root: Path, out: Path, *, packs: bool = True, again: bool = False, release: bool = False) -> list[Problem]:
    """Build the project at `root` into `out`. On an error `out` stays as it was; the problems say why.

    When nothing that goes into the site has changed since it was last built there, it is left as it is, unless `again`.
    With `release` packs come in every variant that packs.yml declares.
    """
    problems = missing()
    if problems:
        return problems
    out = out.resolve()
    try:
        with only_build(root) as is_alone:
            if not is_alone:
                return [BUSY.at(Place(PurePosixPath(out.name)))]
            shared = Shared(root)
            try:
                return build_edition(shared, out, packs=packs, again=again, release=release)
            finally:
                shared.close()
    except OSError as error:
        return [stopped(error, root, out)]


def build_edition(
    shared: Shared, out: Path, school: str = "", *, packs: bool = True, again: bool = False, release: bool = False
) -> list[Problem]:
    """`build` of a school's edition, or everybody's, while no other build of the project does; the caller closes `shared`."""
    try:
        return _build_alone(shared, out, BuiltSite(shared.root, out, packs, release, school), again)
    except OSError as error:
        return [stopped(error, shared.root, out)]


def stopped(error: OSError, root: Path, out: Path) -> Problem:
    """What the system refused, in one sentence; a file of the unfinished folder counts as one of the site."""
    name = str(error.filename or "")
    name = name.removeprefix(f"{root}/").removeprefix(f"{out.parent}/")
    reason = f"{error.strerror or error}{f' ({name})' if name else ''}"
    return STOPPED.at(Place(PurePosixPath(out.name)), reason=reason)


def _build_alone(shared: Shared, out: Path, built: BuiltSite, again: bool) -> list[Problem]:
    clear_leftovers(out)
    inputs = built.inputs(shared.inputs)
    if not again and (same := built.problems(inputs)) is not None:
        return same
    out.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{out.name}-new-", dir=out.parent))
    try:
        problems = _build_into(shared, new, built)
        if not has_errors(problems):
            _finish(new, problems)
            put_in_place(new, out)
            with suppress(OSError):  # without the note the next build does its work again, and no more
                built.remember(inputs, problems)
        return problems
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _build_into(shared: Shared, out: Path, built: BuiltSite) -> list[Problem]:
    """Run MkDocs once, in this process. Its warnings are errors here, as under `mkdocs build --strict`."""
    handler = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    found: list[Problem] = []
    config: Any = None
    try:
        config = load_config(str(shared.root / MKDOCS), site_dir=str(out))
        plugin: Any = config.plugins["semh"]
        plugin.shared, plugin.serving = shared, False
        plugin.config.packs, plugin.config.release, plugin.config.school = built.packs, built.release, built.school
        build_with_mkdocs(config)
    except Abort:
        pass  # what stopped it has been logged or is among the publication's problems
    except ConfigurationError as error:
        handler.messages.append(str(error))
    finally:
        logger.removeHandler(handler)
        if config:
            config.plugins["semh"].shared = None  # MkDocs keeps the plugin for the next build of this process
    publication = getattr(config.plugins.get("semh"), "publication", None) if config else None
    found += publication.problems if publication else []
    if publication and not has_errors(found):
        add_entries(out, publication.search_entries(), publication.page_entries if built.school else list)
    if not has_errors(found):
        found += [MKDOCS_WARNING.at(Place(MKDOCS), message=message) for message in handler.messages]
    return found


def _finish(site: Path, problems: list[Problem]) -> None:
    """Add what can only be made from the finished site: the zip file of all of it, and the report of the build."""
    page = site / page_url(EDITORS_REPORT) / "index.html"
    if page.is_file():
        page.write_text(with_build(page.read_text(encoding="utf-8"), _report(site, []), problems), encoding="utf-8")
    (site / ZIP).parent.mkdir(parents=True, exist_ok=True)
    (site / ZIP).write_bytes(offline_zip(site))
    text = json.dumps(_report(site, problems), ensure_ascii=False, indent=1, sort_keys=True)
    (site / REPORT).write_text(f"{text}\n", encoding="utf-8")


def _report(site: Path, problems: list[Problem]) -> dict[str, Any]:
    """What lies in the folder of the site: pages, and every file with its size; and what the build found."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {
        "pages": sum(path.suffix == ".html" for path in files),
        "files": {path.relative_to(site).as_posix(): path.stat().st_size for path in files},
        "problems": json.loads(format_json(problems)),
    }
