"""The paper twin of an audit: the same ids and version, and nothing on an anonymous survey that would name anybody."""

from __future__ import annotations

from semh.audits.paper import audit_paper_html
from semh.core.programme import Programme
from semh.packs.compose import environment


def test_the_paper_bears_every_statement_s_id_and_the_version(programme: Programme) -> None:
    audit = programme.audits["semh-audit"]
    html = audit_paper_html(audit, programme, environment())
    assert f"version {audit.version}" in html
    assert all(f'class="statement-id">{statement.id}' in html for statement in audit.statements)


def test_an_anonymous_survey_asks_for_no_name_and_no_notes(programme: Programme) -> None:
    html = audit_paper_html(programme.audits["staff-survey"], programme, environment())
    assert "Led by" not in html
    assert "semh-line" not in html
    assert "Led by" in audit_paper_html(programme.audits["semh-audit"], programme, environment())
