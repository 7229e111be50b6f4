"""The handbook's pictures show what the site shows now, and its pages hold all of them and can be found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from semh.core.programme import Programme
from semh.core.rules.images import MOST_BYTES
from semh.site.navigation import sections
from tests.browser.handbook.camera import views, window
from tests.browser.handbook.record import PICTURES, mark_of, read_record
from tests.browser.handbook.shots import STORIES, Story

FOLDER = "about/handbook"
ROLES = ("staff", "champion", "trainer", "parent", "editor", "web")
ANEW = "The site no longer looks like the picture: run `make screenshots`, look at the pictures, commit."
NAMES = {shot.name for story in STORIES for shot in story.shots}


@pytest.mark.browser
@pytest.mark.site
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_every_picture_shows_what_the_site_shows(story: Story, browser: Browser, base_url: str, site_dir: Path) -> None:
    if story.needs and not (site_dir / story.needs).is_dir():
        pytest.skip("this site was built without papers")
    record = read_record()
    with window(browser, story.width) as page:
        for view in views(page, story, base_url):
            assert view.words() == record[view.shot.name]["words"], f"{view.shot.name}: {ANEW}"


def test_every_picture_is_the_one_that_was_looked_at_and_is_light() -> None:
    record = read_record()
    files = {file.name.removesuffix(".png"): file.read_bytes() for file in PICTURES.iterdir()}
    assert set(files) == set(record) == NAMES
    assert {name for name in NAMES if mark_of(files[name]) != record[name]["picture"]} == set(), ANEW
    assert {name: len(data) for name, data in files.items() if len(data) > MOST_BYTES} == {}


def test_the_pages_show_every_picture_and_no_other(programme: Programme) -> None:
    shown = {
        page.stem: set(re.findall(r"!\[[^\]]+\]\(\.\./\.\./assets/handbook/([\w-]+)\.png\)", page.body))
        for page in programme.documents.values()
        if page.folder == FOLDER
    }
    assert set().union(*shown.values()) == NAMES
    assert {role: len(shown[role]) for role in ROLES if not 2 <= len(shown[role]) <= 5} == {}


def test_every_page_of_the_handbook_is_reached_from_the_navigation_its_first_page_and_the_readme(
    programme: Programme, root: Path
) -> None:
    (handbook,) = (section for section in sections(programme) if section.folder == FOLDER)
    assert [page.uri for page in handbook.pages] == [f"{FOLDER}/{name}.md" for name in ("index", *ROLES)]
    readme = (root / "README.md").read_text(encoding="utf-8")
    first = programme.documents[f"{FOLDER}/index.md"].body
    assert [role for role in ROLES if f"(content/{FOLDER}/{role}.md)" not in readme] == []
    assert [role for role in ROLES if f"({role}.md)" not in first] == []


def test_every_code_of_the_check_that_the_handbook_explains_is_one(programme: Programme, root: Path) -> None:
    rules = "".join(file.read_text(encoding="utf-8") for file in (root / "plugins/semh/core").rglob("*.py"))
    body = programme.documents[f"{FOLDER}/editor.md"].body
    named = {
        code for row in body.split("\n") if row.startswith("- `") for code in re.findall(r"`([a-z-]+/[a-z-]+)`", row)
    }
    assert len(named) > 5
    assert {code for code in named if f'"{code}"' not in rules} == set()
