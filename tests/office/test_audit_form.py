"""The audit as a Word form: every statement with its id, its ratings and room to answer."""

from __future__ import annotations

import io
from datetime import date

import pytest
from docx import Document

from semh.core.programme import Programme
from semh.office.audit_form import audit_pieces
from semh.office.word import WordFile, write_word


@pytest.mark.parametrize("id_", ["semh-audit", "attachment-aware", "staff-survey"])
def test_every_statement_stands_with_its_ratings(programme: Programme, id_: str) -> None:
    audit = programme.audits[id_]
    data = write_word(WordFile(audit.title, audit_pieces(audit, programme), made_on=date(2026, 11, 24)))
    document = Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    headings = {paragraph.text for paragraph in document.paragraphs if paragraph.style.name.startswith("Heading")}
    assert {statement.text for statement in audit.statements} <= headings
    for statement in audit.statements:
        start = next(index for index, text in enumerate(texts) if text.startswith(f"Statement {statement.id}."))
        following = texts[start + 1 : start + 1 + len(audit.ratings)]
        assert all(rating.label in text for rating, text in zip(audit.ratings, following, strict=True))


def test_an_anonymous_survey_asks_for_no_owner(programme: Programme) -> None:
    words = str(audit_pieces(programme.audits["staff-survey"], programme))
    assert "Owner (role)" not in words
    assert "Owner (role)" in str(audit_pieces(programme.audits["semh-audit"], programme))
