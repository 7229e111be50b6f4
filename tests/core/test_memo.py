"""What a run remembers for the next one, and when it must not."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

import pytest

from semh.core.loader import load_programme
from semh.core.memo import FINDINGS, Memo, files_digest
from semh.core.problems import Place, Problem
from semh.core.rules import check, check_again

FOUND = [Problem(Place(PurePosixPath("content/a.md"), 3, 7), "wording/outdated", "Old.", "Write new.")]


def test_the_same_inputs_are_searched_once(tmp_path: Path) -> None:
    calls: list[int] = []

    def find() -> list[Problem]:
        calls.append(1)
        return FOUND

    for _ in range(2):
        memo = Memo(tmp_path / "memo.json")
        assert memo.problems(("rule", "text"), find) == FOUND
        memo.save()
    assert len(calls) == 1
    assert Memo(tmp_path / "memo.json").problems(("rule", "other text"), find) == FOUND
    assert len(calls) == 2


def test_what_a_run_did_not_ask_for_is_forgotten(tmp_path: Path) -> None:
    first = Memo(tmp_path / "memo.json")
    first.put("kept", 1)
    first.put("lost", 2)
    first.save()
    second = Memo(tmp_path / "memo.json")
    assert second.get("kept") == 1
    second.save()
    assert json.loads((tmp_path / "memo.json").read_text()) == {"kept": 1}


@pytest.mark.parametrize("spoiled", ["", "{", "[1]", "null"])
def test_a_spoiled_file_is_as_good_as_none(tmp_path: Path, spoiled: str) -> None:
    (tmp_path / "memo.json").write_text(spoiled)
    memo = Memo(tmp_path / "memo.json")
    assert memo.get("anything") is None
    memo.put("a", 1)
    memo.save()
    assert Memo(tmp_path / "memo.json").get("a") == 1


def test_a_file_that_cannot_be_written_loses_only_time(tmp_path: Path) -> None:
    (tmp_path / "not-a-folder").write_text("")
    memo = Memo(tmp_path / "not-a-folder/memo.json")
    memo.put("a", 1)
    memo.save()


def test_a_file_digest_knows_names_and_bytes_apart(tmp_path: Path) -> None:
    for name, body in (("a", "bc"), ("ab", "c")):
        (tmp_path / name).write_text(body)
    assert files_digest(tmp_path, [tmp_path / "a"]) != files_digest(tmp_path, [tmp_path / "ab"])
    assert files_digest(tmp_path, [tmp_path / "a"]) != files_digest(tmp_path, [tmp_path / "none"])


def test_a_second_check_finds_the_same_and_an_edit_changes_it(make_project: Callable[..., Path]) -> None:
    page = "---\nid: a\ntitle: A page\naudience: staff\nreviewed: 2026-11-24\nreview_by: 2027-05-28\nowner: programme lead\n---\n\n{}\n"
    files: Mapping[str, str] = {"content/staff/guidance/a.md": page.format("He committed suicide.")}
    root = make_project(files)
    programme, _ = load_programme(root)
    fresh = check(programme)
    assert any(problem.code.startswith("safe-messaging/") for problem in fresh)
    assert check_again(programme) == fresh
    assert (root / FINDINGS).is_file()
    assert check_again(programme) == fresh
    (root / "content/staff/guidance/a.md").write_text(page.format("He died by suicide, and the school was told."))
    edited, _ = load_programme(root)
    assert check_again(edited) == check(edited) != fresh
