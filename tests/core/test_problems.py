"""Golden cases of `semh check`: each file of tests/golden/problems is a small project and what is printed about it.

A case is laid over the minimal sound project of tests/projects.py:

- `files:` path → its text (or null: the file is not there; or `{repeat:, times:}`; or `!!binary` bytes)
- `bodies:` path → the text of a staff page or slides whose front matter, seven lines, is sound
- `edits:` path → {old: new}, for a small change to a file of the minimal project
- `args:`  arguments for `semh check`
- `today:` the day of the run (2026-11-24 when absent)
- `expected:` the exact text printed; last in the file. `pytest --update-golden` writes it anew.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import semh.core
from semh.core.problems import Rule
from tests.core.command_line import run_check
from tests.projects import MINIMAL_FILES, front_matter

CASES = sorted((Path(__file__).parents[1] / "golden/problems").glob("*.yml"))


def files_of(case: Mapping[str, Any]) -> dict[str, str | bytes | None]:
    """The files that a case lays over the minimal project."""
    files: dict[str, str | bytes | None] = {}
    for path, content in case.get("files", {}).items():
        files[path] = content["repeat"] * content["times"] if isinstance(content, dict) else content
    for path, body in case.get("bodies", {}).items():
        files[path] = front_matter(Path(path).stem) + body
    for path, edits in case.get("edits", {}).items():
        text = MINIMAL_FILES[path]
        assert isinstance(text, str)
        for old, new in edits.items():
            assert old in text, f"{path} of the minimal project does not hold {old!r}"
            text = text.replace(old, new)
        files[path] = text
    return files


def with_expected(source: str, printed: str) -> str:
    """The source of a case with its last key, `expected:`, written anew."""
    head = source.split("\nexpected:", 1)[0].rstrip("\n")
    lines = "".join(f"  {line}".rstrip() + "\n" for line in printed.splitlines())
    return f"{head}\nexpected: |\n{lines}"


@pytest.mark.parametrize("file", CASES, ids=[file.stem for file in CASES])
def test_check_prints_what_the_case_expects(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    source = file.read_text(encoding="utf-8")
    case = yaml.safe_load(source)

    run = run_check(tmp_path, monkeypatch, files_of(case), case.get("args", ()), today=str(case.get("today", "")))

    if request.config.getoption("--update-golden"):
        file.write_text(with_expected(source, run.output), encoding="utf-8")
    else:
        assert run.output == case["expected"]
    assert run.exit_code == int(": error " in run.output)


def rules_of_core() -> Iterator[Rule]:
    """Every rule that is a constant of a module of semh.core."""
    for module in pkgutil.walk_packages(semh.core.__path__, "semh.core."):
        yield from (value for value in vars(importlib.import_module(module.name)).values() if isinstance(value, Rule))


def test_every_rule_has_a_case() -> None:
    printed = "".join(file.read_text(encoding="utf-8") for file in CASES)
    codes = {rule.code for rule in rules_of_core() if not rule.code.startswith("safe-messaging/")}

    assert {code for code in codes if f" {code}\n" not in printed} == set()


def test_a_code_belongs_to_one_rule() -> None:
    rules = {id(rule): rule.code for rule in rules_of_core()}

    assert sorted(rules.values()) == sorted(set(rules.values()))
