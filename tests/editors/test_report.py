"""The report for editors: its figures are counted from the content and from a real build's report, never guessed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html

from semh.__main__ import main
from semh.blocks.sources import cited_ids
from semh.core.loader import load_programme
from semh.core.programme import Programme
from semh.core.rules.dates import REVIEWS_A_MONTH
from semh.editors.calendar import months, overdue, quiet_day
from semh.editors.figures import SCHEMA, built, content_figures
from semh.editors.report_forms import report_pages, with_build
from tests.projects import ABOUT, front_matter

Project = Callable[..., Path]
BUILD = {
    "pages": 2,
    "files": {
        "index.html": 1000, "about/index.html": 3000, "downloads/a/a.pdf": 2_000_000, "downloads/a/b.pdf": 500_000,
        "downloads/a/a.docx": 40_000, "downloads/site-offline.zip": 900_000,
    },
    "problems": [],
}  # fmt: skip


def run(project: Path, monkeypatch: pytest.MonkeyPatch, *args: str) -> Result:
    monkeypatch.chdir(project)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    return CliRunner().invoke(main, ["report", *args])


def test_what_was_built_is_counted_from_the_builds_own_report() -> None:
    made = built(BUILD)

    assert (made["pages"], made["files"], made["bytes"]) == (2, 5, 2_544_000)
    assert made["downloads"] == [
        {"format": "docx", "files": 1, "bytes": 40_000},
        {"format": "pdf", "files": 2, "bytes": 2_500_000},
    ]
    assert made["largest"][0] == {"file": "downloads/a/a.pdf", "bytes": 2_000_000}
    assert made["zip_bytes"] == 900_000


def test_without_a_build_the_report_says_so_and_gives_no_figure(
    make_project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project()

    text = run(project, monkeypatch)
    data = json.loads(run(project, monkeypatch, "site", "--format", "json").output)

    assert text.exit_code == 0
    assert "No build’s report was found." in text.output
    assert data["built"] is None
    assert data["schema"] == SCHEMA


@pytest.mark.parametrize("spoiled", ["", "[]", "{}", '{"files": 3, "pages": 1}'])
def test_a_spoiled_build_report_counts_as_none(
    make_project: Project, monkeypatch: pytest.MonkeyPatch, spoiled: str
) -> None:
    project = make_project({"site/build-report.json": spoiled})

    assert json.loads(run(project, monkeypatch, "site", "--format", "json").output)["built"] is None


def test_the_bare_command_prints_the_whole_report(make_project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    project = make_project({"site/build-report.json": json.dumps(BUILD)})

    output = run(project, monkeypatch).output

    titles = ("What was built", "Checks", "Review calendar", "Clinical review", "Signposts", "Sources", "Coverage")
    assert [line for line in output.splitlines() if line in titles] == list(titles)
    assert "2 pages, 5 files in all, 2.5 MB. The zip of all of it, 900 kB, comes on top." in output
    assert output == run(project, monkeypatch, "site").output


def test_overdue_reviews_come_first_and_every_text_is_due_once(make_project: Project) -> None:
    late = front_matter("about", covers="[aim.growth]", review_by="2026-11-23") + "\nText.\n"
    programme, _ = load_programme(make_project({"content/about/index.md": late}), date(2026, 11, 24))

    figures = content_figures(programme)["reviews"]

    assert [row["file"] for row in figures["overdue"]] == ["content/about/index.md"]
    files = [row["file"] for month in figures["months"] for row in month["files"]]
    assert sorted([*files, "content/about/index.md"]) == sorted(str(one.path) for one in programme.documents.values())


def test_no_month_of_the_programme_holds_more_than_its_owner_can_read(programme: Programme) -> None:
    assert overdue(programme) == ()
    loads = [(month.first, owner, files) for month in months(programme) for owner, (files, _) in month.load.items()]
    assert [load for load in loads if load[2] > REVIEWS_A_MONTH] == []
    assert len({first for first, _, _ in loads}) >= 9


def test_a_new_review_goes_to_the_month_with_the_least_to_read(make_project: Project) -> None:
    pages = {f"content/about/p{n}.md": ABOUT.replace("id: about", f"id: p{n}") for n in range(3)}
    dated = {name: text.replace("2099-11-01", "2027-06-11") for name, text in pages.items()}
    programme, _ = load_programme(make_project(dated), date(2026, 11, 24))

    day = quiet_day(programme, "programme lead")

    assert day.month != 6
    assert 0 < (day - programme.today).days <= 365
    assert day.weekday() == 4


def test_sources_are_counted_by_the_texts_that_cite_them(programme: Programme) -> None:
    figures = content_figures(programme)["sources"]
    uses = Counter(id_ for one in programme.english_documents for id_ in cited_ids(one.body))

    assert figures["most_cited"][0]["texts"] == max(uses.values())
    assert all(row["texts"] == uses[row["id"]] for row in figures["most_cited"])
    assert not {row["id"] for row in figures["never_cited"]} & set(uses)
    musts = {one.must for audit in programme.audits.values() for one in audit.statements}
    assert not {row["id"] for row in figures["never_cited"]} & musts


def test_every_promise_of_the_outline_has_its_row(programme: Programme) -> None:
    rows = content_figures(programme)["coverage"]["topics"]
    promised = {id_ for _, session in programme.sessions for id_ in (*session.topics, *session.facets)}

    assert promised <= {row["id"] for row in rows}
    assert all(row["pages"] and row["activities"] for row in rows if row["status"] == "published")


def test_the_page_has_headings_captions_and_heads_and_takes_the_figures_of_its_build(programme: Programme) -> None:
    (page,) = report_pages(programme)
    assert "No build’s report was found." in page.body

    filled = html.fromstring(f"<main>{with_build(page.body, BUILD, [])}</main>")

    text = filled.text_content()
    assert "2 pages, 5 files in all, 2.5 MB." in text
    assert "0 errors and 0 warnings." in text
    assert "stand here in a built site" not in text
    tables = filled.findall(".//table")
    assert len(tables) > 8
    assert all(table.findtext("caption") for table in tables)
    assert all({cell.get("scope") for cell in table.iter("th")} == {"col", "row"} for table in tables)
    links = {link.get("href") for link in filled.iter("a")}
    assert "../../staff/guidance/anxiety/" in links
