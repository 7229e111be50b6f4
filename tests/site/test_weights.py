"""What pages weigh over the wire, against the budget of each type; a tenth over the budget is let through."""

from __future__ import annotations

import gzip
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.built import Built, in_folder

pytestmark = pytest.mark.site
KB = 1000
SLACK = 1.1
THEMES = ("assets/stylesheets/", "assets/javascripts/")
"""What Material brings: cached after the first page, and not ours to shorten."""


@dataclass(frozen=True)
class Budget:
    """What one page of a type may weigh after compression, in kilobytes: its own text, our scripts, our style sheets."""

    page: int
    script: int
    style: int


# The list of guidance has a filter of its own; the two pages of a reader's own are small tools.
BUDGETS = {
    "about/sources/": Budget(40, 2, 10),
    "sessions/": Budget(28, 2, 10),
    "parents/": Budget(18, 2, 10),
    "staff/guidance/index.html": Budget(12, 4, 10),
    "staff/guidance/": Budget(16, 2, 10),
    "staff/policies/": Budget(36, 2, 10),
    "staff/audits/": Budget(22, 0, 10),
    "staff/": Budget(16, 2, 10),
    "for/": Budget(14, 2, 10),
    "trainers/": Budget(20, 2, 10),
    "tools/workbench/": Budget(66, 45, 10),
    "tools/profile/": Budget(16, 45, 10),
    "tools/my-": Budget(16, 18, 10),
    "downloads/tools/": Budget(300, 0, 0),
    "404.html": Budget(3, 0, 0),
    "": Budget(16, 2, 10),
}
"""The first that a page's name starts with counts."""

WHEN_TOUCHED = {"mine.js": 4, "papers.js": 14}
"""Scripts that a reading page loads when a reader answers, ticks, or fills a Word file, and that no reader else loads."""


@pytest.fixture(scope="module")
def online(site_dir: Path) -> Built:
    """The site as a server hands it out."""
    return in_folder(site_dir)


def weight(site: Built, names: set[str]) -> int:
    return sum(len(gzip.compress(site.read(name), 9)) for name in names)


@pytest.mark.parametrize("type_", BUDGETS, ids=lambda type_: type_ or "others")
def test_no_page_is_heavier_than_the_budget_of_its_type(online: Built, type_: str) -> None:
    budget = BUDGETS[type_]
    pages = [page for page in online.pages.values() if next(filter(page.name.startswith, BUDGETS)) == type_]
    assert pages
    for page in pages:
        loads = {target[0] for url in page.loads if (target := online.target(page.name, url))}
        ours = {name for name in loads if not name.startswith(THEMES)}
        weights = {
            "page": weight(online, {page.name}),
            "script": weight(online, {name for name in ours if name.endswith(".js")}),
            "style": weight(online, {name for name in ours if name.endswith(".css")}),
        }
        over = {part: size for part, size in weights.items() if size > getattr(budget, part) * KB * SLACK}
        assert over == {}, page.name


def test_what_reading_pages_load_when_they_are_touched_is_small_too(online: Built) -> None:
    for name, budget in WHEN_TOUCHED.items():
        assert weight(online, {f"assets/semh/{name}"}) <= budget * KB * SLACK, name


def test_the_zip_file_of_the_site_is_small(site_dir: Path) -> None:
    file = site_dir / "downloads/site-offline.zip"
    assert file.stat().st_size <= 3 * KB * KB * SLACK
    assert not [name for name in zipfile.ZipFile(file).namelist() if name.endswith((".pdf", ".zip"))]


def test_what_the_theme_brings_to_a_reading_page_is_known(online: Built) -> None:
    page = online.pages["staff/guidance/anxiety/index.html"]
    loads = {target[0] for url in page.loads if (target := online.target(page.name, url))}
    assert weight(online, {name for name in loads if name.startswith(THEMES)}) <= 60 * KB * SLACK
