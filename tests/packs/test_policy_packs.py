"""Policies as templates: a Word file and a PDF of each, with drafting notes that go away at one stroke."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document

from semh.core.policies import policies
from semh.core.programme import Programme
from semh.office.word_styles import PROMPT_STYLE, PROMPT_WORDS
from semh.packs.plan import plan_packs
from semh.packs.starting import start
from semh.site.downloads import POLICIES, all_files, by_folder
from semh.site.on_demand import planned_files
from semh.site.page_view import BUILDER, page_view
from tests.packs.conftest import Inline


def test_every_policy_has_a_word_file_and_a_pdf_under_its_own_name(programme: Programme) -> None:
    paths = {str(spec.path) for spec in plan_packs(programme) if spec.policy}
    wanted = {f"downloads/policies/{policy.stem}" for policy in policies(programme)}
    assert paths == {f"{path}.{ending}" for path in wanted for ending in ("docx", "pdf")}


def test_the_template_in_word_marks_its_notes_and_blanks(programme: Programme, tmp_path: Path) -> None:
    specs = tuple(s for s in plan_packs(programme) if s.path.name == "semh-policy-staff-card.docx")
    run = start(programme, Inline(), tmp_path, specs=specs)
    assert run.join(zips=False) == []
    document = Document(io.BytesIO((tmp_path / specs[0].path).read_bytes()))
    assert document.core_properties.title == specs[0].title
    styles = {one.style.name for one in document.paragraphs}
    assert {PROMPT_STYLE, "Heading 1"} <= styles
    blanks = [run.text for one in document.paragraphs for run in one.runs if run.style.name == PROMPT_WORDS]
    assert blanks and all(text.startswith("[") for text in blanks)


def test_the_page_of_a_policy_leads_to_the_builder_and_offers_its_own_files(programme: Programme) -> None:
    files = planned_files(programme)
    policy = policies(programme)[0]
    view = page_view(programme, policy, by_folder(files)[policy.folder])
    assert [link.url for link in view.links] == [BUILDER]
    assert {Path(file.url).name for file in view.downloads} == {f"{policy.stem}.docx", f"{policy.stem}.pdf"}
    assert [table.title for table in all_files(files, programme)][-1] == POLICIES
