"""What is found in Office files that are not sound, and that ours are."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from semh.core.problems import Place
from semh.core.programme import Programme
from semh.office.audit_sheet import write_audit_sheet
from semh.office.deck import DeckFile, write_deck
from semh.office.flow import flow_of
from semh.office.slide_text import slide_texts
from semh.office.verify import verify_office
from semh.office.word import WordFile, write_word

PLACE = Place(PurePosixPath("content/x.md"))


def codes(data: bytes, format_: str = "docx") -> list[str]:
    return [problem.code for problem in verify_office(data, format_, "x", PLACE)]


@pytest.fixture
def word() -> bytes:
    html = "<h2>One</h2><table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    return write_word(WordFile("Title", flow_of(html), footer="Foot", made_on=date(2026, 11, 24)))


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            target.writestr(name, text)
    return out.getvalue()


def test_our_word_file_is_sound(word: bytes) -> None:
    assert codes(word) == []


def test_a_torn_file_is_broken(word: bytes) -> None:
    assert codes(word[: len(word) // 2]) == ["office/broken"]


def test_a_missing_part_is_named(word: bytes) -> None:
    found = verify_office(changed(word, "word/_rels/document.xml.rels", "styles.xml", "gone.xml"), "docx", "x", PLACE)
    assert [problem.message for problem in found] == ["`x` names a part that it does not hold: word/gone.xml."]


def test_an_unmarked_header_row_is_found(word: bytes) -> None:
    assert codes(changed(word, "word/document.xml", "<w:tblHeader/>", "")) == ["office/no-header-row"]


def test_another_language_is_found(word: bytes) -> None:
    assert "office/no-language" in codes(changed(word, "word/styles.xml", "en-GB", "en-US"))


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("word/document.xml", '<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Gone"/>', "unknown-style"),
        ("word/document.xml", "<w:t>One</w:t>", "<w:t> </w:t>", "empty-heading"),
        ("word/footer1.xml", 'w:instr="PAGE"', 'w:instr="DATE"', "no-page-number"),
        ("word/document.xml", "<w:t>One</w:t>", '<w:t>One</w:t><w:fldChar w:fldCharType="begin"/>', "torn-field"),
        ("docProps/core.xml", "<dc:title>Title</dc:title>", "<dc:title/>", "untitled"),
        ("docProps/core.xml", "<dc:language>en-GB</dc:language>", "", "no-language"),
        ("word/_rels/document.xml.rels", 'Target="styles.xml"', 'Target="//a/b" TargetMode="External"', "outside-part"),
    ],
)
def test_what_is_wrong_with_a_word_file_is_found(word: bytes, part: str, old: str, new: str, code: str) -> None:
    assert f"office/{code}" in codes(changed(word, part, old, new))


def test_a_link_that_a_reader_follows_may_lead_outside(word: bytes) -> None:
    link = '<Relationship Id="r99" Type="x/relationships/hyperlink" Target="https://x.uk" TargetMode="External"/>'
    assert codes(changed(word, "word/_rels/document.xml.rels", "</Relationships>", f"{link}</Relationships>")) == []


def test_a_macro_is_found(word: bytes) -> None:
    out = io.BytesIO(word)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"Sub AutoOpen()")
    assert codes(out.getvalue()) == ["office/macro"]


@pytest.fixture(scope="module")
def sheet(programme: Programme) -> bytes:
    return write_audit_sheet(programme.audits["semh-audit"], programme, date(2026, 11, 24))


def rewritten(data: bytes, pattern: str, new: str) -> bytes:
    """The workbook with what fits the pattern replaced in every part."""
    out = io.BytesIO()
    found = 0
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            text, number = re.subn(pattern, new, source.read(name).decode())
            found += number
            target.writestr(name, text)
    assert found
    return out.getvalue()


def test_every_audit_s_workbook_is_sound(programme: Programme) -> None:
    for audit in programme.audits.values():
        assert codes(write_audit_sheet(audit, programme, date(2026, 11, 24)), "xlsx") == []


@pytest.mark.parametrize(
    ("pattern", "new", "code"),
    [
        ('<sheet name="Summary"', '<sheet name=" "', "no-sheet"),
        ("<autoFilter[^>]*/>", "", "no-filter"),
        (r"<pane xSplit=\"3\" ySplit=\"1\"", '<pane xSplit="3"', "header-scrolls"),
        ('type="list"', 'type="custom"', "no-choices"),
        ("Not yet,Started", "Not yet," + "Started " * 40, "long-list"),
        ('"Not yet[^<]*"(?=</formula1>)', '""', "long-list"),
        ("<dc:title>[^<]*</dc:title>", "", "untitled"),
        ("<dc:language>en-GB</dc:language>", "", "no-language"),
        ('Target="styles.xml"', 'Target="file:///other.xlsx" TargetMode="External"', "outside-part"),
        ('Target="worksheets/sheet4.xml"', 'Target="worksheets/sheet9.xml"', "missing-part"),
    ],
)
def test_what_is_wrong_with_a_workbook_is_found(sheet: bytes, pattern: str, new: str, code: str) -> None:
    assert f"office/{code}" in codes(rewritten(sheet, pattern, new), "xlsx")


@pytest.fixture(scope="module")
def deck(programme: Programme, root: Path) -> bytes:
    document = programme.documents["sessions/07-common-difficulties/slides.md"]
    font = root / "node_modules/@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2"
    texts = tuple(text for text in slide_texts(document, programme) if "<img" not in text.html)[:3]
    return write_deck(DeckFile("A deck", "Foot", texts, date(2026, 11, 24), font, lambda piece: b""))[0]


def test_our_deck_is_sound(deck: bytes) -> None:
    assert codes(deck, "pptx") == []


def test_an_empty_title_and_an_empty_box_are_found(deck: bytes) -> None:
    found = verify_office(without_words(deck), "pptx", "x", PLACE)
    assert "office/no-slide-title" in {problem.code for problem in found}
    assert "`x` has an empty text box on slide 2." in {problem.message for problem in found}


def without_words(deck: bytes) -> bytes:
    """The deck with nothing on its second slide."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "ppt/slides/slide2.xml":
                data = re.sub(rb"<a:t>[^<]*</a:t>", b"<a:t></a:t>", data)
            target.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        ("ppt/slides/slide1.xml", 'lang="en-GB"', 'lang="en-US"', "no-language"),
        ("ppt/slides/slide1.xml", 'type="title"', 'type="body"', "no-slide-title"),
        ("docProps/core.xml", "<dc:title>A deck</dc:title>", "<dc:title/>", "untitled"),
        ("ppt/slides/_rels/slide1.xml.rels", "slideLayouts/slideLayout", "slideLayouts/gone", "missing-part"),
    ],
)
def test_what_is_wrong_with_a_deck_is_found(deck: bytes, part: str, old: str, new: str, code: str) -> None:
    assert f"office/{code}" in codes(changed(deck, part, old, new), "pptx")
