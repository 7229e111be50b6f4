"""Places for the school's details in Word files: they look like lines and prompts until something fills them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
from docx.oxml.ns import qn

from semh.core.policies import fields_of, policies
from semh.core.programme import Programme
from semh.office.controls import PLACES, PROMPTS, TAG
from semh.office.flow import Lines, Paragraph, Run, flow_of
from semh.office.word import WordFile, write_word


def tags_in(data: bytes) -> list[str]:
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()
    return re.findall(r'<w:tag w:val="([^"]*)"', xml)


def test_lines_and_prompts_for_the_school_are_content_controls() -> None:
    pieces = (
        Paragraph((Run("From [school], on [date]:"),)),
        Lines(2, "contact"),
        Lines(1),
        Paragraph((Run("Headteacher"),), "fill"),
    )
    data = write_word(WordFile("A letter", pieces))
    assert tags_in(data) == [f"{TAG}school_name", f"{TAG}contact", f"{TAG}head_name"]
    controls = docx.Document(io.BytesIO(data)).element.body.xpath(".//w:sdt")
    assert ["".join(text.text or "" for text in one.iter(qn("w:t"))) for one in controls] == [
        "[school]",
        "",
        "[headteacher]",
    ]
    assert len(list(controls[1].iter(qn("w:p")))) == 2


def test_the_blocks_option_reaches_the_flow() -> None:
    assert flow_of('<div class="semh-lines" data-lines="2" data-school="ask"><p class="semh-line"></p></div>') == (
        Lines(2, "ask"),
    )


def test_the_browser_knows_every_place_and_every_detail(root: Path, programme: Programme) -> None:
    mine = root / "plugins/semh/site/mine"
    ids = re.findall(r'^\s*\[?\s*"([a-z_]+)",(?: "|$)', (mine / "names.ts").read_text(encoding="utf-8"), re.MULTILINE)
    assert set(PROMPTS.values()) <= set(ids)
    places = re.search(r"PLACES = \[(.*?)\]", (mine / "school-words.ts").read_text(encoding="utf-8"))
    assert places and re.findall(r'"(\w+)"', places[1]) == list(PLACES)
    fields = {
        field.id: field.label.lower()
        for policy in policies(programme)
        for field in fields_of(programme, policy).values()
    }
    assert all(
        fields.get(id_, words) == words for words, id_ in PROMPTS.items() if words not in ("school", "school name")
    )


def test_the_handouts_for_families_have_a_place_for_the_contact(programme: Programme) -> None:
    found = [
        document.uri
        for document in programme.documents.values()
        if document.uri.startswith("parents/") and "    school: " in document.body
    ]
    assert len([uri for uri in found if uri.endswith("take-home.md")]) == 5
    assert len([uri for uri in found if uri.endswith("help-card.md")]) == 5
