"""The list of topics, the static pages per key stage, and links that move with their page."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from semh.core.loader import load_programme
from semh.core.programme import Programme
from semh.guidance.relink import relink
from semh.guidance.stages import stage_pages, stages_with_guidance
from semh.guidance.topics import guidance_documents, page_url, times_of, topic_list
from tests.projects import front_matter

PAGE = (
    front_matter("g.a", key_stages="[ks1, ks2]", settings="[primary]", topics="[anxiety]", tier="[universal]")
    + "\n/// keystage | ks1\nYoung.\n///\n\n/// keystage | ks2\nOlder.\n///\n\n[B](b.md) [About](../../about/index.md)\n"
)
OTHER = front_matter("g.b", key_stages="[ks2]", topics="[self-harm]") + "\nText.\n"


@pytest.fixture
def small(make_project: Callable[..., Path]) -> Programme:
    files = {"content/staff/guidance/a.md": PAGE, "content/staff/guidance/b.md": OTHER}
    return load_programme(make_project(files))[0]


def test_every_stage_has_a_list_and_a_page_for_each_of_its_topics(small: Programme) -> None:
    assert stages_with_guidance(small) == ("ks1", "ks2")
    assert [page.uri for page in stage_pages(small)] == [
        "for/ks1/index.md", "for/ks1/a.md", "for/ks2/index.md", "for/ks2/a.md", "for/ks2/b.md",
    ]  # fmt: skip


def test_a_stage_page_leaves_out_other_stages(small: Programme) -> None:
    bodies = {page.uri: page.body for page in stage_pages(small)}
    assert "Young." in bodies["for/ks1/a.md"]
    assert "Older." not in bodies["for/ks1/a.md"]
    assert "Older." in bodies["for/ks2/a.md"]


def test_links_of_a_stage_page_stay_in_the_stage_where_they_can(small: Programme) -> None:
    bodies = {page.uri: page.body for page in stage_pages(small)}
    assert "[B](../../staff/guidance/b.md) [About](../../about/index.md)" in bodies["for/ks1/a.md"]
    assert "[B](b.md)" in bodies["for/ks2/a.md"]


def test_the_list_counts_each_option_and_leaves_out_empty_ones(small: Programme) -> None:
    found = topic_list(small)
    assert [entry.url for entry in found.entries] == ["staff/guidance/a/", "staff/guidance/b/"]
    options = {facet.name: {option.id: option.count for option in facet.options} for facet in found.facets}
    assert options["ks"] == {"ks1": 1, "ks2": 2}
    assert options["topic"] == {"anxiety": 1, "self-harm": 1}
    assert "special" not in options["setting"]


@pytest.mark.parametrize(
    ("minutes", "is_short", "times"),
    [
        (None, False, ()),
        (None, True, ("2",)),
        (2, False, ("2",)),
        (5, False, ("5",)),
        (6, True, ("2", "10")),
        (11, True, ("2", "longer")),
    ],
)
def test_the_time_needed_follows_from_the_short_version_and_the_whole(
    minutes: int | None, is_short: bool, times: tuple[str, ...]
) -> None:
    assert times_of(minutes, is_short) == times


def test_every_page_opens_with_two_minutes_and_has_the_facets(programme: Programme) -> None:
    found = topic_list(programme)
    assert len(found.entries) >= 12
    assert [facet.name for facet in found.facets] == ["ks", "setting", "topic", "tier", "time"]
    for entry in found.entries:
        assert "2" in entry.facets["time"], entry.uri
        assert all(entry.facets[facet.name] for facet in found.facets), entry.uri


def test_the_short_version_is_no_longer_than_a_minute_or_two(programme: Programme) -> None:
    for document in guidance_documents(programme):
        match = re.search(r"^## In two minutes\n(.*?)^(?:/{3,} facet|## )", document.body, re.DOTALL | re.MULTILINE)
        assert match, document.uri
        text = re.sub(r"^/{3,}.*$|\[\^[^\]]+\]|\]\([^)]*\)", "", match[1], flags=re.MULTILINE)
        assert len(re.findall(r"[A-Za-z0-9][\w’'-]*", text)) <= 250, document.uri


def test_difficulties_come_in_the_order_of_the_outline(programme: Programme) -> None:
    stems = [document.stem for document in guidance_documents(programme)]
    assert stems[:3] == ["managing-emotions", "anxiety", "low-mood"]


@pytest.mark.parametrize(("uri", "url"), [("index.md", ""), ("a/index.md", "a/"), ("a/b.md", "a/b/")])
def test_a_page_has_the_address_that_mkdocs_gives_it(uri: str, url: str) -> None:
    assert page_url(uri) == url


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[x](a.md#y)", "[x](NEW#y)"),
        ('[x](a.md "title")', '[x](NEW "title")'),
        ("`[x](a.md)`", "`[x](a.md)`"),
        ("```\n[x](a.md)\n```\n[x](a.md)", "```\n[x](a.md)\n```\n[x](NEW)"),
        ("[x](https://example.org/) [y](#here)", "[x](https://example.org/) [y](#here)"),
    ],
)
def test_links_change_and_code_does_not(before: str, after: str) -> None:
    assert relink(before, lambda _: "NEW") == after


def test_the_room_needs_no_mkdocs() -> None:
    code = (
        "import sys; sys.modules['mkdocs'] = None; import semh.guidance.stages, semh.guidance.topics, semh.audits.pages"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
