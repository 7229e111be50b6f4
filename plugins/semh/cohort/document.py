"""The roll-up as a Word file for the programme team: what the cohort has in common, section by section, and where the gaps are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from semh.cohort.rollup import AuditRollUp, RollUp
from semh.cohort.words import HIDDEN, READ_ME, low_words, move_words, rating_words, row_title, summary
from semh.office.flow import Heading, Item, Paragraph, Piece, Run, Table
from semh.office.word import WordFile, write_word

MOST_GAPS = 15
"""So many gaps stand in the Word file; the workbook has all."""


def write_document(rolled: RollUp, made_on: date) -> bytes:
    """The bytes of a .docx, the same for the same input. It names no school."""
    pieces: list[Piece] = [_heading(2, "How to read this"), *(Item((Run(line),), 0, "bullet") for line in READ_ME)]
    pieces += [_heading(2, "Summary"), _table(("What", "How much"), summary(rolled))]
    if not rolled.audits:
        pieces.append(_paragraph("No file holds an audit with an answer."))
    for one in rolled.audits:
        pieces += _audit(one)
    day = f"{made_on.day} {made_on:%B %Y}"
    title = "SEMH audits of the cohort"
    facts = (("Made on", day), ("Schools", str(rolled.schools)), ("For", "the programme team"))
    return write_word(WordFile(title, tuple(pieces), facts=facts, footer=f"{title} · {day}", made_on=made_on))


def _audit(one: AuditRollUp) -> list[Piece]:
    pieces: list[Piece] = [_heading(2, one.audit.title), *_section_table(one), *_gaps(one)]
    for section in one.audit.sections:
        rows = [
            (row_title(row), rating_words(one.audit, row.now), move_words(row.moves))
            for row in one.rows
            if row.section is section
        ]
        pieces += [_heading(3, section.title), _table(("Statement", "Most often", "Movement"), rows)]
    return pieces


def _section_table(one: AuditRollUp) -> list[Piece]:
    rows = [
        (
            section.section.title,
            *(f"{count / section.now.size:.0%}" if section.now.size else HIDDEN for count in section.now.by_rating),
            f"{section.shown} of {section.of}",
        )
        for section in one.sections
    ]
    head = ("Section", *(rating.label for rating in one.audit.ratings), "Statements shown")
    return [_heading(3, "Sections: share of ratings"), _table(head, rows)]


def _gaps(one: AuditRollUp) -> list[Piece]:
    rows = [(row_title(row), low_words(row.now), row.statement.session.removeprefix("s")) for row in one.gaps()]
    pieces: list[Piece] = [_heading(3, "Common gaps")]
    if not rows:
        return [
            *pieces,
            _paragraph("There is none that can be shown."),
        ]
    pieces.append(
        _paragraph(
            "Statements that at least a quarter of schools rated in the lower half of the scale. Those of law or statutory guidance come first, and from five schools on."
        )
    )
    pieces.append(_table(("Statement", "Low in", "Session"), rows[:MOST_GAPS]))
    if len(rows) > MOST_GAPS:
        pieces.append(_paragraph(f"{len(rows) - MOST_GAPS} more are in the workbook."))
    return pieces


def _heading(level: int, text: str) -> Heading:
    return Heading(level, (Run(text),))


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    return Table(tuple(tuple((Run(cell),) for cell in row) for row in (head, *rows)))
