"""What the Workbench writes for other programs, opened with other programs and read back field by field."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page

from tests.browser.conftest import NewPage
from tests.browser.workbench import HOME, action, answer, audit, copy_of, download, go, open_copy, plan

pytestmark = [pytest.mark.browser, pytest.mark.site]

NASTY = '=SUM(1+1)\n<b>second & "third"</b> ✓ 😀'
LINK = {"definition_id": "semh-audit", "statement_id": "leadership.champion", "now": "not-yet"}
ACTIONS = [
    action(
        "a1", "Agree the Champion's hours", owner="head", by="2026-12-18", success="On the timetable", cost=NASTY,
        evidence="Minutes, 3 November", review="2027-01-15", links=[LINK],
        history=[{"status": "in-progress", "at": "2026-11-05T10:00:00.000Z"}],
    ),
    action("a2", "Ask pupils; twice, in class", owner="pastoral lead",
           history=[{"status": "done", "at": "2026-11-06T10:00:00.000Z"}]),
]  # fmt: skip
PLAN = plan(
    "Our plan", ACTIONS, period="2026–27", lead="SEMH Champion", version="1.0", approved_by="Governing body",
    approved_on="2026-11-10", review_on="2027-03-01", governors="Agree cover for two mornings a term.",
)  # fmt: skip
AUDIT = audit(
    "Autumn",
    {
        "leadership.champion": answer(
            "not-yet", priority="high", evidence=NASTY, owner="head", date="2026-11-20", confidence="high"
        ),
        "leadership.shared-meaning": answer("embedded"),
        "leadership.plan": answer("na"),
        "old.statement": answer("started", evidence="kept"),
    },
)


@pytest.fixture
def filled(new_page: NewPage) -> Page:
    """The first screen with one audit and one plan."""
    page = new_page(HOME)
    open_copy(page, copy_of(audits=[AUDIT], plans=[PLAN]))
    return page


def cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_plan_in_word_has_control_table_actions_and_a_page_for_governors(filled: Page) -> None:
    go(filled, "#/plan/our-plan", "#word")
    name, data = download(filled, "#word")
    assert name.startswith("elm-ash-school_our-plan_20") and name.endswith(".docx")
    document = Document(io.BytesIO(data))
    assert document.core_properties.title == "Our plan"
    assert document.core_properties.language == "en-GB"
    headings = [one.text for one in document.paragraphs if one.style.name.startswith("Heading 1")]
    assert headings == ["Document control", "For the school’s own improvement plan", "Actions", "Report for governors"]
    control, actions = document.tables
    assert [row[0] for row in cells(control)] == [
        "School", "Plan", "Period", "Led by", "Version", "Last changed", "Approved by", "Approved on", "Next review",
    ]  # fmt: skip
    assert dict(cells(control))["School"] == "Elm & Ash School"
    assert dict(cells(control))["Next review"] == "1 Mar 2027"
    assert cells(actions)[0][0] == "Action"
    first = cells(actions)[1]
    assert first[0].startswith("Agree the Champion's hours\nFor: A named senior leader")
    assert first[1:] == [
        "head\nby 18 Dec 2026", "On the timetable", NASTY, "Minutes, 3 November",
        "In progress, 5 Nov 2026\nReview: 15 Jan 2027",
    ]  # fmt: skip
    assert cells(actions)[2][5] == "Done, 6 Nov 2026"
    text = "\n".join(one.text for one in document.paragraphs)
    assert "Agree cover for two mornings a term." in text
    assert "2 actions: 1 in progress, 1 done." in text
    assert [section.orientation for section in document.sections] == [0, 1, 0]


def test_header_rows_are_marked_and_every_table_has_a_name(filled: Page) -> None:
    go(filled, "#/plan/our-plan", "#word")
    document = Document(io.BytesIO(download(filled, "#word")[1]))
    xml = document.element.xml
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:tblCaption") == 2
    assert "Elm & Ash School · Our plan · page 1 of 1" in document.sections[0].footer.paragraphs[0]._p.xpath(
        "string(.)"
    )


def test_the_plan_as_a_workbook_keeps_dates_as_dates_and_text_as_text(filled: Page) -> None:
    go(filled, "#/plan/our-plan", "#spreadsheet")
    book = load_workbook(io.BytesIO(download(filled, "#spreadsheet")[1]))
    assert book.sheetnames == ["Read me", "Plan", "History", "Lists"]
    sheet = book["Plan"]
    rows = [dict(zip((c.value for c in sheet[1]), (c.value for c in row), strict=True)) for row in sheet.iter_rows(2)]
    assert rows[0]["Action"] == "Agree the Champion's hours"
    assert rows[0]["By when"] == datetime(2026, 12, 18)
    assert rows[0]["Review"] == datetime(2027, 1, 15)
    assert rows[0]["Cost and time"] == NASTY
    assert rows[0]["Statement id"] == "leadership.champion"
    assert rows[0]["Status"] == "In progress"
    assert rows[1]["Owner"] == "pastoral lead"
    assert rows[1]["By when"] is None
    assert sheet["I2"].data_type == "s"
    assert sheet.auto_filter.ref == "A1:L3"
    assert sheet.freeze_panes == "A2"
    assert not sheet.merged_cells.ranges
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    assert lists["L2:L203"] == "Lists!$B$1:$B$4"
    assert [book["Lists"].cell(row, 2).value for row in range(1, 5)] == [
        "Not started",
        "In progress",
        "Done",
        "Dropped",
    ]
    history = [[cell.value for cell in row] for row in book["History"].iter_rows(2)]
    assert history[0] == [1, "Agree the Champion's hours", "In progress", datetime(2026, 11, 5)]


def test_the_reminders_are_folded_and_escaped_and_hold_only_what_is_open(filled: Page) -> None:
    go(filled, "#/plan/our-plan", "#calendar")
    name, data = download(filled, "#calendar")
    text = data.decode()
    assert name.endswith(".ics")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    whole = text.replace("\r\n ", "")
    assert whole.count("BEGIN:VEVENT") == 3
    assert "DTSTART;VALUE=DATE:20270115\r\nDTEND;VALUE=DATE:20270116" in whole
    assert "SUMMARY:SEMH action due: Agree the Champion's hours" in whole
    assert "UID:a1-review@semh-workbench" in whole
    assert "DESCRIPTION:Owner: head\\nSuccess measure: On the timetable" in whole
    assert "Ask pupils" not in whole


def test_the_audit_in_word_has_every_answer_with_its_notes(filled: Page) -> None:
    go(filled, "#/audit/semh-audit/autumn", "#word")
    document = Document(io.BytesIO(download(filled, "#word")[1]))
    tables = document.tables
    assert dict(cells(tables[0]))["Answered"] == "3 of 48"
    answers = {row[0].split("\n")[0]: row for table in tables[1:] for row in cells(table)}
    champion = next(
        row for text, row in answers.items() if text.startswith("A named senior leader is the SEMH Champion")
    )
    assert champion[1:] == ["Not yet", "High", NASTY, "head\n20 Nov 2026\nSure"]
    assert sum(len(table.rows) - 1 for table in tables[1:]) == 48
    text = "\n".join(one.text for one in document.paragraphs)
    assert "old.statement: Started. kept" in text
    assert next(one.text for one in document.paragraphs if one.style.name == "Heading 2") == "Leadership and culture"


def test_the_audit_as_a_workbook_has_one_row_a_statement(filled: Page) -> None:
    go(filled, "#/audit/semh-audit/autumn", "#spreadsheet")
    book = load_workbook(io.BytesIO(download(filled, "#spreadsheet")[1]))
    assert book.sheetnames == ["Read me", "Answers", "Counts", "Lists"]
    rows = {row[0].value: [cell.value for cell in row] for row in book["Answers"].iter_rows(2)}
    assert len(rows) == 49
    assert rows["leadership.champion"][4:] == ["Not yet", "High", NASTY, "head", datetime(2026, 11, 20), "Sure"]
    assert rows["leadership.plan"][4] == "Not applicable"
    assert rows["old.statement"][1] == "No longer asked"
    counts = [[cell.value for cell in row] for row in book["Counts"].iter_rows(2)]
    assert counts[0][:4] == ["Leadership and culture", counts[0][1], 3, 1]
    assert sum(row[1] for row in counts) == 48


@pytest.mark.parametrize("where", ["tools/workbench/index.html", "downloads/tools/workbench.html"])
def test_word_works_from_a_folder_and_in_the_single_file(browser: Browser, site_dir: Any, where: str) -> None:
    page = browser.new_context(accept_downloads=True).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto((site_dir / where).resolve().as_uri())
    open_copy(page, copy_of(plans=[PLAN]))
    go(page, "#/plan/our-plan", "#word")
    assert Document(io.BytesIO(download(page, "#word")[1])).tables
    assert faults == []
    page.context.close()


def test_a_script_that_does_not_arrive_is_said_in_words_and_can_be_tried_again(filled: Page) -> None:
    go(filled, "#/plan/our-plan", "#word")
    filled.evaluate("() => { window.gone = document.body.append; document.body.append = (s) => s.onerror() }")
    filled.click("#word")
    filled.wait_for_selector("#notice.is-problem")
    assert "no file was made" in filled.inner_text("#notice")
    filled.evaluate("() => { document.body.append = window.gone }")
    assert download(filled, "#word")[0].endswith(".docx")


def test_the_single_file_stays_small(site_dir: Any) -> None:
    """600 KB is the budget, and 110 % of it fails. Seven policies are packed into it, which is what brings it near."""
    assert (site_dir / "downloads/tools/workbench.html").stat().st_size <= 1.1 * 600 * 1024
