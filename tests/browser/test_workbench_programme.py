"""The school's record of the programme on the built page: by keyboard, with notes of the pages, on paper and for the cohort."""

from __future__ import annotations

import csv
import io
import json

import pytest
from docx import Document
from playwright.sync_api import Page

from semh.cohort.returned_file import read_returned
from tests.browser.conftest import NewPage
from tests.browser.workbench import (
    HOME,
    action,
    answer,
    audit,
    copy_of,
    download,
    go,
    open_copy,
    plan,
    press_on,
    programme,
    saved,
    tab_to,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]

SESSION = "sessions/03-profiling/"
RECORD = programme(
    sessions={"s1": {"status": "attended", "on": "2026-09-23", "who": "deputy head, SENCO"}},
    expectations={"exp.audit": {"status": "met", "evidence": "=SUM(1+1)\nSecond line", "on": "2026-10-03"}},
    parent_sessions=[{"id": "ps1", "session": "p1", "on": "2026-03-12", "families": "14", "note": ""}],
    notes={"own-1": {"page": "Lunch", "question": "", "text": "The queue & the <stairs>.", "updated": None}},
    cpd=[{"id": "c1", "on": "2026-09-23", "what": "Session 1", "minutes": 150, "reflection": "=1+1"}],
    partner="Ash School",
    visits=[{"id": "v1", "on": "2099-10-05", "hours": 3, "purpose": "Look", "done": "", "next": "Bring the list"}],
)
AUDIT = audit("Autumn", {"leadership.champion": answer("not-yet", priority="high")})
PLAN = plan("Our plan", [action("a1", "Agree the hours")], approved_on="2026-10-15", approved_by="Governors")


@pytest.fixture
def filled(new_page: NewPage) -> Page:
    """The first screen of the record."""
    page = new_page(HOME)
    open_copy(page, copy_of(audits=[AUDIT], plans=[PLAN], programmes=[RECORD]))
    go(page, "#/programme", "#programme-parts")
    return page


def test_by_keyboard_alone_a_record_is_started_and_outlives_a_reload(new_page: NewPage) -> None:
    page = new_page(HOME)
    page.wait_for_selector("#page-heading")
    press_on(page, 'a[href="#/programme"]')
    page.wait_for_selector("#start-programme")
    press_on(page, "#start-programme")
    page.wait_for_selector("#programme-parts")
    tab_to(page, "#champion")
    page.keyboard.type("deputy head")
    press_on(page, '[data-part="sessions"] a')
    page.wait_for_selector("[data-session]")
    tab_to(page, '[name="status-s1"]')
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    tab_to(page, "#who-s1")
    page.keyboard.type("deputy head, SENCO")
    page.wait_for_timeout(500)
    saved(page)
    page.reload()
    page.wait_for_selector("[data-session]")
    assert page.input_value("#who-s1") == "deputy head, SENCO"
    assert page.is_checked("#status-s1-3")
    page.check("#status-s1-0")
    go(page, "#/programme", "#programme-parts")
    assert page.input_value("#champion") == "deputy head"
    assert "1 of 10 attended" in page.inner_text('[data-part="sessions"]')


def test_what_the_workbench_knows_becomes_evidence_only_when_it_is_asked_for(filled: Page) -> None:
    go(filled, "#/programme/prog1/expectations", "[data-expectation]")
    box = '[data-expectation="exp.plan-and-policy"]'
    assert "The plan “Our plan” with 1 action, 1 of them open, approved on 15 Oct 2026." in filled.inner_text(box)
    assert filled.input_value(f"{box} textarea") == ""
    filled.click(f"{box} .use-offer >> nth=0")
    assert filled.input_value(f"{box} textarea").startswith("The plan “Our plan” with 1 action")
    assert filled.input_value(f"{box} input[type=date]") == "2026-10-15"
    assert filled.is_checked("#status-exp-plan-and-policy-3")
    assert "1 of 48 answered" in filled.inner_text('[data-expectation="exp.audit"]')
    saved(filled)


def test_entries_are_added_removed_and_come_back_with_undo(filled: Page) -> None:
    go(filled, "#/programme/prog1/cpd", "#cpd-totals")
    assert "2026–27: 2 hours 30 minutes." in filled.inner_text("#cpd-totals")
    filled.click("#add-cpd")
    filled.wait_for_function("() => document.activeElement?.id.startsWith('what-')")
    filled.keyboard.type("A book")
    new = filled.locator("#cpd-entries > section").nth(1)
    new.locator("input[type=number]").fill("45")
    saved(filled)
    assert filled.locator("#cpd-entries h2").nth(1).inner_text() == "Entry 2: A book"
    filled.click("#cpd-entries .remove >> nth=0")
    filled.wait_for_selector("#undo")
    assert filled.locator("#cpd-entries > section").count() == 1
    filled.click("#undo")
    filled.wait_for_function("() => document.querySelectorAll('#cpd-entries > section').length === 2")
    go(filled, "#/programme/prog1/year-two", "#visit-hours")
    filled.click("#visits .remove")
    filled.wait_for_selector("#plan-visits")
    filled.click("#plan-visits")
    filled.wait_for_function("() => document.querySelectorAll('#visits > section').length === 4")
    assert filled.locator("#visits input[type=number]").last.input_value() == "2"


def test_what_is_due_for_parents_is_said_and_a_session_of_today_settles_it(filled: Page) -> None:
    go(filled, "#/programme/prog1/parents", "#halves")
    assert "one is due by" in filled.inner_text("#halves li >> nth=0")
    filled.click("#add-parent-session")
    today = filled.evaluate("() => new Date().toLocaleDateString('sv-SE')")
    added = filled.locator("#parent-sessions > section").nth(1)
    added.locator("input[type=date]").fill(today)
    added.locator("input[type=radio]").nth(1).check()
    filled.wait_for_function("() => document.querySelector('#halves li').textContent.includes('1 held.')")
    saved(filled)


def write_on_a_page(page: Page, words: str) -> None:
    page.locator(".semh-answer").first.fill(words)
    page.wait_for_function("() => document.querySelector('.semh-answer-foot span').textContent.startsWith('Saved')")


def test_what_was_written_on_a_page_is_looked_at_copied_and_undone(new_page: NewPage, base_url: str) -> None:
    page = new_page(SESSION)
    write_on_a_page(page, "The one by the <door> & the window.")
    question = page.locator(".semh-reflect").first.locator("p").nth(1).inner_text()
    page.goto(base_url + HOME)
    open_copy(page, copy_of(audits=[AUDIT], programmes=[RECORD]))
    go(page, "#/programme/prog1/notes", "#bring-in")
    page.click("#bring-in")
    page.wait_for_selector("#bring-in-summary")
    assert question in page.inner_text("#screen")
    assert "The one by the <door> & the window." in page.inner_text("#screen")
    page.click("#bring-in-cancel")
    page.wait_for_selector("#notes")
    assert page.locator("#notes > section").count() == 1
    page.click("#bring-in")
    page.click("#bring-in-apply")
    page.wait_for_function("() => document.querySelectorAll('#notes > section').length === 2")
    assert page.locator("#notes textarea").nth(0).input_value() == "The one by the <door> & the window."
    page.click("#bring-in")
    page.wait_for_function("() => document.getElementById('notice')?.textContent.includes('nothing new')")
    page.locator("#notes textarea").nth(0).fill("Ours now")
    saved(page)
    page.click("#bring-in")
    page.wait_for_selector("#bring-in-summary")
    assert not page.is_checked("#take-0"), "what was changed here later is not overwritten unless asked for"


def test_a_file_of_my_notes_comes_in_and_a_wrong_one_is_refused_in_words(filled: Page) -> None:
    go(filled, "#/programme/prog1/notes", "#bring-in")
    note = {"key": "s3-quiet-pupil", "page": "Session 3", "question": "Who?", "text": "Someone", "updated": None}
    entry = {"id": "abc", "on": "2026-11-01", "what": "A page", "minutes": 20, "reflection": ""}
    whole = {"format": "semh-notes", "version": 1, "saved_at": None, "notes": [note], "done": [], "cpd": [entry]}
    for data, words in ((b"{", "damaged"), (json.dumps({**whole, "version": 9}).encode(), "newer page")):
        choose(filled, data)
        filled.wait_for_function(
            "(wanted) => document.getElementById('notice')?.textContent.includes(wanted)", arg=words
        )
    choose(filled, json.dumps(whole).encode())
    filled.wait_for_selector("#bring-in-summary")
    filled.click("#bring-in-apply")
    filled.wait_for_function("() => document.querySelectorAll('#notes > section').length === 2")
    go(filled, "#/programme/prog1/cpd", "#cpd-totals")
    assert filled.locator("#cpd-entries > section").count() == 2


def choose(page: Page, data: bytes) -> None:
    page.set_input_files("#notes-file", {"name": "x.semh-notes.json", "mimeType": "application/json", "buffer": data})


def test_word_spreadsheet_and_calendar_hold_what_is_on_the_screen(filled: Page) -> None:
    name, data = download(filled, "#word")
    assert name.startswith("elm-ash-school_our-programme_20")
    document = Document(io.BytesIO(data))
    titles = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert titles == [
        "Sessions",
        "Expectations",
        "Sessions for parents",
        "Notes and reflections",
        "CPD log",
        "Year two",
    ]
    sessions, expectations, parents, log, visits = document.tables
    assert len(sessions.rows) == 11
    assert [cell.text for cell in sessions.rows[1].cells][1:] == ["Attended", "23 Sep 2026", "deputy head, SENCO"]
    assert "=SUM(1+1)\nSecond line" in [row.cells[2].text for row in expectations.rows]
    assert parents.rows[1].cells[2].text == "14"
    assert log.rows[1].cells[2].text == "150"
    assert visits.rows[1].cells[4].text == "Bring the list"
    assert "The queue & the <stairs>." in [one.text for one in document.paragraphs]
    _, calendar = download(filled, "#calendar")
    assert calendar.count(b"BEGIN:VEVENT") == 2
    assert b"SUMMARY:SEMH year two: Look" in calendar
    go(filled, "#/programme/prog1/cpd", "#cpd-totals")
    _, data = download(filled, "#cpd-csv")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[1] == ["Elm & Ash School", "2026-09-23", "Session 1", "150", "'=1+1"]
    _, data = download(filled, "#cpd-word")
    assert [len(table.rows) for table in Document(io.BytesIO(data)).tables] == [2]


def test_the_certificate_leaves_names_and_signatures_empty_and_says_what_it_rests_on(filled: Page) -> None:
    go(filled, "#/programme/prog1/certificate", "#certificate")
    words = filled.inner_text("#certificate")
    assert "Elm & Ash School records that the SEMH Champion attended 1 of the 10 sessions" in words
    assert "It is not issued by the county or by the programme." in words
    assert filled.locator(".to-write").all_inner_texts() == ["Name", "Signature", "Date"] * 3
    filled.emulate_media(media="print")
    assert not filled.is_visible("#print-report")


def test_the_browsers_own_print_command_prints_the_record(filled: Page) -> None:
    filled.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert "deputy head, SENCO" in filled.inner_text("#paper")
    assert filled.locator("#paper table").count() == 5


def test_two_windows_that_say_different_things_of_one_session_ask_the_person(filled: Page) -> None:
    go(filled, "#/programme/prog1/sessions", "#status-s2-0")
    other = filled.context.new_page()
    other.goto(filled.url)
    other.wait_for_selector("#status-s2-0")
    for one in (filled, other):
        one.evaluate("() => { BroadcastChannel.prototype.postMessage = () => undefined }")
    filled.fill("#who-s3", "SENCO")
    filled.check("#status-s2-0")
    saved(filled)
    other.click('label[for="status-s2-2"]')
    other.wait_for_selector("#clash-save")
    assert "Leading and developing SEMH policy" in other.inner_text("legend")
    assert "attended" in other.inner_text("#screen") and "missed" in other.inner_text("#screen")
    other.check("#clash-0-mine")
    other.click("#clash-save")
    other.wait_for_selector("#status-s2-2:checked")
    saved(other)
    assert other.input_value("#who-s3") == "SENCO"


def test_the_cohort_reads_what_the_browser_wrote(filled: Page) -> None:
    go(filled, "#/programme/prog1/parents", "#halves")
    filled.click("#add-parent-session")
    filled.wait_for_selector("#parent-sessions > section >> nth=1")
    saved(filled)
    _, data = download(filled, "#download-copy")
    found = read_returned(data)
    assert found.version == 4
    assert found.programme is not None
    assert found.programme.expectations["exp.audit"].status == "met"
    assert [one.session for one in found.programme.parent_sessions] == ["p1", None]


def test_a_copy_says_what_is_in_it_before_it_is_opened(new_page: NewPage) -> None:
    page = new_page(HOME)
    page.wait_for_selector("#open-file", state="attached")
    data = copy_of(programmes=[RECORD])
    page.set_input_files("#open-file", {"name": "x.json", "mimeType": "application/json", "buffer": data})
    page.wait_for_selector("#import-apply")
    assert "0 audits, 1 programme record." in page.inner_text("#import-summary")
    words = page.inner_text("#screen")
    assert "record of the programme: 1 session attended, 1 expectation met, 1 session for parents, 1 note" in words
    page.click("#import-apply")
    page.wait_for_selector("#programme-list")
    page.click("#programme-list .delete")
    page.wait_for_selector("#undo")
    page.click("#undo")
    page.wait_for_selector("#programme-list")
