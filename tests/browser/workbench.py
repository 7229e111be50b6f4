"""Steps through the Workbench that its tests share."""

from __future__ import annotations

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
