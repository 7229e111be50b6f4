"""Builds the whole site into a new folder and puts it in place of the old one only when everything went well."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from pathlib import Path, PurePosixPath
from typing import Any

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from semh.core.problems import Place, Problem, Rule, format_json, has_errors
from semh.site.assets import missing
from semh.site.offline import ZIP, offline_zip
from semh.site.unchanged import BuiltSite

REPORT = "build-report.json"
MKDOCS = PurePosixPath("mkdocs.yml")
MKDOCS_WARNING = Rule(
    "site/mkdocs", "MkDocs says: {message}", "Mend what it names; a site with a warning is not published."
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
    built = BuiltSite(root, out, packs, release)
    inputs = built.inputs()
    if not again and (same := built.problems(inputs)) is not None:
        return same
    out.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{out.name}-new-", dir=out.parent))
    try:
        problems = _build_into(root, new, packs, release)
        if not has_errors(problems):
            _finish(new, problems)
            _swap(new, out)
            built.remember(inputs, problems)
        return problems
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _build_into(root: Path, out: Path, packs: bool, release: bool) -> list[Problem]:
    """Run MkDocs once, in this process. Its warnings are errors here, as under `mkdocs build --strict`."""
    handler = _Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    found: list[Problem] = []
    config: Any = None
    try:
        config = load_config(str(root / MKDOCS), site_dir=str(out))
        config.plugins["semh"].config.packs = packs
        config.plugins["semh"].config.release = release
        build_with_mkdocs(config)
    except Abort:
        pass  # what stopped it has been logged or is among the publication's problems
    except ConfigurationError as error:
        handler.messages.append(str(error))
    finally:
        logger.removeHandler(handler)
    publication = getattr(config.plugins.get("semh"), "publication", None) if config else None
    found += publication.problems if publication else []
    if not has_errors(found):
        found += [MKDOCS_WARNING.at(Place(MKDOCS), message=message) for message in handler.messages]
    return found


def _finish(site: Path, problems: list[Problem]) -> None:
    """Add what can only be made from the finished site: the zip file of all of it, and the report of the build."""
    (site / ZIP).parent.mkdir(parents=True, exist_ok=True)
    (site / ZIP).write_bytes(offline_zip(site))
    files = sorted(path for path in site.rglob("*") if path.is_file())
    report = {
        "pages": sum(path.suffix == ".html" for path in files),
        "files": {path.relative_to(site).as_posix(): path.stat().st_size for path in files},
        "problems": json.loads(format_json(problems)),
    }
    text = json.dumps(report, ensure_ascii=False, indent=1, sort_keys=True)
    (site / REPORT).write_text(f"{text}\n", encoding="utf-8")


def _swap(new: Path, out: Path) -> None:
    """Put the folder `new` where `out` is; the old one goes last, so that something is there at every moment but one."""
    new.chmod(0o755)
    old = new.with_name(f"{new.name}-old")
    if out.exists():
        out.rename(old)
    new.rename(out)
    shutil.rmtree(old, ignore_errors=True)
