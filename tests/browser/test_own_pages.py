"""My notes and my school's details: kept in this browser, gathered, copied to a file and opened again, on a server and from a disk."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Dialog, FilePayload, Page, Route

from semh.office.flow import Lines, Paragraph, Run
from semh.office.word import WordFile, write_word
from tests.browser.conftest import NewPage
from tests.browser.workbench import (
    HOME,
    action,
    audit,
    copy_of,
    download,
    go,
    open_copy,
    plan,
    press_on,
    programme,
    tab_to,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]
SESSION, NOTES, SCHOOL = "sessions/07-common-difficulties/", "tools/my-notes/", "tools/my-school/"
FILE = Path(__file__).parents[1] / "site/mine/files/version-1.semh-notes.json"


def opened(page: Page, data: bytes, name: str = "x.semh-notes.json") -> None:
    """Choose a file to open."""
    page.wait_for_selector("#own-file", state="attached")
    page.set_input_files("#own-file", {"name": name, "mimeType": "application/json", "buffer": data})


def said(page: Page, words: str) -> None:
    page.wait_for_function("(words) => document.getElementById('own-said').textContent.includes(words)", arg=words)


def test_marks_and_answers_are_gathered_and_come_back_from_a_file(new_page: NewPage) -> None:
    page = new_page(SESSION)
    page.locator(".semh-answer").first.fill("The lunch queue.")
    page.get_by_label("I have read or done this").check()
    page.get_by_text("Marked on").wait_for()
    page.wait_for_function("() => document.querySelector('.semh-answer-foot span').textContent.startsWith('Saved')")
    page.get_by_role("link", name="My notes and CPD log").click()
    note = page.locator('[data-note="s7-first-five-minutes"]')
    assert "Which pupil came to mind" in note.inner_text() and "The lunch queue." in note.inner_text()
    name, data = download(page, "#own-copy")
    assert name.endswith(".semh-notes.json")
    page.click("#own-clear")
    page.click("#own-yes")
    assert page.locator("[data-note]").count() == page.locator("#own-marks").count() == 0
    page.click("#own-undo")
    assert page.locator("[data-note]").count() == 1
    page.click("#own-clear")
    page.click("#own-yes")
    opened(page, data)
    assert "2 things would be added" in page.inner_text("#own-merge")
    assert page.locator("[data-note]").count() == 0, "nothing changes before it is applied"
    page.click("#own-apply")
    assert page.locator("[data-note]").count() == 1
    page.goto(page.url.replace(NOTES, SESSION))
    assert page.get_by_label("I have read or done this").is_checked()


def test_what_keeps_words_is_loaded_at_the_first_touch_and_loses_none(new_page: NewPage) -> None:
    page = new_page(SESSION)
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.reload()
    assert "reading.js" in loaded and "mine.js" not in loaded
    held: list[Route] = []
    page.route("**/mine.js", lambda route: held.append(route))
    page.locator(".semh-answer").first.press_sequentially("Typed first")
    page.get_by_label("I have read or done this").check()
    held[0].continue_()
    page.wait_for_function("() => document.querySelector('.semh-answer-foot span').textContent.startsWith('Saved')")
    assert "Marked on" in page.locator(".semh-mark [role=status]").inner_text()
    page.unroute("**/mine.js")
    page.reload()
    assert page.locator(".semh-answer").first.input_value() == "Typed first", "what is kept is shown without a touch"


def test_a_box_whose_script_does_not_arrive_says_that_nothing_is_kept(browser: Browser, base_url: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/mine.js", lambda route: route.abort())
        page.goto(f"{base_url}{SESSION}")
        page.get_by_label("I have read or done this").check()
        page.get_by_text("Not kept").first.wait_for()


def test_the_log_works_by_keyboard_and_adds_up(new_page: NewPage) -> None:
    page = new_page(NOTES)
    for what, minutes in (("Session 3", "90"), ("Reading", "45")):
        page.wait_for_selector("#cpd-form")
        tab_to(page, "#cpd-what")
        page.keyboard.type(what)
        tab_to(page, "#cpd-minutes")
        page.keyboard.type(minutes)
        press_on(page, "#cpd-save")
        said(page, "The entry is in your log.")
    assert page.inner_text("#own-total") == "2 hours 15 minutes in 2 entries."
    page.locator("#own-log button").first.click()
    assert page.evaluate("() => document.activeElement.id") == "cpd-what"
    page.fill("#cpd-minutes", "an hour")
    page.click("#cpd-save")
    assert "whole number" in page.inner_text("#cpd-problem")
    assert page.evaluate("() => document.activeElement.id") == "cpd-minutes"
    page.fill("#cpd-minutes", "60")
    page.click("#cpd-save")
    assert page.inner_text("#own-total") in ("1 hour 45 minutes in 2 entries.", "2 hours 30 minutes in 2 entries.")


def test_two_windows_lose_nothing(new_page: NewPage) -> None:
    first = new_page(NOTES)
    second = first.context.new_page()
    second.goto(first.url)
    for page, what in ((first, "In the first"), (second, "In the second")):
        page.fill("#cpd-what", what)
        page.fill("#cpd-minutes", "10")
        page.click("#cpd-save")
    first.wait_for_function("() => document.querySelectorAll('#own-log tbody tr').length === 2")
    first.locator("#own-log button").first.click()
    second.locator("#own-log button").first.click()
    for page, minutes in ((second, "20"), (first, "30")):
        page.fill("#cpd-minutes", minutes)
        page.click("#cpd-save")
    said(first, "Both are in your log now")
    assert first.locator("#own-log tbody tr").count() == 3


def test_a_newer_file_and_a_wrong_one_change_nothing(new_page: NewPage) -> None:
    page = new_page(NOTES)
    opened(page, FILE.read_bytes().replace(b'"version": 1', b'"version": 9'))
    said(page, "newer page")
    opened(page, b"{}")
    said(page, "does not hold notes")
    opened(page, b"x" * 5_000_000)
    said(page, "too large")
    assert page.evaluate("() => Object.keys(localStorage)") == []


def test_the_word_file_holds_all_of_it(new_page: NewPage) -> None:
    page = new_page(NOTES)
    opened(page, FILE.read_bytes())
    page.click("#own-apply")
    _, data = download(page, "#own-word")
    document = docx.Document(io.BytesIO(data))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "1 hour 30 minutes in 1 entry" in words and "I noticed the lunch queue." in words
    assert [cell.text for cell in document.tables[0].columns[1].cells][2] == "Elm & Oak School"
    assert document.tables[1].rows[1].cells[2].text == "90"


def test_where_the_browser_keeps_nothing_the_page_says_so_and_still_copies(browser: Browser, base_url: str) -> None:
    context = browser.new_context()
    refuse = "() => { throw new DOMException('no', 'SecurityError') }"
    context.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ get: {refuse} }})")
    page = context.new_page()
    page.goto(f"{base_url}{NOTES}")
    assert "keeps nothing" in page.inner_text("#own-kept")
    page.fill("#cpd-what", "Session 1")
    page.fill("#cpd-minutes", "10")
    page.click("#cpd-save")
    _, data = download(page, "#own-copy")
    assert json.loads(data)["cpd"][0]["what"] == "Session 1"
    context.close()


def test_a_site_that_is_to_keep_nothing_keeps_nothing_on_any_page_and_loses_nothing(new_page: NewPage) -> None:
    page = new_page(SESSION)
    base, asked = page.url.replace(SESSION, ""), 0
    page.locator(".semh-answer").first.fill("An old answer")
    page.wait_for_function("() => document.querySelector('.semh-answer-foot span').textContent.startsWith('Saved')")
    page.goto(base + HOME)
    page.click("#keep-nothing")
    assert "answers, marks, your CPD log or your school’s details" in page.inner_text("#screen")
    page.click("#confirm-yes")
    page.get_by_text("Nothing is kept in this browser any more.").wait_for()
    dialogs: list[str] = []

    def leave(dialog: Dialog) -> None:
        dialogs.append(dialog.type)
        dialog.accept()

    page.on("dialog", leave)
    for address, write in ((SESSION, in_a_session), (NOTES, in_the_log), (SCHOOL, in_the_details)):
        page.goto(base + address)
        page.get_by_text("You chose “Do not keep anything here”").first.wait_for()
        write(page)
        assert page.evaluate("() => Object.keys(localStorage)") == ["semh-workbench:/semh/:keeping"]
        assert page.evaluate("async () => (await indexedDB.databases()).length") <= 1
        page.reload()
        asked += 1
        assert dialogs == ["beforeunload"] * asked, address
    in_the_details(page)
    download(page, "#own-copy")
    page.reload()
    assert len(dialogs) == asked, "what is in a file is not asked about"
    page.evaluate("() => localStorage.clear()")


def in_a_session(page: Page) -> None:
    assert page.locator(".semh-answer").first.input_value() == ""
    page.locator(".semh-answer").first.fill("Words on the screen")
    page.get_by_label("I have read or done this").check()
    page.wait_for_function("() => document.querySelector('.semh-answer-paper').textContent !== ''")
    _, data = download(page, "[data-semh-copy]")
    assert json.loads(data)["notes"][0]["text"] == "Words on the screen"
    page.locator(".semh-answer").first.fill("More words on the screen")
    page.wait_for_function("() => document.querySelector('.semh-answer-paper').textContent.startsWith('More')")


def in_the_log(page: Page) -> None:
    page.fill("#cpd-what", "Session 1")
    page.fill("#cpd-minutes", "10")
    page.click("#cpd-save")
    assert page.locator("#own-log tbody tr").count() == 1


def in_the_details(page: Page) -> None:
    page.fill("#school-school_name", "Elm School")
    page.keyboard.press("Tab")
    said(page, "On this page only")


def test_a_page_from_a_disk_hands_its_words_to_my_notes(site_dir: Path, browser: Browser, tmp_path: Path) -> None:
    shutil.copytree(site_dir, tmp_path / "s", ignore=shutil.ignore_patterns("downloads"))
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((tmp_path / f"s/{SESSION}index.html").as_uri())
        page.locator(".semh-answer").first.fill("From a disk")
        page.wait_for_function("() => document.querySelector('.semh-answer-foot span').textContent.startsWith('Saved')")
        name, data = download(page, "[data-semh-copy]")
        assert name.startswith("s7_") and json.loads(data)["notes"][0]["text"] == "From a disk"
        page.goto((tmp_path / f"s/{NOTES}index.html").as_uri())
        page.evaluate("() => localStorage.clear()")
        page.reload()
        assert page.get_by_text("You opened this copy from a disk").is_visible()
        opened(page, data)
        page.click("#own-apply")
        assert page.get_by_text("From a disk", exact=True).is_visible()


def picture() -> FilePayload:
    from PIL import Image

    made = io.BytesIO()
    Image.new("RGB", (1600, 400), "#14505c").save(made, "PNG")
    return {"name": "logo.png", "mimeType": "image/png", "buffer": made.getvalue()}


def test_details_are_typed_once_and_stay(new_page: NewPage) -> None:
    page = new_page(SCHOOL, width=360)
    page.fill("#school-school_name", "Elm & Ash School")
    page.fill("#school-dsl_name", "Mr Ash")
    page.keyboard.press("Tab")
    page.set_input_files("#own-picture", picture())
    said(page, "The logo is in place.")
    page.reload()
    assert page.input_value("#school-school_name") == "Elm & Ash School"
    size = page.evaluate(
        "() => [document.getElementById('own-logo').naturalWidth, document.getElementById('own-logo').naturalHeight]"
    )
    assert size == [700, 175]
    page.click("#own-clear")
    page.click("#own-yes")
    assert page.evaluate("() => Object.keys(localStorage).filter((key) => key.includes(':school:'))") == []


def test_the_schools_own_papers_have_its_details_at_their_head(new_page: NewPage) -> None:
    page = new_page(SCHOOL)
    base = page.url.replace(SCHOOL, "")
    details = {
        "school_name": "Elm School",
        "school_address": "1 Elm Lane",
        "dsl_name": "Mr Ash",
        "dsl_contact": "01823 1",
    }
    for field, value in details.items():
        page.fill(f"#school-{field}", value)
    page.keyboard.press("Tab")
    page.set_input_files("#own-picture", picture())
    said(page, "The logo is in place.")
    page.goto(base + HOME)
    lists = {"plans": [plan("Our plan", [action("a1", "Agree the hours")])], "programmes": [programme()]}
    open_copy(page, copy_of(audits=[audit("Autumn", {})], **lists).replace(b"Elm & Ash School", b""))
    assert "from My school’s details: Elm School." in page.inner_text("#school-hint")
    dsl = "Designated safeguarding lead (DSL)"
    for address in ("audit/semh-audit/autumn/report", "plan/our-plan/report", "programme/prog1/paper"):
        go(page, f"#/{address}", ".report")
        words = page.inner_text(".report")
        assert "Elm School · 1 Elm Lane" in words and dsl in words and "Mr Ash, 01823 1" in words, address
        assert page.evaluate("() => document.querySelector('.letterhead img').naturalWidth") == 700
    for address in ("audit/semh-audit/autumn", "plan/our-plan", "programme/prog1"):
        go(page, f"#/{address}", "#word")
        name, data = download(page, "#word")
        file = docx.Document(io.BytesIO(data))
        assert name.startswith("elm-school_")
        words = "".join(file.element.body.itertext())
        assert dsl in words and "Mr Ash, 01823 1" in words, address
        for section in file.sections:
            assert section.header.paragraphs[0].text.strip() == "Elm School · 1 Elm Lane"
            assert [one.target_ref for one in section.header.part.rels.values()] == ["media/semh-logo.png"]


def test_my_notes_prints_as_a_record(new_page: NewPage) -> None:
    page = new_page(NOTES)
    opened(page, FILE.read_bytes())
    page.click("#own-apply")
    page.emulate_media(media="print")
    assert not page.locator("#cpd-form").is_visible() and not page.locator("#own-copy").is_visible()
    assert page.get_by_text("Name:").is_visible() and page.locator("#own-log").is_visible()


def test_a_word_file_takes_the_details_and_keeps_its_own_words(new_page: NewPage) -> None:
    page = new_page(SCHOOL)
    page.fill("#school-school_name", "Elm & Ash <School>")
    page.fill("#school-parent_contact", "01823 000000")
    page.keyboard.press("Tab")
    page.set_input_files("#own-picture", picture())
    said(page, "The logo is in place.")
    letter = (Paragraph((Run("From [school]. Ask:"),)), Lines(2, "ask"), Paragraph((Run("[date]"),)))
    word: FilePayload = {"name": "letter.docx", "mimeType": "", "buffer": write_word(WordFile("Letter", letter))}
    with page.expect_download() as waiting:
        page.set_input_files("#own-docx", word)
    assert waiting.value.suggested_filename == "letter_my-school.docx"
    filled = docx.Document(str(waiting.value.path()))
    words = [str(text) for text in filled.element.body.xpath(".//w:t/text()")]
    assert words == ["Letter", "From ", "Elm & Ash <School>", ". Ask:", "01823 000000", "[date]"]
    assert "Elm & Ash <School>" in filled.sections[0].header.paragraphs[0].text
    assert any(name.target_ref.endswith("semh-logo.png") for name in filled.sections[0].header.part.rels.values())
    said(page, "Filled: 2 places and the head of the page.")
    page.set_input_files("#own-docx", {"name": "bad.docx", "mimeType": "", "buffer": b"PK not a zip"})
    said(page, "could not be read as a Word file")


def test_the_policies_take_the_details_that_are_still_empty(new_page: NewPage) -> None:
    page = new_page(SCHOOL)
    for field, value in (("school_name", "Elm School"), ("dsl_name", "Mr Ash")):
        page.fill(f"#school-{field}", value)
    page.keyboard.press("Tab")
    said(page, "Saved.")
    page.goto(page.url.replace(SCHOOL, f"{HOME}#/policy"))
    page.wait_for_selector("#page-heading")
    page.get_by_role("button", name="Start").first.click()
    page.wait_for_function("() => /policy\\/.+/.test(location.hash)")
    page.evaluate("() => { location.hash += '/details' }")
    page.click("#take-details")
    page.wait_for_function("() => document.getElementById('take-details') === null")
    assert page.input_value("#field-school_name") == "Elm School"
    assert page.input_value("#field-dsl_name") == "Mr Ash"
