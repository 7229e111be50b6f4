"""Handouts that are not a plain sheet: cards, two to a side, and posters; and what keeps together on paper."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx import Document

from semh.core.programme import Programme
from semh.office.flow import Paragraph
from semh.office.word import WordFile, write_word
from semh.packs.compose import compose
from semh.packs.decks import Decks
from semh.packs.office_jobs import office_job
from semh.packs.plan import PackSpec, plan_packs
from semh.packs.settings import PackSettings
from semh.packs.worker import produce
from tests.packs.conftest import HANDOUT

TOOL = "content/sessions/01-first/handouts/tool.md"
CARD = {TOOL: HANDOUT.replace("sides: 1", "sides: 1\nlayout: card")}
CARD_TEXT = "Text for everyone."


def spec_of(programme: Programme, name: str) -> PackSpec:
    return next(spec for spec in plan_packs(programme) if spec.path.name == name)


def html_of(programme: Programme, name: str) -> str:
    return compose(spec_of(programme, name), programme, PackSettings()).html


def test_a_card_stands_twice_on_its_side_and_each_id_once(pack_project: Callable[..., Programme]) -> None:
    html = html_of(pack_project(CARD), "session-01-first_handout-tool.pdf")
    assert html.count(CARD_TEXT) == 2
    assert html.count("Cut here") == 1
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_a_card_to_edit_stands_once_and_is_set_for_its_one_side(pack_project: Callable[..., Programme]) -> None:
    recipe = "- {id: handout, title: Handout, for: sessions, parts: [handout], formats: [docx]}\n"
    programme, settings = pack_project({**CARD, "content/trainers/packs.yml": recipe}), PackSettings()
    spec = spec_of(programme, "session-01-first_handout-tool.docx")
    job = office_job(spec, programme, settings, Decks(programme, settings.shown_version))
    assert isinstance(job.file, WordFile) and job.file.is_dense
    words = [run.text for piece in job.file.pieces if isinstance(piece, Paragraph) for run in piece.runs]
    assert "".join(words).count(CARD_TEXT) == 1 and "Cut here" not in "".join(words)
    sheet = Document(io.BytesIO(write_word(job.file)))
    assert sheet.styles["Normal"].font.size.pt == 11


def test_a_card_in_large_print_is_a_sheet(pack_project: Callable[..., Programme]) -> None:
    programme = pack_project(CARD)
    assert html_of(programme, "session-01-first_handouts_large-print.pdf").count(CARD_TEXT) == 1
    assert html_of(programme, "session-01-first_handouts.pdf").count(CARD_TEXT) == 2


@pytest.mark.parametrize("lines", [3, 12])
def test_a_card_that_is_too_long_for_half_a_side_is_reported(
    pack_project: Callable[..., Programme], lines: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    card = CARD[TOOL].replace("/// lines | 3\n///", "/// lines | 12\n///\n\nMore.\n\n" * (lines // 3))
    programme = pack_project({TOOL: card})
    job = compose(spec_of(programme, "session-01-first_handout-tool.pdf"), programme, PackSettings())
    done = produce(replace(job, key="card", cache=str(tmp_path_factory.mktemp("cache"))))
    assert ("handout/overflow" in {problem.code for problem in done.problems}) == (lines == 12)


def test_a_poster_says_so(pack_project: Callable[..., Programme]) -> None:
    programme = pack_project({TOOL: HANDOUT.replace("sides: 1", "sides: 1\nlayout: poster")})
    assert 'layout-poster"' in html_of(programme, "session-01-first_handout-tool.pdf")


def test_the_number_of_a_source_stays_with_its_word(pack_project: Callable[..., Programme]) -> None:
    html = html_of(pack_project(), "session-01-first_handout-tool.pdf")
    assert re.search(r'<span class="kept">claim\.<sup[^>]*><a [^>]*>1</a></sup></span>', html)
