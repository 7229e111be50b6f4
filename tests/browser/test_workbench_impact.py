"""The impact form and the conference on the built page: by keyboard, with errors, on paper, and in the files they hand over."""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from docx import Document
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page
from pptx import Presentation

from semh.core.problems import Place
from semh.office.verify import verify_office
from tests.browser.conftest import NewPage
from tests.browser.workbench import (
    AT,
    HOME,
    action,
    answer,
    audit,
    autumn,
    copy_of,
    download,
    go,
    impact,
    open_copy,
    plan,
    press_on,
    programme,
    saved,
    tab_to,
)
from tests.office.libreoffice import overflowing, to_pdf

pytestmark = [pytest.mark.browser, pytest.mark.site]

HEADINGS = ["Learning journey", "What has been done", "Impact so far", "What next"]
BEFORE = audit("Autumn", {"leadership.champion": answer("not-yet"), "leadership.shared-meaning": answer("started")})
AFTER = audit("Summer", {"leadership.champion": answer("in-place"), "leadership.shared-meaning": answer("started")})
PLAN = plan(
    "Our plan",
    [
        action("a1", "Agree the Champion's hours", evidence="Minutes", history=[{"status": "done", "at": AT}]),
        action("a2", "Paid time for lunchtime staff", owner="bursar", by="2027-02-01", success="All trained"),
    ],
)
WORRY_BOX = "Our worry box <was> opened once a week & one worry waited six days."


IMPACT = impact(
    autumn(2025, suspensions=58, lessons_removed=1204, pupils_suspended=3),
    autumn(2026, suspensions=49, lessons_removed=1690, pupils_suspended=4),
    audit_ratings__baseline="autumn",
    audit_ratings__now="summer",
    policy_agreed__now="Governors agreed it on 12 May 2026.",
    suspensions__note="From the register.",
    what_else="A new lunchtime rota.",
)
CHOICES = {
    "journey.line": "A secondary school at the edge of a town.", "done.actions": "a1", "done.expectations": "exp.audit",
    "impact.figures": "suspensions\nlessons-removed\npupils-suspended", "impact.audits": "audits",
    "impact.failed": WORRY_BOX, "next.actions": "a2", "poster.figure": "suspensions",
}  # fmt: skip


def whole(**conference: str) -> bytes:
    """A copy with all that the conference draws on."""
    met = {"exp.audit": {"status": "met", "evidence": "48 of 48", "on": "2026-03-01"}}
    record = programme(expectations=met, conference=conference)
    return copy_of(audits=[BEFORE, AFTER], plans=[PLAN], impacts=[IMPACT], programmes=[record])


@pytest.fixture
def filled(new_page: NewPage) -> Page:
    """The first screen with two audits, a plan, a record of impact, and choices for the conference."""
    page = new_page(HOME)
    open_copy(page, whole(**CHOICES))
    return page


@pytest.fixture
def deck(filled: Page) -> bytes:
    """The slides of those choices."""
    go(filled, "#/conference/prog1", "#deck")
    name, data = download(filled, "#deck")
    assert re.fullmatch(r"elm-ash-school_semh-conference_20\d\d-\d\d-\d\d\.pptx", name)
    return data


def test_by_keyboard_alone_two_periods_and_a_figure_lead_to_a_result(new_page: NewPage) -> None:
    page = new_page("tools/workbench/#/impact")
    page.wait_for_selector("#start-impact")
    press_on(page, "#start-impact")
    page.wait_for_selector("#task-list")
    press_on(page, '[data-task="periods"] a')
    for id_, year in (("baseline", 2025), ("now", 2026)):
        for end, day in (("from", "0309"), ("to", "1812")):
            page.fill(f"#period-{id_}-{end}", f"{year}-{day[2:]}-{day[:2]}")
        tab_to(page, f"#period-{id_}-school_days")
        page.keyboard.type("70")
        tab_to(page, f"#period-{id_}-pupils")
        page.keyboard.type("940")
    assert page.inner_text("#refusal") == "These two periods can be compared."
    press_on(page, "#check-screen")
    page.wait_for_selector("#task-list")
    press_on(page, '[data-task="imp.incidents-and-suspensions"] a')
    tab_to(page, "#figure-suspensions-baseline-count")
    page.keyboard.type("1,058")
    tab_to(page, "#figure-suspensions-now-count")
    page.keyboard.type("949")
    outcome = page.inner_text('[data-outcome="suspensions"]')
    assert "Then: 112.55 per 100 pupils (1,058). Now: 100.96 per 100 pupils (949)." in outcome
    assert "Lower by 11.59 per 100 pupils. Lower is what you hope for." in outcome
    page.wait_for_function("() => document.getElementById('announcements').textContent.includes('Lower by 11.59')")
    saved(page)


def test_the_definition_the_country_and_the_cautions_stand_beside_a_measure(filled: Page) -> None:
    go(filled, "#/impact/imp1/evidence/imp.incidents-and-suspensions", '[data-measure="suspensions"]')
    part = filled.inner_text('[data-measure="suspensions"]')
    assert "divided by pupils on roll, times 100" in part
    assert "11.31 per 100 pupils in 2023/24 (all state-funded schools), published July 2025." in part
    assert "Not shown: small numbers" in filled.inner_text('[data-outcome="pupils-suspended"]')


def test_what_is_wrong_is_listed_with_a_way_to_each_field(filled: Page) -> None:
    address = "#/impact/imp1/evidence/imp.attendance"
    go(filled, address, "#figure-absence-now-count")
    filled.fill("#figure-absence-now-count", "ten")
    filled.fill("#figure-persistent-absence-now-count", "941")
    assert not filled.query_selector("#error-summary")
    filled.click("#check-screen")
    filled.wait_for_function("() => document.activeElement.id === 'error-summary'")
    links = filled.query_selector_all("#error-summary a")
    assert [link.inner_text() for link in links] == [
        "Type a number: digits, or days with “.5” for a half.",
        "Persistent absence, now: that is more than all 940.",
    ]
    links[1].click()
    assert filled.evaluate("() => document.activeElement.id") == "figure-persistent-absence-now-count"
    assert filled.get_attribute("#figure-persistent-absence-now-count", "aria-invalid") == "true"
    go(filled, "#/impact/imp1/check", "#to-mend")
    filled.click("#to-mend li:last-child a")
    filled.wait_for_selector("#figure-persistent-absence-now-count")
    assert filled.evaluate("() => document.activeElement.id") == "figure-persistent-absence-now-count"


def test_periods_of_another_season_are_refused_in_words(filled: Page) -> None:
    go(filled, "#/impact/imp1/periods", "#period-now-from")
    filled.fill("#period-now-from", "2026-04-13")
    filled.fill("#period-now-to", "2026-07-21")
    filled.wait_for_function(
        "() => document.getElementById('refusal').textContent.includes('different parts of the year')"
    )
    go(filled, "#/impact/imp1/report", "#report-refusal")
    row = filled.inner_text('[data-result="suspensions"]')
    assert "different parts of the year" in row and "Lower by" not in row


def test_the_report_keeps_adults_and_pupils_apart_and_prints_every_caution(filled: Page) -> None:
    go(filled, "#/impact/imp1/report", "#impact-report")
    assert [one.get_attribute("data-half") for one in filled.query_selector_all("[data-half]")] == ["adults", "pupils"]
    assert filled.query_selector('[data-half="adults"] #movement-sections')
    assert filled.query_selector('[data-half="pupils"] [data-result="suspensions"]')
    assert len(filled.query_selector_all("#report-cautions li")) == 6
    assert "How the school counted: From the register." in filled.inner_text('[data-facts="suspensions"]')


def test_the_impact_report_in_word_and_excel_holds_no_small_count(filled: Page) -> None:
    go(filled, "#/impact/imp1", "#word")
    data = download(filled, "#word")[1]
    document = Document(io.BytesIO(data))
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings == [
        "The two periods", "What adults did", "What changed for pupils", "What these figures cannot say",
        "What else changed",
    ]  # fmt: skip
    assert verify_office(data, "docx", "impact", Place(PurePosixPath("impact"))) == []
    book = load_workbook(io.BytesIO(download(filled, "#spreadsheet")[1]))
    assert book.sheetnames == ["Read me", "Figures", "In words", "Two audits"]
    head, *rows = [[cell.value for cell in row] for row in book["Figures"].iter_rows()]
    figures = {row[2]: dict(zip(head, row, strict=True)) for row in rows}
    assert figures["Suspensions"]["Difference"] == -0.96
    assert figures["Suspensions"]["Then, rate"] == 6.17
    small = figures["Pupils suspended at least once"]
    assert (small["Then"], small["Then, rate"], small["Difference"]) == ("Not shown: small numbers", None, None)


def test_counts_from_the_profile_come_in_and_go_out_again(filled: Page) -> None:
    counts = {
        "format": "semh-profile-counts", "version": 1, "made_on": "2026-11-24", "rules_version": "2026.1", "n": 40,
        "groups": [{"id": "support", "title": "Support", "by": "support", "columns": ["Better", "Same"], "totals": [12, None],
                    "total": 15, "rows": [{"label": "Check-in", "counts": [12, None], "total": 15}]}],
    }  # fmt: skip
    go(filled, "#/impact/imp1/evidence/imp.interventions", "#profile-counts")
    small = {**counts, "groups": [{**counts["groups"][0], "totals": [3, None]}]}  # type: ignore[index]
    for content in (small, counts):
        file = {"name": "x.counts.json", "mimeType": "application/json", "buffer": json.dumps(content).encode()}
        filled.set_input_files("#counts-file", file)  # type: ignore[arg-type]
        filled.wait_for_selector("#notice.is-problem" if content is small else "#profile-taken")
    assert [cell.inner_text() for cell in filled.query_selector_all(".profile-table tbody > tr > *")] == [
        "Check-in", "12", "not shown", "15",
    ]  # fmt: skip
    saved(filled)
    filled.click("#remove-counts")
    filled.wait_for_selector("#profile-taken", state="detached")


def test_nothing_is_chosen_for_the_conference_until_somebody_does(new_page: NewPage) -> None:
    page = new_page(HOME)
    open_copy(page, whole())
    for part in ("journey", "done", "impact", "next"):
        go(page, f"#/conference/prog1/{part}", "#gaps")
        assert page.query_selector_all("#screen input:checked") == []
    go(page, "#/conference/prog1", "#deck")
    slides = list(Presentation(io.BytesIO(download(page, "#deck")[1])).slides)
    assert [slide.shapes.title.text for slide in slides] == HEADINGS
    for slide in slides:
        text = [shape.text_frame.text for shape in slide.placeholders if shape.placeholder_format.type.name == "OBJECT"]
        assert text == []
        assert "Still missing:" in slide.notes_slide.notes_text_frame.text


def test_by_keyboard_alone_a_choice_is_made_for_the_slides(new_page: NewPage) -> None:
    page = new_page(HOME)
    open_copy(page, whole())
    go(page, "#/conference/prog1", "#task-list")
    press_on(page, '[data-heading="next"] a')
    page.wait_for_selector('[data-group="next.actions"]')
    tab_to(page, '[data-group="next.actions"] input')
    page.keyboard.press("Space")
    tab_to(page, "#say-next-need")
    page.keyboard.type("A visit.")
    saved(page)
    press_on(page, ".onwards a")
    page.wait_for_selector("#deck")
    last = list(Presentation(io.BytesIO(download(page, "#deck")[1])).slides)[-1]
    assert last.placeholders[1].text_frame.text == (
        "Paid time for lunchtime staff (bursar, by 1 Feb 2027, not started)\nWhat we need: A visit."
    )


def test_the_slides_have_the_four_headings_native_charts_and_notes(deck: bytes) -> None:
    assert verify_office(deck, "pptx", "deck", Place(PurePosixPath("deck"))) == []
    presentation = Presentation(io.BytesIO(deck))
    titles = [slide.shapes.title.text for slide in presentation.slides]
    assert titles == [
        "Learning journey", "What has been done", "Impact so far: suspensions",
        "Impact so far: pupils suspended at least once", "Impact so far: lessons missed to removal",
        "Impact so far: the audit, then and now", "Impact so far: in words", "What next",
    ]  # fmt: skip
    charts = {slide.shapes.title.text: [s for s in slide.shapes if s.has_chart] for slide in presentation.slides}
    (chart,) = charts["Impact so far: suspensions"]
    assert list(chart.chart.plots[0].series[0].values) == [6.17, 5.21]
    assert "6.17 per 100 pupils" in chart._element.nvGraphicFramePr.cNvPr.get("descr")
    book = load_workbook(io.BytesIO(chart.chart.part.chart_workbook.xlsx_part.blob))
    assert [cell.value for cell in book["Sheet1"]["B"]] == ["Per 100 pupils", 6.17, 5.21]
    assert charts["Impact so far: pupils suspended at least once"] == []
    notes = presentation.slides[2].notes_slide.notes_text_frame.text
    assert "How it is counted: Suspensions that began in the period" in notes
    assert "There was no group to compare with" in notes
    assert presentation.core_properties.language == "en-GB"


def test_powerpoint_lists_the_slides_under_exactly_four_headings(deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        assert archive.testzip() is None
        show = archive.read("ppt/presentation.xml").decode()
    assert re.findall(r'<p14:section name="([^"]+)"', show) == HEADINGS
    assert len(re.findall(r"<p14:sldId ", show)) == len(Presentation(io.BytesIO(deck)).slides)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_no_text_of_the_slides_runs_out_and_the_case_study_fits_a_page(
    filled: Page, deck: bytes, tmp_path: Path
) -> None:
    go(filled, "#/conference/prog1/done", "#say-done-stopped")
    filled.fill("#say-done-stopped", " ".join(["Something that we stopped."] * 60))
    saved(filled)
    go(filled, "#/conference/prog1", "#deck")
    long = download(filled, "#deck")[1]
    go(filled, "#/conference/prog1/case-study", "#word")
    study = download(filled, "#word")[1]
    pdfs = to_pdf({"deck.pptx": deck, "long.pptx": long, "study.docx": study}, tmp_path / "office")
    assert overflowing(deck, pdfs["deck.pptx"], tmp_path) == []
    assert overflowing(long, pdfs["long.pptx"], tmp_path) == []
    assert len(Presentation(io.BytesIO(long)).slides) > len(Presentation(io.BytesIO(deck)).slides)
    assert pdfs["study.docx"].count(b"/Type/Page/") + pdfs["study.docx"].count(b"/Type/Page\n") == 1


def test_the_case_study_has_the_headings_and_one_table(filled: Page) -> None:
    go(filled, "#/conference/prog1/case-study", "#word")
    data = download(filled, "#word")[1]
    assert verify_office(data, "docx", "study", Place(PurePosixPath("study"))) == []
    document = Document(io.BytesIO(data))
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == HEADINGS
    (table,) = document.tables
    assert [cell.text for cell in table.rows[1].cells][:3] == [
        "Suspensions", "6.17 per 100 pupils (58)", "5.21 per 100 pupils (49)",
    ]  # fmt: skip
    assert f"What did not work: {WORRY_BOX}" in [one.text for one in document.paragraphs]
    assert document.paragraphs[-1].text.startswith("There was no group to compare with")


@pytest.mark.parametrize(("size", "width"), [("a1", 1684), ("a3", 842)])
def test_the_poster_is_one_page_of_its_size(filled: Page, size: str, width: int) -> None:
    go(filled, "#/conference/prog1/poster", "#poster")
    filled.check(f"#poster-size-{size}")
    filled.wait_for_function("() => document.getElementById('poster-fit').textContent === 'Everything fits.'")
    assert [one.inner_text() for one in filled.query_selector_all("#poster h2")] == HEADINGS
    assert "5.21 per 100 pupils" in filled.inner_text("#poster-figure")
    pdf = filled.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [round(float(one)) for one, _ in boxes] == [width]


def test_a_poster_that_holds_too_much_says_so(filled: Page) -> None:
    go(filled, "#/conference/prog1/impact", "#say-impact-say")
    filled.fill("#say-impact-say", " ".join(["Many words."] * 150))
    go(filled, "#/conference/prog1/poster", "#poster")
    filled.wait_for_function("() => document.getElementById('poster-fit').textContent.startsWith('Too much')")
    assert "“Impact so far”" in filled.inner_text("#poster-fit")


@pytest.mark.parametrize("where", ["tools/workbench/index.html", "downloads/tools/workbench.html"])
def test_the_slides_are_made_from_a_folder_and_in_the_single_file(browser: Browser, site_dir: Path, where: str) -> None:
    page = browser.new_context(accept_downloads=True).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto((site_dir / where).resolve().as_uri())
    open_copy(page, whole(**CHOICES))
    go(page, "#/conference/prog1", "#deck")
    assert Presentation(io.BytesIO(download(page, "#deck")[1])).slides[0].shapes.title.text == HEADINGS[0]
    assert faults == []
    page.context.close()


def test_the_first_screen_leads_to_the_conference_which_names_what_is_missing(filled: Page) -> None:
    go(filled, "#/conference/prog1", "#gaps")
    assert "How does this stand? Other staff attend the sessions relevant to them." in filled.inner_text("#gaps")
    go(filled, "#/", "#impact-list")
    filled.click('a[href="#/conference"]')
    filled.wait_for_selector("#conference-list a, #deck")
