"""Automated accessibility checks of every page type, and what they cannot see: keyboard, width, names."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.pages import LOOKS, READING, Look, every_page, most_pages

pytestmark = [pytest.mark.browser, pytest.mark.site]


def name_of(look: Look) -> str:
    return f"{look.width}-{look.colours}"


def assert_axe_finds_nothing(page: Page, script: Path) -> None:
    page.locator("h1").first.wait_for()
    page.add_script_tag(path=str(script))
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    shown = [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"][:4]]
    assert shown == [], page.url


def width_of(page: Page) -> int:
    """How wide the page is, in CSS pixels, with what lies outside its window."""
    return int(page.evaluate("() => document.documentElement.scrollWidth"))


@pytest.fixture(scope="session")
def axe(root: Path) -> Path:
    """The script of axe-core."""
    return root / "node_modules/axe-core/axe.min.js"


@pytest.mark.parametrize("look", LOOKS, ids=name_of)
def test_axe_finds_nothing_on_most_pages_in_one_look(new_page: NewPage, axe: Path, site_dir: Path, look: Look) -> None:
    page = new_page(width=look.width, colours=look.colours, bypass_csp=True)
    front = page.url
    for path in most_pages(site_dir)[LOOKS.index(look) :: len(LOOKS)]:
        page.goto(f"{front}{path}")
        assert_axe_finds_nothing(page, axe)


@pytest.mark.soak
@pytest.mark.parametrize("look", LOOKS, ids=name_of)
def test_axe_finds_nothing_on_any_page_in_any_look(new_page: NewPage, axe: Path, site_dir: Path, look: Look) -> None:
    page = new_page(width=look.width, colours=look.colours, bypass_csp=True)
    front = page.url
    for path in every_page(site_dir):
        page.goto(f"{front}{path}")
        assert_axe_finds_nothing(page, axe)
        assert width_of(page) <= look.width, path


def test_no_page_is_wider_than_a_small_phone(new_page: NewPage, site_dir: Path) -> None:
    page = new_page(width=320)
    front = page.url
    wide = []
    for path in most_pages(site_dir):
        page.goto(f"{front}{path}")
        if width_of(page) > 320:
            wide.append(path)
    assert wide == []


@pytest.mark.parametrize("path", READING, ids=lambda path: path or "home")
def test_the_skip_link_is_first_and_leads_to_the_content(new_page: NewPage, path: str) -> None:
    page = new_page(path)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")


def test_the_menu_opens_with_the_keyboard_on_a_phone(new_page: NewPage) -> None:
    page = new_page("staff/guidance/anxiety/", width=320)
    menu = page.get_by_role("button", name="Menu")
    assert not page.get_by_role("navigation", name="Main").is_visible()
    menu.focus()
    page.keyboard.press("Enter")
    assert menu.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    while not page.evaluate("() => document.activeElement.closest('#semh-menu') !== null"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sessions/")


def test_single_letters_do_nothing_while_something_has_the_focus(new_page: NewPage) -> None:
    page = new_page("staff/guidance/anxiety/")
    address = page.url
    page.get_by_label("Key stage 1").focus()
    for letter in "npsf":
        page.keyboard.press(letter)
    assert page.url == address
    assert page.evaluate("() => document.activeElement.value") == "ks1"


def test_search_is_a_named_dialog_and_finds_a_page(new_page: NewPage) -> None:
    page = new_page("")
    page.keyboard.press("/")
    page.keyboard.type("worry")
    page.locator(".md-search-result__item a").first.wait_for()
    assert page.get_by_role("dialog", name="Search this site").count() == 1


def test_the_search_button_of_a_phone_focuses_the_search(new_page: NewPage) -> None:
    page = new_page("", width=360)
    page.get_by_role("button", name="Search", exact=True).click()
    page.keyboard.type("worry")
    page.locator(".md-search-result__item a").first.wait_for()
    page.keyboard.press("Escape")


def test_the_colours_stay_as_chosen(new_page: NewPage) -> None:
    page = new_page("")
    page.get_by_role("button", name="Dark colours").click()
    page.goto(f"{page.url}sessions/")
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(18, 25, 28)"
    assert page.get_by_role("button", name="Light colours").is_visible()


def test_a_wide_table_can_be_scrolled_with_the_keyboard(new_page: NewPage) -> None:
    page = new_page("staff/guidance/anxiety/", width=320)
    table = page.locator(".semh-table").first
    assert table.get_attribute("tabindex") == "0"
    assert (table.get_attribute("aria-label") or "").startswith("Table")
