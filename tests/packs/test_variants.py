"""Variants: what an everyday build makes, what a release adds, and the pack for one kind of school."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from semh.__main__ import main
from semh.core.programme import Programme
from semh.packs import PackSettings, plan_packs, with_release_variants
from semh.packs.adaptations import paragraphs_for
from semh.packs.compose import compose
from semh.packs.verify import page_texts
from tests.packs.conftest import FILES, Inline

Project = Callable[..., Programme]
SPECIAL = "**Special schools.** Use objects\nand signs."
RECIPES = """\
- id: facilitator
  title: Facilitator pack
  for: sessions
  parts: [cover, contents, adaptation, run-sheet, facilitator]
  release: {settings: [special], print: [ink-saver]}
"""


def project(pack_project: Project, paragraph: str = SPECIAL) -> Programme:
    notes = str(FILES["content/sessions/01-first/facilitator.md"])
    adapted = notes.replace("## The session", f"## How to adapt it\n\n{paragraph}\n\nMore.\n\n## The session")
    return pack_project({"content/sessions/01-first/facilitator.md": adapted, "content/trainers/packs.yml": RECIPES})


def names(programme: Programme) -> list[str]:
    return [spec.path.name.removeprefix("session-01-first_") for spec in plan_packs(programme)]


def test_a_release_makes_what_packs_yml_declares_for_it_and_everyday_builds_do_not(pack_project: Project) -> None:
    programme = project(pack_project)
    assert names(programme) == ["facilitator.pdf"]
    assert names(with_release_variants(programme)) == [
        "facilitator.pdf", "facilitator_ink-saver.pdf", "facilitator_special.pdf", "facilitator_special_ink-saver.pdf",
    ]  # fmt: skip


def test_no_pack_is_made_for_a_kind_of_school_that_the_notes_do_not_mention(pack_project: Project) -> None:
    programme = project(pack_project, "**Primary schools.** Shorter.")
    assert "facilitator_special.pdf" not in names(with_release_variants(programme))


def test_the_special_pack_puts_its_paragraphs_first_and_keeps_the_whole_session(pack_project: Project) -> None:
    programme = with_release_variants(project(pack_project))
    spec = next(spec for spec in plan_packs(programme) if spec.setting and spec.print_variant == "a4")
    html = compose(spec, programme, PackSettings()).html
    assert spec.title == "Session 1, Facilitator pack, for special schools"
    assert "Facilitator pack · for special schools" in html
    assert (
        html.index('id="adaptation"')
        < html.index("The rest of this pack is the whole session")
        < html.index('id="notes"')
    )
    assert html.count("Use objects\nand signs.") == 2


def test_the_pack_for_all_has_no_such_part(pack_project: Project) -> None:
    programme = project(pack_project)
    (spec,) = plan_packs(programme)
    assert 'id="adaptation"' not in compose(spec, programme, PackSettings()).html


def test_every_session_of_the_programme_has_a_special_pack(programme: Programme) -> None:
    made = {spec.folder for spec in plan_packs(with_release_variants(programme)) if spec.setting == "special"}
    assert made == {folder for folder, _ in programme.sessions if not folder.startswith("parents/")}


def test_paragraphs_end_at_the_blank_line(pack_project: Project) -> None:
    document = project(pack_project).documents["sessions/01-first/facilitator.md"]
    assert paragraphs_for(document, "special") == (SPECIAL,)


def test_the_command_line_takes_start_and_release(
    pack_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(pack_project)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("semh.packs.default_executor", Inline)
    result = CliRunner().invoke(main, ["packs", "--start", "13:30", "--group", "30", "--release"])
    assert result.exit_code == 0, result.output
    made = tmp_path / "build/packs/downloads/sessions/01-first/session-01-first_facilitator_special_ink-saver.pdf"
    assert "13:30–14:30" in " ".join(page_texts(made.read_bytes()))
