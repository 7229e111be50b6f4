"""Reading what schools returned: every file that is not counted is named with its reason, and the rest go on."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from semh.cohort import folder as folder_module
from semh.cohort.folder import Folder, TooManyFiles, read_folder
from semh.cohort.returned_file import MAX_BYTES, STEPS, VERSION, NotReadable, read_returned
from semh.core.problems import Severity
from tests.cohort.schools import audit, returned

FIXTURES = Path(__file__).parents[1] / "audits/workbench/files"
WORKBENCH = Path(__file__).parents[2] / "plugins/semh/audits/workbench"
GOOD = returned("Elm School", audit("elm1", {"leadership.champion": "started"}))
Read = Callable[[Mapping[str, bytes]], Folder]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write files into a folder and read it."""

    def call(files: Mapping[str, bytes]) -> Folder:
        for name, data in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return read_folder(tmp_path)

    return call


def test_the_newest_version_is_that_of_the_workbench() -> None:
    """When this fails, the Workbench has a new list of records: raise VERSION, add the step, and roll the list up if it matters."""
    text = (WORKBENCH / "migrations.ts").read_text(encoding="utf-8")
    found = re.search(r"^export const VERSION = (\d+);$", text, re.MULTILINE)
    assert found is not None
    assert int(found[1]) == VERSION
    assert sorted(STEPS) == list(range(1, VERSION))


@pytest.mark.parametrize("file", sorted(FIXTURES.glob("version-*.semh.json")), ids=lambda file: file.stem)
def test_every_version_that_was_ever_released_is_read(file: Path) -> None:
    found = read_returned(file.read_bytes())
    assert f"version-{found.version}." in file.name
    assert found.school.name == "Elm School"
    assert found.audits[0].answers["lead.champion"].now == "started"


BAD = {
    "truncated": (GOOD[:-20], "cohort/damaged"),
    "not text": (b"\xff\xfe\x00", "cohort/damaged"),
    "NaN": (GOOD.replace(b"2026.1", b"x").replace(b'"x"', b"NaN"), "cohort/damaged"),
    "nested": (b"[" * 200_000, "cohort/damaged"),
    "a list": (b"[]", "cohort/wrong-kind"),
    "another program's": (b'{"format": "something"}', "cohort/wrong-kind"),
    "no version": (GOOD.replace(b'"version": 4', b'"version": true'), "cohort/wrong-kind"),
    "version 0": (GOOD.replace(b'"version": 4', b'"version": 0'), "cohort/wrong-kind"),
    "newer": (GOOD.replace(b'"version": 4', b'"version": 99'), "cohort/newer"),
    "no moment": (GOOD.replace(b"2026-06-15T08:00:00.000Z", b"yesterday"), "cohort/damaged"),
    "a wrong id": (GOOD.replace(b"leadership.champion", b"Leadership Champion"), "cohort/damaged"),
    "twice the id": (returned("Elm", audit("a", {}), audit("a", {})), "cohort/damaged"),
    "empty": (returned("Elm"), "cohort/empty"),
    "too big": (GOOD + b" " * MAX_BYTES, "cohort/too-big"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_the_rest_go_on(read: Read, name: str) -> None:
    data, code = BAD[name]
    found = read({"good.semh.json": GOOD, "bad.semh.json": data})
    assert [str(school.path) for school in found.schools] == ["good.semh.json"]
    assert [(str(one.place.path), one.code) for one in found.problems] == [("bad.semh.json", code)]
    assert found.problems[0].message and found.problems[0].fix


@pytest.mark.parametrize(
    ("name", "code"),
    [("plan.docx", "cohort/wrong-kind"), ("notes", "cohort/wrong-kind"), ("elm.semhvault", "cohort/pupil-data")],
)
def test_files_of_other_kinds_are_not_opened(read: Read, name: str, code: str) -> None:
    assert [one.code for one in read({name: GOOD}).problems] == [code]


def test_what_the_computer_put_there_is_passed_over(read: Read) -> None:
    found = read(
        {".DS_Store": b"x", "Thumbs.db": b"x", "~$plan.docx": b"x", ".git/elm.semh.json": GOOD, "a/b.json": GOOD}
    )
    assert [str(school.path) for school in found.schools] == ["a/b.json"]
    assert found.problems == ()


def test_the_copy_that_was_saved_last_counts(read: Read) -> None:
    older = returned("Elm School", audit("elm1", {}), audit("elm0", {}), saved_at="2026-06-01T10:00:00Z")
    found = read({"a-older.json": older, "b-newer.json": GOOD, "c-same.json": GOOD})
    assert [str(school.path) for school in found.schools] == ["c-same.json"]
    assert [(one.code, one.severity) for one in found.problems] == [("cohort/duplicate", Severity.warning)] * 2
    assert "1 are in this one only" in found.problems[1].message


def test_a_school_is_known_by_its_records_even_under_another_name(read: Read) -> None:
    renamed = returned("Elm Primary", audit("elm1", {}), saved_at="2026-07-01T10:00:00Z")
    assert len(read({"a.json": GOOD, "b.json": renamed}).schools) == 1


def test_two_schools_of_one_name_are_asked_about_and_not_mixed(read: Read) -> None:
    one, other = returned("St Mary's", audit("m1", {})), returned("st. marys ", audit("m2", {}))
    found = read({"a.json": one, "b.json": other})
    assert len(found.schools) == 1
    assert [one.code for one in found.problems] == ["cohort/same-name"]
    assert found.problems[0].severity is Severity.error


def test_schools_without_a_name_are_all_counted(read: Read) -> None:
    assert len(read({"a.json": returned("", audit("m1", {})), "b.json": returned("", audit("m2", {}))}).schools) == 2


def test_a_file_name_that_no_screen_can_show_stops_nothing(read: Read) -> None:
    found = read({os.fsdecode(b"elm\xff\x1b[2J.json"): b"{", "good.json": GOOD})
    assert [str(one.place.path) for one in found.problems] == ["elm··[2J.json"]
    assert len(found.schools) == 1


def test_a_programme_record_that_cannot_be_read_is_left_out(read: Read) -> None:
    good = [
        {"expectations": {"exp.audit": {"status": "met"}}, "parent_sessions": [{"session": "p2", "on": "2026-03-01"}]}
    ]
    bad = [{"expectations": "all of them"}]
    found = read(
        {
            "a.json": returned("A", audit("a1", {}), programmes=good),
            "b.json": returned("B", audit("b1", {}), programmes=bad),
        }
    )
    assert [school.file.programme is not None for school in found.schools] == [True, False]


def test_a_file_with_nothing_but_a_record_of_the_programme_is_counted(read: Read) -> None:
    record = {"record_id": "p1", "parent_sessions": [{"session": None, "on": None}]}
    one, other = (returned(name, programmes=[{**record, "record_id": name.lower()}]) for name in ("Elm", "Ash"))
    found = read({"elm.json": one, "elm-again.json": one, "ash.json": other})
    assert len(found.schools) == 2
    assert [problem.code for problem in found.problems] == ["cohort/duplicate"]


def test_more_files_than_any_cohort_has_are_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "MAX_FILES", 2)
    with pytest.raises(TooManyFiles):
        read({f"{number}.json": GOOD for number in range(4)})


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = ("format", "version", "saved_at", "school", "audits", "plans", "groups", "policies", "programmes", "impacts")


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(KEYS), JSON, st.integers(0, 400))
def test_no_file_whatever_stops_the_run(key: str, value: object, cut: int) -> None:
    spoiled = json.dumps(json.loads(GOOD) | {key: value}).encode()
    for data in (spoiled, GOOD[:cut] + spoiled[cut:]):
        try:
            read_returned(data)
        except NotReadable as reason:
            assert reason.code in folder_module.REASONS
