"""Steps through the Workbench that its tests share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import NewPage

HOME = "tools/workbench/"


def tab_to(page: Page, selector: str, most: int = 300) -> None:
    """Press Tab until the focus is on something that matches."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement?.matches(wanted) ?? false", selector):
            return
    raise AssertionError(f"Tab never reached {selector}")


def saved(page: Page) -> None:
    """Wait until the status line says that all is saved."""
    page.wait_for_function(
        "() => document.getElementById('save-status')?.textContent?.startsWith('Saved in this browser')"
    )


def start_audit(page: Page, audit: str = "semh-audit") -> str:
    """Start an audit from the first screen; the address of its task list."""
    page.wait_for_selector("#page-heading")
    page.click(f'[data-start="{audit}"]')
    page.wait_for_selector("#task-list")
    saved(page)
    return page.url


def answer_section(page: Page, section: str, answers: dict[str, str]) -> None:
    """From the task list, open a section and give ratings by statement id; a rating may end in `!` for high priority."""
    page.click(f'#task-list [data-section="{section}"] a')
    for statement, rating in answers.items():
        page.check(f'[name="{statement}.now"][value="{rating.rstrip("!")}"]')
        if rating.endswith("!"):
            page.check(f'[name="{statement}.priority"][value="high"]')
    saved(page)


def with_plan(new_page: NewPage) -> Page:
    """A page on a plan with two actions that were chosen from an audit with one low statement."""
    page = new_page(HOME)
    page.wait_for_selector("#page-heading")
    page.fill("#school-name", "Elm School")
    start_audit(page)
    answer_section(page, "leadership", {"leadership.champion": "not-yet!"})
    page.goto(page.url.split("#")[0] + "#/plan")
    page.click("#start-plan")
    page.wait_for_selector("#plan-counts")
    page.click('a[href$="/choose"]')
    page.wait_for_selector("[data-offer]")
    for box in page.query_selector_all("[data-offer] input[type=checkbox]"):
        box.check()
    page.click("#add-chosen")
    page.wait_for_selector("#action-list li")
    return page


AT = "2026-11-03T10:00:00.000Z"


def answer(now: str | None, **more: Any) -> dict[str, Any]:
    """An answer as it stands in a file."""
    empty = {"priority": None, "evidence": "", "owner": "", "date": None, "confidence": None, "updated": AT}
    return {"now": now, **empty, **more}


def audit(name: str, answers: dict[str, dict[str, Any]], **more: Any) -> dict[str, Any]:
    """An audit as it stands in a file."""
    return {
        "record_id": name.lower().replace(" ", "-"),
        "definition_id": "semh-audit",
        "definition_version": "2026.1",
        "name": name,
        "created": AT,
        "updated": AT,
        "statements": [],
        "answers": answers,
        **more,
    }


def action(id_: str, text: str, **more: Any) -> dict[str, Any]:
    """An action of a plan as it stands in a file."""
    words = {"owner": "", "success": "", "cost": "", "evidence": ""}
    days = {"by": None, "review": None, "proposal": None}
    return {"id": id_, "text": text, **words, **days, "links": [], "history": [], "created": AT, "updated": AT, **more}


def plan(name: str, actions: list[dict[str, Any]], **details: Any) -> dict[str, Any]:
    """A plan as it stands in a file."""
    return {
        "record_id": name.lower().replace(" ", "-"),
        "name": name,
        "created": AT,
        "updated": AT,
        "details": details,
        "actions": actions,
    }


def programme(**parts: Any) -> dict[str, Any]:
    """A record of the programme as it stands in a file."""
    return {"record_id": "prog1", "name": "Our programme", "created": AT, "updated": AT, **parts}


def autumn(year: int, **counts: int) -> dict[str, Any]:
    """A period of a record of impact: 70 school days of an autumn; `lessons_removed=9` is the figure `lessons-removed`."""
    figures = {name.replace("_", "-"): {"count": count, "of": None} for name, count in counts.items()}
    days = {"from": f"{year}-09-03", "to": f"{year}-12-18", "school_days": 70}
    return {**days, "pupils": 940, "teachers": 62, "figures": figures}


def impact(baseline: dict[str, Any], now: dict[str, Any], **words: str) -> dict[str, Any]:
    """A record of impact as it stands in a file; `what_else="…"` is the text `what-else`."""
    texts = {name.replace("__", ".").replace("_", "-"): text for name, text in words.items()}
    times = {"created": AT, "updated": AT}
    return {"record_id": "imp1", "name": "Impact 2026", **times, "baseline": baseline, "now": now, "words": texts}


def copy_of(**lists: Any) -> bytes:
    """A file of the Workbench: `copy_of(audits=[…], plans=[…], groups=[…], policies=[…])`."""
    whole = {"format": "semh-workbench", "version": 4, "saved_at": AT, "school": {"name": "Elm & Ash School"}}
    return json.dumps(
        {**whole, "audits": [], "plans": [], "groups": [], "policies": [], "programmes": [], "impacts": [], **lists}
    ).encode()


def open_copy(page: Page, data: bytes) -> None:
    """Open a file on the first screen and apply it."""
    page.wait_for_selector("#open-file", state="attached")
    page.set_input_files("#open-file", {"name": "x.semh.json", "mimeType": "application/json", "buffer": data})
    page.wait_for_selector("#import-apply")
    page.click("#import-apply")
    page.wait_for_selector("#audit-list, #plan-list")
    saved(page)


def go(page: Page, address: str, wait: str) -> None:
    """Go to an address inside the tool and wait for something there."""
    page.evaluate("(hash) => { location.hash = hash }", address)
    page.wait_for_selector(wait)


def download(page: Page, button: str) -> tuple[str, bytes]:
    """Press a button that hands over a file; its name and what is in it."""
    with page.expect_download() as waiting:
        page.click(button)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def press_on(page: Page, selector: str) -> None:
    """Tab to a link or button and press Enter."""
    tab_to(page, selector)
    page.keyboard.press("Enter")


def first_action_by_keyboard(page: Page) -> None:
    """From a section with an answer to a plan with the first proposed action, by Tab, Space and Enter alone."""
    press_on(page, ".onwards p:last-child a")
    page.wait_for_selector("#task-list")
    press_on(page, 'a[href$="check-and-finish"]')
    page.wait_for_selector("#gap-list")
    press_on(page, 'a[href="#/plan"]')
    page.wait_for_selector("#start-plan")
    press_on(page, "#start-plan")
    page.wait_for_selector("#plan-counts")
    press_on(page, 'a[href$="/choose"]')
    page.wait_for_selector("[data-offer]")
    tab_to(page, "[data-offer] input[type=checkbox]")
    page.keyboard.press("Space")
    press_on(page, "#add-chosen")
    page.wait_for_selector("#action-list li")
