"""Every link and anchor of every page, on a server and unzipped, and everything that loads by itself."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator
from pathlib import Path

import pytest

from semh.site.offline import LEFT_OUT
from tests.site.built import Built, Page, in_folder, in_zip, read_page, styles_load

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def online(site_dir: Path) -> Built:
    """The site as a server hands it out."""
    return in_folder(site_dir)


@pytest.fixture(scope="module")
def unzipped(site_dir: Path) -> Built:
    """The site as somebody unzips it."""
    return in_zip(site_dir / "downloads/site-offline.zip", "semh-site/")


def faults(site: Built) -> Iterator[str]:
    for page in site.pages.values():
        for url in dict.fromkeys((*page.links, *page.loads)):
            yield site.broken(page.name, url)


def is_local(url: str) -> bool:
    return not url.startswith(("http:", "https:", "//"))


def test_every_link_and_anchor_leads_somewhere(online: Built) -> None:
    assert len(online.pages) > 100
    assert [fault for fault in faults(online) if fault] == []


def test_every_link_and_anchor_of_the_zip_file_leads_somewhere(online: Built, unzipped: Built) -> None:
    assert set(unzipped.pages) == set(online.pages)
    found = [fault for fault in faults(unzipped) if fault]
    assert [fault for fault in found if not fault.removesuffix(" leads nowhere").endswith(LEFT_OUT)] == []


def test_every_page_is_reached_from_the_front_page(online: Built) -> None:
    reached, waiting = {"index.html"}, ["index.html"]
    while waiting:
        page = online.pages[waiting.pop()]
        targets = {target[0] for url in page.links if (target := online.target(page.name, url))}
        new = (targets & set(online.pages)) - reached
        reached |= new
        waiting += new
    by_script = "downloads/tools/profile.html"
    assert by_script.encode() in online.read("tools/profile/index.html")
    assert set(online.pages) - reached == {"404.html", by_script}


def test_every_entry_of_the_search_leads_somewhere(online: Built) -> None:
    entries = json.loads(online.read("search/search_index.json"))["docs"]
    assert len(entries) > 500
    broken = [online.broken("index.html", entry["location"] or "./") for entry in entries]
    assert [fault for fault in broken if fault] == []


def test_the_page_for_missing_pages_stands_alone(online: Built) -> None:
    page = online.pages["404.html"]
    assert [url for url in page.loads if url != "data:,"] == []
    assert [url for url in page.links if is_local(url) and not url.startswith(("tel:", "sms:"))] == []


def test_nothing_loads_from_another_site(online: Built) -> None:
    assert [(page.name, url) for page in online.pages.values() for url in page.loads if not is_local(url)] == []


def test_what_a_style_sheet_loads_is_there(online: Built) -> None:
    sheets = [name for name in online.names if name.endswith(".css")]
    loads = [(sheet, url) for sheet in sheets for url in styles_load(online.read(sheet).decode())]
    assert any(url.endswith(".woff2") for _, url in loads)
    there = {(sheet, url): posixpath.normpath(posixpath.join(posixpath.dirname(sheet), url)) for sheet, url in loads}
    assert [sheet_and_url for sheet_and_url, name in there.items() if name not in online.names] == []


PAGE = b"""<html><head><link rel="stylesheet" href="a.css"><link rel="canonical" href="https://example.org/">
<style>p{background:url("https://example.org/x.png")}</style></head><body id="top"><a href="#top">up</a>
<img src="x.svg" srcset="y.svg 2x"><a href="sub/">down</a><a href="#gone">?</a><a href="/root/">!</a></body></html>"""


def test_the_reader_of_pages_sees_what_loads_and_what_is_broken() -> None:
    page = read_page("a/index.html", PAGE)
    assert page == Page(
        "a/index.html",
        frozenset({"top"}),
        ("#top", "sub/", "#gone", "/root/"),
        ("x.svg", "y.svg", "a.css", "https://example.org/x.png"),
    )
    site = Built(frozenset({"a/index.html", "a/sub/index.html"}), lambda name: PAGE, serves_folders=True)
    assert [bool(site.broken(page.name, url)) for url in page.links] == [False, False, True, True]
    on_disk = Built(site.names, site.read, serves_folders=False)
    assert on_disk.broken(page.name, "sub/") == "a/index.html: sub/ leads nowhere"
