"""The pure parts of the site room: policies, names of landmarks, navigation, links for a disk, words for sizes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import pytest

from semh.core.loader import load_programme
from semh.core.programme import Programme
from semh.site.addresses import base_of
from semh.site.downloads import TRAINERS, by_audit, by_folder, facts, short_title, size_words
from semh.site.landmarks import with_unique_names
from semh.site.navigation import nav_config, neighbours, section_folder, sections
from semh.site.offline import NOT_HERE, with_file_links
from semh.site.page_view import page_view
from semh.site.policy import reading_policy, source_hash, with_policy
from semh.theme.tokens import contrast_ratio, load_tokens, tokens_css


def test_a_policy_allows_exactly_the_scripts_that_stand_in_the_page() -> None:
    html = '<script>one()</script><script src="a.js"></script><script type="application/json">{}</script>'
    policy = reading_policy(html)
    assert policy.count("'sha256-") == 1
    assert source_hash("one()") in policy
    assert "connect-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_hash_is_that_of_the_standard() -> None:
    # the example of https://www.w3.org/TR/CSP3/ (section 7.6): alert('Hello, world.');
    assert source_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


def test_the_policy_takes_its_place_in_the_page() -> None:
    assert "@semh-policy@" not in with_policy('<meta content="@semh-policy@">')


def test_the_second_landmark_of_a_name_gets_a_number() -> None:
    html = '<section aria-label="Need help now" class="x"></section>' * 2
    assert with_unique_names(html).count("Need help now (2)") == 1


def test_a_group_keeps_its_name() -> None:
    html = '<div role="group" aria-label="Key stage 1"></div>' * 2
    assert with_unique_names(html) == html


@pytest.mark.parametrize(
    ("link", "named"),
    [
        ("../", "../index.html"),
        ("../..", "../../index.html"),
        (".", "./index.html"),
        ("a/b/#x", "a/b/index.html#x"),
        ("a.pdf", "a.pdf"),
        ("#x", "#x"),
        ("https://example.org/", "https://example.org/"),
    ],
)
def test_links_for_a_disk_name_the_file(link: str, named: str) -> None:
    assert with_file_links(f'<a href="{link}">x</a>') == f'<a href="{named}">x</a>'


def test_a_list_of_files_on_a_disk_says_that_they_are_elsewhere() -> None:
    heading = '<h2 id="downloads">Downloads</h2>'
    assert with_file_links(f"{heading}<ul>") == f"{heading}{NOT_HERE}<ul>"


@pytest.mark.parametrize(("url", "base"), [("", "./"), ("a/", "../"), ("a/b/", "../../")])
def test_the_base_is_as_far_up_as_the_page_is_deep(url: str, base: str) -> None:
    assert base_of(url) == base


@pytest.mark.parametrize(
    ("size", "words"), [(10, "1 KB"), (38_400, "38 KB"), (999_600, "1.0 MB"), (1_240_000, "1.2 MB")]
)
def test_sizes_are_in_words(size: int, words: str) -> None:
    assert size_words(size) == words


@dataclass(frozen=True)
class Finished:
    path: PurePosixPath
    title: str = "A title"
    format: str = "pdf"
    pages: int = 1
    bytes: int = 2000
    folder: str = ""


def test_downloads_are_grouped_by_page_with_the_trainers_last() -> None:
    pack = Finished(PurePosixPath("downloads/sessions/x/s_facilitator.pdf"), folder="sessions/x", pages=4)
    handouts = Finished(PurePosixPath("downloads/sessions/x/s_handouts.pdf"), folder="sessions/x")
    audit = Finished(PurePosixPath("downloads/audits/semh-audit_paper.pdf"))
    found = by_folder([pack, handouts, audit])
    assert [(d.url, d.group) for d in found["sessions/x"]] == [
        (str(handouts.path), "To print"),
        (str(pack.path), TRAINERS),
    ]
    assert facts(pack) == "PDF, 4 pages, 2 KB"
    assert [d.url for d in by_audit([pack, audit], ["semh-audit"])["semh-audit"]] == [str(audit.path)]


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Session 7, Handouts, large print", "Handouts, large print"),
        ("The first conversation, Session 7", "The first conversation"),
        ("Parent session 2, slides", "Slides"),
        ("Training day, facilitator pack", "Facilitator pack"),
    ],
)
def test_a_download_does_not_repeat_the_session_of_its_page(title: str, short: str) -> None:
    assert short_title(title) == short


def test_a_page_belongs_to_the_nearest_section() -> None:
    assert section_folder("staff/guidance/a.md") == "staff/guidance"
    assert section_folder("staff/policies/a.md") == "staff"
    assert section_folder("index.md") is None


def test_the_navigation_starts_each_section_with_its_index(programme: Programme) -> None:
    nav = nav_config(programme, programme.documents)
    assert nav[0] == {"Home": "index.md"}
    for section in nav[1:]:
        ((_, pages),) = section.items()
        ((_, first),) = pages[0].items()
        assert first.endswith("index.md")


def test_the_training_day_is_reached_from_the_trainers_page(programme: Programme) -> None:
    day = "trainers/training-day/index.md"
    (trainers,) = (section for section in sections(programme) if section.folder == "trainers")
    assert {page.uri: page.title for page in trainers.pages}[day] == programme.documents[day].meta.title
    (card,) = page_view(programme, programme.documents["trainers/index.md"]).cards
    assert (card.url, card.facts[:2]) == ("trainers/training-day/", ("Training day", "360 minutes"))


def test_pages_before_and_after_stay_in_the_section(programme: Programme) -> None:
    before, after = neighbours(sections(programme), "staff/guidance/managing-emotions.md")
    assert before is not None
    assert after is not None
    assert before.uri == "staff/guidance/index.md"
    assert after.uri == "staff/guidance/anxiety.md"


def test_a_sensitive_page_waits_for_clinical_review_until_there_is_one(programme: Programme) -> None:
    assert page_view(programme, programme.documents["staff/guidance/self-harm.md"]).awaiting_clinical_review
    assert not page_view(programme, programme.documents["about/index.md"]).awaiting_clinical_review


def test_a_page_without_stages_has_no_filter(make_project: Callable[..., Path]) -> None:
    small, _ = load_programme(make_project())
    assert page_view(small, small.documents["about/index.md"]).filter is None


def test_every_pair_of_colours_can_be_told_apart() -> None:
    tokens = load_tokens()
    for front, behind, least in tokens.contrast:
        for scheme in ("light", "dark"):
            ratio = contrast_ratio(getattr(tokens.colours[front], scheme), getattr(tokens.colours[behind], scheme))
            assert ratio >= least, f"{front} on {behind} in the {scheme} scheme: {ratio:.2f}"


def test_the_sheet_has_both_schemes_of_every_colour() -> None:
    css = tokens_css(load_tokens())
    for name, colour in load_tokens().colours.items():
        assert f"--semh-{name}: {colour.light};" in css
        assert f"--semh-{name}-dark: {colour.dark};" in css
