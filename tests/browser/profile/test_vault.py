"""The Profile tool in a real browser: vault, pupils, locking, and that nothing about a pupil lies anywhere else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page

from tests.browser.profile.steps import (
    CANARIES,
    HOME,
    PASSPHRASE,
    SHEET,
    add_pupil,
    assert_nothing_leaks,
    download,
    go,
    make_vault,
    saved,
    unlock,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]


def open_file(page: Page, data: bytes) -> None:
    file = {"name": "school.semhvault", "mimeType": "application/octet-stream", "buffer": data}
    page.set_input_files("#open-vault", [file])


def test_a_pupil_is_kept_in_the_vault_and_nowhere_else(page: Page) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    make_vault(page)
    add_pupil(page)
    assert "30 and 25 school days long" in page.inner_text("#verdict")
    page.fill("#after-days", "30")
    assert page.inner_text("#verdict") == "Verdict: Better"
    saved(page)
    assert_nothing_leaks(page)
    page.click("#support-done")
    page.wait_for_selector("#talk")
    assert page.inner_text("[data-score=vulnerability]") == "Vulnerability: 2, everyday support"
    assert "that is no progress" in page.inner_text("[data-expired]")
    assert "Young carer" in page.inner_text("#screen") and "1 not known" in page.inner_text("#unknown")
    page.click("#lock")
    page.wait_for_selector("#unlock")
    assert [one for one in CANARIES if one in page.content()] == []
    assert_nothing_leaks(page)
    unlock(page, "another one altogether")
    page.wait_for_selector("#error-summary")
    assert "does not open this vault" in page.inner_text("#error-summary")
    unlock(page)
    page.wait_for_selector("#pupil-table")
    assert CANARIES[0] in page.inner_text("#pupil-table")
    assert [text for text in told if any(one in text for one in CANARIES)] == []


def test_a_file_is_the_same_vault_and_a_spoiled_one_changes_nothing(page: Page) -> None:
    code = make_vault(page)
    add_pupil(page)
    go(page, "#/vault", "#download-vault")
    vault = download(page, "#download-vault")
    assert not any(one.encode() in vault for one in CANARIES)
    page.click("#wipe")
    page.click("#confirm-yes")
    page.wait_for_selector("#new-vault")
    assert "Not deleted" in page.inner_text("#notice")
    for data, words in (
        (b"code,year\r\n", "not a vault"),
        (vault[:80], "cut short"),
        (vault.replace(b'"version":1', b'"version":2'), "newer version"),
    ):
        open_file(page, data)
        page.wait_for_function(
            "(words) => document.getElementById('error-summary')?.textContent.includes(words)", arg=words
        )
    open_file(page, vault[:-1] + bytes([vault[-1] ^ 1]))
    page.wait_for_selector("#apply-vault")
    unlock(page)
    page.wait_for_function("() => document.getElementById('error-summary')?.textContent.includes('altered or damaged')")
    page.click("#cancel-vault")
    page.wait_for_selector("#new-vault")
    open_file(page, vault)
    page.wait_for_selector("#apply-vault")
    page.click("summary:has-text('Or its recovery code')")
    page.fill("#recovery", code.lower())
    page.click("#apply-vault")
    page.wait_for_selector("#pupil-table")
    saved(page)
    assert_nothing_leaks(page)
    page.reload()
    page.wait_for_selector("#unlock")
    unlock(page)
    page.wait_for_selector("#pupil-table")


def test_passphrase_and_code_can_be_changed(page: Page) -> None:
    old_code = make_vault(page)
    go(page, "#/vault", "#change-passphrase")
    page.fill("#old", PASSPHRASE)
    page.fill("#wanted", "another sentence altogether")
    page.fill("#wanted-again", "another sentence altogether")
    page.click("#change-passphrase")
    page.wait_for_selector("#notice")
    page.fill("#code-passphrase", "another sentence altogether")
    page.click("#new-code")
    page.wait_for_selector("#recovery-code")
    assert page.inner_text("#recovery-code") != old_code
    page.click("#code-kept")
    saved(page)
    page.click("#lock")
    page.wait_for_selector("#unlock")
    unlock(page)
    page.wait_for_selector("#error-summary")
    unlock(page, "another sentence altogether")
    page.wait_for_selector("#add-pupil")


def test_the_vault_locks_when_nobody_is_there(browser: Browser, base_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.clock.install()
    page.goto(base_url + HOME)
    page.wait_for_selector("#new-vault")
    make_vault(page)
    add_pupil(page)
    page.clock.fast_forward("09:30")
    page.wait_for_selector("#idle-warning")
    page.keyboard.press("Shift")
    page.clock.run_for(2000)
    page.wait_for_selector("#idle-warning", state="detached")
    page.clock.fast_forward("08:00:00")
    page.clock.run_for(2000)
    page.wait_for_selector("#unlock")
    assert not any(one in page.content() for one in CANARIES)
    context.close()


def test_a_sheet_comes_in_by_preview_without_names_and_can_be_undone(page: Page) -> None:
    make_vault(page)
    go(page, "#/import", "#csv-file")
    page.set_input_files("#csv-file", [{"name": "x.csv", "mimeType": "text/csv", "buffer": SHEET.encode()}])
    page.wait_for_selector("#columns")
    assert "Forename" in page.inner_text("#personal")
    page.click("#try")
    assert "2 pupils new" in page.inner_text("#import-preview") and "1 lines left out" in page.inner_text(
        "#import-preview"
    )
    page.click("#apply-import")
    page.wait_for_selector("#pupil-table")
    assert "004121" in page.inner_text("#pupil-table") and "Anna" not in page.content()
    page.click("#undo")
    page.wait_for_function("() => document.getElementById('count').textContent.startsWith('0 of 0')")


def test_the_practice_class_is_marked_and_kept_nowhere(page: Page) -> None:
    page.click("#practise")
    page.wait_for_selector("#pupil-table")
    assert page.inner_text("#count") == "30 of 30 pupils"
    assert "made-up" in page.inner_text("#practice-mark")
    page.click("#sort-vulnerability")
    first = page.locator("#pupil-table tbody tr").first
    assert first.inner_text().split("\t")[0:3] == ["P07", "6 Sallowmead", "10, senior discussion"]
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Vulnerability")
    go(page, "#/pupil/p11", "#moves")
    assert "Bereavement" in page.inner_text("#moves")
    go(page, "#/overview", "#without-support")
    go(page, "#/reviews", "#due")
    assert "Too few to say" in page.inner_text("#screen")
    page.click("#lock")
    page.wait_for_selector("#new-vault")
    page.reload()
    page.wait_for_selector("#new-vault")


def test_the_moving_on_page_is_word_without_score_or_code(page: Page) -> None:
    page.click("#practise")
    page.wait_for_selector("#pupil-table")
    go(page, "#/story/p07", "#strengths")
    page.fill("#strengths", "I know 64 birds by their call.")
    page.fill("#agreed", "2027-03-24")
    page.click("#story-word")
    data = download(page, "#confirm-yes")
    texts = [one.text for one in Document(io.BytesIO(data)).paragraphs]
    assert texts[2:4] == ["What I am good at, and what I like", "I know 64 birds by their call."]
    whole = "\n".join(texts)
    assert "P07" not in whole and "senior" not in whole and "What can be hard" not in whole


def test_it_opens_no_vault_inside_another_page(browser: Browser, base_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(base_url + "assets/semh/tokens.css")
    page.set_content(f'<iframe src="{base_url + HOME}"></iframe>')
    page.frame_locator("iframe").locator("#framed").wait_for()
    context.close()


def test_the_single_file_works_from_a_folder(browser: Browser, tool_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    faults_: list[str] = []
    page.on("console", lambda message: faults_.append(message.text) if message.type == "error" else None)
    page.goto((tool_site / "downloads/tools/profile.html").as_uri())
    page.wait_for_selector("#new-vault")
    make_vault(page)
    add_pupil(page)
    assert_nothing_leaks(page)
    page.reload()
    page.wait_for_selector("#unlock")
    unlock(page)
    page.wait_for_selector("#pupil-table")
    context.close()
    assert faults_ == []
    assert (tool_site / "downloads/tools/profile.html").stat().st_size < 600 * 1024


def test_the_keyboard_is_enough(page: Page) -> None:
    page.focus("#new-vault")
    page.keyboard.press("Enter")
    page.wait_for_selector("#offered")
    page.focus("#take-words")
    page.keyboard.press("Enter")
    page.wait_for_selector("#recovery-code")
    page.wait_for_function("() => document.activeElement.id === 'page-heading'")
    page.focus("#code-kept")
    page.keyboard.press("Enter")
    page.wait_for_selector("#add-pupil")
    page.focus("#add-pupil")
    page.keyboard.press("Enter")
    page.wait_for_selector("#code")
    page.focus("#code")
    page.keyboard.type("x1")
    page.keyboard.press("Enter")
    page.wait_for_selector("#v1-no")
    page.focus("#v1-no")
    page.keyboard.press("ArrowUp")
    assert page.is_checked("#v1-yes")
