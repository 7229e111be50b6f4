"""Reading pages as people meet them: without JavaScript, on paper, with their own notes, and nothing sent anywhere."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from semh.core.documents import Kind
from semh.core.programme import Programme
from tests.browser.conftest import NewPage
from tests.browser.pages import READING

pytestmark = [pytest.mark.browser, pytest.mark.site]
SESSION = "sessions/07-common-difficulties/"


@pytest.mark.parametrize("path", READING, ids=lambda path: path or "home")
def test_a_page_reads_without_javascript(new_page: NewPage, path: str) -> None:
    page = new_page(path, scripts=False, width=360)
    assert page.locator("main h1").is_visible()
    assert page.get_by_role("navigation", name="Main").is_visible()
    assert not page.locator(".md-search").is_visible()
    assert all(part.is_visible() for part in page.locator(".semh-keystage").all())


def test_the_guidance_list_is_whole_without_javascript(new_page: NewPage) -> None:
    page = new_page("staff/guidance/", scripts=False)
    assert page.locator("#semh-topics > li:visible").count() == page.locator("#semh-topics > li").count() > 5
    assert page.get_by_role("link", name="Key stage 1").is_visible()


def test_a_stage_page_holds_only_its_stage(new_page: NewPage) -> None:
    page = new_page("for/ks1/anxiety/", scripts=False)
    assert page.get_by_text("Key stages 1 and 2", exact=True).first.is_visible()
    assert page.locator(".semh-keystage[data-ks~='ks4']:not([data-ks~='ks1'])").count() == 0
    page.get_by_role("link", name="This topic for all key stages").click()
    assert page.url.endswith("/staff/guidance/anxiety/")


def test_the_tool_page_reads_as_a_form_without_javascript(new_page: NewPage) -> None:
    page = new_page("tools/workbench/", scripts=False)
    assert page.get_by_text("need JavaScript").is_visible()
    assert page.locator(".paper-statement").count() > 40


def test_a_reflection_stays_after_a_reload_and_can_be_cleared(new_page: NewPage) -> None:
    page = new_page(SESSION)
    box = page.locator(".semh-reflect").first
    area, status = box.locator("textarea"), box.get_by_role("status")
    area.fill("I noticed the lunch queue.")
    page.wait_for_function("() => document.querySelector('.semh-answer-foot span').textContent.startsWith('Saved')")
    page.reload()
    assert area.input_value() == "I noticed the lunch queue."
    keys = page.evaluate("() => Object.keys(localStorage)")
    assert [key for key in keys if "reflect" in key] == [f"semh:/semh/:reflect:{box.get_attribute('data-reflect')}"]
    box.get_by_role("button", name="Clear").click()
    assert (area.input_value(), status.inner_text()) == ("", "Cleared.")
    box.get_by_role("button", name="Undo").click()
    assert area.input_value() == "I noticed the lunch queue."


def test_a_reflection_prints_as_text_and_an_empty_one_as_lines(new_page: NewPage) -> None:
    page = new_page(SESSION)
    page.locator(".semh-answer").first.fill("Printed words")
    page.wait_for_function("() => document.querySelector('.semh-answer-paper').textContent !== ''")
    page.emulate_media(media="print")
    assert page.get_by_text("Printed words").is_visible()
    assert not page.locator(".semh-answer").first.is_visible()
    assert page.locator(".semh-answer-paper:empty").last.bounding_box()["height"] > 60  # type: ignore[index]


def test_dates_owner_and_waiting_for_review_are_on_the_page(new_page: NewPage) -> None:
    page = new_page("staff/guidance/self-harm/")
    facts = page.locator(".semh-facts").inner_text()
    assert re.search(r"Last reviewed \d+ \w+ 20\d\d\s*Next review \d+ \w+ 20\d\d\s*Owner: ", facts)
    assert page.get_by_text("Awaiting clinical review.").is_visible()
    assert page.evaluate(
        "() => document.querySelector('.semh-safety').compareDocumentPosition(document.querySelector('#semh-filter')) & 4"
    )


@pytest.mark.parametrize("topic", ["anxiety", "self-harm"])
def test_a_phone_shows_the_two_minute_version_before_filter_and_contents(new_page: NewPage, topic: str) -> None:
    page = new_page(f"staff/guidance/{topic}/", width=360)
    parts = ("h1", "#in-two-minutes", "#semh-filter", ".semh-toc-narrow", "#signs")
    tops = [page.locator(part).bounding_box()["y"] for part in parts]  # type: ignore[index]
    assert tops == sorted(tops)
    if topic == "anxiety":
        assert tops[1] < 600


def test_downloads_name_format_pages_and_size(new_page: NewPage) -> None:
    page = new_page(SESSION)
    rows = page.locator(".semh-downloads li").all_inner_texts()
    if not rows:
        pytest.skip("the site was built without packs")
    assert all(re.search(r"\((PDF, \d+ pages?, |PPTX, |DOCX, |ZIP, ).*(KB|MB)\)$", row) for row in rows)


def test_no_facilitator_text_is_on_a_page_or_in_the_search_index(site_dir: Path, programme: Programme) -> None:
    texts = [file.read_text(encoding="utf-8") for file in sorted(site_dir.rglob("*.html"))]
    texts.append(json.dumps(json.loads((site_dir / "search/search_index.json").read_text()), ensure_ascii=False))
    everything = "\n".join(" ".join(re.sub(r"<[^>]+>", " ", text).split()) for text in texts)
    public = " ".join(
        " ".join(document.body.split())
        for document in programme.documents.values()
        if document.kind in (Kind.page, Kind.handout)
    )
    checked = 0
    for document in programme.of_kind(Kind.facilitator):
        for block in document.scan.walk():
            sentence = " ".join(block.body.split())[:60]
            if block.name in ("watch", "ask") and len(sentence) > 40 and "*" not in sentence and sentence not in public:
                assert sentence not in everything
                checked += 1
    assert checked > 10


def test_the_single_file_is_what_its_sum_says(site_dir: Path) -> None:
    file = site_dir / "downloads/tools/workbench.html"
    stated = file.with_name("workbench.html.sha256").read_text().split()[0]
    assert hashlib.sha256(file.read_bytes()).hexdigest() == stated
    assert stated in (site_dir / "staff/audits/semh-audit/index.html").read_text()


def test_a_parent_can_leave_a_sensitive_page(new_page: NewPage) -> None:
    page = new_page("parents/3-self-harm-and-suicidal-thoughts/", width=360)
    assert page.get_by_text("does not hide that you were here").is_visible()
    page.evaluate("() => scrollTo(0, 2000)")
    assert page.get_by_role("link", name="Leave this page").bounding_box()["y"] < 100  # type: ignore[index]
    page.context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="weather"))
    before = page.evaluate("() => history.length")
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("https://www.bbc.co.uk/weather")
    assert page.evaluate("() => history.length") == before


def test_pages_from_the_zip_file_open_from_a_disk(site_dir: Path, browser: Browser, tmp_path: Path) -> None:
    with zipfile.ZipFile(site_dir / "downloads/site-offline.zip") as archive:
        archive.extractall(tmp_path)
    with browser.new_context() as context:
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto((tmp_path / "semh-site/index.html").as_uri())
        page.get_by_role("link", name="Guidance", exact=True).click()
        page.get_by_role("link", name="Anxiety", exact=True).first.click()
        page.get_by_label("Key stage 1").check()
        page.locator(".semh-keystage[data-ks~='ks4']").first.wait_for(state="hidden")
        assert page.locator(".semh-keystage[data-ks~='ks1']").first.is_visible()
        page.get_by_role("textbox", name="Search this site").fill("self harm")
        page.locator(".md-search-result__link", has_text="Self-harm").first.click()
        page.wait_for_url("**/self-harm**/index.html**")
        page.goto((tmp_path / "semh-site/downloads/tools/workbench.html").as_uri())
        page.get_by_role("heading", name="Workbench").wait_for()
        assert errors == []
