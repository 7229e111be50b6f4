"""Files in and out: hand-over file, class page, Excel, calendar, counts; nothing of a pupil lies open on the way."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook
from playwright.sync_api import Browser, FilePayload, Page

from tests.browser.profile.steps import (
    CANARIES,
    HOME,
    LOOK_EVERYWHERE,
    add_pupil,
    assert_nothing_leaks,
    download,
    go,
    make_vault,
    saved,
    unlock,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture
def page(page: Page) -> Page:
    """The same, where scripts may read and write the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def write_story(page: Page, agreed: bool = True) -> None:
    """The canary pupil's moving-on page, agreed with home."""
    page.click("#support-done")
    page.wait_for_selector("#story-link")
    page.click("#story-link")
    page.wait_for_selector("#strengths")
    page.fill("#strengths", CANARIES[5])
    page.fill("#agreed", "2026-11-01")
    if agreed:
        page.fill("#passing-agreed", "2026-11-02")
        page.fill("#passing-by", "pupil and mother")
    saved(page)


def make_file(page: Page) -> tuple[bytes, str]:
    """Make the hand-over file: its bytes and the passphrase."""
    go(page, "#/handover", "#send-look")
    page.click("#send-look")
    page.wait_for_selector("#send-preview")
    data = download(page, "#send-make")
    page.wait_for_selector("#recovery-code")
    passphrase = page.inner_text("#recovery-code")
    page.click("#code-kept")
    return data, passphrase


def open_file(page: Page, data: bytes, name: str = "handover.semhmoves") -> None:
    page.set_input_files("#open-handover", [{"name": name, "mimeType": "application/octet-stream", "buffer": data}])


def test_a_pupil_goes_to_the_next_school_and_nothing_lies_open_on_the_way(page: Page) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    make_vault(page)
    add_pupil(page)
    write_story(page, agreed=False)
    go(page, "#/handover", "#send-nobody")
    assert "in the file: 1" in page.inner_text("#send-waiting summary")
    page.go_back()
    page.wait_for_selector("#passing-agreed")
    page.fill("#passing-agreed", "2026-11-02")
    saved(page)
    data, passphrase = make_file(page)
    assert len(passphrase.split()) == 5
    assert data.startswith(b"SEMHMOVES\n") and not any(one.encode() in data for one in CANARIES)
    assert_nothing_leaks(page)
    go(page, "#/vault", "#wipe")
    page.click("#wipe")
    page.click("#confirm-yes")
    page.wait_for_selector("#new-vault")

    make_vault(page)
    go(page, "#/arrivals", "#open-handover")
    open_file(page, data)
    page.wait_for_selector("#handover-passphrase")
    page.fill("#handover-passphrase", "another five words that miss")
    page.click("#read-handover")
    page.wait_for_selector("#error-summary")
    assert "does not open this hand-over file" in page.inner_text("#error-summary")
    page.fill("#handover-passphrase", passphrase)
    page.click("#read-handover")
    page.wait_for_selector("[data-parcel]")
    page.click("[data-parcel] summary")
    assert CANARIES[5] in page.inner_text("[data-parcel]") and "Vulnerability" not in page.inner_text("#screen")
    page.fill("#arrival-0", "Anna Smith")
    page.wait_for_selector("#arrival-0-warning")
    page.fill("#arrival-0", "7100")
    page.click("#try-handover")
    assert "1 new in the vault" in page.inner_text("#handover-preview")
    assert_nothing_leaks(page)
    page.click("#apply-handover")
    page.wait_for_selector("#pupil-table")
    assert "7100" in page.inner_text("#pupil-table") and CANARIES[0] not in page.content()
    saved(page)
    assert_nothing_leaks(page)
    page.click("#undo")
    page.wait_for_function("() => document.getElementById('count').textContent.startsWith('0 of 0')")
    assert [text for text in told if any(one in text for one in CANARIES)] == []


def test_locking_while_a_file_is_open_empties_the_page(page: Page) -> None:
    make_vault(page)
    add_pupil(page)
    write_story(page)
    data, passphrase = make_file(page)
    go(page, "#/arrivals", "#open-handover")
    open_file(page, data)
    page.wait_for_selector("#handover-passphrase")
    page.fill("#handover-passphrase", passphrase)
    page.click("#read-handover")
    page.wait_for_selector("[data-parcel]")
    page.click("#lock")
    page.wait_for_selector("#unlock")
    assert [one for one in CANARIES if one in page.content()] == []
    unlock(page)
    page.wait_for_selector("#pupil-table")
    go(page, "#/arrivals", "#open-handover")
    assert page.locator("[data-parcel]").count() == 0
    go(page, "#/handover", "#send-look")
    page.click("#send-look")
    page.wait_for_selector("#send-make")
    waiting: list[object] = []
    page.on("download", lambda one: waiting.append(one))
    page.evaluate("() => { document.getElementById('send-make').click(); document.getElementById('lock').click(); }")
    page.wait_for_selector("#unlock")
    page.wait_for_timeout(2500)
    assert waiting == [] and page.locator("#recovery-code").count() == 0
    assert [one for one in CANARIES if one in page.content()] == []


def test_a_spoiled_hand_over_file_changes_nothing(page: Page) -> None:
    make_vault(page)
    add_pupil(page)
    write_story(page)
    data, passphrase = make_file(page)
    go(page, "#/vault", "#download-vault")
    vault = download(page, "#download-vault")
    go(page, "#/arrivals", "#open-handover")
    for spoiled, words in (
        (b"code,year\r\n", "not a hand-over file"),
        (vault, "That is a vault and not a hand-over file"),
        (data[:80], "cut short"),
        (data.replace(b'"version":1', b'"version":2'), "newer version"),
    ):
        open_file(page, spoiled)
        page.wait_for_function(
            "(words) => document.getElementById('error-summary')?.textContent.includes(words)", arg=words
        )
    open_file(page, data[:-1] + bytes([data[-1] ^ 1]))
    page.wait_for_selector("#handover-passphrase")
    page.fill("#handover-passphrase", passphrase)
    page.click("#read-handover")
    page.wait_for_function("() => document.getElementById('error-summary')?.textContent.includes('altered or damaged')")
    page.click("#cancel-handover")
    page.wait_for_selector("#open-handover")
    go(page, "#/pupils", "#pupil-table")
    assert page.inner_text("#count") == "1 of 1 pupils"


def test_the_class_page_names_what_helps_and_no_score(page: Page) -> None:
    make_vault(page)
    add_pupil(page)
    page.fill("#after-days", "30")
    write_story(page)
    go(page, "#/class", "#class-choice")
    page.select_option("#class-choice", CANARIES[1])
    page.wait_for_selector("#class-page h2")
    shown = page.inner_text("#class-page")
    assert CANARIES[5] in shown and CANARIES[2] in shown and "Vulnerability" not in shown
    assert_nothing_leaks(page)
    page.click("#class-word")
    data = download(page, "#confirm-yes")
    texts = [one.text for one in Document(io.BytesIO(data)).paragraphs]
    assert CANARIES[0] in texts and f"Good at, and likes: {CANARIES[5]}" in texts
    assert not any("everyday" in one.lower() or "young carer" in one.lower() for one in texts)
    assert_nothing_leaks(page)


def test_the_single_file_holds_the_later_part_too(browser: Browser, tool_site: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((tool_site / "downloads/tools/profile.html").as_uri())
    page.wait_for_selector("#new-vault")
    make_vault(page)
    add_pupil(page)
    write_story(page)
    data, _ = make_file(page)
    assert data.startswith(b"SEMHMOVES\n")
    context.close()


def test_a_part_that_does_not_arrive_can_be_asked_for_again(page: Page) -> None:
    page.route("**/profile-more.js", lambda route: route.fulfill(status=200, content_type="text/javascript", body=""))
    page.click("#practise")
    page.wait_for_selector("#pupil-table")
    go(page, "#/moving", "#load-again")
    page.unroute("**/profile-more.js")
    page.click("#load-again")
    page.wait_for_selector("a[href='#/handover']")
    assert page.url.endswith(f"{HOME}#/moving")


def workbook() -> bytes:
    """A sheet as information systems export it: a title above, names, dates of birth, a percentage."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Pupils, autumn half term"])
    sheet.append(["Adm No", "Legal Surname", "DOB", "NC Year", "Reg Group", "% Attendance", "FSM"])
    sheet.append(["004121", "Canaryname", date(2015, 4, 3), 5, "5B", 0.88, "Y"])
    sheet.append(["004122", "Canaryname", date(2015, 5, 3), 5, "5B", 0.97, "N"])
    for row in (3, 4):
        sheet.cell(row, 6).number_format = "0.0%"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def choose_sheet(page: Page, name: str, data: bytes) -> None:
    file: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.set_input_files("#csv-file", file)


def test_an_excel_workbook_comes_in_by_preview_without_names_and_can_be_undone(page: Page) -> None:
    make_vault(page)
    go(page, "#/import", "#csv-file")
    choose_sheet(page, "x.xlsx", workbook()[:300])
    page.wait_for_selector("#error-summary")
    assert "Nothing has been changed" in page.inner_text("#error-summary")
    choose_sheet(page, "x.xlsx", workbook())
    page.wait_for_selector("#columns")
    assert page.inner_text("#personal").endswith("Legal Surname, DOB.")
    assert page.input_value("#column-5") == "attendance"
    page.click("#try")
    assert "2 pupils new" in page.inner_text("#import-preview")
    page.click("#apply-import")
    page.wait_for_selector("#pupil-table")
    page.click("text=004121")
    page.wait_for_selector("#talk")
    assert "Missed 10% or more of sessions" in page.inner_text("#screen")
    saved(page)
    everywhere = page.content() + "".join(text for text in page.evaluate(LOOK_EVERYWHERE) if text)
    assert "Canaryname" not in everywhere and "2015" not in page.content()
    page.click("#undo")
    go(page, "#/pupils", "#count")
    page.wait_for_function("() => document.getElementById('count').textContent.startsWith('0 of 0')")


def test_the_days_of_review_go_to_a_calendar_by_code_alone(page: Page) -> None:
    make_vault(page)
    add_pupil(page)
    page.fill("#review", "2099-01-11")
    saved(page)
    go(page, "#/reviews", "#reviews-ics")
    page.click("#reviews-ics")
    text = download(page, "#confirm-yes").decode().replace("\r\n ", "")
    assert f"SUMMARY:Review due: {CANARIES[0]}" in text and "20990111" in text
    assert not any(one in text for one in CANARIES[1:])
    assert_nothing_leaks(page)


def test_counts_leave_for_the_workbench_and_for_governors_without_small_figures(page: Page) -> None:
    make_vault(page)
    add_pupil(page)
    go(page, "#/overview", "#counts-file")
    page.click("#counts-file")
    page.wait_for_selector("#error-summary")
    assert "Fewer than five pupils" in page.inner_text("#error-summary")
    go(page, "#/import", "#csv-file")
    rows = [f"x{at},Year {5 + at % 2},CANARYCLASS,{80 if at < 8 else 97}" for at in range(40)]
    choose_sheet(page, "x.csv", "\r\n".join(["Code,Year,Class,% Attendance", *rows]).encode())
    page.wait_for_selector("#try")
    page.click("#try")
    page.click("#apply-import")
    page.wait_for_selector("#pupil-table")
    go(page, "#/overview", "#counts-file")
    page.click("#counts-file")
    page.wait_for_selector("#confirm-yes")
    assert "No kind of support has five pupils" in page.inner_text("#screen")
    data = download(page, "#confirm-yes")
    counts = json.loads(data)
    assert (counts["format"], counts["version"], counts["n"]) == ("semh-profile-counts", 1, 41)
    figures = [one for group in counts["groups"] for row in group["rows"] for one in row["counts"]]
    assert None in figures and not any(one in (1, 2, 3, 4) for one in figures)
    assert not any(one.encode() in data for one in CANARIES) and b"x7" not in data
    page.click("#counts-word")
    word = Document(io.BytesIO(download(page, "#confirm-yes")))
    cells = {cell.text for table in word.tables for row in table.rows for cell in row.cells}
    assert "not shown" in cells and not cells & {"1", "2", "3", "4"}
    assert not any(one in text for one in CANARIES for text in cells | {two.text for two in word.paragraphs})
    assert_nothing_leaks(page)


def test_a_class_leads_to_its_pupils_by_keyboard_and_stands_in_no_address(page: Page) -> None:
    make_vault(page)
    add_pupil(page)
    go(page, "#/overview", "a[href='#/classes']")
    page.focus("a[href='#/classes']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#without-count")
    assert "Nobody" not in page.inner_text("#screen") and CANARIES[1] in page.inner_text("table")
    assert page.evaluate("() => document.title").startswith("Classes")
    page.focus("#class-0")
    page.keyboard.press("Enter")
    page.wait_for_selector("#pupil-table")
    assert page.inner_text("#count") == "1 of 1 pupils"
    assert page.input_value("#f-class") == CANARIES[1]
    assert_nothing_leaks(page)
