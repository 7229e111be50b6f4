"""Word files, read back with python-docx."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from docx import Document as open_word
from docx.oxml.ns import qn

from semh.office.flow import flow_of
from semh.office.word import WordFile, write_word
from semh.office.word_styles import PROMPT_STYLE, PROMPT_WORDS

HTML = """
<h2>First</h2><p>Text with <a href="https://www.nhs.uk/">a link</a>.</p>
<ol><li>one</li><li>two</li></ol><p>between</p><ol><li>one again</li></ol>
<div class="semh-say"><p class="semh-label">Say</p><p>"I'm glad you told me."</p></div>
<table><thead><tr><th>Who</th></tr></thead><tbody><tr><td>DSL</td></tr></tbody></table>
<div class="semh-lines" data-lines="2"></div>
"""


def word(**more: Any) -> Any:
    return open_word(io.BytesIO(write_word(WordFile("A title", flow_of(HTML), made_on=date(2026, 11, 24), **more))))


def test_headings_use_heading_styles_and_the_title_style() -> None:
    styles = [(p.style.name, p.text) for p in word().paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert styles == [("Title", "A title"), ("Heading 1", "First")]


def test_every_header_row_is_marked() -> None:
    (table,) = word().tables
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_numbered_lists_start_again_at_one() -> None:
    numbers = [
        paragraph._p.pPr.numPr.numId.val for paragraph in word().paragraphs if paragraph.style.name == "List Number"
    ]
    assert numbers[0] == numbers[1] != numbers[2]


def test_prompts_have_one_style_of_their_own() -> None:
    prompts = [p.text for p in word(prompts=("Delete me.",)).paragraphs if p.style.name == PROMPT_STYLE]
    assert prompts == ["Delete me."]


def test_boxes_are_paragraphs_with_a_style_and_not_text_boxes() -> None:
    document = word()
    assert [p.text for p in document.paragraphs if p.style.name == "SEMH Say"] == ["Say", '"I\'m glad you told me."']
    assert "txbxContent" not in document.element.xml


def test_language_title_and_control_table_are_set() -> None:
    document = word(facts=(("Version", "2026.1"),))
    assert document.core_properties.title == "A title"
    assert document.core_properties.language == "en-GB"
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Version", "2026.1"]
    assert 'w:val="en-GB"' in document.styles["Normal"].element.xml


def test_the_same_input_gives_the_same_bytes() -> None:
    file = WordFile("A title", flow_of(HTML), made_on=date(2026, 11, 24))
    assert write_word(file) == write_word(file)


def prompts_of(html: str) -> list[str]:
    document = open_word(io.BytesIO(write_word(WordFile("A title", flow_of(html)))))
    return [run.text for p in document.paragraphs for run in p.runs if run.style.name == PROMPT_WORDS]


def test_words_in_square_brackets_have_the_prompts_style_and_the_rest_has_not() -> None:
    assert prompts_of("<p>Come on [day, time], to <strong>[room]</strong>.</p>") == ["[day, time]", "[room]"]
    assert prompts_of('<p class="fill"><span class="fill-label">Our website</span></p>') == ["[our website]"]


def test_the_two_prompt_styles_are_one_in_word() -> None:
    styles = word().styles
    paragraph, words = styles[PROMPT_STYLE], styles[PROMPT_WORDS]
    assert paragraph.element.find(qn("w:link")).get(qn("w:val")) == words.style_id
    assert words.element.find(qn("w:link")).get(qn("w:val")) == paragraph.style_id


def test_columns_have_the_room_that_their_text_needs() -> None:
    html = "<table><tr><th>No.</th><th>School and role</th></tr><tr><th>1</th><td></td></tr></table>"
    (table,) = open_word(io.BytesIO(write_word(WordFile("A title", flow_of(html))))).tables
    narrow, wide = (column.width.cm for column in table.columns)
    assert narrow * 3 < wide
