"""A build that is killed at any moment leaves a whole site, the old or the new, and a cache that the next build can trust."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from semh.packs.styles import font_files
from tests.site.conftest import PAGES

KILLS = int(os.environ.get("SEMH_KILLS", "3"))
PACKS = """\
- {id: facilitator, title: Facilitator pack, for: sessions, parts: [cover, facilitator, reading, sources], formats: [pdf]}
- {id: slides, title: Slides, for: sessions, parts: [slides], formats: [pptx]}
- {id: everything, title: Everything, for: sessions, parts: [facilitator], formats: [zip]}
"""
COMMAND = (
    "import sys, semh.site, semh.site.assets; sys.modules['semh.site.build'].missing = lambda: [];"
    "from semh.__main__ import main; main(['build'])"
)
"""`semh build`, for a project without browser code."""
EDITED = ("content/staff/guidance/anxiety.md", "content/sessions/01-first/index.md")
Tree = dict[str, bytes]


def start(project: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795478400"}
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def whole_build(project: Path) -> Tree:
    """Build undisturbed, and give the site."""
    process = start(project)
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0, output.decode()
    return tree(project / "site")


def tree(folder: Path) -> Tree:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


@dataclass(frozen=True)
class Edition:
    """The project's pages in one state, and the site that an undisturbed build makes of them."""

    texts: tuple[str, ...]
    site: Tree

    def write(self, project: Path) -> None:
        for name, text in zip(EDITED, self.texts, strict=True):
            (project / name).write_text(text, encoding="utf-8")


def forget_packs(project: Path) -> None:
    """Empty what earlier builds made, so that the next has all its work to do."""
    for name in (".cache/packs", ".cache/slides", "build"):
        shutil.rmtree(project / name, ignore_errors=True)


def torn(cache: Path) -> list[str]:
    """The files that a build would take from the cache though they are not whole."""
    found = []
    for note in cache.glob("*.json"):
        data = note.with_suffix(".file")
        checksum = json.loads(note.read_text(encoding="utf-8")).get("sha256")
        if checksum and hashlib.sha256(data.read_bytes()).hexdigest() != checksum:
            found.append(data.name)
    return found


def killed(project: Path, after: float, only_first: bool) -> None:
    """Kill a build after so many seconds: the process that was started, or all of its group."""
    process = start(project)
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        (os.kill if only_first else os.killpg)(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)  # until the last worker has let go of the output


def test_whenever_a_build_is_killed_a_whole_site_is_there(web_project: Callable[..., Path], root: Path) -> None:
    project = web_project({**PAGES, "content/trainers/packs.yml": PACKS})
    for name in font_files():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, project / name)
    editions, length = [], 0.0
    for word in ("One", "Two"):
        texts = tuple((project / name).read_text(encoding="utf-8") + f"\n{word} more sentence.\n" for name in EDITED)
        edition = Edition(texts, {})
        edition.write(project)
        forget_packs(project)
        began = time.perf_counter()
        edition.site.update(whole_build(project))
        length = time.perf_counter() - began
        editions.append(edition)
    assert len({edition.site["downloads/sessions/01-first/session-01-first.zip"] for edition in editions}) == 2
    moments = random.Random(os.environ.get("SEMH_SEED"))
    for number in range(KILLS):
        old, new = editions[(number + 1) % 2], editions[number % 2]
        new.write(project)
        forget_packs(project)
        moment, only_first = moments.uniform(0.2, 1.05) * length, moments.random() < 0.3
        killed(project, moment, only_first)
        place = f"kill {number} after {moment:.2f} of {length:.2f} s"
        assert tree(project / "site") in (old.site, new.site), place
        assert torn(project / ".cache/packs") == [], place
        assert whole_build(project) == new.site, place
        assert list(project.glob(".site-*")) == [], place
