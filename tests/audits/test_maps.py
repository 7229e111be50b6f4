"""The maps between audit, standards, policy and sessions: nothing is left out, and they are reached from the site."""

from __future__ import annotations

import pytest

from semh.audits.maps import CHANGES, COVERAGE, POLICY_MAP, map_pages
from semh.core.generated import GeneratedPage
from semh.core.programme import Programme


@pytest.fixture(scope="module")
def pages(programme: Programme) -> dict[str, GeneratedPage]:
    return {page.uri: page for page in map_pages(programme)}


def rows(page: GeneratedPage) -> list[list[str]]:
    """The cells of every row but the heads."""
    lines = [line for line in page.body.split("\n") if line.startswith("| ") and not line.startswith("| ---")]
    cells = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]
    return [row for row in cells if row[0] not in ("Standard", "Section of the policy")]


def test_every_standard_stands_once_with_a_statement(programme: Programme, pages: dict[str, GeneratedPage]) -> None:
    assert programme.standards is not None
    found = {row[0].partition("[^")[0]: row[1] for row in rows(pages[COVERAGE])}
    assert set(found) == {standard.title for standard in programme.standards.standards.values()}
    assert all(found.values())


def test_every_statement_of_the_semh_audit_meets_a_standard(
    programme: Programme, pages: dict[str, GeneratedPage]
) -> None:
    missing = [one.id for one in programme.audits["semh-audit"].statements if one.text not in pages[COVERAGE].body]
    assert missing == []


def test_every_policy_section_has_statements_and_sessions(
    programme: Programme, pages: dict[str, GeneratedPage]
) -> None:
    assert programme.outline is not None
    found = rows(pages[POLICY_MAP])
    assert [row[0] for row in found] == [section.title for section in programme.outline.policy_sections]
    assert all(len(row) == 3 and row[1] and "index.md)" in row[2] for row in found)


def test_the_change_log_names_every_version(programme: Programme, pages: dict[str, GeneratedPage]) -> None:
    for audit in programme.audits.values():
        assert f"## {audit.title}" in pages[CHANGES].body
        for change in audit.changes:
            assert change.text in pages[CHANGES].body


def test_a_programme_without_audits_has_no_maps(programme: Programme) -> None:
    from dataclasses import replace

    assert map_pages(replace(programme, audits={})) == ()
