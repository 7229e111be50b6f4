"""How long an unchanged rebuild of the site takes, beside a plain Material site of the same pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from semh.core.loader import Programme
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
    """The published pages and the static ones as plain Markdown files, which is what another team would start with."""
    (folder / "mkdocs.yml").write_text(PLAIN)
    for document in published(programme):
        file = folder / "docs" / document.uri
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {document.meta.title}\n\n{document.body}", encoding="utf-8")
    return folder


def test_an_unchanged_rebuild_is_measured(root: Path, programme: Programme, tmp_path: Path) -> None:
    plain = seconds([sys.executable, "-m", "mkdocs", "build", "-q"], plain_project(programme, tmp_path))
    ours = seconds([sys.executable, "-m", "semh", "build", "--no-packs", "--out", str(tmp_path / "site")], root)
    packed = seconds([sys.executable, "-m", "semh", "build", "--out", str(tmp_path / "packed")], root, runs=1)
    pages = len(list((tmp_path / "site").rglob("*.html")))
    print(f"\nplain Material, {len(published(programme))} pages: {plain:.1f} s")
    print(f"ours without packs, {pages} pages: {ours:.1f} s, {ours / plain:.1f} times as long")
    print(
        f"ours with packs (from the cache when `make site` ran before): {packed:.1f} s, {packed / plain:.1f} times as long"
    )
    shutil.rmtree(tmp_path, ignore_errors=True)
