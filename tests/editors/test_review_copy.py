"""A copy for review holds every text once, names its paragraphs by number, says what is open, and signs nothing."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import docx
import pytest
from click.testing import CliRunner

from semh.__main__ import main
from semh.core.documents import Kind
from semh.core.loader import load_programme
from semh.core.problems import Place
from semh.core.programme import Programme
from semh.editors.numbering import Numbering, ranges
from semh.editors.review_copy import review_copy, texts_named
from semh.editors.review_words import QUESTIONS
from semh.office.flow import Box, Item, Paragraph, Run, Table
from semh.office.verify import verify_office
from semh.office.word_styles import MARK_STYLE


@pytest.fixture(scope="module")
def made(programme: Programme) -> bytes:
    return review_copy(programme, texts_named(programme, "s7"))


def lines_of(data: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def test_the_file_is_sound_and_has_a_wide_margin(made: bytes) -> None:
    assert verify_office(made, "docx", "copy.docx", Place(PurePosixPath("a.md"))) == []
    section = docx.Document(io.BytesIO(made)).sections[0]
    assert section.right_margin.cm > 6


def test_it_holds_every_text_of_the_session_with_the_trainers_words(made: bytes, programme: Programme) -> None:
    text = "\n".join(lines_of(made))
    own = [one for one in programme.english_documents if one.folder == "sessions/07-common-difficulties"]

    assert {one.kind for one in own} == set(Kind) - {Kind.policy}
    assert all(one.meta.title in text for one in own)
    assert "Read your story twice." in text  # the facilitator's
    assert "What the trainer says:" in text  # the slides'


def test_numbers_run_through_the_whole_copy_without_a_gap(made: bytes) -> None:
    document = docx.Document(io.BytesIO(made))
    runs = [
        run
        for paragraph in document.element.body.iter("{*}p")
        for run in docx.text.paragraph.Paragraph(paragraph, document).runs
    ]
    numbers = [int(run.text) for run in runs if run.style.name == MARK_STYLE]
    until_sources = numbers[: len(numbers) - numbers[::-1].index(1) - 1]

    assert sorted(until_sources) == list(range(1, len(until_sources) + 1))
    assert len(until_sources) > 500


def test_the_first_page_asks_and_says_what_nobody_has_read(made: bytes) -> None:
    lines = lines_of(made)
    start = lines[: lines.index("How to answer")]

    assert [line for line in start if line in QUESTIONS] == list(QUESTIONS)
    assert "No clinician’s review of these texts has been recorded." in start
    assert any(re.match(r"Of the \d+ sources, \d+ were read through a copy", line) for line in start)


def test_it_has_no_room_for_a_signature_and_no_reviewer(made: bytes) -> None:
    text = "\n".join(lines_of(made))

    assert not re.search(r"(?i)signed|signature|approved by|reviewed by|name of reviewer", text)
    assert "none has been recorded" in text


def test_every_source_that_the_texts_cite_is_listed_once_with_its_link(made: bytes, programme: Programme) -> None:
    document = docx.Document(io.BytesIO(made))
    links = [one.target_ref for one in document.part.rels.values() if one.is_external]
    cited = {
        id_
        for one in texts_named(programme, "s7").texts
        for id_ in re.findall(r"\[\^([a-z0-9.-]+)\]", one.body)
        if programme.sources[id_].url
    }
    assert cited
    assert {programme.sources[id_].url for id_ in cited} <= set(links)


def test_the_same_day_writes_the_same_bytes(programme: Programme) -> None:
    copy = texts_named(programme, "self-harm")

    assert copy.name == "Guidance"
    assert review_copy(programme, copy) == review_copy(programme, copy)


def test_boxes_and_rows_are_numbered_and_only_plain_paragraphs_are_asked_for_sources(programme: Programme) -> None:
    document = texts_named(programme, "self-harm").texts[0]
    plain, cited = Paragraph((Run("Plain."),)), Paragraph((Run("Cited."), Run("3", raised=True)))
    row = ((Run("a"),), (Run("b"),))
    pieces = (
        plain,
        cited,
        Box("say", (Paragraph((Run("Say"),), "label"), Item((Run("Hello."),), 0, "bullet"))),
        Table((row, row)),
    )
    numbering = Numbering()

    first, _, box, table = numbering.numbered(pieces, document)

    assert first == Paragraph((Run("1\t", mark=True), Run("Plain.")))
    assert isinstance(box, Box)
    assert box.pieces[0] == Paragraph((Run("Say"),), "label")
    assert box.pieces[1] == Item((Run("3  ", mark=True), Run("Hello.")), 0, "bullet")
    assert table == Table((row, ((Run("4  ", mark=True), Run("a")), (Run("b"),))))
    assert (numbering.uncited, numbering.cited) == ({str(document.path): [1]}, {str(document.path): [2]})


def test_runs_of_numbers_are_said_shortly() -> None:
    assert ranges([1, 2, 3, 5, 7, 8, 20]) == "1 to 3, 5, 7, 8, 20"
    assert ranges([]) == ""


def test_the_command_writes_the_copy_and_refuses_what_is_not_there(
    make_project: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project()
    monkeypatch.chdir(project)

    result = CliRunner().invoke(main, ["report", "review", "s1"])
    refused = CliRunner().invoke(main, ["report", "review", "s2"])

    assert result.exit_code == 0, result.output
    assert (project / "build/review/session-01-first_review-copy.docx").is_file()
    assert refused.exit_code == 1
    assert "There is no session `s2`. Known: " in refused.output
    assert load_programme(project)[1] == []
