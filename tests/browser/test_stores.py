"""What pages and tools keep in the browser is what the register says, no more and no less; and the pages for lost readers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from semh.site.stores import STORES, Store, store_of
from tests.browser.conftest import NewPage
from tests.browser.profile.steps import HOME as PROFILE
from tests.browser.profile.steps import make_vault
from tests.browser.workbench import HOME, start_audit

pytestmark = [pytest.mark.browser, pytest.mark.site]
FOUND = """async () => ({
  localStorage: Object.keys(localStorage), sessionStorage: Object.keys(sessionStorage), cookies: document.cookie,
  caches: typeof caches === "undefined" ? [] : await caches.keys(),
  workers: navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0,
  databases: await Promise.all((await indexedDB.databases()).map(({ name }) => new Promise((done) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => { done([name, [...request.result.objectStoreNames].sort()]); request.result.close(); };
  }))),
})"""


def kept(page: Page) -> set[Store]:
    """The entries of the register that a browser holds. Anything else fails."""
    found = page.evaluate(FOUND)
    assert (found["cookies"], found["caches"], found["workers"]) == ("", [], 0)
    seen = set()
    for kind in ("localStorage", "sessionStorage"):
        for name in found[kind]:
            store = store_of(kind, name, "/semh/")
            assert store, f"{kind} holds {name!r}, which plugins/semh/site/stores.py does not name"
            seen.add(store)
    for name, tables in found["databases"]:
        store = store_of("database", name, "/semh/")
        assert store and store.tables == tuple(tables), f"database {name!r} with {tables} is not as in stores.py"
        seen.add(store)
    return seen


def read_and_mark(page: Page, base: str) -> None:
    page.get_by_role("button", name="Dark colours").click()
    page.goto(f"{base}staff/guidance/anxiety/")
    page.get_by_label("Key stage 1", exact=True).check()
    page.goto(f"{base}sessions/07-common-difficulties/")
    page.get_by_label("I have read or done this").check()
    page.locator(".semh-answer").first.fill("The lunch queue.")
    page.wait_for_function("() => document.querySelector('.semh-answer-foot span').textContent.startsWith('Saved')")


def keep_own(page: Page, base: str) -> None:
    page.goto(f"{base}tools/my-notes/")
    page.fill("#cpd-what", "Session 7")
    page.fill("#cpd-minutes", "90")
    page.click("#cpd-save")
    with page.expect_download():
        page.click("#own-copy")
    page.goto(f"{base}tools/my-school/")
    page.fill("#school-school_name", "Elm School")
    page.keyboard.press("Tab")


def test_everything_that_is_kept_is_in_the_register_and_the_other_way_round(new_page: NewPage, base_url: str) -> None:
    page = new_page()
    seen = kept(page)
    assert seen == set(), "a page that is only read keeps nothing"
    read_and_mark(page, base_url)
    seen |= kept(page)
    keep_own(page, base_url)
    seen |= kept(page)
    page.goto(f"{base_url}{HOME}")
    start_audit(page)
    seen |= kept(page)
    page.goto(f"{base_url}{HOME}")
    page.click("#keep-nothing")
    page.get_by_role("button", name="Yes, keep nothing here").click()
    page.wait_for_function("() => Object.keys(localStorage).some((key) => key.endsWith(':keeping'))")
    seen |= kept(page)
    profile = new_page(PROFILE)
    make_vault(profile)
    seen |= kept(profile)
    assert seen == set(STORES)


def test_clearing_leaves_nothing_of_what_was_written(new_page: NewPage, base_url: str) -> None:
    page = new_page()
    read_and_mark(page, base_url)
    keep_own(page, base_url)
    for address in ("tools/my-notes/", "tools/my-school/"):
        page.goto(f"{base_url}{address}")
        page.click("#own-clear")
        page.click("#own-yes")
    assert {one.name for one in kept(page)} == {"semh:<site>:scheme", "semh:<site>:ks", "semh:<site>:copied"}


def test_the_page_lists_the_whole_register(site_dir: Path) -> None:
    text = (site_dir / "about/stored/index.html").read_text(encoding="utf-8")
    assert all(f"<code>{one.name.replace('<', '&lt;').replace('>', '&gt;')}</code>" in text for one in STORES)
    assert "about/stored" in (site_dir / "about/privacy/index.html").read_text(encoding="utf-8").replace(
        "../", "about/"
    )


@pytest.mark.parametrize("path", ["404.html", "staff/self-harm-policy", "a/b/c/anxiety/"])
def test_a_lost_reader_finds_the_four_ways_and_pages_that_fit(
    new_page: NewPage, base_url: str, site_dir: Path, path: str
) -> None:
    page = new_page(width=360)
    html = (site_dir / "404.html").read_text(encoding="utf-8")
    page.route(f"**/{path}", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.route(re.compile(r"/semh/.+/search/search_index\.json$"), lambda route: route.fulfill(body="{}"))
    page.goto(f"{base_url}{path}")
    page.wait_for_selector("#found:not([hidden])")
    links = [link.get_attribute("href") for link in page.locator("[data-to]").all()]
    assert links == [f"/semh/{to}" for to in ("staff/guidance/", "sessions/", "parents/", "trainers/", "")]
    page.fill("#words", "anxiety")
    page.get_by_role("button", name="Search").click()
    assert page.locator("#hits a").first.inner_text() == "Anxiety"
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    ("words", "address"),
    [("self harm", "self-harm"), ("exclusion", "about/words/"), ("BVPT", "about/words/")],
)
def test_the_search_puts_the_right_page_first(new_page: NewPage, words: str, address: str) -> None:
    page = new_page()
    page.locator(".md-search__input").fill(words)
    first = page.locator(".md-search-result__list > li a").first
    first.wait_for()
    assert address in (first.get_attribute("href") or "")
