"""Rules that a school adapts, and computers that keep nothing: what is said, and what can still be taken along."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.profile.steps import (
    CANARIES,
    HOME,
    adapt_rules,
    add_pupil,
    assert_nothing_leaks,
    download,
    go,
    make_vault,
    saved,
    unlock,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]

NO_DATABASE = "() => Object.defineProperty(IDBFactory.prototype, 'open', {value: () => { throw new DOMException('no', 'SecurityError'); }})"
FULL = "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); } }"


def rules_file(page: Page, data: bytes) -> None:
    page.set_input_files("#rules-file", [{"name": "rules.json", "mimeType": "application/json", "buffer": data}])


def test_a_school_adapts_the_rules_by_keyboard_and_every_score_says_so(page: Page) -> None:
    make_vault(page)
    add_pupil(page)
    go(page, "#/rules", "#check-rules")
    page.focus("#on-v8")
    page.keyboard.press("Space")
    page.focus("#add-own-behaviour")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id.startsWith('text-own-')")
    page.keyboard.type("Talks of self-harm")
    page.fill("#points-v1", "9")
    page.focus("#check-rules")
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'error-summary'")
    said = page.inner_text("#error-summary")
    assert (
        "3 things must be mended" in said
        and "Red flags are never scored" in said
        and "whole number from 1 to 5" in said
    )
    page.focus("#error-summary li:first-child a")
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "points-v1"
    page.check("#on-v8")
    adapt_rules(page)
    asked = page.inner_text("#screen")
    assert "Off: V8" in asked and "Nobody has tested them" in asked and "Of 1 pupils" in asked
    page.click("#confirm-yes")
    page.wait_for_selector("#differences")
    saved(page)
    assert_nothing_leaks(page)
    for address, wait in (("#/pupils", "#pupil-table"), ("#/overview", "#without-support")):
        go(page, address, wait)
        assert "2026.1, adapted by the school on" in page.inner_text("#screen"), address
    go(page, "#/pupils", "#pupil-table")
    page.click("#export-csv")
    assert "adapted by the school on" in download(page, "#confirm-yes").decode("utf-8-sig")
    page.click(f"a:has-text('{CANARIES[0]}')")
    page.wait_for_selector("#talk")
    assert "adapted by the school" in page.inner_text("#rules-line")
    assert page.inner_text("[data-score=vulnerability]") == "Vulnerability: 1, everyday support"
    page.reload()
    page.wait_for_selector("#unlock")
    unlock(page)
    page.wait_for_selector("#rules-line")
    assert "adapted by the school" in page.inner_text("#rules-line")
    go(page, "#/rules", "#put-back")
    page.click("#put-back")
    page.click("#confirm-yes")
    page.wait_for_selector("#put-back", state="detached")
    assert "These are the programme’s rules" in page.inner_text("#screen")
    page.click("#undo")
    page.wait_for_selector("#put-back")
    page.click("#put-back")
    page.click("#confirm-yes")
    page.wait_for_selector("#undo")
    go(page, "#/team", "#team-add")
    page.select_option("#team-add", label=CANARIES[0])
    page.wait_for_selector("[data-team]")
    assert page.locator("#undo").count() == 0, "undoing the rules would take the work since then back as well"


def test_two_colleagues_share_rules_by_a_file_without_pupils(page: Page, browser: Browser, base_url: str) -> None:
    make_vault(page)
    add_pupil(page)
    go(page, "#/rules", "#check-rules")
    page.click("#add-own-vulnerability")
    adapt_rules(page)
    page.click("#confirm-yes")
    data = download(page, "#save-rules")
    text = data.decode()
    assert len(data) < 4000 and not any(one in text for one in CANARIES)
    version = page.inner_text("#rules-line").split(". ")[0]
    context = browser.new_context()
    other = context.new_page()
    other.goto(base_url + HOME)
    other.wait_for_selector("#new-vault")
    make_vault(other)
    go(other, "#/rules", "#check-rules")
    wrong = json.loads(text)
    wrong["rules"]["off"] = ["v7"]
    for bad, words in ((json.dumps(wrong).encode(), "cannot be switched off"), (b"code,year", "no file of rules")):
        rules_file(other, bad)
        other.wait_for_function(
            "(words) => document.getElementById('error-summary')?.textContent.includes(words)", arg=words
        )
    assert other.locator("#put-back").count() == 0
    rules_file(other, data)
    other.wait_for_selector("#confirm-yes")
    other.click("#confirm-yes")
    other.wait_for_selector("#differences")
    assert other.inner_text("#rules-line").split(". ")[0] == version
    context.close()


def work(context: BrowserContext, base_url: str) -> Page:
    page = context.new_page()
    page.goto(base_url + HOME)
    page.wait_for_selector("#new-vault")
    return page


def open_copy(page: Page, vault: bytes) -> None:
    file = {"name": "x.semhvault", "mimeType": "application/octet-stream", "buffer": vault}
    page.set_input_files("#open-vault", [file])  # type: ignore[list-item]
    page.wait_for_selector("#apply-vault")
    unlock(page)
    page.wait_for_selector("#pupil-table")
    assert CANARIES[0] in page.inner_text("#pupil-table")


def assert_opens_elsewhere(browser: Browser, base_url: str, page: Page) -> None:
    """The vault is downloaded, its browser closed, and the pupil is there when another one opens the file."""
    go(page, "#/vault", "#download-vault")
    vault = download(page, "#download-vault")
    page.context.close()
    fresh = browser.new_context()
    open_copy(work(fresh, base_url), vault)
    fresh.close()


def test_a_computer_without_storage_says_so_and_the_work_can_be_taken_along(browser: Browser, base_url: str) -> None:
    context = browser.new_context()
    context.add_init_script(f"({NO_DATABASE})()")
    page = work(context, base_url)
    assert "Nothing is kept in this browser" in page.inner_text("#session-only")
    assert "This browser keeps nothing of it" in page.inner_text(".privacy")
    make_vault(page)
    assert page.inner_text("#save-status").startswith("Kept until you close this page")
    add_pupil(page)
    assert_opens_elsewhere(browser, base_url, page)


def test_a_full_disk_is_said_and_the_work_can_be_taken_along(browser: Browser, base_url: str) -> None:
    context = browser.new_context()
    page = work(context, base_url)
    make_vault(page)
    page.evaluate(FULL)
    go(page, "#/add", "#code")
    page.fill("#code", CANARIES[0])
    page.click("#add")
    page.wait_for_function("() => document.getElementById('save-status').textContent.startsWith('Not saved')")
    assert_opens_elsewhere(browser, base_url, page)


def test_a_browser_that_was_emptied_at_close_says_what_may_have_happened(browser: Browser, base_url: str) -> None:
    context = browser.new_context()
    page = work(context, base_url)
    make_vault(page)
    add_pupil(page)
    go(page, "#/vault", "#download-vault")
    assert "never" in page.inner_text("#copied") and "emptied without a word" in page.inner_text("#copied")
    vault = download(page, "#download-vault")
    context.close()  # with the context goes all that it stored, as by the policy “clear on exit”
    fresh = browser.new_context()
    page = work(fresh, base_url)
    assert "this browser was emptied" in page.inner_text("#screen")
    open_copy(page, vault)
    fresh.close()
