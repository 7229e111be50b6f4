"""Comparing two audits on the built page: two of this browser, or one from a copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import NewPage
from tests.browser.workbench import HOME, action, answer, audit, copy_of, go, open_copy, plan

pytestmark = [pytest.mark.browser, pytest.mark.site]

LINK = {"definition_id": "semh-audit", "statement_id": "leadership.champion", "now": "not-yet"}
BEFORE = audit("Autumn", {"leadership.champion": answer("not-yet"), "leadership.plan": answer("embedded")})
AFTER = audit(
    "Summer",
    {"leadership.champion": answer("in-place"), "leadership.plan": answer("started")},
    created="2026-11-20T10:00:00.000Z",
)
PLAN = plan("Our plan", [action("a1", "Agree the hours", links=[LINK])])


def row(page: Page, statement: str) -> str:
    """The cells of a statement as one text."""
    return " | ".join(cell.strip() for cell in page.locator(f'[data-change="{statement}"] td').all_inner_texts())


def test_two_audits_of_this_browser_are_compared_by_statement_with_the_actions_that_were_for_them(
    new_page: NewPage,
) -> None:
    page = new_page(HOME)
    open_copy(page, copy_of(audits=[BEFORE, AFTER], plans=[PLAN]))
    page.click("text=Compare two audits")
    page.wait_for_selector("#comparison")
    assert row(page, "leadership.champion") == "Not yet | In place | ↑ Up 2"
    assert row(page, "leadership.plan") == "Embedded | Started | ↓ Down 2"
    assert row(page, "leadership.governors") == "Not answered | Not answered | Not rated both times"
    assert "1 up, 1 down" in page.inner_text("#compare-total")
    assert "Agree the hours (not started)" in page.inner_text('[data-change="leadership.champion"] th')
    assert "↑ Up 2" in page.inner_text("#compare-actions")
    page.reload()
    page.wait_for_selector("#comparison")


def test_a_copy_is_compared_without_being_added(new_page: NewPage) -> None:
    page = new_page(HOME)
    open_copy(page, copy_of(audits=[AFTER]))
    go(page, "#/compare", "#compare-none")
    page.set_input_files(
        "#guest-file", {"name": "old.semh.json", "mimeType": "application/json", "buffer": copy_of(audits=[BEFORE])}
    )
    page.wait_for_selector("#notice")
    page.select_option("#compare-before", label="Autumn (from old.semh.json, last changed 3 Nov 2026)")
    page.focus("#compare-after")
    page.select_option("#compare-after", "summer")
    page.wait_for_selector("#comparison")
    assert row(page, "leadership.champion") == "Not yet | In place | ↑ Up 2"
    assert page.evaluate("() => document.activeElement.id") == "compare-after"
    go(page, "#/", "#audit-list")
    assert page.locator("#audit-list > li").count() == 1


def test_what_cannot_be_compared_is_said_in_words(new_page: NewPage) -> None:
    page = new_page(HOME)
    survey = audit("Staff", {}, definition_id="staff-survey")
    open_copy(page, copy_of(audits=[BEFORE, survey]))
    go(page, "#/compare/autumn/staff", "#compare-none.problem")
    assert "two different kinds" in page.inner_text("#compare-none")
    go(page, "#/compare/autumn/autumn", "#compare-none.problem")
    page.wait_for_function("() => document.querySelector('#compare-none').textContent.includes('same audit twice')")


NO_SCRIPTS = "() => { window.gone = document.body.append; document.body.append = (s) => s.onerror() }"


def test_a_part_that_does_not_arrive_is_said_in_words_and_can_be_tried_again(new_page: NewPage) -> None:
    page = new_page(HOME)
    page.wait_for_selector("#open-file", state="attached")
    data = copy_of(audits=[BEFORE, AFTER])
    page.evaluate(NO_SCRIPTS)
    page.set_input_files("#open-file", {"name": "x.semh.json", "mimeType": "application/json", "buffer": data})
    page.get_by_text("The part that opens copies did not arrive.").wait_for()
    page.evaluate("() => { document.body.append = window.gone }")
    open_copy(page, data)
    page.reload()
    page.wait_for_selector("#audit-list")
    page.evaluate(NO_SCRIPTS)
    go(page, "#/compare/autumn/summer", "#load-again")
    page.wait_for_function("() => document.activeElement.id === 'page-heading'")
    page.evaluate("() => { document.body.append = window.gone }")
    page.click("#load-again")
    page.wait_for_selector("#comparison")
    page.wait_for_function("() => document.activeElement.id === 'page-heading'")


@pytest.mark.parametrize("where", ["tools/workbench/index.html", "downloads/tools/workbench.html"])
def test_comparing_works_from_a_folder_and_in_the_single_file(browser: Browser, site_dir: Path, where: str) -> None:
    page = browser.new_context().new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto((site_dir / where).resolve().as_uri())
    open_copy(page, copy_of(audits=[BEFORE, AFTER]))
    go(page, "#/compare/autumn/summer", "#comparison")
    go(page, "#/together", "[data-start-group]")
    assert faults == []
    page.context.close()
