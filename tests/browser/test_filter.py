"""The key-stage filter inside a page and the filter of the guidance list, in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.site]
PAGE = "staff/guidance/anxiety/"


def shown_stages(page: Page) -> set[str]:
    parts: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.semh-keystage')].filter(e => e.checkVisibility()).map(e => e.dataset.ks)"
    )
    return set(parts)


def test_everything_is_shown_until_something_is_chosen(new_page: NewPage) -> None:
    page = new_page(PAGE)
    assert shown_stages(page) == {"ks1 ks2", "ks3 ks4"}
    assert page.locator("#semh-filter-status").inner_text() == ""


def test_a_choice_hides_the_others_says_so_and_stands_in_the_address(new_page: NewPage) -> None:
    page = new_page(PAGE)
    page.get_by_label("Key stage 1").check()
    assert shown_stages(page) == {"ks1 ks2"}
    assert page.url.endswith("?ks=ks1")
    page.get_by_label("Key stage 2").check()
    assert page.url.endswith("?ks=ks1,ks2")
    status = page.locator("#semh-filter-status")
    assert status.get_attribute("role") == "status"
    assert re.search(r"key stages 1 and 2, .* \d+ of \d+ parts hidden", status.inner_text())


def test_the_back_button_takes_a_choice_back(new_page: NewPage) -> None:
    page = new_page(PAGE)
    page.get_by_label("Key stage 1").check()
    page.get_by_label("Key stage 3").check()
    page.go_back()
    assert shown_stages(page) == {"ks1 ks2"}
    page.go_back()
    assert shown_stages(page) == {"ks1 ks2", "ks3 ks4"}
    assert not page.get_by_label("Key stage 1").is_checked()


def test_the_choice_is_remembered_but_an_address_wins(new_page: NewPage) -> None:
    page = new_page(PAGE)
    page.get_by_label("Key stage 1").check()
    page.goto(page.url.split("?")[0].replace("anxiety", "low-mood"))
    assert shown_stages(page) == {"ks1 ks2"}
    page.goto(f"{page.url.split('?')[0]}?ks=ks4")
    assert shown_stages(page) == {"ks3 ks4"}


def test_show_all_is_one_click(new_page: NewPage) -> None:
    page = new_page(f"{PAGE}?ks=ks1")
    page.get_by_role("button", name="Show all").click()
    assert shown_stages(page) == {"ks1 ks2", "ks3 ks4"}
    assert "ks=" not in page.url


def test_a_link_into_a_hidden_part_opens_it_and_says_so(new_page: NewPage) -> None:
    page = new_page(f"{PAGE}?ks=ks1")
    page.evaluate("() => { document.querySelector('.semh-keystage[data-ks=\"ks3 ks4\"] p').id = 'inside'; }")
    page.evaluate("() => { location.hash = '#inside'; }")
    page.wait_for_function("() => document.getElementById('inside').checkVisibility()")
    assert "a part for key stages 3 and 4" in page.locator("#semh-filter-status").inner_text()


def test_the_contents_list_follows_the_filter(new_page: NewPage) -> None:
    page = new_page("parents/2-anxiety-and-low-mood/?ks=ks1")
    hidden = page.evaluate(
        "() => [...document.querySelectorAll('.semh-keystage[hidden] :is(h2, h3)')].map(e => '#' + e.id)"
    )
    for hash_ in hidden:
        for link in page.locator(f".semh-toc-wide a[href='{hash_}']").all():
            assert not link.is_visible()


def test_the_need_help_now_box_is_never_filtered(new_page: NewPage) -> None:
    page = new_page("staff/guidance/self-harm/?ks=ks1")
    boxes = page.locator(".semh-safety").all()
    assert len(boxes) == 2
    assert all(box.is_visible() for box in boxes)


def test_paper_shows_the_choice_and_no_controls(new_page: NewPage) -> None:
    page = new_page(f"{PAGE}?ks=ks1,ks2")
    page.emulate_media(media="print")
    assert page.get_by_text("Printed for key stages 1 and 2").is_visible()
    assert shown_stages(page) == {"ks1 ks2"}
    for name in ("#semh-filter", ".semh-menu", ".semh-header-tools", ".semh-section-nav", ".semh-toc-wide"):
        assert not page.locator(name).is_visible()


def test_the_filter_works_with_the_keyboard_alone(new_page: NewPage) -> None:
    page = new_page(PAGE, width=360)
    page.locator("#semh-filter input").first.focus()
    page.keyboard.press("Space")
    assert shown_stages(page) == {"ks1 ks2"}
    for _ in range(4):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert shown_stages(page) == {"ks1 ks2", "ks3 ks4"}


def titles(page: Page) -> list[str]:
    return [text for text in page.locator("#semh-topics > li:visible .semh-card-title").all_inner_texts()]


def test_the_list_narrows_or_within_and_across(new_page: NewPage) -> None:
    page = new_page("staff/guidance/")
    every = titles(page)
    page.locator("[name=topic][value=anxiety]").check()
    page.locator("[name=topic][value=self-harm]").check()
    assert titles(page) == [title for title in every if title in ("Anxiety", "Self-harm")]
    page.locator("[name=ks][value=ks1]").check()
    status = page.locator("#semh-topic-status").inner_text()
    assert status == f"Showing 2 of {len(every)} pages for key stage 1, and for anxiety or self-harm"
    assert page.url.endswith("?topic=anxiety,self-harm&ks=ks1")


def test_chips_remove_one_filter_and_a_button_clears_all(new_page: NewPage) -> None:
    page = new_page("staff/guidance/?ks=ks1&topic=anxiety")
    every = page.locator("#semh-topics > li").count()
    page.get_by_role("button", name="Remove filter: Anxiety").click()
    assert len(titles(page)) == every
    assert page.evaluate("() => document.activeElement.textContent") == "Key stage 1 ×"
    page.get_by_role("button", name="Clear all filters").click()
    assert "?" not in page.url
    assert page.locator("#semh-chips").is_hidden()


def test_going_back_undoes_a_filter_of_the_list(new_page: NewPage) -> None:
    page = new_page("staff/guidance/")
    before = titles(page)
    page.locator("[name=topic][value=anxiety]").check()
    assert len(titles(page)) == 1
    page.go_back()
    assert titles(page) == before
