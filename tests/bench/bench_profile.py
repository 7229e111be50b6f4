"""Measures the Profile with two thousand pupils in a browser slowed down six times: taking in, unlocking, sorting, saving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import browser, served, tool_site
from tests.browser.profile.steps import HOME, go, make_vault, saved, unlock

__all__ = ["browser", "tool_site"]
pytestmark = [pytest.mark.bench, pytest.mark.browser]
PUPILS = 2000
SLOWER = 6


@pytest.fixture(scope="session")
def address(tool_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tool_site, tmp_path_factory.mktemp("host")) as base:
        yield base + HOME


def sheet() -> bytes:
    """A sheet of forty columns, eight of which say something."""
    known = ["Code", "Year", "Class", "% Attendance", "SEN", "FSM", "Young carer", "Incidents"]
    rows = [[*known, *(f"Column {at}" for at in range(32))]]
    for at in range(PUPILS):
        facts = [f"x{at}", str(1 + at % 13), f"{1 + at % 13}{'ABCDEF'[at % 6]}", str(80 + at % 20), "NKE"[at % 3]]
        rows.append([*facts, "YN"[at % 2], "N?Y"[at % 3], str(at % 5), *("filler" for _ in range(32))])
    return "\r\n".join(",".join(row) for row in rows).encode()


WATCH = """([type, selector, text]) => {
  window.took = null;
  const isShown = () => document.querySelector(selector)?.textContent.includes(text);
  const begin = () => {
    const start = performance.now();
    const paint = () => setTimeout(() => { window.took = performance.now() - start; });
    const look = () => requestAnimationFrame(() => (isShown() ? paint() : look()));
    look();
  };
  addEventListener(type, begin, { capture: true, once: true });
}"""
"""From an event until what it leads to has been painted, in milliseconds: what the browser takes, not what drives it."""


def seconds(page: Page, step: Callable[[], object], shown: str, event: str = "click", text: str = "") -> float:
    """How long after the event of `step` the page shows an element with a text."""
    page.evaluate(WATCH, [event, shown, text])
    step()
    page.wait_for_function("() => window.took !== null")
    return float(page.evaluate("() => window.took")) / 1000


def test_measure_two_thousand_pupils(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page: Page = context.new_page()
    page.goto(address)
    page.wait_for_selector("#new-vault")
    make_vault(page)
    slow = context.new_cdp_session(page)
    slow.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    go(page, "#/import", "#csv-file")
    file = {"name": "x.csv", "mimeType": "text/csv", "buffer": sheet()}
    read = seconds(page, lambda: page.set_input_files("#csv-file", file), "#try", "change")
    tried = seconds(page, lambda: page.click("#try"), "#apply-import")
    taken = seconds(page, lambda: page.click("#apply-import"), "#pupil-table")
    saved(page)
    took: dict[str, list[float]] = {"unlocked": [], "sorted": [], "filtered": [], "saved": []}
    for _ in range(5):
        page.click("#lock")
        page.wait_for_selector("#unlock")
        took["unlocked"].append(seconds(page, lambda: unlock(page), "#pupil-table"))
        by_score = "th[aria-sort=descending] #sort-vulnerability"
        took["sorted"].append(seconds(page, lambda: page.click("#sort-vulnerability"), by_score))
        page.click("summary:has-text('Filter')")
        took["filtered"].append(seconds(page, lambda: page.select_option("#f-band", index=1), "#count", "change"))
        page.click("#pupil-table tbody a")
        page.click("#edit-facts")
        took["saved"].append(seconds(page, lambda: page.click("#concern"), "#save-status", text="Saved"))
    budgets = {"unlocked": 1.5, "sorted": 0.25, "filtered": 0.25, "saved": 0.5}
    print(
        f"\n{PUPILS} pupils, {SLOWER} times slower: a sheet read in {read:.2f} s, tried in {tried:.2f} s, taken in {taken:.2f} s (2 in all)"
    )
    for what, found in took.items():
        print(f"  {what:10} at best {min(found):.2f} s, in the middle {sorted(found)[2]:.2f} s ({budgets[what]})")
    context.close()
    assert min(took["unlocked"]) < 10
