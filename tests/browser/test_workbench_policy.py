"""The policy builder on the built page: from an audit to a policy by keyboard alone, its check, own words, print and Word."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Browser, Page

from tests.browser.conftest import NewPage
from tests.browser.workbench import (
    HOME,
    action,
    answer,
    audit,
    copy_of,
    download,
    first_action_by_keyboard,
    go,
    open_copy,
    plan,
    press_on,
    saved,
    tab_to,
)

pytestmark = [pytest.mark.browser, pytest.mark.site]

LINK = {"definition_id": "semh-audit", "statement_id": "leadership.champion", "now": "not-yet"}
AUDIT = audit(
    "Autumn",
    {
        "leadership.shared-meaning": answer("embedded"),
        "leadership.champion": answer("not-yet"),
        "curriculum.rshe-policy": answer("na"),
    },
)
PLAN = plan("Our plan", [action("a1", "Agree the hours", by="2026-12-18", links=[LINK])])
FIELDS = {
    "champion_name": "Ms Ö. Okafor & team",
    "policy_version": "1.0",
    "approved_by": "Full governing board",
    "approved_on": "2026-12-01",
    "next_review": "2027-11-30",
    "chair_name": "Mr B. Chair",
    "dsl_contact": "ask at the office",
    "linked_policies": "First <b>line</b>\nsecond line",
}
OWN = {"mode": "replace", "text": "Ours alone.\n\n- one\n- two", "agreed": False, "seen": "2020.1 old"}


def policies(**more: Any) -> dict[str, Any]:
    """A set of policies as it stands in a file."""
    return {
        "record_id": "pol1", "name": "Our policies", "created": AUDIT["created"], "updated": AUDIT["updated"],
        "audits": ["autumn"], "plan": "our-plan", "fields": FIELDS, "sections": {"policy.semh/peers": OWN}, **more,
    }  # fmt: skip


@pytest.fixture
def filled(new_page: NewPage) -> Page:
    """The first screen with an audit, a plan and policies that follow both."""
    page = new_page(HOME)
    open_copy(page, copy_of(audits=[AUDIT], plans=[PLAN], policies=[policies()]))
    return page


def test_by_keyboard_alone_an_audit_leads_to_a_plan_and_to_a_policy(new_page: NewPage) -> None:
    page = new_page("tools/workbench/#/audit/semh-audit")
    page.wait_for_selector("#task-list")
    press_on(page, '[data-section="leadership"] a')
    page.wait_for_selector("#s-leadership-champion")
    tab_to(page, '[name="leadership.champion.now"]')
    page.keyboard.press("Space")
    first_action_by_keyboard(page)
    press_on(page, "#action-list a")
    page.wait_for_selector("#action-by")
    tab_to(page, "#action-by")
    page.keyboard.type("12122026")  # the same in every order of day and month
    saved(page)
    press_on(page, 'a.back[href^="#/plan"]')
    page.wait_for_selector("#action-list li")
    press_on(page, 'a.back[href="#/"]')
    page.wait_for_selector("#audit-list")
    press_on(page, 'a[href="#/policy"]')
    page.wait_for_selector("#start-policy")
    press_on(page, "#start-policy")
    page.wait_for_selector("#follows")
    press_on(page, 'a[href$="/details"]')
    page.wait_for_selector("#field-champion_name")
    tab_to(page, "#field-school_name")
    page.keyboard.type("Elm School")
    tab_to(page, "#field-champion_name")
    page.keyboard.type("Ms Okafor")
    page.wait_for_timeout(500)
    saved(page)
    press_on(page, ".onwards a")
    page.wait_for_selector('[data-policy="policy.semh"]')
    press_on(page, '[data-policy="policy.semh"] a')
    page.wait_for_selector("#section-list")
    press_on(page, '[data-section="roles"] a')
    page.wait_for_selector("#section-text")
    assert "Ms Okafor" in page.inner_text("#section-text")
    assert "12 December 2026" in page.inner_text("#section-text")
    tab_to(page, "#mode-keep")
    page.keyboard.press("ArrowDown")
    tab_to(page, "#own-text")
    page.keyboard.type("We meet on Mondays.")
    tab_to(page, "#agreed")
    page.keyboard.press("Space")
    page.wait_for_timeout(500)
    saved(page)
    page.reload()
    page.wait_for_selector("#own-text")
    assert page.input_value("#own-text") == "We meet on Mondays."
    assert page.is_checked("#agreed")
    press_on(page, ".onwards p:last-child a")
    page.wait_for_selector("#section-list")
    press_on(page, 'a[href$="/check"]')
    page.wait_for_selector("#findings")
    press_on(page, '[data-kind="blank"] a')
    page.wait_for_function("() => document.activeElement?.id.startsWith('field-')")
    page.go_back()
    page.wait_for_selector("#findings")
    press_on(page, '[data-kind="undecided"] a')
    page.wait_for_function("() => document.activeElement?.name?.endsWith('.now')")


def test_paragraphs_follow_the_audit_and_a_gap_bears_its_date(filled: Page) -> None:
    go(filled, "#/policy/pol1/policy.semh/preview", "#policy-document")
    part = lambda id_: filled.inner_text(f'#policy-document [data-section="{id_}"]')  # noqa: E731
    assert "The sentences in bold are the ones we use in assemblies" in part("statement")
    assert "Still to be decided" not in part("statement")
    assert "Our audit says that this does not apply to our school" in part("scope")
    assert "18 December 2026" in part("roles")
    assert "Still to be decided" in part("disclosure")
    assert "Ours alone." in part("peers")
    assert filled.locator("#policy-document [data-section=peers] li").count() == 2
    control = filled.inner_text("#policy-control")
    for words in ("Elm & Ash School", "1.0", "Full governing board", "1 December 2026", "30 November 2027"):
        assert words in control
    assert "Mr B. Chair" in filled.inner_text("#policy-approval")
    assert "Grey notes like this one" not in filled.inner_text("#policy-document")


def test_the_check_leads_to_what_is_open(filled: Page) -> None:
    go(filled, "#/policy/pol1/policy.semh/check", "#findings")
    assert "ask at the office" in filled.inner_text('[data-kind="contact"]')
    assert (
        filled.inner_text('[data-kind="changed"]').strip() == "Peer support and pupil voice"
        or filled.locator('[data-kind="changed"] li').count() == 1
    )
    filled.click('[data-kind="contact"] a')
    filled.wait_for_function("() => document.activeElement?.id === 'field-dsl_contact'")
    filled.go_back()
    filled.click('[data-kind="changed"] a')
    filled.wait_for_selector("#template-changed")
    filled.click("#seen")
    filled.wait_for_selector("#template-changed", state="detached")


def test_a_detail_is_typed_once_and_stands_in_every_version(filled: Page) -> None:
    go(filled, "#/policy/pol1/details", "#field-dsl_name")
    filled.fill("#field-dsl_name", "Mrs D. Lead")
    saved(filled)
    for id_ in ("policy.semh", "policy.semh.staff-card", "policy.semh.pupils", "policy.self-harm"):
        go(filled, f"#/policy/pol1/{id_}/preview", "#policy-document")
        assert "Mrs D. Lead" in filled.inner_text("#policy-document"), id_


def test_clearing_is_undone_and_a_copy_brings_the_policies_to_another_browser(filled: Page, new_page: NewPage) -> None:
    go(filled, "#/policy/pol1", "#clear")
    filled.click("#clear")
    filled.click("#confirm-yes")
    filled.wait_for_selector("#undo")
    go(filled, "#/policy/pol1/details", "#field-champion_name")
    assert filled.input_value("#field-champion_name") == ""
    filled.click("#undo")
    filled.wait_for_function("() => document.querySelector('#field-champion_name').value.startsWith('Ms')")
    _, data = download(filled, "#download-copy")
    other = new_page(HOME)
    other.wait_for_selector("#open-file", state="attached")
    other.set_input_files("#open-file", {"name": "x.semh.json", "mimeType": "application/json", "buffer": data})
    other.wait_for_selector("#import-apply")
    assert "1 set of policies" in other.inner_text("#import-summary")
    assert "policies with 8 details, 1 section with your own words, 0 sections agreed" in other.inner_text("#screen")


def test_two_windows_that_change_one_detail_are_asked(filled: Page) -> None:
    go(filled, "#/policy/pol1/details", "#field-head_name")
    other = filled.context.new_page()
    other.goto(filled.url)
    other.wait_for_selector("#field-head_name")
    filled.fill("#field-dsl_name", "From the first")
    other.fill("#field-dsl_name", "From the second")
    other.fill("#field-head_name", "Only the second")
    asked = "() => document.querySelector('#clash-save') !== null"
    for _ in range(50):
        if filled.evaluate(asked) or other.evaluate(asked):
            break
        filled.wait_for_timeout(100)
    window = filled if filled.evaluate(asked) else other
    assert "Your school’s details: dsl name" in window.inner_text("#screen")
    window.click("#clash-0-mine")
    window.click("#clash-save")
    saved(window)


def cells(table: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def word_of(page: Page, id_: str) -> tuple[str, bytes]:
    """The Word file of a policy: its name and bytes."""
    go(page, f"#/policy/pol1/{id_}/preview", "#policy-document")
    return download(page, "#word")


def test_the_policy_in_word_has_control_table_contents_sections_approval_and_sources(filled: Page) -> None:
    name, data = word_of(filled, "policy.semh")
    assert name.startswith("elm-ash-school_social-emotional-and-mental-health") and name.endswith(".docx")
    document = Document(io.BytesIO(data))
    assert document.core_properties.title.startswith("Social, emotional and mental health")
    assert document.core_properties.language == "en-GB"
    control = dict(cells(document.tables[0]))
    assert control.pop("Based on").startswith("SEMH programme template, version ")
    assert control == {
        "School": "Elm & Ash School", "Version": "1.0", "Approved by": "Full governing board",
        "Approved on": "1 December 2026", "Next review": "30 November 2027", "Owner": "Ms Ö. Okafor & team",
    }  # fmt: skip
    styled = [(one.style.name, one.text) for one in document.paragraphs]
    headings = [text for style, text in styled if style == "Heading 1"]
    assert headings[0] == "Policy statement and definition" and headings[-1] == "Sources"
    assert headings.index("Approval") < headings.index("Appendix A: what to do, on one page")
    assert len([text for style, text in styled if style == "toc 1"]) == len(headings) - 2
    assert [text for style, text in styled if style == "List Bullet" and text in ("one", "two")] == ["one", "two"]
    approval = next(table for table in document.tables if cells(table)[0] == ["Role", "Name", "Signature", "Date"])
    assert cells(approval)[1][1] == "Mr B. Chair"
    text = "\n".join(one for _, one in styled)
    assert "First <b>line</b>\nsecond line" in text
    assert "18 December 2026" in text and "Need help now" in text
    assert "Grey notes like this one" not in text
    prompts = [run.text for one in document.paragraphs for run in one.runs if run.style.name == "SEMH Prompt Words"]
    assert "[name of the school]" not in prompts and "[headteacher]" in prompts
    assert any(style == "SEMH Prompt" and "Still to be decided" in one for style, one in styled)
    assert document.element.xml.count("<w:tblHeader/>") == len(document.tables) - 1
    assert "Elm & Ash School · Social" in document.sections[0].footer.paragraphs[0]._p.xpath("string(.)")


@pytest.mark.parametrize(
    "id_",
    [
        "policy.semh.staff-card", "policy.semh.parents", "policy.semh.pupils",
        "policy.self-harm", "policy.staff-wellbeing", "policy.trauma-loss",
    ],
)  # fmt: skip
def test_short_versions_and_procedures_in_word_hold_what_the_preview_holds(filled: Page, id_: str) -> None:
    document = Document(io.BytesIO(word_of(filled, id_)[1]))
    shown = filled.inner_text("#policy-document")
    headings = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
    assert headings and all(heading in shown for heading in headings if heading not in ("Approval", "Sources"))
    is_short = id_.startswith("policy.semh.")
    assert any(cells(table)[0][0] == "School" for table in document.tables) is not is_short
    assert any("Need help now" in one.text for one in document.paragraphs if one.style.name == "SEMH Safety")


def test_numbered_lists_start_at_one_each(filled: Page) -> None:
    document = Document(io.BytesIO(word_of(filled, "policy.semh")[1]))
    numbers = [one._p.pPr.numPr.numId.val for one in document.paragraphs if one.style.name == "List Number"]
    assert numbers[0] == 2 and numbers == sorted(numbers) and len(set(numbers)) < len(numbers)
    starts = document.part.numbering_part.element.xpath("//w:startOverride/@w:val")
    assert starts == ["1"] * len(set(numbers))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_policy(filled: Page, tmp_path: Path) -> None:
    (tmp_path / "policy.docx").write_bytes(word_of(filled, "policy.semh")[1])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "policy.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    assert (tmp_path / "policy.pdf").stat().st_size > 20_000


@pytest.mark.parametrize("where", ["tools/workbench/index.html", "downloads/tools/workbench.html"])
def test_the_builder_works_from_a_folder_and_in_the_single_file(browser: Browser, site_dir: Any, where: str) -> None:
    page = browser.new_context(accept_downloads=True).new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto((site_dir / where).resolve().as_uri())
    open_copy(page, copy_of(audits=[AUDIT], plans=[PLAN], policies=[policies()]))
    assert Document(io.BytesIO(word_of(page, "policy.semh.pupils")[1])).paragraphs
    assert faults == []
    page.context.close()


def test_the_print_command_of_the_browser_prints_the_policy(filled: Page) -> None:
    go(filled, "#/policy/pol1/policy.semh/roles", "#section-text")
    filled.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert "18 December 2026" in filled.text_content("#paper #policy-document")
