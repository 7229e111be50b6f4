"""Automated accessibility checks of every page type, and what they cannot see: keyboard, width, names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import NewPage
from tests.browser.pages import PAGES, READING

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_axe_finds_nothing(new_page: NewPage, root: Path, path: str, width: int, dark: bool) -> None:
    page = new_page(path, width=width, dark=dark, bypass_csp=True)
    page.locator("h1").first.wait_for()
    page.add_script_tag(path=str(root / "node_modules/axe-core/axe.min.js"))
    found = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    shown = [f"{rule['id']}: {node['target']} {node['failureSummary']}" for rule in found for node in rule["nodes"][:4]]
    assert shown == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_a_page_is_no_wider_than_a_small_phone(new_page: NewPage, path: str) -> None:
    page = new_page(path, width=320)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320


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
