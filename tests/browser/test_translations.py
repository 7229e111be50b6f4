"""A page in a language that runs from right to left, beside one in a pseudo-language, in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from semh.site import build
from tests.browser.conftest import NewPage, served
from tests.projects import MINIMAL_FILES
from tests.site.conftest import PAGES
from tests.translations import FILES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def base_url(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with translations."""
    if not (root / "build/browser/reading.js").is_file():
        pytest.skip("the browser code is not built; run `make site`")
    project = tmp_path_factory.mktemp("project")
    for name, text in {**MINIMAL_FILES, **PAGES, **FILES}.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("  - plugins/semh/theme\n  - build/browser\n", ""))
    shutil.copytree(root / "overrides", project / "overrides")
    problems = build(project, project / "site", packs=False)
    assert [problem.message for problem in problems if problem.code.startswith("site/")] == []
    with served(project / "site", tmp_path_factory.mktemp("translated-host")) as address:
        yield address


@pytest.mark.parametrize("language", ["ar", "pl"])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_translation_is_accessible_and_fits_the_screen(
    new_page: NewPage, root: Path, language: str, width: int
) -> None:
    page = new_page(f"parents/help/{language}/", width=width, bypass_csp=True)
    page.add_script_tag(path=str(root / "node_modules/axe-core/axe.min.js"))
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    assert [violation["id"] for violation in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def box(page: Any, selector: str) -> dict[str, float]:
    found: dict[str, float] = page.locator(selector).first.bounding_box()
    return found


def test_text_from_right_to_left_starts_on_the_right(new_page: NewPage) -> None:
    page = new_page("parents/help/ar/")
    label, block = box(page, ".semh-say .semh-label"), box(page, ".semh-say")
    right_gap = page.evaluate(
        "() => { const p = document.querySelector('.semh-say .semh-label'); const r = document.createRange();"
        " r.selectNodeContents(p); return p.parentElement.getBoundingClientRect().right - r.getBoundingClientRect().right }"
    )
    assert 0 <= right_gap < 40
    assert label["x"] >= block["x"]
    border = page.evaluate(
        "() => { const s = getComputedStyle(document.querySelector('.semh-say'));"
        " return [parseFloat(s.borderRightWidth), parseFloat(s.borderLeftWidth)] }"
    )
    assert border[0] >= border[1]
    bullets = page.evaluate(
        "() => { const s = getComputedStyle(document.querySelector('h2 ~ ul, div[dir=rtl] > ul'));"
        " return [parseFloat(s.paddingRight) + parseFloat(getComputedStyle(document.querySelector('div[dir=rtl] > ul > li')).marginRight),"
        " parseFloat(s.paddingLeft) + parseFloat(getComputedStyle(document.querySelector('div[dir=rtl] > ul > li')).marginLeft)] }"
    )
    assert bullets[0] > bullets[1]


def test_a_telephone_number_reads_from_left_to_right_inside_the_box(new_page: NewPage) -> None:
    page = new_page("parents/help/ar/")
    assert page.locator(".semh-safety a[href='tel:116123']").inner_text() == "116 123"
    assert page.evaluate("getComputedStyle(document.querySelector('.semh-safety')).direction") == "ltr"
