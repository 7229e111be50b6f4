"""PowerPoint decks, read back with python-pptx."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from semh.core.loader import load_programme
from semh.core.programme import Programme
from semh.office.deck import DeckFile, write_deck
from semh.office.flow import Piece, Table
from semh.office.slide_text import slide_texts
from tests.projects import front_matter

DECK = "content/sessions/01-first/slides.md"
MakeProject = Callable[[Mapping[str, str | bytes]], Path]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fea735c4e70000000049454e44ae426082"
)


def write(root: Path, slides: str, make_project: MakeProject) -> tuple[Any, list[str]]:
    programme, _ = load_programme(make_project({DECK: front_matter("s1-slides") + slides}))
    return written(programme, "sessions/01-first/slides.md", root)


def written(programme: Programme, uri: str, root: Path, pictures: list[Piece] | None = None) -> tuple[Any, list[str]]:
    deck = programme.documents[uri]

    def picture(piece: Piece) -> bytes:
        if pictures is not None:
            pictures.append(piece)
        return PIXEL

    font = root / "node_modules/@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2"
    file = DeckFile(deck.meta.title, "Footer", slide_texts(deck, programme), date(2026, 11, 24), font, picture)
    content, problems = write_deck(file)
    assert content == write_deck(file)[0]
    return Presentation(io.BytesIO(content)), [f"{p.place.line} {p.code}" for p in problems]


@pytest.mark.parametrize(
    "uri", ["sessions/07-common-difficulties/slides.md", "parents/2-anxiety-and-low-mood/slides.md"]
)
def test_real_decks_fit_and_every_slide_has_title_and_notes(uri: str, programme: Programme, root: Path) -> None:
    presentation, problems = written(programme, uri, root)
    assert problems == []
    for slide in presentation.slides:
        assert slide.shapes.title.text_frame.text
        assert slide.notes_slide.notes_text_frame.text
        assert slide.shapes[0] == slide.shapes.title, "the title is read first"


def test_too_much_text_is_a_problem_with_the_slide_s_line(root: Path, make_project: MakeProject) -> None:
    words = "- " + "many words in a row " * 30 + "\n"
    _, problems = write(root, f"\n## Too much {{#much}}\n\n{words * 3}\n/// notes\nSay.\n///\n", make_project)
    assert problems == ["9 slides/overflow"]


def test_a_title_of_more_than_two_lines_is_a_problem(root: Path, make_project: MakeProject) -> None:
    _, problems = write(root, f"\n## {'A very long title ' * 12}{{#long}}\n\n- one\n", make_project)
    assert problems == ["9 slides/title-too-long"]


def test_tables_become_pictures_with_the_table_in_words(root: Path, make_project: MakeProject) -> None:
    table = "\n## A table {#table}\n\n| Who | When |\n| --- | --- |\n| DSL | today |\n\n/// notes\nSay.\n///\n"
    programme, _ = load_programme(make_project({DECK: front_matter("s1-slides") + table}))
    pictures: list[Piece] = []
    presentation, problems = written(programme, "sessions/01-first/slides.md", root, pictures)
    assert problems == []
    assert all(isinstance(piece, Table) for piece in pictures)
    (picture,) = (shape for shape in presentation.slides[0].shapes if shape.shape_type == 13)
    assert picture._element.nvPicPr.cNvPr.get("descr") == "Who: DSL; When: today."


def test_citations_leave_the_slide_and_end_in_the_notes(root: Path, make_project: MakeProject) -> None:
    presentation, _ = write(
        root, "\n## One {#one}\n\n- a claim[^a-law-2026]\n\n/// notes\nSay it.\n///\n", make_project
    )
    slide = presentation.slides[0]
    assert slide.placeholders[1].text_frame.text == "a claim"
    assert slide.notes_slide.notes_text_frame.text == "Say it.\n\nSources: A law (The state, 2026)"


def test_slides_are_wide_and_bear_number_and_footer(root: Path, make_project: MakeProject) -> None:
    presentation, _ = write(root, "\n## One {#one}\n\n- a\n- b\n\n/// notes\nSay.\n///\n", make_project)
    assert round(presentation.slide_width / presentation.slide_height, 2) == 1.78
    kinds = {shape.placeholder_format.type.name for shape in presentation.slides[0].placeholders}
    assert {"TITLE", "FOOTER", "SLIDE_NUMBER"} <= kinds
