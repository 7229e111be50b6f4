"""Pages that gather sources and key points: nothing is left out, nothing is cited that is not used."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from lxml import html

from semh.blocks.sources import cited_ids, escape_markdown
from semh.core.programme import Programme
from semh.packs import PackFile
from semh.site import build
from semh.site.navigation import published
from semh.site.overview_pages import KEY_POINTS, SOURCES, overview_pages
from semh.site.search_entries import entries
from tests.projects import ABOUT, INDEX, front_matter

WebProject = Callable[..., Path]


def body_of(programme: Programme, uri: str) -> str:
    return next(page.body for page in overview_pages(programme) if page.uri == uri)


def test_every_source_that_a_page_cites_stands_once_with_its_pages(programme: Programme) -> None:
    lines = body_of(programme, SOURCES).split("\n")
    entries = [line for line in lines if line.startswith("- ")]
    cited = {id_ for document in published(programme) for id_ in cited_ids(document.body)}
    assert len(entries) == len(cited)
    assert all("Used on: [" in entry for entry in entries)
    headings = [line for line in lines if line.startswith("## ")]
    assert headings == sorted(set(headings))


def test_a_source_that_only_a_generated_page_cites_is_listed(root: Path) -> None:
    from semh.site.publication import Publication

    made = Publication.load(root).generated
    cited = {id_ for page in made.values() if page.stage is None for id_ in cited_ids(page.body)}
    sources = Publication.load(root).programme.sources
    missing = [id_ for id_ in cited if f"*{escape_markdown(sources[id_].title)}*" not in made[SOURCES].body]
    assert cited and missing == []


def test_every_session_gives_its_key_points_without_citations(programme: Programme) -> None:
    body = body_of(programme, KEY_POINTS)
    numbers = [line.split(":")[0] for line in body.split("\n") if line.startswith("## ")]
    assert numbers == [f"## Session {number}" for number in range(1, 11)]
    assert "[^" not in body
    assert body.count("/// safety") == 2


def test_the_pages_are_reached_and_lead_back(web_project: WebProject) -> None:
    session = INDEX + "\n/// keypoints\n- One thing.[^a-law-2026] See [the page](../../about/index.md).\n///\n"
    index = front_matter("sessions.index") + "\nAll of them.\n"
    project = web_project({"content/sessions/01-first/index.md": session, "content/sessions/index.md": index})
    build(project, project / "site", packs=False)

    def links(page: str) -> set[str | None]:
        root = html.parse(str(project / "site" / page / "index.html")).getroot()
        return {link.get("href") for link in root.iter("a")}

    assert "key-points/" in links("sessions")
    assert {"../01-first/", "../../about/"} <= links("sessions/key-points")
    assert "../../sessions/01-first/" in links("about/sources")
    assert "about/sources/" in links("")


def test_every_page_that_texts_may_link_to_by_name_is_made(root: Path) -> None:
    from semh.core.generated import GENERATED
    from semh.site.publication import Publication

    made = Publication.load(root).generated
    assert {uri for uri, page in made.items() if page.stage is None and not uri.startswith("for/")} == set(GENERATED)


def test_the_report_for_editors_has_the_figures_of_its_own_build(web_project: WebProject) -> None:
    late = {"content/about/index.md": ABOUT.replace("2099-11-01", "2026-11-02")}
    project = web_project(late)
    problems = build(project, project / "site", packs=False)
    report = json.loads((project / "site/build-report.json").read_text(encoding="utf-8"))
    page = html.parse(str(project / "site/about/editors-report/index.html")).getroot()
    text = " ".join(page.text_content().split())

    assert f"{report['pages']} pages, " in text
    assert f"0 errors and {len(problems)} warning" in text
    assert "It was built without packs." in text
    assert "dates/review-overdue" in text
    index = json.loads((project / "site/search/search_index.json").read_text(encoding="utf-8"))
    assert not any(entry["location"].startswith("about/editors-report") for entry in index["docs"])


def test_the_search_finds_forms_tools_and_old_words(web_project: WebProject) -> None:
    project = web_project()
    build(project, project / "site", packs=False)
    index = json.loads((project / "site/search/search_index.json").read_text(encoding="utf-8"))
    found = {entry["location"]: entry for entry in index["docs"]}
    assert "Leadership" in found["staff/audits/small-audit/"]["text"]
    assert found["tools/workbench/"]["title"] == "Workbench"
    assert "fixed-term exclusion" in found["about/words/#old-words"]["text"]


def test_files_are_found_once_and_with_their_format(programme: Programme) -> None:
    files = [
        PackFile(
            PurePosixPath(f"downloads/a{variant}.pdf"),
            "A handout & more",
            "pdf",
            2,
            40_000,
            "",
            "a",
            "handout",
            (),
            "a4",
        )
        for variant in ("", "_large-print")
    ]
    made = [entry for entry in entries(programme, files) if entry["location"].startswith("downloads/")]
    assert made == [
        {
            "location": "downloads/a.pdf",
            "title": "A handout &amp; more",
            "text": "<p>To download: PDF, 2 pages, 40 KB.</p>",
        }
    ]


def test_a_generated_page_says_where_it_belongs(root: Path) -> None:
    from semh.site.publication import Publication

    publication = Publication.load(root)
    parents = {
        uri: [link.url for link in view.parents]
        for uri in (SOURCES, KEY_POINTS, "tools/my-notes.md", "staff/policy-map.md", "for/ks1/anxiety.md")
        if (view := publication.view(uri))
    }
    assert parents == {
        SOURCES: ["about/"],
        KEY_POINTS: ["sessions/"],
        "tools/my-notes.md": ["staff/"],
        "staff/policy-map.md": ["staff/"],
        "for/ks1/anxiety.md": ["staff/guidance/", "for/ks1/"],
    }
