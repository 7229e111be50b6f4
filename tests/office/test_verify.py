"""What is found in Office files that are not sound, and that ours are."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import PurePosixPath

import pytest

from semh.core.problems import Place
from semh.office.flow import flow_of
from semh.office.verify import verify_office
from semh.office.word import WordFile, write_word

PLACE = Place(PurePosixPath("content/x.md"))


def codes(data: bytes, format_: str = "docx") -> list[str]:
    return [problem.code for problem in verify_office(data, format_, "x", PLACE)]


@pytest.fixture
def word() -> bytes:
    html = "<h2>One</h2><table><thead><tr><th>A</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>"
    return write_word(WordFile("Title", flow_of(html), made_on=date(2026, 11, 24)))


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
