"""Every screen of the Profile: axe, and no wider than a phone; light, dark and forced colours, at two widths; and its charts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import LOOKS, Look
from tests.browser.profile.steps import HOME, SHEET, adapt_rules, download, go, make_vault
from tests.browser.test_workbench_access import faults

pytestmark = [pytest.mark.browser, pytest.mark.site]


def school() -> bytes:
    """A made-up school of 90 pupils in two years of two classes, some of them high, one class with two."""
    lines = ["Code,Year,Class,SEN,Attendance,FSM,Young carer"]
    for at in range(90):
        group = "ABCD"[at % 4]
        high = at < 40 and (group != "C" or at in (2, 6))
        lines.append(
            f"x{at},{5 if group in 'AB' else 6},{group},{'E' if high else 'N'},{45 if high else 97},Y,{'Y' if high else 'N'}"
        )
    return "\r\n".join(lines).encode()


FIGURES = """() => [...document.querySelectorAll('[data-chart]')].map((chart) => ({
  drawn: [...chart.querySelectorAll('text')].map((one) => Number(one.textContent)),
  rects: chart.querySelectorAll('rect').length,
  hidden: chart.getAttribute('aria-hidden'),
  table: [...chart.nextElementSibling.querySelectorAll('tbody td:not(:last-child)')].map((one) => one.textContent.trim()),
}))"""


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_draw_what_their_tables_show_and_nothing_else(
    browser: Browser, base_url: str, root: Path, scheme: Literal["light", "dark"], forced: Literal["none", "active"]
) -> None:
    context = browser.new_context(color_scheme=scheme, forced_colors=forced, bypass_csp=True)
    page = context.new_page()
    page.goto(base_url + HOME)
    page.wait_for_selector("#new-vault")
    make_vault(page)
    go(page, "#/import", "#csv-file")
    page.set_input_files("#csv-file", {"name": "x.csv", "mimeType": "text/csv", "buffer": school()})
    page.wait_for_selector("#columns")
    page.click("#try")
    page.click("#apply-import")
    page.wait_for_selector("#pupil-table")
    go(page, "#/overview", "#without-support")
    page.evaluate("() => document.querySelectorAll('#screen details').forEach((one) => { one.open = true })")
    charts = page.evaluate(FIGURES)
    assert len(charts) == 4
    for chart in charts:
        shown = [int(cell) for cell in chart["table"] if cell not in ("0", "not shown")]
        assert chart["drawn"] == shown and chart["rects"] == len(shown) and chart["hidden"] == "true"
        assert all(figure >= 5 for figure in shown)
    assert any("not shown" in chart["table"] for chart in charts)
    colours = page.evaluate(
        "() => [...document.querySelectorAll('.chart rect')].map((one) => getComputedStyle(one).fill)"
    )
    assert len(set(colours)) > 1 and "rgb(0, 0, 0)" not in colours
    page.add_script_tag(path=str(root / "node_modules/axe-core/axe.min.js"))
    assert faults(page) == []
    page.emulate_media(media="print")
    page.evaluate("() => document.body.classList.add('may-print')")
    assert page.locator("[data-chart]").first.is_visible() and not page.locator("#without-support").is_visible()
    context.close()


STATES = {
    "list": ("#/pupils", "#pupil-table"),
    "pupil": ("#/pupil/p07", "#talk"),
    "told": ("#/pupil/p13", "#told-line"),
    "facts": ("#/facts/p07", "#v1-yes"),
    "support": ("#/support/p07/p07-1", "#verdict"),
    "story": ("#/story/p07", "#strengths"),
    "overview": ("#/overview", "#without-support"),
    "reviews": ("#/reviews", "#due"),
    "team": ("#/team", "#team-add"),
    "moving": ("#/moving", "a[href='#/handover']"),
    "handover": ("#/handover", "#send-nobody, #send-look"),
    "arrivals": ("#/arrivals", "#open-handover"),
    "class": ("#/class", "#class-choice"),
    "classes": ("#/classes", "#without-count"),
    "add": ("#/add", "#code"),
    "import": ("#/import", "#csv-file"),
    "rules": ("#/rules", "#check-rules"),
    "unknown": ("#/nowhere", "#page-heading"),
}


def adapted(page: Page) -> Iterator[str]:
    """The states of “Our rules”, and screens that its rules score, one after another."""
    go(page, "#/rules", "#check-rules")
    page.click("#add-own-behaviour")
    page.fill("#points-v1", "9")
    page.click("#check-rules")
    page.wait_for_selector("#error-summary li")
    yield "rules at fault"
    adapt_rules(page)
    yield "rules to use"
    page.click("#confirm-yes")
    page.wait_for_selector("#differences")
    yield "adapted rules"
    for name, (address, wait) in {"adapted pupil": ("#/pupil/p07", "#other-rules"), "adapted charts": ("#/overview", "#without-support")}.items():  # fmt: skip
        go(page, address, wait)
        yield name
    go(page, "#/rules", "#put-back")
    page.click("#put-back")
    page.wait_for_selector("#confirm-yes")
    yield "rules to put back"
    page.click("#confirm-yes")
    page.wait_for_selector("#put-back", state="detached")


EVERY_RUN = (Look(320, "dark"), Look(320, "forced"), Look(1280, "light"))
"""Looks that every run tries; the others are tried by `make soak`."""


@pytest.mark.parametrize(
    "look",
    [pytest.param(look, marks=() if look in EVERY_RUN else pytest.mark.soak) for look in LOOKS],
    ids=lambda look: f"{look.width}-{look.colours}",
)
def test_axe_finds_nothing_on_any_screen(browser: Browser, base_url: str, root: Path, look: Look) -> None:
    context = browser.new_context(
        viewport={"width": look.width, "height": 800}, bypass_csp=True,
        color_scheme="dark" if look.colours == "dark" else "light",
        forced_colors="active" if look.colours == "forced" else "none",
    )  # fmt: skip
    page = context.new_page()
    page.goto(base_url + HOME)
    page.wait_for_selector("#new-vault")
    page.add_script_tag(path=str(root / "node_modules/axe-core/axe.min.js"))
    found: list[str] = []

    def examine(name: str) -> None:
        page.evaluate("() => document.querySelectorAll('#screen details').forEach((one) => { one.open = true })")
        found.extend(f"{name}: {fault}" for fault in faults(page))
        if page.evaluate("() => document.documentElement.scrollWidth") > look.width:
            found.append(f"{name}: wider than {look.width}")

    examine("first")
    page.click("#practise")
    page.wait_for_selector("#pupil-table")
    for name, (address, wait) in STATES.items():
        go(page, address, wait)
        examine(name)
    for name in adapted(page):
        examine(name)
    go(page, "#/story/p07", "#strengths")
    page.fill("#strengths", "Birds")
    page.fill("#agreed", "2027-03-24")
    page.fill("#passing-agreed", "2027-03-24")
    go(page, "#/class", "#class-choice")
    page.select_option("#class-choice", "Sallowmead")
    examine("class page")
    go(page, "#/handover", "#send-look")
    page.click("#send-look")
    page.wait_for_selector("#send-preview")
    examine("sending")
    data = download(page, "#send-make")
    page.wait_for_selector("#recovery-code")
    examine("passphrase")
    passphrase = page.inner_text("#recovery-code")
    page.click("#code-kept")
    go(page, "#/arrivals", "#open-handover")
    page.set_input_files("#open-handover", {"name": "x.semhmoves", "mimeType": "", "buffer": data})
    page.wait_for_selector("#handover-passphrase")
    examine("arriving")
    page.fill("#handover-passphrase", passphrase)
    page.click("#read-handover")
    page.wait_for_selector("#arrival-0")
    page.fill("#arrival-0", "Anna Smith")
    page.click("#try-handover")
    page.wait_for_selector("#handover-preview")
    examine("arrived")
    go(page, "#/import", "#csv-file")
    page.set_input_files("#csv-file", [{"name": "x.csv", "mimeType": "text/csv", "buffer": SHEET.encode()}])
    page.wait_for_selector("#columns")
    page.click("#try")
    examine("mapping")
    page.click("#lock")
    page.wait_for_selector("#new-vault")
    page.click("#new-vault")
    page.wait_for_selector("#offered")
    examine("new")
    page.fill("#own", "short")
    page.click("#create")
    page.wait_for_selector("#error-summary")
    examine("refused")
    page.click("#take-words")
    page.wait_for_selector("#recovery-code")
    examine("code")
    page.click("#code-kept")
    page.wait_for_selector("#add-pupil")
    go(page, "#/vault", "#wipe")
    examine("vault")
    page.click("#wipe")
    page.wait_for_selector("#confirm-yes")
    examine("confirm")
    page.click("#confirm-no")
    page.wait_for_selector("#wipe")
    page.click("#lock")
    page.wait_for_selector("#unlock")
    examine("locked")
    context.close()
    assert found == []
