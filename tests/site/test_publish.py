"""Putting a finished site in place, clearing up after builds that died, and refusing a second build at the same time."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from semh.site import build, publish
from semh.site.publish import clear_leftovers, exchanged, only_build, put_in_place


def folder(path: Path, text: str) -> Path:
    path.mkdir()
    (path / "index.html").write_text(text)
    return path


def text_of(path: Path) -> str:
    return (path / "index.html").read_text()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges folders in one step")
def test_two_folders_change_places(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "one", "1"), folder(tmp_path / "other", "2")
    assert exchanged(one, other)
    assert (text_of(one), text_of(other)) == ("2", "1")


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_new_site_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(publish, "exchanged", lambda new, out: False)
    for text in ("first", "second"):
        put_in_place(folder(tmp_path / ".site-new-1", text), tmp_path / "site")
        assert text_of(tmp_path / "site") == text
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_the_old_site_comes_back_when_a_build_died_between_the_two_renames(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Died(BaseException):
        pass

    def die_at_the_second(self: Path, target: Path) -> Path:
        if target == out:
            raise Died
        return rename(self, target)

    rename, out = Path.rename, folder(tmp_path / "site", "old")
    monkeypatch.setattr(publish, "exchanged", lambda new, out: False)
    with monkeypatch.context() as patched, pytest.raises(Died):
        patched.setattr(Path, "rename", die_at_the_second)
        put_in_place(folder(tmp_path / ".site-new-1", "new"), out)
    assert not out.exists()
    clear_leftovers(out)
    assert text_of(out) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_killed_builds_left_is_cleared_and_other_folders_stay(tmp_path: Path) -> None:
    for name in ("site", ".site-new-a", ".site-new-b-old", ".other-new-c"):
        folder(tmp_path / name, name)
    clear_leftovers(tmp_path / "site")
    assert {path.name for path in tmp_path.iterdir()} == {"site", ".other-new-c"}
    assert text_of(tmp_path / "site") == "site"


def test_a_second_build_says_that_another_is_under_way(web_project: Callable[..., Path]) -> None:
    project = web_project()
    left = folder(project / ".site-new-1", "of the other build")
    with only_build(project) as is_alone:
        assert is_alone
        problems = build(project, project / "site", packs=False)
    assert [(p.code, p.message) for p in problems] == [("site/busy", "Another build of this project is under way.")]
    assert left.exists()
    assert not (project / "site").exists()
