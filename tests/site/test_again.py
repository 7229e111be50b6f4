"""The whole site built again, and built with ProperDocs, the fork that goes on with MkDocs 1, comes out the same."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.bench_site import project_copy

pytestmark = pytest.mark.soak
RUN = "from semh.__main__ import main; main()"


def built(project: Path, name: str, code: str) -> dict[str, bytes]:
    """Every file of a site that `code` makes of the project."""
    out = project.parent / name
    command = [sys.executable, "-c", code, "build", "--again", "--no-packs", "--out", str(out)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project / "plugins")}
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return {str(file.relative_to(out)): file.read_bytes() for file in out.rglob("*") if file.is_file()}


def different(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def test_the_site_is_the_same_when_built_again_and_with_properdocs(root: Path, tmp_path: Path) -> None:
    project = project_copy(root, tmp_path / "project")
    first = built(project, "first", RUN)
    assert len(first) > 300
    assert different(first, built(project, "again", RUN)) == set()
    assert different(first, built(project, "properdocs", f"import properdocs.replacement; {RUN}")) == set()
