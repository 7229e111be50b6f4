"""The key-stage filter inside a page and the filter of the guidance list, in a browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage

pytestmark = [pytest.mark.browser, pytest.mark.site]
PAGE = "staff/guidance/anxiety/"
EARLY = "eyfs ks1 ks2"
OLDER = "ks3 ks4 ks5"
EVERY = {"eyfs", "ks1 ks2", EARLY, OLDER}


def shown_stages(page: Page) -> set[str]:
    parts: list[str] = page.evaluate(
        "() => [...document.querySelectorAll('.semh-keystage')].filter(e => e.checkVisibility()).map(e => e.dataset.ks)"
    )
    return set(parts)


def test_everything_is_shown_until_something_is_chosen(new_page: NewPage) -> None:
    page = new_page(PAGE)
    assert shown_stages(page) == EVERY
    assert page.locator("#semh-filter-status").inner_text() == ""


def test_a_choice_hides_the_others_says_so_and_stands_in_the_address(new_page: NewPage) -> None:
    page = new_page(PAGE)
    page.get_by_label("Key stage 1").check()
    assert shown_stages(page) == {"ks1 ks2", EARLY}
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
    assert shown_stages(page) == {"ks1 ks2", EARLY}
    page.go_back()
    assert shown_stages(page) == EVERY
    assert not page.get_by_label("Key stage 1").is_checked()


def test_the_choice_is_remembered_but_an_address_wins(new_page: NewPage) -> None:
    page = new_page(PAGE)
    page.get_by_label("Key stage 1").check()
    page.goto(page.url.split("?")[0].replace("anxiety", "low-mood"))
    assert shown_stages(page) == {"ks1 ks2", EARLY}
    page.goto(f"{page.url.split('?')[0]}?ks=ks4")
    assert shown_stages(page) == {OLDER}


def test_show_all_is_one_click(new_page: NewPage) -> None:
    page = new_page(f"{PAGE}?ks=ks1")
    page.get_by_role("button", name="Show all").click()
    assert shown_stages(page) == EVERY
    assert "ks=" not in page.url


def test_a_link_into_a_hidden_part_opens_it_and_says_so(new_page: NewPage) -> None:
    page = new_page(f"{PAGE}?ks=ks1")
    page.evaluate("() => { document.querySelector('.semh-keystage[data-ks=\"ks3 ks4 ks5\"] p').id = 'inside'; }")
    page.evaluate("() => { location.hash = '#inside'; }")
    page.wait_for_function("() => document.getElementById('inside').checkVisibility()")
    assert "a part for key stages 3, 4 and 5" in page.locator("#semh-filter-status").inner_text()


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
    assert shown_stages(page) == {"ks1 ks2", EARLY}
    for name in ("#semh-filter", ".semh-menu", ".semh-header-tools", ".semh-section-nav", ".semh-toc-wide"):
        assert not page.locator(name).is_visible()


def test_the_filter_works_with_the_keyboard_alone(new_page: NewPage) -> None:
    page = new_page(PAGE, width=360)
    page.locator("#semh-filter input").first.focus()
    page.keyboard.press("Space")
    assert shown_stages(page) == {"eyfs", EARLY}
    for _ in range(6):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert shown_stages(page) == EVERY


def titles(page: Page) -> list[str]:
    return [text for text in page.locator("#semh-topics > li:visible .semh-card-title").all_inner_texts()]


def test_the_list_narrows_or_within_and_across(new_page: NewPage) -> None:
    page = new_page("staff/guidance/")
    every = titles(page)
    page.locator("[name=topic][value=anxiety]").check()
    page.locator("[name=topic][value=self-harm]").check()
    wanted = ("Anxiety", "Self-harm", "School anxiety and attendance")
    assert titles(page) == [title for title in every if title in wanted]
    page.locator("[name=ks][value=ks1]").check()
    status = page.locator("#semh-topic-status").inner_text()
    assert status == f"Showing {len(titles(page))} of {len(every)} pages for key stage 1, about anxiety or self-harm"
    assert page.url.endswith("?topic=anxiety,self-harm&ks=ks1")


def test_every_kind_of_choice_narrows_the_list(new_page: NewPage) -> None:
    page = new_page("staff/guidance/")
    every = titles(page)
    assert len(every) >= 12
    for name, value in (("setting", "special"), ("time", "2"), ("ks", "eyfs")):
        page.locator(f"[name={name}][value='{value}']").check()
        assert titles(page) == every
    page.locator("[name=tier][value=universal]").check()
    assert "Anxiety" in titles(page)
    assert "Self-harm" not in titles(page)
    page.locator("[name=time][value='2']").uncheck()
    page.locator("[name=time][value='5']").check()
    assert "Self-esteem" in titles(page)
    assert len(titles(page)) < len(every)
    assert "time=5" in page.url
    status = page.locator("#semh-topic-status").inner_text()
    assert status.endswith(", in a special school or unit, for every pupil, to read in 5 minutes or less")


def test_an_address_with_every_choice_opens_the_list_as_it_was_sent(new_page: NewPage) -> None:
    page = new_page("staff/guidance/?ks=ks5&setting=secondary&topic=transition&tier=targeted&time=2")
    assert titles(page) == ["Transition"]
    assert page.locator("#semh-chips > li").count() == 5


def test_an_empty_list_says_what_to_take_away(new_page: NewPage) -> None:
    page = new_page("staff/guidance/?topic=transition&time=5")
    assert titles(page) == []
    notice = page.locator("#semh-no-topics")
    assert "without “Time to read”: 1 page" in notice.inner_text()
    page.get_by_role("button", name="Clear all filters").click()
    assert notice.is_hidden()
    assert len(titles(page)) >= 12


def test_counts_follow_the_other_choices(new_page: NewPage) -> None:
    page = new_page("staff/guidance/?topic=transition")
    count = page.locator("label:has([name=time][value='5']) .semh-count")
    assert count.inner_text() == "(0)"


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
    assert len(titles(page)) == 2
    page.go_back()
    assert titles(page) == before
