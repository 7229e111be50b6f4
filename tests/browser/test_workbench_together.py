"""Putting several people's answers together on the built page."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.workbench import HOME, answer, audit, copy_of, go, saved

pytestmark = [pytest.mark.browser, pytest.mark.site]

RATINGS = ("not-yet", "started", "started", "in-place", "embedded", "started")


def files(count: int, **more: Any) -> list[dict[str, Any]]:
    """The copies that `count` people send back, each with a name in it and in its file's name."""
    sent = []
    for index in range(count):
        answers = {
            "leadership.champion": answer(RATINGS[index % 6], evidence=f"note {9 - index}", owner="Ms Jones"),
            "leadership.plan": answer("started"),
        }
        one = audit(f"Jones {index}", answers, **more)
        name = f"jones-{index}.semh.json"
        sent.append({"name": name, "mimeType": "application/json", "buffer": copy_of(audits=[one])})
    return sent


def add(page: Page, definition: str, sent: list[dict[str, Any]]) -> None:
    """Start a set and add the copies."""
    go(page, "#/together", f'[data-start-group="{definition}"]')
    page.click(f'[data-start-group="{definition}"]')
    page.wait_for_selector("#add-returns")
    page.set_input_files("#returns-file", sent)
    page.wait_for_selector("#returns-apply")
    page.click("#returns-apply")
    page.wait_for_selector("#responses li")
    saved(page)


def test_disagreements_come_first_and_an_audit_is_made_of_what_people_agreed(new_page: NewPage) -> None:
    page = new_page(HOME)
    add(page, "semh-audit", files(6))
    assert page.locator("#responses > li").count() == 6
    page.click('a[href$="/agree"]')
    page.wait_for_selector("[data-spread]")
    first = page.locator("[data-spread]").first
    assert first.get_attribute("data-spread") == "leadership.champion"
    assert "Lowest: Not yet. Median: Started. Highest: Embedded. 6 people rated it." in first.inner_text()
    assert page.locator("input[type=radio]:checked").count() == 0
    page.check('[name="leadership.champion.agreed"][value="started"]')
    page.wait_for_function("() => document.querySelector('#agreed-count').textContent.startsWith('1 of 48')")
    page.click("#make-audit")
    page.wait_for_selector("#task-list")
    assert "1 of 48 answered" in page.inner_text("#total-progress")


def test_too_few_people_give_no_figures_and_are_told_why(new_page: NewPage) -> None:
    page = new_page(HOME)
    add(page, "semh-audit", files(4))
    page.click('a[href$="/agree"]')
    page.wait_for_selector("[data-spread]")
    text = page.inner_text("#screen")
    assert "Figures appear from 5 people on" in text
    assert "Lowest" not in text
    assert "note 9" not in text


def test_a_survey_keeps_no_names(new_page: NewPage) -> None:
    page = new_page(HOME)
    add(page, "staff-survey", files(10, definition_id="staff-survey"))
    assert "Jones" not in page.inner_text("#screen")
    whole = page.evaluate(
        """async () => {
          const names = (await indexedDB.databases()).map((one) => one.name);
          const all = [];
          for (const name of names) {
            const db = await new Promise((done) => { indexedDB.open(name).onsuccess = (e) => done(e.target.result) });
            const rows = db.transaction('records').objectStore('records').getAll();
            await new Promise((done) => { rows.onsuccess = done });
            all.push(JSON.stringify(rows.result));
          }
          return all.join();
        }"""
    )
    assert "Response 10" in whole
    assert "Jones" not in whole


def test_what_is_in_the_files_is_shown_before_anything_is_added(new_page: NewPage) -> None:
    page = new_page(HOME)
    add(page, "semh-audit", files(2))
    bad = {"name": "bad.semh.json", "mimeType": "application/json", "buffer": b"{"}
    page.set_input_files("#returns-file", [*files(3), bad])
    page.wait_for_selector("#returns-apply")
    assert "bad.semh.json: That file cannot be read" in page.inner_text("#returns-problems")
    assert [box.is_checked() for box in page.query_selector_all("input[type=checkbox]")] == [False, False, True]
    page.click("#returns-cancel")
    page.wait_for_selector("#responses")
    assert page.locator("#responses > li").count() == 2
