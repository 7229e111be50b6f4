"""A build that is killed at any moment leaves the last whole site, and a cache that the next build can trust."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from semh.packs.styles import font_files
from tests.site.conftest import PAGES

KILLS = int(os.environ.get("SEMH_KILLS", "3"))
PACKS = """\
- {id: facilitator, title: Facilitator pack, for: sessions, parts: [cover, facilitator, reading, sources], formats: [pdf]}
- {id: slides, title: Slides, for: sessions, parts: [slides], formats: [pptx, pdf]}
- {id: audit-workbook, title: Workbook, for: programme, parts: [audit-paper], formats: [xlsx]}
- {id: everything, title: Everything, for: sessions, parts: [facilitator], formats: [zip]}
"""
COMMAND = (
    "import sys, semh.site, semh.site.assets; sys.modules['semh.site.build'].missing = lambda: [];"
    "from semh.__main__ import main; main(['build', '--again'])"
)
"""`semh build`, for a project without browser code."""


def start(project: Path) -> subprocess.Popen[bytes]:
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND],
        cwd=project,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def whole_build(project: Path) -> float:
    began = time.perf_counter()
    process = start(project)
    output, _ = process.communicate()
    assert process.returncode == 0, output.decode()
    return time.perf_counter() - began


def tree(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def edit(project: Path, number: int) -> None:
    page = project / "content/staff/guidance/anxiety.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\nEdit {number}.\n", encoding="utf-8")
    session = project / "content/sessions/01-first/index.md"
    session.write_text(f"{session.read_text(encoding='utf-8')}\nEdit {number}.\n", encoding="utf-8")


def test_whenever_a_build_is_killed_the_last_whole_site_stays(web_project: Callable[..., Path], root: Path) -> None:
    project = web_project({**PAGES, "content/trainers/packs.yml": PACKS})
    for name in font_files():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, project / name)
    length = whole_build(project)
    moments = random.Random(os.environ.get("SEMH_SEED", "3"))
    for number in range(KILLS):
        before = tree(project / "site")
        edit(project, number)
        process = start(project)
        try:
            process.wait(moments.uniform(0.2, 1.0) * length)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        if process.returncode != 0:
            assert tree(project / "site") == before, f"kill {number}"
    whole_build(project)
    published = tree(project / "site")
    assert published["downloads/sessions/01-first/session-01-first_facilitator.pdf"].startswith(b"%PDF")
    assert b"Edit 0." in published["sessions/01-first/index.html"]
