"""A build of what has not changed leaves the site as it is; anything that goes into it builds it again."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from semh.site import build

WebProject = Callable[..., Path]
EPOCH = "1795478400"  # 2026-11-24


@pytest.fixture
def site(web_project: WebProject, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built site; its project is the folder that it is in."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    project = web_project()
    build(project, project / "site", packs=False)
    return project / "site"


def is_built_again(site: Path) -> bool:
    """Whether a build puts a new folder in the site's place."""
    before = site.stat().st_ino
    build(site.parent, site, packs=False)
    return site.stat().st_ino != before


def test_nothing_changed_leaves_the_site_and_says_the_same(site: Path) -> None:
    first = build(site.parent, site, packs=False, again=True)
    assert not is_built_again(site)
    assert build(site.parent, site, packs=False) == first


def edit_a_page(site: Path) -> None:
    page = site.parent / "content/staff/guidance/anxiety.md"
    page.write_text(page.read_text() + "\nOne more sentence.\n")


def add_a_drawing(site: Path) -> None:
    (site.parent / "content/assets").mkdir(exist_ok=True)
    (site.parent / "content/assets/new.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")


def change_the_settings(site: Path) -> None:
    (site.parent / "mkdocs.yml").write_text((site.parent / "mkdocs.yml").read_text().replace("SEMH programme", "Ours"))


def change_a_template(site: Path) -> None:
    (site.parent / "overrides/extra.html").write_text("new")


def lose_a_page(site: Path) -> None:
    (site / "index.html").unlink()


def damage_a_page(site: Path) -> None:
    (site / "index.html").write_text("spoiled")


def add_a_stray_file(site: Path) -> None:
    (site / "stray.html").write_text("not from here")


def lose_the_note(site: Path) -> None:
    (next((site.parent / ".cache/built").iterdir())).write_text("{")


def move_to_tomorrow(site: Path) -> None:
    os.environ["SOURCE_DATE_EPOCH"] = str(int(EPOCH) + 86_400)


@pytest.mark.parametrize(
    "change",
    [
        edit_a_page,
        add_a_drawing,
        change_the_settings,
        change_a_template,
        lose_a_page,
        damage_a_page,
        add_a_stray_file,
        lose_the_note,
        move_to_tomorrow,
    ],
)
def test_any_change_builds_it_again(site: Path, change: Callable[[Path], None]) -> None:
    change(site)
    assert is_built_again(site)
    assert not is_built_again(site)


def test_a_failed_build_is_not_taken_for_a_good_one(site: Path) -> None:
    page = site.parent / "content/staff/guidance/anxiety.md"
    sound = page.read_text()
    page.write_text("---\nid: [\n---\n")
    assert not is_built_again(site)  # it stays as it was
    assert build(site.parent, site, packs=False)
    page.write_text(sound)
    assert not is_built_again(site)
