"""Starting files: sound at once, named by the check where something is to be written, and never in the way of what is there."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from semh.__main__ import main
from semh.core.loader import load_programme
from semh.core.memo import FINDINGS
from semh.core.problems import Problem, Severity
from semh.core.programme import Programme
from semh.core.rules import check_again
from semh.editors.new import new_session, write
from semh.packs.plan import plan_packs
from semh.site.navigation import published


def copied(folder: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(root / "content", folder / "content")
    if (root / FINDINGS).is_file():
        (folder / FINDINGS).parent.mkdir()
        shutil.copy(root / FINDINGS, folder / FINDINGS)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return folder


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["new", *args])


COMMANDS = (
    ("session", "sleep-and-screens"),
    ("session", "sleep", "--parents"),
    ("session", "rest", "--title", 'Sleep: "what helps"?'),
    ("handout", "s7", "one-more"),
    ("handout", "p2", "one-more"),
    ("handout", "training-day", "one-more"),
    ("handout", "year-two-partner", "one-more"),
    ("audit", "sleep-audit", "--kind", "audit"),
    ("audit", "sleep-survey", "--kind", "survey"),
    ("school", "elm-school"),
)


@dataclass(frozen=True)
class Started:
    """The real content before and after every command of COMMANDS, what the commands said, and the problems since."""

    folder: Path
    before: Programme
    after: Programme
    results: tuple[Result, ...]
    problems: tuple[Problem, ...]


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Started]:
    with pytest.MonkeyPatch.context() as monkeypatch:
        folder = copied(tmp_path_factory.mktemp("started"), root, monkeypatch)
        before, problems = load_programme(folder)
        known = {(one.place.path, one.code, one.message) for one in problems + check_again(before)}
        results = tuple(run(*command) for command in COMMANDS)
        after, problems = load_programme(folder)
        found = problems + check_again(after)
        added = tuple(one for one in found if (one.place.path, one.code, one.message) not in known)
        yield Started(folder, before, after, results, added)


def test_starting_files_are_sound_but_for_what_is_to_be_written(started: Started) -> None:
    assert [result.exit_code for result in started.results] == [0] * len(COMMANDS)
    assert {one.severity for one in started.problems} == {Severity.warning}
    assert {one.code for one in started.problems} == {"unfinished/to-write", "unfinished/draft", "coverage/not-written"}


def test_the_check_names_every_mark(started: Started) -> None:
    files = [file for kind in ("*.md", "*.yml") for file in (started.folder / "content").rglob(kind)]
    marks = Counter({file: file.read_text(encoding="utf-8").count("TO WRITE: ") for file in files})
    named = Counter(started.folder / one.place.path for one in started.problems if one.code == "unfinished/to-write")

    assert named == +marks
    assert "Still to write: 26 places" in started.results[0].output


def test_a_draft_is_on_no_page_and_in_no_pack(started: Started) -> None:
    before, after = started.before, started.after

    assert [one.uri for one in published(after)] == [one.uri for one in published(before)]
    assert [spec.path for spec in plan_packs(after)] == [spec.path for spec in plan_packs(before)]
    assert after.audits.keys() == before.audits.keys()


def test_a_new_session_adds_its_entry_and_leaves_every_other_line_alone(started: Started, root: Path) -> None:
    before = (root / "content/programme.yml").read_text(encoding="utf-8").splitlines()
    after = (started.folder / "content/programme.yml").read_text(encoding="utf-8").splitlines()

    assert [line for line in after if line in set(before)] == before
    drafts = [session.folder for _, session in started.after.sessions if session.status == "draft"]
    assert drafts == ["11-sleep-and-screens", "12-rest", "6-sleep"]


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("audit", "semh-audit"), "content/staff/audits/semh-audit.yml is already there. Nothing was written."),
        (("handout", "s7", "stories"), "content/sessions/07-common-difficulties/handouts/stories.md is already there."),
        (("session", "resilience"), "There is already a session 06-resilience. Nothing was written."),
        (("session", "Sleep Well"), "`Sleep Well` is no name for a file."),
        (("handout", "s99", "sheet"), "There is no session `s99`."),
        (("audit", "../sleep"), "`../sleep` is no name for a file."),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_written(
    started: Started, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], sentence: str
) -> None:
    project = started.folder
    monkeypatch.chdir(project)
    before = {file: file.read_bytes() for file in project.rglob("*") if file.is_file() and ".cache" not in file.parts}

    result = run(*command)

    assert result.exit_code == 1
    assert sentence in result.output
    after = {file: file.read_bytes() for file in project.rglob("*") if file.is_file() and ".cache" not in file.parts}
    assert after == before


def test_a_file_that_appeared_meanwhile_is_not_overwritten(started: Started, tmp_path: Path) -> None:
    start = new_session(started.before, "sleep")
    theirs = tmp_path / "content/sessions/11-sleep/slides.md"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("theirs", encoding="utf-8")

    with pytest.raises(ValueError, match=r"slides\.md is already there"):
        write(tmp_path, start)

    assert theirs.read_text(encoding="utf-8") == "theirs"
    assert not (theirs.parent / "index.md").exists()


def test_a_project_without_sessions_gets_its_first(make_project: Callable[[], Path]) -> None:
    folder = make_project()
    file = folder / "content/programme.yml"
    assert "  sessions: []\n" in file.read_text(encoding="utf-8")
    programme, _ = load_programme(folder)

    write(folder, new_session(programme, "sleep", parents=True))

    again, problems = load_programme(folder)
    assert problems == []
    assert [name for name, _ in again.sessions] == ["sessions/01-first", "parents/1-sleep"]


def test_a_new_review_falls_within_a_year_in_a_month_with_room(started: Started) -> None:
    new = [one for uri, one in started.after.documents.items() if uri not in started.before.documents]

    assert {(one.meta.review_by - started.after.today).days <= 365 for one in new} == {True}
    assert "dates/review-bunched" not in {one.code for one in started.problems}


def test_a_new_audit_is_this_years_first_edition(started: Started) -> None:
    assert started.after.draft_audits["sleep-audit"].version == "2026.1"
    assert started.after.draft_audits["sleep-survey"].anonymous
