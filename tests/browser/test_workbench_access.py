"""Every screen of the Workbench: axe, and no wider than a phone; light, dark and forced colours, at two widths."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import LOOKS, Look
from tests.browser.workbench import (
    HOME,
    action,
    answer,
    audit,
    autumn,
    copy_of,
    go,
    impact,
    open_copy,
    plan,
    programme,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]

LINK = {"definition_id": "semh-audit", "statement_id": "leadership.champion", "now": "not-yet"}
BEFORE = audit("Autumn", {"leadership.champion": answer("not-yet", priority="high"), "old.one": answer("started")})
AFTER = audit("Summer", {"leadership.champion": answer("in-place")}, created="2026-11-20T10:00:00.000Z")
PLAN = plan(
    "Our plan",
    [action("a1", "Agree the hours", links=[LINK], by="2026-01-01"), action("a2", "Ask pupils")],
    review_on="2027-03-01",
)


PROGRAMME = programme(
    sessions={"s1": {"status": "attended", "on": "2026-09-23", "who": "deputy head"}},
    expectations={"exp.audit": {"status": "met", "evidence": "Minutes", "on": "2026-10-03"}},
    parent_sessions=[{"id": "ps1", "session": "p1", "on": "2026-03-12", "families": "14", "note": ""}],
    notes={"s1-a": {"page": "Session 1", "question": "Why?", "text": "Because.", "updated": None}},
    cpd=[{"id": "c1", "on": "2026-09-23", "what": "Session 1", "minutes": 150, "reflection": "More time"}],
    visits=[{"id": "v1", "on": "2099-10-05", "hours": 3, "purpose": "Look", "done": "", "next": ""}],
    conference={"journey.line": "Ours", "impact.figures": "suspensions\ndays-lost", "poster.figure": "suspensions"},
)
IMPACT = impact(
    autumn(2025, suspensions=58, days_lost=3),
    autumn(2026, suspensions=49, days_lost=941),
    audit_ratings__baseline="autumn",
    audit_ratings__now="summer",
    what_else="A new head.",
)


POLICIES = {
    "record_id": "pol1", "name": "Our policies", "created": BEFORE["created"], "updated": BEFORE["updated"],
    "audits": ["autumn"], "plan": "our-plan", "fields": {"dsl_contact": "ask at the office"},
    "sections": {"policy.semh/peers": {"mode": "replace", "text": "Ours.", "agreed": False, "seen": "2020.1 old"}},
}  # fmt: skip


def group(count: int, definition: str, id_: str) -> dict[str, object]:
    """A set of answers as it stands in a file."""
    rated = ("not-yet", "started", "embedded")
    people = [
        audit(f"Person {n}", {"leadership.champion": answer(rated[n % 3], evidence="a note")}, definition_id=definition)
        for n in range(count)
    ]
    return {
        "record_id": id_, "definition_id": definition, "name": f"Set {id_}", "created": BEFORE["created"],
        "updated": BEFORE["updated"], "agreed": {},
        "responses": [{"id": f"r{n}", "label": f"Person {n}", "audit": one} for n, one in enumerate(people)],
    }  # fmt: skip


STATES = {
    "home": ("#/", "#audit-list"),
    "plans": ("#/plan/our-plan", "#plan-counts"),
    "choose": ("#/plan/our-plan/choose", "[data-offer]"),
    "action": ("#/plan/our-plan/action/a1", "#action-text"),
    "plan-report": ("#/plan/our-plan/report", "#plan-table"),
    "governors": ("#/plan/our-plan/governors", "#governors"),
    "compare-none": ("#/compare", "#compare-none"),
    "compare": ("#/compare/autumn/summer", "#comparison"),
    "groups": ("#/together", "#group-list"),
    "group": ("#/together/g1", "#responses"),
    "spread": ("#/together/g1/agree", "[data-spread]"),
    "spread-survey": ("#/together/g2/agree", "[data-spread]"),
    "tasks": ("#/audit/semh-audit/autumn", "#task-list"),
    "section": ("#/audit/semh-audit/autumn/leadership", "#s-leadership-champion"),
    "finish": ("#/audit/semh-audit/autumn/check-and-finish", "#gap-list"),
    "report": ("#/audit/semh-audit/autumn/report", "#report"),
    "policies": ("#/policy/pol1", "#follows"),
    "policy-details": ("#/policy/pol1/details", "#field-champion_name"),
    "policy-tasks": ("#/policy/pol1/policy.semh", "#section-list"),
    "policy-section": ("#/policy/pol1/policy.semh/roles", "#section-text"),
    "policy-own": ("#/policy/pol1/policy.semh/peers", "#own-text"),
    "policy-check": ("#/policy/pol1/policy.semh/check", "#findings"),
    "policy-preview": ("#/policy/pol1/policy.semh/preview", "#policy-document"),
    "policy-short": ("#/policy/pol1/policy.semh.staff-card/preview", "#policy-document"),
    "programme": ("#/programme/prog1", "#programme-parts"),
    "programme-sessions": ("#/programme/prog1/sessions", "[data-session]"),
    "programme-expectations": ("#/programme/prog1/expectations", "[data-expectation]"),
    "programme-parents": ("#/programme/prog1/parents", "#parent-sessions > section"),
    "programme-notes": ("#/programme/prog1/notes", "#notes > section"),
    "programme-cpd": ("#/programme/prog1/cpd", "#cpd-entries > section"),
    "programme-year-two": ("#/programme/prog1/year-two", "#visits > section"),
    "programme-paper": ("#/programme/prog1/paper", "#programme-paper"),
    "programme-certificate": ("#/programme/prog1/certificate", "#certificate"),
    "impact": ("#/impact/imp1", "#task-list"),
    "impact-periods": ("#/impact/imp1/periods", "#refusal"),
    "impact-audits": ("#/impact/imp1/evidence/imp.core-standards", "#movement"),
    "impact-figures": ("#/impact/imp1/evidence/imp.incidents-and-suspensions", "[data-outcome]"),
    "impact-profile": ("#/impact/imp1/evidence/imp.interventions", "#profile-counts"),
    "impact-notes": ("#/impact/imp1/notes", "#word-what-else"),
    "impact-check": ("#/impact/imp1/check", "#nothing-wrong"),
    "impact-report": ("#/impact/imp1/report", "#impact-report"),
    "conferences": ("#/conference", "#conference-list"),
    "conference": ("#/conference/prog1", "#deck"),
    "conference-heading": ("#/conference/prog1/impact", "#gaps"),
    "poster": ("#/conference/prog1/poster", "#poster-figure"),
    "case-study": ("#/conference/prog1/case-study", "#case-study"),
    "unknown": ("#/nowhere", "#page-heading"),
}


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.width}-{look.colours}")
def test_axe_finds_nothing_on_any_screen_in_two_looks(browser: Browser, base_url: str, root: Path, look: Look) -> None:
    each_third = list(STATES)[LOOKS.index(look) % 3 :: 3]
    assert found_in(browser, base_url, root, look, each_third) == []


@pytest.mark.soak
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.width}-{look.colours}")
def test_axe_finds_nothing_on_any_screen_in_any_look(browser: Browser, base_url: str, root: Path, look: Look) -> None:
    assert found_in(browser, base_url, root, look, STATES) == []


def found_in(browser: Browser, base_url: str, root: Path, look: Look, states: Iterable[str]) -> list[str]:
    """What axe finds on the screens in those states, and which of them are wider than the window."""
    context = browser.new_context(
        viewport={"width": look.width, "height": 800}, bypass_csp=True,
        color_scheme="dark" if look.colours == "dark" else "light",
        forced_colors="active" if look.colours == "forced" else "none",
    )  # fmt: skip
    page = context.new_page()
    page.goto(base_url + HOME)
    groups = [group(6, "semh-audit", "g1"), group(10, "staff-survey", "g2")]
    open_copy(
        page,
        copy_of(
            audits=[BEFORE, AFTER],
            plans=[PLAN],
            groups=groups,
            policies=[POLICIES],
            programmes=[PROGRAMME],
            impacts=[IMPACT],
        ),
    )
    page.add_script_tag(path=str(root / "node_modules/axe-core/axe.min.js"))
    found: list[str] = []
    for name in states:
        go(page, *STATES[name])
        page.evaluate("() => document.querySelectorAll('#screen details').forEach((one) => { one.open = true })")
        found += [f"{name}: {fault}" for fault in faults(page)]
        if page.evaluate("() => document.documentElement.scrollWidth") > look.width:
            found.append(f"{name}: wider than {look.width}")
    found += panels(page)
    context.close()
    return found


def panels(page: Page) -> list[str]:
    """The faults of the questions that take the whole screen."""
    found = []
    again = {"name": "x.json", "mimeType": "application/json", "buffer": copy_of(audits=[BEFORE], plans=[PLAN])}
    go(page, "#/", "#audit-list")
    page.set_input_files("#open-file", again)
    page.wait_for_selector("#import-apply")
    found += [f"import: {fault}" for fault in faults(page)]
    page.click("#import-cancel")
    go(page, "#/together/g1", "#responses")
    page.set_input_files("#returns-file", [again, {**again, "buffer": b"{"}])
    page.wait_for_selector("#returns-apply")
    found += [f"returns: {fault}" for fault in faults(page)]
    page.click("#returns-cancel")
    go(page, "#/programme/prog1/notes", "#notes")
    note = {"key": "s1-a", "page": "Session 1", "question": "Why?", "text": "Later words", "updated": "2026-11-20"}
    notes = json.dumps({"format": "semh-notes", "version": 1, "notes": [note]}).encode()
    page.set_input_files("#notes-file", {**again, "buffer": notes})
    page.wait_for_selector("#bring-in-apply")
    found += [f"bring in: {fault}" for fault in faults(page)]
    page.click("#bring-in-cancel")
    go(page, "#/plan/our-plan", "#clear")
    page.click("#clear")
    page.wait_for_selector("#confirm-yes")
    found += [f"confirm: {fault}" for fault in faults(page)]
    page.click("#confirm-yes")
    page.wait_for_selector("#undo")
    return found + [f"undo: {fault}" for fault in faults(page)]


def faults(page: Page) -> list[str]:
    """What axe finds on the screen, one line each."""
    violations = page.evaluate("async () => (await axe.run(document, {resultTypes: ['violations']})).violations")
    return [
        f"{rule['id']}: {rule['nodes'][0]['html'][:200]} {rule['nodes'][0]['failureSummary']}" for rule in violations
    ]


def test_focus_goes_to_the_heading_of_each_screen_and_the_title_follows(browser: Browser, base_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(base_url + HOME)
    open_copy(
        page,
        copy_of(
            audits=[BEFORE, AFTER],
            plans=[PLAN],
            groups=[group(6, "semh-audit", "g1")],
            policies=[POLICIES],
            programmes=[PROGRAMME],
            impacts=[IMPACT],
        ),
    )
    titles = set()
    for name, (address, wait) in STATES.items():
        if name in ("home", "spread-survey"):
            continue
        go(page, address, wait)
        page.wait_for_function("() => document.activeElement.id === 'page-heading'")
        titles.add(page.title())
    context.close()
    assert len(titles) >= len(STATES) - 4
