"""A walk with the Tab key through every type of page: all controls, in order, each seen, and a way out."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.workbench import HOME, start_audit, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.site]

WALKS = (
    "",
    "sessions/",
    "sessions/07-common-difficulties/",
    "staff/guidance/",
    "staff/guidance/self-harm/",
    "staff/policies/semh-policy-parents/",
    "staff/team-around-the-school/",
    "parents/3-self-harm-and-suicidal-thoughts/",
    "trainers/",
    "for/ks1/",
    "staff/audits/staff-survey/",
    "tools/workbench/",
    "tools/profile/",
    "404.html",
)
"""A page of every type that has controls of its own."""

CONTROLS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")];
  const groups = new Set();
  window.walk = all.filter((one) => {
    if (one.disabled || one.tabIndex < 0 || !one.checkVisibility({ visibilityProperty: true })) return false;
    if (one.type !== "radio" || one.checked) return true;
    const isFirst = !groups.has(one.name) && !document.querySelector(`[name="${CSS.escape(one.name)}"]:checked`);
    groups.add(one.name);
    return isFirst;
  });
  return walk.length;
}"""
"""What Tab should reach, as a browser counts it: a group of radio buttons is one stop."""

HERE = """() => {
  const one = document.activeElement;
  if (one === document.body || !one) return null;
  const box = [...one.getClientRects()].find((part) => part.width > 0) ?? one.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  const hit = left < right && top < bottom && document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const style = getComputedStyle(one);
  return {
    at: walk.indexOf(one),
    what: `${one.tagName} ${one.id || one.name || one.textContent.trim().slice(0, 40)}`,
    isMarked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    isSeen: Boolean(hit) && (one.contains(hit) || hit.contains(one)),
  };
}"""
"""Where the focus is: its place in the walk, whether something marks it, whether something lies over it."""


def walk(page: Page, most: int) -> list[dict[str, Any]]:
    """Every stop from the top of the page until the focus leaves it, but no more than `most`."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None:
            break
        stops.append(here)
    return stops


def assert_sound_walk(page: Page) -> None:
    count = page.evaluate(CONTROLS)
    assert count > 2
    stops = walk(page, count + 3)
    assert [stop["at"] for stop in stops] == list(range(count)), [stop["what"] for stop in stops]
    assert [stop["what"] for stop in stops if not stop["isMarked"]] == []
    assert [stop["what"] for stop in stops if not stop["isSeen"]] == []


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", WALKS, ids=lambda path: path or "home")
def test_tab_reaches_every_control_in_order_and_each_is_seen(new_page: NewPage, path: str, width: int) -> None:
    page = new_page(path, width=width)
    page.emulate_media(reduced_motion="reduce")
    page.locator("h1").first.wait_for()
    if path.startswith("tools/"):
        page.wait_for_selector("#page-heading")
    assert_sound_walk(page)


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_reaches_every_control_of_an_audits_section(new_page: NewPage, width: int) -> None:
    page = new_page(HOME, width=width)
    start_audit(page)
    page.click('#task-list [data-section="leadership"] a')
    page.wait_for_selector("fieldset")
    page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); }")
    page.reload()
    page.wait_for_selector("fieldset")
    assert_sound_walk(page)


def test_back_from_the_end_leads_through_the_same_page(new_page: NewPage) -> None:
    page = new_page("parents/3-self-harm-and-suicidal-thoughts/", width=320)
    count = page.evaluate(CONTROLS)
    walk(page, count)
    back = []
    for _ in range(count - 1):
        page.keyboard.press("Shift+Tab")
        back.append(page.evaluate(HERE))
    assert [stop["at"] for stop in back] == list(reversed(range(count - 1)))
    assert [stop["what"] for stop in back if not stop["isSeen"]] == []


def test_escape_closes_the_menu_and_leads_back_to_its_button(new_page: NewPage) -> None:
    page = new_page("staff/guidance/anxiety/", width=320)
    menu = page.get_by_role("button", name="Menu")
    tab_to(page, "[data-semh-menu]")
    page.keyboard.press("Enter")
    tab_to(page, "#semh-menu a")
    page.keyboard.press("Escape")
    assert menu.get_attribute("aria-expanded") == "false"
    assert not page.get_by_role("navigation", name="Main").is_visible()
    assert page.evaluate("() => document.activeElement.hasAttribute('data-semh-menu')")


@pytest.mark.parametrize(("width", "way_in"), [(320, "[data-semh-search]"), (1280, ".md-search__input")])
def test_the_search_is_used_and_left_by_keyboard(new_page: NewPage, width: int, way_in: str) -> None:
    page = new_page("about/privacy/", width=width)
    tab_to(page, way_in)
    if width == 320:
        page.keyboard.press("Enter")
    page.keyboard.type("worry")
    page.locator(".md-search-result__item a").first.wait_for()
    page.keyboard.press("Escape")
    page.wait_for_function("() => !document.getElementById('__search').checked")
    page.wait_for_function(
        "() => !document.querySelector('.md-search-result').checkVisibility({ opacityProperty: true })"
    )
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('.md-search') === null")
    page.keyboard.press("Shift+Tab")
    tab_to(page, way_in)
    if width == 320:
        page.keyboard.press("Enter")
    page.locator(".md-search-result__item a").first.wait_for()
    for _ in range(20):  # past files to download, from which the page would stay
        page.keyboard.press("ArrowDown")
        assert page.evaluate("() => document.activeElement.matches('.md-search-result__link')")
        if page.evaluate("() => document.activeElement.pathname.endsWith('/')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.pathname.endsWith('/about/privacy/')")
