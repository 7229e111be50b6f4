"""How long an unchanged rebuild of the site takes, beside a plain Material site of the same pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from semh.core.programme import Programme
from semh.guidance.stages import stage_pages
from semh.site.navigation import published

pytestmark = pytest.mark.bench
PLAIN = """\
site_name: The same pages, plain
theme: {name: material, font: false}
markdown_extensions: [tables, attr_list, footnotes, toc, sane_lists]
"""


def seconds(command: list[str], folder: Path, runs: int = 2) -> float:
    """The least of some runs; the first warms the caches."""
    times = []
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def plain_project(programme: Programme, folder: Path) -> Path:
    """The published pages and those for one key stage as plain Markdown files, which is what another team would have."""
    folder.mkdir()
    (folder / "mkdocs.yml").write_text(PLAIN)
    pages = {document.uri: (document.meta.title, document.body) for document in published(programme)}
    pages |= {page.uri: (page.title, page.body) for page in stage_pages(programme)}
    for uri, (title, body) in pages.items():
        file = folder / "docs" / uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {title}\n\n{body}", encoding="utf-8")
    return folder


def project_copy(root: Path, folder: Path) -> Path:
    """The project in a folder of its own, whose content may be edited."""
    for name in ("content", "overrides", "build/browser"):
        shutil.copytree(root / name, folder / name)
    for name in ("mkdocs.yml", "package.json", "package-lock.json", "CHANGELOG.md"):
        shutil.copy(root / name, folder / name)
    for name in ("node_modules", "plugins"):
        (folder / name).symlink_to(root / name)
    return folder


def test_rebuilds_are_measured(root: Path, programme: Programme, tmp_path: Path) -> None:
    plain_root = plain_project(programme, tmp_path / "plain")
    plain = seconds([sys.executable, "-m", "mkdocs", "build", "-q"], plain_root)
    plain_pages = len(list((plain_root / "site").rglob("*.html")))
    project = project_copy(root, tmp_path / "project")
    build = [sys.executable, "-m", "semh", "build", "--no-packs"]
    first = seconds(build, project, runs=1)
    unchanged = seconds(build, project)
    again = seconds([*build, "--again"], project)
    page = project / "content/staff/guidance/anxiety.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    edited = seconds(build, project, runs=1)
    pages = len(list((project / "site").rglob("*.html")))
    print(f"\nplain Material, {plain_pages} pages: {plain:.1f} s")
    print(f"ours without packs, {pages} pages")
    for name, taken in (("first", first), ("unchanged", unchanged), ("--again", again), ("one page edited", edited)):
        print(f"  {name}: {taken:.1f} s, {taken / plain:.2f} times plain")
    shutil.rmtree(tmp_path, ignore_errors=True)
