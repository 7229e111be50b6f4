"""Golden cases of `semh check`: what is printed about each small project of tests/golden/problems."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import semh.core
from semh.core.problems import Rule
from tests.core.cases import CASES, files_of
from tests.core.command_line import run_check


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
