"""The headers of the site, and that the handbook says the same."""

from __future__ import annotations

from pathlib import Path

import yaml

from semh.site.headers import HEADERS, headers_file


def test_the_file_has_every_header_under_one_rule() -> None:
    first, *lines = headers_file().decode().splitlines()
    assert first == "/*"
    assert [tuple(line.strip().split(": ", 1)) for line in lines] == list(HEADERS)


def test_the_handbook_gives_the_same_headers_for_nginx(root: Path) -> None:
    text = (root / "docs/publishing.md").read_text(encoding="utf-8")
    given = [line for line in text.splitlines() if line.startswith("add_header ")]
    assert given == [f'add_header {name} "{value}" always;' for name, value in HEADERS]


def test_the_handbook_gives_the_same_headers_for_apache(root: Path) -> None:
    text = (root / "docs/publishing.md").read_text(encoding="utf-8")
    given = [line for line in text.splitlines() if line.startswith("Header always set ")]
    assert given == [f'Header always set {name} "{value}"' for name, value in HEADERS]


def test_the_workflow_runs_the_readmes_test_command(root: Path) -> None:
    workflow = yaml.safe_load((root / ".github/workflows/site.yml").read_text(encoding="utf-8"))
    assert {"run": "make test"} in workflow["jobs"]["test"]["steps"]
    assert workflow["jobs"]["publish"]["needs"] == "test"
