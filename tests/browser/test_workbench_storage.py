"""Work is not lost: the browser killed in the middle of saving, two windows at once, a full disk, another address."""

from __future__ import annotations

import contextlib
import os
import random
import signal
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.browser.conftest import CHROMIUM, FLAGS, NewPage
from tests.browser.workbench import HOME, action, audit, copy_of, download, go, open_copy, plan, saved, with_plan

pytestmark = [pytest.mark.browser, pytest.mark.site]

FIELD = "#action-evidence"
PLAN = plan("Our plan", [action("a1", "Agree the hours")])


@pytest.mark.parametrize("times", [3, pytest.param(30, marks=pytest.mark.soak)])
def test_a_browser_killed_in_the_middle_of_saving_loses_nothing_that_was_called_saved(
    browser: Browser, base_url: str, tmp_path: Path, times: int
) -> None:
    dice = random.Random(7)
    acknowledged = 0
    for count in range(times):
        context = browser.browser_type.launch_persistent_context(
            str(tmp_path / "profile"), executable_path=CHROMIUM, args=list(FLAGS)
        )
        page = context.pages[0]
        page.goto(base_url + HOME)
        if count == 0:
            open_copy(page, copy_of(plans=[PLAN]))
        go(page, "#/plan/our-plan/action/a1", FIELD)
        kept = int(page.input_value(FIELD) or 0)
        assert acknowledged <= kept <= acknowledged + 1
        acknowledged = type_and_save(page, kept, dice.randrange(1, 4))
        page.fill(FIELD, str(acknowledged + 1))
        page.wait_for_timeout(dice.randrange(0, 600))
        kill(context, tmp_path / "profile")
    assert acknowledged >= times


def type_and_save(page: Page, start: int, times: int) -> int:
    """Count up in the field, each time until the page says that it is saved; the last number."""
    for number in range(start + 1, start + times + 1):
        page.fill(FIELD, str(number))
        saved(page)
    return start + times


def kill(context: BrowserContext, folder: Path) -> None:
    """End the browser that works in this folder as a power cut would."""
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            command = (entry / "cmdline").read_bytes()
        except OSError:
            continue
        if f"--user-data-dir={folder}".encode() in command:
            os.kill(int(entry.name), signal.SIGKILL)
    with contextlib.suppress(Error):  # it is gone already
        context.close()
    (folder / "SingletonLock").unlink(missing_ok=True)


def test_two_windows_that_change_different_fields_of_one_action_both_keep_them(new_page: NewPage) -> None:
    page = with_plan(new_page)
    page.click("#action-list a >> nth=0")
    page.wait_for_selector("#action-cost")
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector("#action-cost")
    page.fill("#action-cost", "from the first window")
    other.fill(FIELD, "from the second window")
    saved(page)
    saved(other)
    page.reload()
    page.wait_for_selector("#action-cost")
    assert page.input_value("#action-cost") == "from the first window"
    assert page.input_value(FIELD) == "from the second window"


def test_two_windows_that_change_the_same_field_ask_the_person(new_page: NewPage) -> None:
    page = with_plan(new_page)
    page.click("#action-list a >> nth=0")
    page.wait_for_selector("#action-cost")
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector("#action-cost")
    # Neither window hears of the other: what it has is what it read at the start.
    other.evaluate("() => { BroadcastChannel.prototype.postMessage = () => undefined }")
    page.evaluate("() => { BroadcastChannel.prototype.postMessage = () => undefined }")
    page.fill("#action-cost", "ten pounds")
    saved(page)
    other.fill("#action-cost", "twenty pounds")
    other.wait_for_selector("#clash-save")
    assert "ten pounds" in other.inner_text("#screen")
    assert "twenty pounds" in other.inner_text("#screen")
    other.check("#clash-0-mine")
    other.click("#clash-save")
    other.wait_for_selector("#action-cost")
    saved(other)
    other.reload()
    other.wait_for_selector("#action-cost")
    assert other.input_value("#action-cost") == "twenty pounds"


def test_a_full_disk_leaves_the_plan_on_the_screen_and_offers_a_download(new_page: NewPage) -> None:
    page = with_plan(new_page)
    page.evaluate(
        "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )
    page.fill("#plan-lead", "SEMH Champion")
    page.wait_for_selector("#download-now")
    assert "storage is full" in page.inner_text("#save-status")
    name, data = download(page, "#download-now")
    assert name.startswith("elm-school_")
    assert b'"lead": "SEMH Champion"' in data


def test_work_of_another_folder_is_offered_and_comes_in_as_a_copy_does(
    browser: Browser, base_url: str, site_dir: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first/tools/workbench", tmp_path / "second/tools/workbench"
    for folder in (first, second):
        folder.parent.mkdir(parents=True)
        folder.symlink_to(site_dir.resolve() / "tools/workbench", target_is_directory=True)
    page = browser.new_context().new_page()
    page.goto(f"{(first / 'index.html').as_uri()}")
    open_copy(page, copy_of(audits=[audit("Autumn", {})], plans=[PLAN]))
    page.goto(f"{(second / 'index.html').as_uri()}")
    page.wait_for_selector("#elsewhere button")
    assert page.locator("#audit-list > li").count() == 0
    assert "/first/: 2 records" in page.inner_text("#elsewhere")
    page.click("#elsewhere button")
    page.click("#import-apply")
    page.wait_for_selector("#plan-list")
    assert page.locator("#audit-list > li").count() == 1
    page.context.close()
