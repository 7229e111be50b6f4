"""Handouts in other languages: a file each, in their language and direction, with the fonts that they need."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from semh.core.problems import Problem
from semh.core.programme import Programme
from semh.packs import start
from semh.packs.styles import mirrored
from tests.packs.conftest import FILES as PACK_FILES
from tests.packs.conftest import Inline
from tests.translations import HANDOUTS, LANGUAGES

Project = Callable[..., Programme]
ONE_PACK = "- {id: handout, title: Handout, for: sessions, parts: [handout], formats: [pdf, docx]}\n"
FACILITATOR = "content/sessions/01-first/facilitator.md"
NAME = "downloads/sessions/01-first/session-01-first_handout-home"


@pytest.fixture
def made(pack_project: Project, tmp_path: Path) -> tuple[dict[str, bytes], list[Problem]]:
    facilitator = str(PACK_FILES[FACILITATOR]).replace("handouts: [tool]", "handouts: [tool, home]")
    files = {"content/trainers/packs.yml": ONE_PACK, "content/languages.yml": LANGUAGES, FACILITATOR: facilitator}
    run = start(pack_project({**files, **HANDOUTS}), Inline(), tmp_path / "out")
    problems = run.join()
    return {str(file.path): (tmp_path / "out" / file.path).read_bytes() for file in run.files}, problems


def test_each_language_is_a_sound_file_of_its_own(made: tuple[dict[str, bytes], list[Problem]]) -> None:
    files, problems = made
    assert problems == []
    assert {f"{NAME}.pdf", f"{NAME}_pl.pdf", f"{NAME}_ar.pdf"} <= set(files)


def test_the_file_says_its_language_and_what_it_follows(made: tuple[dict[str, bytes], list[Problem]]) -> None:
    with pikepdf.open(io.BytesIO(made[0][f"{NAME}_ar.pdf"])) as pdf:
        assert str(pdf.Root.Lang) == "ar"
        assert "Arabic" in str(pdf.docinfo.Title)
    with pypdfium2.PdfDocument(made[0][f"{NAME}_ar.pdf"]) as pdf:
        text = pdf[0].get_textpage().get_text_bounded()
    assert "translation of the English text of 24 November 2026" in " ".join(text.split())
    assert "116 123" in text


def test_text_from_right_to_left_starts_on_the_right(made: tuple[dict[str, bytes], list[Problem]]) -> None:
    def title_box(name: str) -> tuple[float, float]:
        with pypdfium2.PdfDocument(made[0][name]) as pdf:
            text = pdf[0].get_textpage()
            boxes = [text.get_rect(index) for index in range(text.count_rects())]
            tallest = max(boxes, key=lambda box: box[3] - box[1])
            return tallest[0], pdf[0].get_width() - tallest[2]

    left, right = title_box(f"{NAME}_ar.pdf")
    assert right < left
    left, right = title_box(f"{NAME}.pdf")
    assert left < right


def test_a_mirrored_sheet_swaps_sides_and_nothing_else() -> None:
    css = "a { padding: 1mm 2mm 3mm 4mm; border-left: 1pt; text-align: left } b { margin: 1mm 2mm; float: right }"
    assert mirrored(css) == (
        "a { padding: 1mm 4mm 3mm 2mm; border-right: 1pt; text-align: right } b { margin: 1mm 2mm; float: left }"
    )
    assert mirrored(mirrored(css)) == css


def test_the_word_file_is_laid_out_from_right_to_left(made: tuple[dict[str, bytes], list[Problem]]) -> None:
    document = Document(io.BytesIO(made[0][f"{NAME}_ar.docx"]))
    assert document.core_properties.language == "ar"
    arabic = [one for one in document.paragraphs if one.text.startswith("حديث")]
    assert arabic and all(one._p.pPr.find(qn("w:bidi")) is not None for one in arabic)
    english = [one for one in document.paragraphs if one.text.startswith("Call ")]
    assert english and all(one._p.pPr is None or one._p.pPr.find(qn("w:bidi")) is None for one in english)
    assert document.tables[-1]._tbl.tblPr.find(qn("w:bidiVisual")) is not None


def test_an_english_word_file_has_no_mark_of_direction(made: tuple[dict[str, bytes], list[Problem]]) -> None:
    body = Document(io.BytesIO(made[0][f"{NAME}.docx"])).element.body
    assert not list(body.iter(qn("w:bidi"), qn("w:rtl"), qn("w:bidiVisual")))
