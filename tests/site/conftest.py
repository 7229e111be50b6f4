"""A small project as a website: real templates and settings, a content of a few files."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import semh.site  # noqa: F401 - loads semh.site.build, whose name the function of the same name hides
from tests.projects import front_matter

GUIDANCE = (
    front_matter(
        "guidance.anxiety", topics="[anxiety]", key_stages="[ks1, ks3]", settings="[primary]", tier="[universal]"
    )
    + """
## First

/// keystage | ks1
Only for the young.
///

/// keystage | ks3
Only for the older.
///

See [the session](../../sessions/01-first/index.md) and [the audit](../audits/small-audit/).
"""
)
PAGES: dict[str, str | bytes] = {
    "content/index.md": front_matter("home") + "\nStart with [the programme](about/index.md).\n",
    "content/staff/guidance/index.md": front_matter("guidance.index") + "\nThe list.\n",
    "content/staff/guidance/anxiety.md": GUIDANCE,
}


@pytest.fixture
def web_project(
    make_project: Callable[[Mapping[str, str | bytes]], Path], root: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Path]:
    """Make a small project with the real mkdocs.yml and overrides; scripts that are not built yet do not matter."""
    monkeypatch.setattr(sys.modules["semh.site.build"], "missing", lambda: [])
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")

    def make(files: Mapping[str, str | bytes] = {}) -> Path:
        project = make_project({**PAGES, **files})
        settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
        (project / "mkdocs.yml").write_text(settings.replace("  - plugins/semh/theme\n  - build/browser\n", ""))
        shutil.copytree(root / "overrides", project / "overrides", dirs_exist_ok=True)
        return project

    return make
