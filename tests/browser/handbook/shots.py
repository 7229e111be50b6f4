"""The handbook's pictures: which there are, the steps to each, and the parts of the page that it shows.

A story is one page in one window. Its shots follow one another: each starts where the one before it stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.workbench import HOME as WORKBENCH
from tests.browser.workbench import answer_section, go, saved, start_audit

Steps = Callable[[Page, str], None]
"""What is done on a page; the text is the address of the site."""

ANXIETY = "staff/guidance/anxiety/"
FOR_PARENTS = "parents/2-anxiety-and-low-mood/"
SELF_HARM = "parents/3-self-harm-and-suicidal-thoughts/"
SESSION = "sessions/07-common-difficulties/"


@dataclass(frozen=True)
class Shot:
    """One picture: its file's name without `.png`, the steps to it, and selectors of one element each, all in the picture."""

    name: str
    steps: Steps
    show: tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """Shots in one window of this width. `needs` names a folder that a site without papers does not have."""

    name: str
    shots: tuple[Shot, ...]
    width: int = 720
    needs: str = ""


def _filtered(page: Page, site: str, address: str) -> None:
    page.goto(f"{site}{address}")
    page.check('#semh-filter input[value="ks2"]')
    page.wait_for_function("() => document.getElementById('semh-filter-status').textContent !== ''")


def _filter_anxiety(page: Page, site: str) -> None:
    _filtered(page, site, ANXIETY)


def _parent_ages(page: Page, site: str) -> None:
    _filtered(page, site, FOR_PARENTS)


def _filter_topics(page: Page, site: str) -> None:
    page.goto(f"{site}staff/guidance/?topic=anxiety")
    page.wait_for_selector("#semh-chips li")


def _audit(page: Page, site: str) -> None:
    page.goto(f"{site}{WORKBENCH}")
    page.fill("#school-name", "Example Primary")
    start_audit(page)
    answer_section(page, "leadership", {"leadership.champion": "not-yet!"})


def _choose_actions(page: Page, site: str) -> None:
    go(page, "#/plan", "#start-plan")
    page.click("#start-plan")
    page.click('a[href$="/choose"]')
    page.check("[data-offer] >> nth=0 >> input[type=checkbox]")


def _agree_policy(page: Page, site: str) -> None:
    page.click("#add-chosen")
    page.click("#action-list a >> nth=0")
    page.fill("#action-by", "2026-12-18")
    saved(page)
    go(page, "#/policy", "#start-policy")
    page.click("#start-policy")
    page.click('a[href$="/details"]')
    page.fill("#field-champion_name", "Ms Example")
    saved(page)
    page.click(".onwards a")
    page.click('[data-policy="policy.semh"] a')
    page.click('[data-section="roles"] a')


def _programme(page: Page, site: str) -> None:
    go(page, "#/programme", "#start-programme")
    page.click("#start-programme")
    page.click('[data-part="sessions"] a')
    page.check("#status-s1-0")
    saved(page)
    page.click("a.back")


def _first_screen(page: Page, site: str) -> None:
    go(page, "#/", "#audit-list")
    saved(page)


def _school_details(page: Page, site: str) -> None:
    page.goto(f"{site}tools/my-school/")
    page.fill("#school-school_name", "Example Primary")
    page.fill("#school-school_phone", "01632 960123")
    page.press("#school-school_phone", "Tab")


def _open(address: str) -> Steps:
    return lambda page, site: page.goto(f"{site}{address}") and None


def _stay(page: Page, site: str) -> None:
    """Everything is there already."""


STORIES = (
    Story(
        "pages",
        (
            Shot("staff-topics", _filter_topics, (".semh-topic-bar", "#semh-topics")),
            Shot("staff-filter", _filter_anxiety, (".semh-filter-box",)),
            Shot("guidance-say", _stay, ("#interventions ~ .semh-avoid", "#interventions ~ .semh-say")),
            Shot("guidance-stages", _stay, ('[data-facet="signs"] .semh-keystage[data-ks="ks1 ks2"]',)),
            Shot("trainer-school", _school_details, ("#details", "#school-school_phone")),
            Shot("web-foot", _open(""), (".semh-footer",)),
            Shot("web-missing", _open("404.html"), ("h1", "main > section >> nth=0")),
        ),
    ),
    Story(
        "workbench",
        (
            Shot("champion-statement", _audit, ("#s-leadership-champion",)),
            Shot("champion-choose", _choose_actions, ("[data-offer]", "#add-chosen")),
            Shot("champion-policy", _agree_policy, ("#section-text > p:last-of-type", "#section-text + *")),
            Shot("champion-programme", _programme, ("#programme-parts",)),
            Shot("champion-keep", _first_screen, (".top-lines", "#screen .file-buttons")),
        ),
    ),
    Story(
        "parents",
        (
            Shot("parent-door", _open(""), (".semh-door:has(#parents-and-carers)",)),
            Shot("parent-leave", _open(SELF_HARM), (".semh-exit", ".semh-exit-note")),
            Shot("parent-ages", _parent_ages, (".semh-filter-box",)),
            Shot("parent-say", _stay, (".semh-say >> nth=0",)),
        ),
        width=480,
    ),
    Story(
        "packs",
        (
            Shot(
                "trainer-downloads",
                _open(SESSION),
                (".semh-downloads h3:has-text('For whoever')", ".semh-downloads ul:has([href$='_facilitator.pdf'])"),
            ),
        ),
        needs="downloads/sessions",
    ),
)
