"""What a build writes, what it keeps out, and what it leaves alone when it fails."""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from semh.core.problems import Problem, has_errors
from semh.site import build
from tests.projects import front_matter

WebProject = Callable[..., Path]


def built(project: Path) -> tuple[Path, list[Problem]]:
    out = project / "site"
    return out, build(project, out, packs=False)


def test_a_sound_project_becomes_a_site_without_a_warning(web_project: WebProject) -> None:
    out, problems = built(web_project())
    assert [p for p in problems if p.code.startswith("site/")] == []
    assert not has_errors(problems)
    for page in (
        "index.html",
        "sessions/01-first/index.html",
        "staff/guidance/anxiety/index.html",
        "for/ks1/index.html",
        "for/ks3/anxiety/index.html",
        "404.html",
        "search/search_index.json",
    ):
        assert (out / page).is_file(), page


def test_only_pages_are_published(web_project: WebProject) -> None:
    out, _ = built(web_project())
    names = {path.relative_to(out).as_posix() for path in out.rglob("*")}
    assert not [name for name in names if "facilitator" in name or "slides" in name or name.endswith((".yml", ".md"))]
    assert not any(name.startswith(("safety", "handouts")) for name in names)


def test_a_draft_session_is_not_on_the_site_but_in_preparation_on_the_index(web_project: WebProject) -> None:
    from tests.projects import PROGRAMME

    out, _ = built(
        web_project(
            {
                "content/programme.yml": PROGRAMME.replace("status: published", "status: draft"),
                "content/sessions/index.md": front_matter("sessions.index") + "\nAll of them.\n",
                "content/staff/guidance/anxiety.md": front_matter("guidance.anxiety") + "\nText.\n",
            }
        )
    )
    assert not (out / "sessions/01-first").exists()
    html = (out / "sessions/index.html").read_text()
    assert "The first session" in html
    assert "In preparation" in html


def test_a_failing_build_leaves_the_last_site_as_it_was(web_project: WebProject) -> None:
    project = web_project()
    out, _ = built(project)
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    (project / "content/staff/guidance/anxiety.md").write_text("no front matter")
    _, problems = built(project)
    assert has_errors(problems)
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


def test_a_mkdocs_warning_is_an_error(web_project: WebProject) -> None:
    text = front_matter("home") + "\n[Nowhere](about/index.md#no-such-heading)\n"
    out, problems = built(web_project({"content/index.md": text}))
    assert has_errors(problems)
    assert not out.exists()


def test_the_same_content_makes_the_same_bytes(web_project: WebProject) -> None:
    project = web_project()
    out, _ = built(project)
    before = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    built(project)
    after = {path.relative_to(out): path.read_bytes() for path in out.rglob("*") if path.is_file()}
    changed = {str(path) for path in before if before[path] != after.get(path)} - {"sitemap.xml.gz"}
    assert changed == set()


def test_links_to_audits_and_tools_lead_from_the_page_to_the_tool(web_project: WebProject) -> None:
    out, _ = built(web_project())
    assert 'href="../../audits/small-audit/"' not in (out / "index.html").read_text()
    assert 'href="../../../staff/audits/small-audit/"' in (out / "staff/guidance/anxiety/index.html").read_text()
    assert 'href="../../../staff/audits/small-audit/"' in (out / "for/ks1/anxiety/index.html").read_text()


def test_stage_pages_keep_their_own_stage_and_stay_out_of_the_search(web_project: WebProject) -> None:
    out, _ = built(web_project())
    page = (out / "for/ks1/anxiety/index.html").read_text()
    assert "Only for the young." in page
    assert "Only for the older." not in page
    index = json.loads((out / "search/search_index.json").read_text())
    assert not [doc["location"] for doc in index["docs"] if doc["location"].startswith("for/")]


def test_an_overdue_page_says_so(web_project: WebProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795435200")
    text = front_matter("about", reviewed="2026-01-01", review_by="2026-02-01", covers="[aim.growth]") + "\nText.\n"
    out, _ = built(web_project({"content/about/index.md": text}))
    assert "overdue for review" in (out / "about/index.html").read_text()


def test_the_zip_file_opens_from_a_disk(web_project: WebProject) -> None:
    out, _ = built(web_project())
    with zipfile.ZipFile(out / "downloads/site-offline.zip") as archive:
        names = archive.namelist()
        page = archive.read("semh-site/index.html").decode()
        index = archive.read("semh-site/search/search_index.js").decode()
    assert "semh-site/staff/guidance/anxiety/index.html" in names
    found = json.loads(index.removeprefix("var __index = ").removesuffix(";\n"))["docs"]
    assert {"index.html", "staff/guidance/anxiety/index.html"} <= {entry["location"] for entry in found}
    assert "worker-src blob:" in page and page.index("search-from-disk.js") < page.index("/bundle.")
    assert 'href="staff/guidance/index.html"' in page


def test_the_report_lists_pages_files_and_problems(web_project: WebProject) -> None:
    out, problems = built(web_project())
    report = json.loads((out / "build-report.json").read_text())
    assert report["files"]["index.html"] == (out / "index.html").stat().st_size
    assert len(report["problems"]) == len({p.sort_key for p in problems})


def test_nothing_is_built_before_the_browser_files_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from semh.site import assets

    monkeypatch.setattr(assets, "BROWSER", tmp_path)
    assert {problem.code for problem in build(tmp_path, tmp_path / "site")} == {"site/not-built"}
    assert "mkdocs" in sys.modules
