"""Kits: sets of papers of no session, each a page with handouts, made as PDF and Word and gathered in a zip."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from semh.core.kits import kits_of
from semh.core.programme import Programme
from semh.packs import PackSettings, plan_packs
from semh.packs.bundles import Finished, bundles
from semh.packs.compose import compose
from semh.packs.one import make_one
from semh.packs.plan import DOWNLOADS
from semh.site.downloads import all_files
from semh.site.navigation import sections
from tests.packs.conftest import HANDOUT
from tests.projects import front_matter
from tests.site.test_all_files import files_of

Project = Callable[..., Programme]
RECIPES = """\
- {id: kit-paper, title: Paper, for: kits, parts: [handout], variants: {print: [a4, large-print]}, formats: [pdf, docx]}
- {id: kit-all-papers, title: All papers in one file, for: kits, parts: [handouts], formats: [pdf]}
- {id: kit-everything, title: Everything in one zip, for: kits, parts: [handouts], formats: [zip]}
- {id: handout, title: Handout, for: sessions, parts: [handout], formats: [pdf]}
"""
FOLDER = "staff/neighbours"
PAPER = HANDOUT.replace("id: s1-tool", "id: kit-letter").replace("A tool to copy", "A letter")


def project(pack_project: Project) -> Programme:
    return pack_project({
        f"content/{FOLDER}/index.md": front_matter("kit", title="Beside a neighbour") + "\nText.\n",
        f"content/{FOLDER}/handouts/letter.md": PAPER,
        "content/trainers/packs.yml": RECIPES,
    })  # fmt: skip


def test_a_kit_is_a_page_of_staff_with_handouts(pack_project: Project) -> None:
    assert {folder: page.meta.title for folder, page in kits_of(project(pack_project)).items()} == {
        FOLDER: "Beside a neighbour"
    }


def test_each_paper_comes_as_pdf_and_word_and_all_of_them_in_one(pack_project: Project) -> None:
    specs = [spec for spec in plan_packs(project(pack_project)) if spec.folder == FOLDER]
    assert [spec.path.name for spec in specs] == [
        "neighbours_paper-letter.pdf", "neighbours_paper-letter.docx", "neighbours_paper-letter_large-print.pdf",
        "neighbours_all-papers.pdf",
    ]  # fmt: skip
    assert specs[0].title == "A letter · Beside a neighbour"
    assert specs[-1].title == "All papers in one file · Beside a neighbour"


def test_sessions_do_not_get_a_kit_s_files_nor_kits_those_of_a_session(pack_project: Project) -> None:
    specs = plan_packs(project(pack_project))
    assert {spec.folder for spec in specs if spec.recipe.id == "handout"} == {"sessions/01-first"}
    assert {spec.folder for spec in specs if spec.recipe.id.startswith("kit-")} == {FOLDER}


def test_the_paper_names_its_kit(pack_project: Project) -> None:
    programme = project(pack_project)
    spec = next(spec for spec in plan_packs(programme) if spec.folder == FOLDER)
    assert "A programme · Beside a neighbour" in compose(spec, programme, PackSettings()).html


def test_the_word_file_and_the_zip_are_made(pack_project: Project) -> None:
    programme = project(pack_project)
    spec = next(spec for spec in plan_packs(programme) if spec.format == "docx")
    data, problems = make_one(programme, spec)
    assert problems == [] and data is not None and data.startswith(b"PK")
    (bundle,) = bundles(programme, [Finished(spec, data)], "1")
    assert (str(bundle.path), bundle.title) == (
        f"downloads/{FOLDER}/neighbours.zip",
        "Everything in one zip · Beside a neighbour",
    )


def test_the_kit_stands_in_the_navigation_and_among_all_files(pack_project: Project) -> None:
    programme = project(pack_project)
    pages = [page.title for section in sections(programme) for page in section.pages]
    assert "Beside a neighbour" in pages
    table = all_files(files_of(programme), programme)[-1]
    assert table.title == "Beside a neighbour"
    assert [row.title for row in table.rows] == [
        "A letter",
        "A letter",
        "A letter, large print",
        "All papers in one file",
    ]


def test_every_kit_of_the_programme_can_be_edited_in_word(programme: Programme) -> None:
    for folder in kits_of(programme):
        made = [spec for spec in plan_packs(programme) if spec.folder == folder]
        words = {spec.handout.stem for spec in made if spec.handout and spec.format == "docx"}
        assert words == {path.stem for path in Path(programme.root, "content", folder, "handouts").glob("*.md")}


def test_the_real_recipes_zip_every_file_that_they_make_and_no_policy_in_a_kit(programme: Programme) -> None:
    finished = [Finished(spec, str(spec.path).encode()) for spec in plan_packs(programme)]
    made = {str(bundle.path): bundle for bundle in bundles(programme, finished, "2026.1")}
    assert "downloads/programme.zip" in made
    assert {str(DOWNLOADS / folder) for folder in kits_of(programme)} <= {path.rpartition("/")[0] for path in made}
    assert not [path for path in made if "policies" in path]
    with zipfile.ZipFile(io.BytesIO(made["downloads/programme.zip"].data)) as whole:
        assert "policies/semh-policy.docx" in whole.namelist()
