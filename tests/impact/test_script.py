"""The script with the measures and the prepared slides: packed, the same every time, with the blanks that the browser fills."""

from __future__ import annotations

import base64
import gzip
import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from semh.core.programme import Programme
from semh.impact.data import impact_data
from semh.impact.deck_parts import KINDS, deck_parts
from semh.impact.pages import impact_pages
from semh.impact.script import measures_script

BLANK = re.compile(r"\{([a-z]+)\}")


@pytest.fixture(scope="module")
def deck() -> dict[str, Any]:
    return deck_parts()


def test_the_script_holds_measures_and_slides_and_is_the_same_every_time(programme: Programme) -> None:
    script = measures_script(programme)
    assert script == measures_script(programme)
    packed = script.removeprefix('globalThis.semhMeasures="').removesuffix('";\n')
    data = json.loads(gzip.decompress(base64.b64decode(packed)))
    assert data["measures"] == impact_data(programme)
    assert list(data["measures"]["evidence"]) == list(impact_data(programme)["evidence"])  # type: ignore[index]
    assert set(data["deck"]["slides"]) == set(KINDS)


def test_a_programme_without_measures_says_so(programme: Programme) -> None:
    assert measures_script(replace(programme, impact=None)) == "globalThis.semhMeasures=null;\n"


def test_each_slide_has_a_title_placeholder_and_the_blanks_that_are_filled(deck: dict[str, Any]) -> None:
    blanks = {kind: set(BLANK.findall(xml)) for kind, xml in deck["slides"].items()}
    assert blanks == {
        "text": {"title", "text", "footer"},
        "heading": {"title", "footer"},
        "chart": {"title", "text", "footer", "alt"},
    }
    assert all('<p:ph type="title"/>' in xml for xml in deck["slides"].values())
    assert BLANK.findall(deck["notes"]) == ["text"] and BLANK.findall(deck["chart"]) == ["series"]


def test_what_stays_is_whole_xml_in_one_language_and_names_nothing_that_is_made_anew(deck: dict[str, Any]) -> None:
    listed = {"[Content_Types].xml": "more", "_rels/.rels": "more", "ppt/_rels/presentation.xml.rels": "more"}
    for name, xml in deck["parts"].items():
        ElementTree.fromstring(xml)
        assert "en-US" not in xml, name
        if name in listed:
            assert BLANK.findall(xml) == ["more"]
    types = deck["parts"]["[Content_Types].xml"]
    assert set(re.findall(r'PartName="/([^"]+)"', types)) <= set(deck["parts"])
    assert all(f"ppt/slideLayouts/{layout}" in deck["parts"] for layout in deck["layouts"].values())
    assert not any(name.endswith((".bin", ".jpeg")) for name in deck["parts"])


def test_the_page_of_the_measures_leads_to_the_form_and_to_the_conference(programme: Programme) -> None:
    (page,) = impact_pages(programme)
    assert "(../tools/workbench/#/impact)" in page.body
    assert "(../tools/workbench/#/conference)" in page.body
    (alone,) = impact_pages(replace(programme, audits={}))
    assert "tools/workbench" not in alone.body
