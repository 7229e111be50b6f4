"""From an audit to a development plan, on the built page, by keyboard alone and over a reload."""

from __future__ import annotations

import pytest

from tests.browser.conftest import NewPage
from tests.browser.workbench import first_action_by_keyboard, press_on, saved, tab_to, with_plan

pytestmark = [pytest.mark.browser, pytest.mark.site]


def test_by_keyboard_alone_an_audit_leads_to_a_plan_that_outlives_a_reload(new_page: NewPage) -> None:
    page = new_page("tools/workbench/#/audit/semh-audit")
    page.wait_for_selector("#task-list")
    press_on(page, '[data-section="leadership"] a')
    page.wait_for_selector("#s-leadership-champion")
    tab_to(page, '[name="leadership.champion.now"]')
    page.keyboard.press("Space")
    tab_to(page, '[name="leadership.champion.priority"]')
    page.keyboard.press("ArrowUp")
    first_action_by_keyboard(page)
    press_on(page, "#action-list a")
    page.wait_for_selector("#action-text")
    tab_to(page, "#action-owner")
    page.keyboard.press("Control+A")
    page.keyboard.type("deputy head")
    tab_to(page, "#action-cost")
    page.keyboard.type("two mornings of cover")
    tab_to(page, "#status-not-started")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    saved(page)
    page.reload()
    page.wait_for_selector("#action-text")
    assert page.input_value("#action-owner") == "deputy head"
    assert page.input_value("#action-cost") == "two mornings of cover"
    assert page.is_checked("#status-in-progress")
    assert page.locator("#action-history li").count() == 2


def test_the_plan_and_the_governors_page_print_what_was_typed(new_page: NewPage) -> None:
    page = with_plan(new_page)
    page.fill("#plan-period", "2026–27")
    page.fill("#plan-governors", "Agree cover for two mornings a term.")
    page.wait_for_timeout(500)
    page.click('a[href$="/report"]')
    page.wait_for_selector("#plan-table")
    assert page.locator("#plan-table tbody tr").count() == 2
    assert "2026–27" in page.inner_text("#plan-control")
    assert "Social, emotional and mental health" in page.inner_text("#plan-report")
    page.go_back()
    page.click('a[href$="/governors"]')
    page.wait_for_selector("#governors")
    assert "Agree cover for two mornings a term." in page.inner_text("#governors")
    assert "2 actions: 2 not started." in page.inner_text("#governors")


def test_a_removed_action_comes_back_with_undo(new_page: NewPage) -> None:
    page = with_plan(new_page)
    page.click("#action-list a >> nth=0")
    page.click("#remove-action")
    page.wait_for_selector("#undo")
    page.wait_for_function("() => document.querySelectorAll('#action-list li').length === 1")
    page.click("#undo")
    page.wait_for_function("() => document.querySelectorAll('#action-list li').length === 2")


def test_an_own_action_for_a_statement_is_shown_with_it(new_page: NewPage) -> None:
    page = with_plan(new_page)
    page.evaluate("() => { location.hash = location.hash + '/choose' }")
    page.click('[data-offer="leadership.champion"] .own')
    page.wait_for_selector("#action-text")
    page.fill("#action-text", "Ask the class")
    page.go_back()
    page.wait_for_selector("[data-offer]")
    assert "In the plan: Ask the class (not started)" in page.inner_text('[data-offer="leadership.champion"]')


def test_a_second_window_sees_a_change_of_the_plan(new_page: NewPage) -> None:
    page = with_plan(new_page)
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector("#action-list li")
    page.fill("#plan-lead", "SEMH Champion")
    other.wait_for_function("() => document.querySelector('#plan-lead').value === 'SEMH Champion'")


def test_the_print_command_of_the_browser_prints_the_plan(new_page: NewPage) -> None:
    page = with_plan(new_page)
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("#paper #plan-table tbody tr").count() == 2


def test_an_earlier_version_of_the_plan_comes_back(new_page: NewPage) -> None:
    page = with_plan(new_page)
    page.fill("#plan-lead", "SEMH Champion")
    page.wait_for_timeout(500)
    saved(page)
    page.click("#show-earlier")
    page.click("#earlier button >> nth=0")
    page.wait_for_selector("#undo")
    assert page.input_value("#plan-lead") == ""
    page.click("#undo")
    page.wait_for_function("() => document.querySelector('#plan-lead').value === 'SEMH Champion'")
