"""The unzipped site in Firefox, where each file on a disk is a site of its own."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.bidi import Tab, firefox

pytestmark = [pytest.mark.browser, pytest.mark.site]

EXPECTED = ("status=2152398850",)  # a font was still on its way when the page was left


@pytest.fixture(scope="module")
def folder(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as somebody unzipped it."""
    place = tmp_path_factory.mktemp("unzipped")
    with zipfile.ZipFile(site_dir / "downloads/site-offline.zip") as archive:
        archive.extractall(place)
    return place / "semh-site"


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    """One Firefox for all tests."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        pytest.skip("Firefox is not installed; `tools/native.py soak` installs it")
    with firefox(program, tmp_path_factory.mktemp("firefox")) as tab:
        yield tab


@pytest.fixture
def tab(started: Tab) -> Iterator[Tab]:
    """A tab whose pages must not fail, and must ask nobody for anything."""
    started.errors.clear()
    started.requests.clear()
    yield started
    assert [error for error in started.errors if not any(one in error for one in EXPECTED)] == []
    assert [url for url in started.requests if not url.startswith(("file:", "data:", "blob:", "about:"))] == []


def test_the_search_finds_guidance_and_leads_there(tab: Tab, folder: Path) -> None:
    tab.open((folder / "about/privacy/index.html").as_uri())
    tab.click("#__search")  # as its button does; no window of a Firefox without a screen has the focus
    tab.value("document.querySelector('.md-search__input').focus()")
    tab.type("self harm")
    tab.wait_for("document.querySelector('.md-search-result__link')")
    tab.click(".md-search-result__link")
    tab.wait_for("/self-harm.*\\/index\\.html$/.test(location.pathname)")


def test_the_front_page_leads_to_a_session(tab: Tab, folder: Path) -> None:
    tab.open((folder / "index.html").as_uri())
    assert tab.value("document.fonts.load('16px \"Atkinson Hyperlegible\"').then((found) => found.length)") >= 1
    tab.click('.semh-menu a[href="sessions/index.html"]')
    tab.click('.semh-card a[href*="07-common-difficulties"]')
    tab.wait_for(
        "location.pathname.endsWith('07-common-difficulties/index.html') && document.querySelector('.semh-answer')"
    )
    tab.value("document.querySelector('.semh-answer').focus()")
    tab.type("The lunch queue.")
    tab.wait_for("document.querySelector('.semh-answer-foot span').textContent.startsWith('Saved')")
    tab.reload()
    assert tab.value("document.querySelector('.semh-answer').value") == "The lunch queue."


def test_a_key_stage_is_chosen_and_not_left_ticked_by_a_reload(tab: Tab, folder: Path) -> None:
    tab.open((folder / "staff/guidance/anxiety/index.html").as_uri())
    tab.click("#semh-filter input[value=ks1]")
    tab.wait_for("document.querySelector('.semh-keystage[data-ks~=ks4]').hidden")
    tab.value("document.querySelector('#semh-filter input[value=ks2]').checked = true")
    tab.reload()
    tab.wait_for("!document.getElementById('semh-filter').hidden")
    ticked = "[...document.querySelectorAll('#semh-filter input:checked')].map((box) => box.value)"
    assert tab.value(ticked) == ["ks1"]


@pytest.mark.parametrize("file", ["tools/workbench/index.html", "downloads/tools/workbench.html"])
def test_an_answer_in_the_workbench_is_there_after_a_reload(tab: Tab, folder: Path, file: str) -> None:
    tab.open((folder / file).as_uri())
    tab.click('[data-start="semh-audit"]')
    tab.click('#task-list [data-section="leadership"] a')
    tab.click('[name="leadership.champion.now"][value="in-place"]')
    tab.wait_for("document.getElementById('save-status').textContent.startsWith('Saved in this browser')")
    tab.reload()
    tab.wait_for("document.querySelector('[name=\"leadership.champion.now\"]')")
    assert tab.value("document.querySelector('[name=\"leadership.champion.now\"]:checked').value") == "in-place"


@pytest.mark.parametrize("file", ["tools/profile/index.html", "downloads/tools/profile.html"])
def test_the_practice_class_of_the_profile_opens(tab: Tab, folder: Path, file: str) -> None:
    tab.open((folder / file).as_uri())
    tab.click("#practise")
    tab.wait_for("document.querySelectorAll('main table tbody tr').length > 20")
    assert "P01" in tab.value("document.querySelector('main').textContent")


def test_the_log_of_training_is_kept_and_the_schools_name_too(tab: Tab, folder: Path) -> None:
    tab.open((folder / "tools/my-notes/index.html").as_uri())
    tab.wait_for("document.getElementById('cpd-form')")
    tab.value("document.getElementById('cpd-what').focus()")
    tab.type("Session 3")
    tab.value("document.getElementById('cpd-minutes').focus()")
    tab.type("90")
    tab.click("#cpd-save")
    tab.wait_for("document.getElementById('own-total').textContent.startsWith('1 hour 30 minutes')")
    tab.reload()
    tab.wait_for("document.querySelectorAll('#own-log tbody tr').length === 1")
    tab.open((folder / "tools/my-school/index.html").as_uri())
    tab.wait_for("document.querySelector('main input[type=text]')")
    tab.value("document.querySelector('main input[type=text]').focus()")
    tab.type("Elm School")
    tab.wait_for("JSON.stringify({ ...localStorage }).includes('Elm School')")
    tab.reload()
    tab.wait_for("document.querySelector('main input[type=text]')?.value === 'Elm School'")
