"""What an editor's mistakes lead to, through the real command line: an exit code, a place, and nothing written."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from semh.__main__ import main
from tests.core.command_line import run_check, write_project
from tests.projects import FACILITATOR, INDEX, MINIMAL_FILES, SIGNPOSTS, VOCABULARY, front_matter

EXTRA = "content/about/extra.md"
GLOSSARY = "content/glossary.yml"
DAY = "content/sessions/01-first/facilitator.md"
Run = Callable[..., Result]

PROBLEM = re.compile(r"^(?P<place>content/\S+:\d+:\d+): (error|warning) (?P<code>[a-z-]+/[a-z0-9-]+)$", re.MULTILINE)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `semh check` in the minimal project with some files changed; it fails when anything is written."""

    def call(files: Mapping[str, str | bytes | None] = {}, *args: str, today: str = "") -> Result:
        return run_check(tmp_path, monkeypatch, files, args, today)

    return call


BAD = {
    "broken YAML": (GLOSSARY, "dsl: {term: DSL\n", f"{GLOSSARY}:2:1", "yaml/broken"),
    "broken front matter": (EXTRA, "---\nid: [extra\n---\nText.\n", f"{EXTRA}:3:1", "yaml/broken"),
    "a duplicate key": (GLOSSARY, "a: {term: A, term: B, means: C}\n", f"{GLOSSARY}:1:14", "yaml/duplicate-key"),
    "a tab": (GLOSSARY, "dsl:\n\tterm: DSL\n", f"{GLOSSARY}:2:1", "yaml/tab"),
    "an unknown key": (EXTRA, front_matter("extra", colour="blue") + "Text.\n", f"{EXTRA}:7:1", "schema/unknown-key"),
    "a wrong type": (EXTRA, front_matter("extra", topics="anxiety") + "Text.\n", f"{EXTRA}:7:1", "schema/wrong-value"),
    "an unknown block": (EXTRA, front_matter("extra") + "/// sey\nText.\n///\n", f"{EXTRA}:8:1", "block/unknown"),
    "an unknown option": (
        DAY,
        FACILITATOR.replace("    minutes: 60", "    mintues: 60\n    minutes: 60"),
        f"{DAY}:13:5",
        "schema/unknown-key",
    ),
    "an unclosed block": (EXTRA, front_matter("extra") + "/// say\nText.\n", f"{EXTRA}:8:1", "block/unclosed"),
    "a duplicate id": (EXTRA, front_matter("about") + "Text.\n", "content/about/index.md:2:1", "ids/duplicate"),
    "a missing file": ("content/vocabulary.yml", None, "content/vocabulary.yml:1:1", "file/missing"),
    "an unknown signpost": (
        EXTRA,
        front_matter("extra") + "/// signposts | samaritan\n///\n",
        f"{EXTRA}:8:1",
        "references/signpost",
    ),
    "minutes in words": (DAY, FACILITATOR.replace("minutes: 60", "minutes: sixty"), f"{DAY}:13:5", "schema/wrong-value"),
    "five megabytes": (EXTRA, front_matter("extra") + "Text. " * 900_000, f"{EXTRA}:1:1", "file/too-large"),
    "not UTF-8": (EXTRA, b"---\nid: caf\xe9\n---\nText.\n", f"{EXTRA}:2:8", "file/not-utf8"),
    "UTF-16": (EXTRA, front_matter("extra").encode("utf-16"), f"{EXTRA}:1:1", "file/not-utf8"),
    "NUL bytes": (GLOSSARY, "dsl: {term: D\0SL, means: M}\n", f"{GLOSSARY}:1:14", "file/nul"),
    "merge marks": (EXTRA, front_matter("extra") + "<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> b\n", f"{EXTRA}:10:1", "file/merge-mark"),
    "an alias bomb": (
        GLOSSARY,
        "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)),
        f"{GLOSSARY}:30:6",
        "yaml/alias",
    ),
    "a YAML object": (GLOSSARY, "a: !!python/object/apply:os.mkdir [owned]\n", f"{GLOSSARY}:1:4", "yaml/tag"),
    "deep nesting": (GLOSSARY, "[" * 400_000, f"{GLOSSARY}:1:41", "yaml/broken"),
    "an empty file": (EXTRA, "", f"{EXTRA}:1:1", "file/empty"),
    "an empty data file": ("content/programme.yml", "", "content/programme.yml:1:1", "file/empty"),
    "a control character": (GLOSSARY, "a: {term: A,\n means: \x07}\n", f"{GLOSSARY}:2:1", "yaml/broken"),
    "a row that is text": (
        "content/signposts.yml",
        "- Samaritans\n" + SIGNPOSTS.replace("check_every: 3", "check_every: 3\n  phones: 1"),
        "content/signposts.yml:21:3",
        "schema/unknown-key",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("path", "content", "place", "code"), BAD.values(), ids=BAD)
def test_bad_input_is_reported_at_its_place(
    run: Run, path: str, content: str | bytes | None, place: str, code: str
) -> None:
    result = run({path: content})

    assert result.exit_code == 1
    assert (place, code) in {(found["place"], found["code"]) for found in PROBLEM.finditer(result.output)}


@pytest.mark.parametrize(
    "change",
    [lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: b"\xef\xbb\xbf" + raw, lambda raw: raw.replace(b"\n", b"\r")],
    ids=["Windows line ends", "byte order mark", "old Macintosh line ends"],
)
def test_every_file_may_come_from_another_system(run: Run, change: Callable[[bytes], bytes]) -> None:
    result = run({path: change(str(text).encode()) for path, text in MINIMAL_FILES.items()})

    assert (result.exit_code, result.output) == (0, "No problems found.\n")


def test_all_bad_files_are_reported_in_one_run(run: Run) -> None:
    parts = {path: (content, code) for path, content, _, code in BAD.values() if path != EXTRA}
    files = {path: content for path, (content, _) in parts.items()}

    result = run(files)

    reported = {found["place"].split(":")[0] for found in PROBLEM.finditer(result.output)}
    assert set(files) <= reported
    assert result.exit_code == 1


def test_problems_stand_in_the_order_of_files_and_lines(run: Run) -> None:
    result = run({EXTRA: front_matter("extra") + "/// a\nA.\n///\n" * 12, "content/about/aaa.md": "Text.\n"})

    places = [found["place"].rsplit(":", 2) for found in PROBLEM.finditer(result.output)]
    assert places == sorted(places, key=lambda place: (place[0], int(place[1]), int(place[2])))


WARNED = {EXTRA: front_matter("extra") + "Fixed-term exclusion, 100%\n\n[here](no.md)\n"}


def test_json_is_one_list_and_the_summary_goes_elsewhere(run: Run) -> None:
    result = run(WARNED, "--format", "json")

    rows = json.loads(result.stdout)
    assert [(row["path"], row["line"], row["column"], row["severity"], row["code"]) for row in rows] == [
        (EXTRA, 8, 1, "warning", "wording/outdated"),
        (EXTRA, 10, 1, "error", "links/missing"),
        (EXTRA, 10, 1, "error", "links/vague"),
    ]
    assert all(row["message"] and row["fix"] for row in rows)
    assert result.stderr == "2 errors and 1 warning in 1 file.\n"


def test_json_without_problems_is_an_empty_list(run: Run) -> None:
    result = run({}, "--format", "json")

    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


GITHUB_LINE = (
    f"::error file={EXTRA},line=8,col=1,title=links/insecure::The link `http://example.org/a%25b` does not use https. "
    "Fix: Use the https address.\n"
)
INSECURE = {EXTRA: front_matter("extra") + "[An example](http://example.org/a%25b)\n".replace("%25", "%")}


def test_github_format_escapes_what_it_must(run: Run) -> None:
    result = run(INSECURE, "--format", "github")

    assert (result.exit_code, result.stdout) == (1, GITHUB_LINE)


@pytest.mark.parametrize(("args", "starts"), [((), "::error file="), (("--format", "text"), "content/")])
def test_under_github_actions_its_format_is_the_default(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...], starts: str
) -> None:
    write_project(tmp_path, INSECURE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    assert CliRunner().invoke(main, ["check", *args]).stdout.startswith(starts)


OUTDATED = {EXTRA: front_matter("extra") + "Fixed-term exclusion.\n"}
OVERDUE = {EXTRA: front_matter("extra", review_by="2026-11-20") + "Text.\n"}


@pytest.mark.parametrize(
    ("files", "args", "exit_code"),
    [
        (OUTDATED, [], 0),
        (OUTDATED, ["--strict"], 1),
        (OUTDATED, ["--release"], 0),
        (OVERDUE, [], 0),
        (OVERDUE, ["--release"], 1),
        (OVERDUE, ["--strict"], 1),
    ],
)
def test_warnings_fail_only_when_asked(run: Run, files: dict[str, str], args: list[str], exit_code: int) -> None:
    assert run(files, *args).exit_code == exit_code


@pytest.mark.parametrize(("today", "exit_code"), [("2026-11-20", 0), ("2026-11-21", 1)])
def test_a_release_is_measured_against_the_day_of_the_build(run: Run, today: str, exit_code: int) -> None:
    assert run(OVERDUE, "--release", today=today).exit_code == exit_code


def test_it_runs_from_any_folder_of_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_project(tmp_path, {})
    monkeypatch.chdir(tmp_path / "content/sessions/01-first")

    assert CliRunner().invoke(main, ["check"]).exit_code == 0


@pytest.mark.parametrize("args", [["check", "--wrong"], ["check", "--format", "xml"], ["chek"], ["check", "extra"]])
def test_wrong_usage_is_exit_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: list[str]) -> None:
    write_project(tmp_path, {})
    monkeypatch.chdir(tmp_path)

    assert CliRunner().invoke(main, args).exit_code == 2


def test_outside_a_project_is_exit_2_and_says_so(tmp_path: Path) -> None:
    env = {name: value for name, value in os.environ.items() if name != "GITHUB_ACTIONS"}
    done = subprocess.run(
        [sys.executable, "-m", "semh", "check"], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "There is no content/programme.yml here or in a folder above." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_a_folder_is_missing(run: Run) -> None:
    result = run({"content/about/folder.md/file.txt": "Text.", "content/glossary.yml": None})

    assert "content/about/folder.md:1:1: error file/missing" in result.output
    assert result.exit_code == 1


def test_without_a_vocabulary_the_rest_is_still_checked(run: Run) -> None:
    result = run({"content/vocabulary.yml": VOCABULARY + "topics: []\n", EXTRA: INDEX})

    codes = [found["code"] for found in PROBLEM.finditer(result.output)]
    assert codes == ["ids/duplicate", "yaml/duplicate-key"]
