"""The scanner is the authority on blocks; rendered HTML must agree with it on every document."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from semh.blocks import Profile, render
from semh.blocks.kinds import KINDS
from semh.blocks.policy_kinds import POLICY_KINDS
from semh.core.block_specs import BLOCKS
from semh.core.documents import Document
from semh.core.loader import load_programme
from semh.core.programme import Programme

ROOT = Path(__file__).parents[2]


class Outline(HTMLParser):
    """The blocks, ids, local links and text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "data-block":
                self.blocks.append(value or "")
            elif name == "id":
                self.ids.append(value or "")
            elif name == "href" and (value or "").startswith("#"):
                self.links.append((value or "")[1:])

    def handle_data(self, data: str) -> None:
        self.text += data


def uris() -> list[str]:
    return sorted(load_programme(ROOT)[0].documents)


def expected_blocks(document: Document, profile: Profile) -> list[str]:
    names = [block.name for block in document.scan.walk()]
    return [name for name in names if name != "notes" or profile is Profile.print]


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("uri", uris())
def test_scanner_and_html_agree(programme: Programme, uri: str, profile: Profile) -> None:
    document = programme.documents[uri]
    html = Outline(render(document, programme, profile))
    assert html.blocks == expected_blocks(document, profile)
    assert not re.search(r"^\s*///", html.text, re.MULTILINE)
    assert "[^" not in html.text, "a citation was left unread"
    assert len(html.ids) == len(set(html.ids)), "ids are unique"
    assert set(html.links) <= set(html.ids), "every link within the page has a target"


def test_every_block_of_the_table_is_rendered() -> None:
    assert {kind.NAME for kind in (*KINDS, *POLICY_KINDS)} == set(BLOCKS)
    assert len(KINDS) + len(POLICY_KINDS) == len(BLOCKS)
