"""The file that a school starts from is sound as it is, and with its comments taken off."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest
import yaml
from click.testing import CliRunner

from semh.__main__ import main
from semh.core.schema import validate
from semh.core.school_model import School
from semh.core.yaml_marks import read_yaml
from semh.schools.starter import school_file
from tests.core.command_line import run_check


@pytest.mark.parametrize("name", ["Elm School", 'St Mary\'s & "St John": #1 {all}', "Ysgol y Môr"])
def test_it_passes_the_check_at_once_and_says_what_is_to_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    run = run_check(tmp_path, monkeypatch, {"content/schools/elm.yml": school_file("elm", name)})
    codes = re.findall(r"(?:warning|error) (\S+)$", run.output, re.MULTILINE)
    assert (run.exit_code, set(codes)) == (0, {"unfinished/to-write"})
    assert len(codes) == school_file("elm", name).count('"TO WRITE')
    assert yaml.safe_load(school_file("elm", name))["name"] == name


def test_every_optional_key_stands_there_as_a_sound_comment() -> None:
    text = re.sub(r"(?m)^#( (?=[a-z ])|$)", "", school_file("elm", "Elm School"))
    marked, problems = read_yaml(text, PurePosixPath("content/schools/elm.yml"))
    assert problems == []
    found, problems = validate(School, marked)
    assert problems == []
    assert found is not None
    assert set(found.model_fields_set) == set(School.model_fields) - {"fictional"}


def test_the_command_writes_it_once_and_overwrites_nothing(
    make_project: Callable[[Mapping[str, str | bytes]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_project({}))
    run = CliRunner().invoke(main, ["new", "school", "elm-school"])
    assert run.exit_code == 0
    assert "Written: content/schools/elm-school.yml" in run.output
    file = Path("content/schools/elm-school.yml")
    assert yaml.safe_load(file.read_text())["name"] == "Elm School"
    file.write_text("name: ours\n")
    assert CliRunner().invoke(main, ["new", "school", "elm-school"]).exit_code == 1
    assert file.read_text() == "name: ours\n"
