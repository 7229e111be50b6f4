"""Whatever an editor does to a file, loading and checking give problems and never raise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from hypothesis import given
from hypothesis import strategies as st

from semh.core.loader import load_programme
from semh.core.problems import Problem, format_github, format_json, format_text
from semh.core.rules import check
from tests.core.cases import CASES, files_of
from tests.core.command_line import write_project
from tests.core.fuzz import more_examples
from tests.projects import MINIMAL_FILES

RICH = ("coverage-facet", "coverage-facet-of-parents", "timing-split", "block-sound", "safety-slides", "block-lines")
"""Golden cases that hold what the minimal project lacks: split sessions, facets, parents, nested blocks."""


def texts_of(name: str) -> dict[str, str]:
    """The text files of the minimal project with a golden case laid over it."""
    files = {**MINIMAL_FILES, **files_of(next(yaml.safe_load(f.read_text("utf-8")) for f in CASES if f.stem == name))}
    return {path: text for path, text in files.items() if isinstance(text, str)}


PROJECTS = [texts_of(name) for name in RICH]
SCRAPS = st.sampled_from(
    ["---", "...", ":", "- ", "[", "{", "}", '"', "null", "[]", "{}", "0", "-1", "2026-02-30", "yes", "*a", "&a ", "!x ", "\t",
     "/// say", "///", "//// keystage | ks1", "    minutes: x", "/// notes", "/// safety", "/// signposts | x", "```", "# ",
     "[^x]", "[a](b.md#c)", "![](x)", "topics: [self-harm]", "audience: parent", "\0", "<<<<<<< a", "\u2028", "\x85", "é"]
)  # fmt: skip
SCRAPS |= st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@st.composite
def damaged_files(draw: st.DrawFn) -> dict[str, str]:
    """A project in which one to three files are damaged, each with some lines deleted, doubled, moved, cut or written over."""
    texts = draw(st.sampled_from(PROJECTS))
    paths = draw(st.lists(st.sampled_from(sorted(texts)), min_size=1, max_size=3, unique=True))
    return texts | {path: draw(damaged(texts[path])) for path in paths}


@st.composite
def damaged(draw: st.DrawFn, text: str) -> str:
    """A text with one to four lines changed."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        index = draw(st.integers(0, len(lines) - 1))
        line = lines[index]
        match draw(st.sampled_from(["delete", "double", "insert", "value", "cut", "indent"])):
            case "delete":
                lines[index] = ""
            case "double":
                lines.insert(index, line)
            case "insert":
                lines.insert(index, draw(SCRAPS))
            case "value":
                lines[index] = line.split(":")[0] + ": " + draw(SCRAPS)
            case "cut":
                lines[index] = line[: draw(st.integers(0, len(line)))]
            case "indent":
                lines[index] = " " * draw(st.integers(1, 5)) + line
    return "\n".join(lines)


def problems_of(root: Path) -> Iterator[Problem]:
    programme, problems = load_programme(root, date(2026, 11, 24))
    yield from problems
    yield from check(programme)


@given(damaged_files())
@more_examples
def test_a_damaged_project_gives_problems_with_places_in_its_files(files: dict[str, str]) -> None:
    with TemporaryDirectory() as folder:
        write_project(Path(folder), files)
        problems = list(problems_of(Path(folder)))

        for problem in problems:
            assert problem.place.line >= 1 and problem.place.column >= 1
            assert (Path(folder) / problem.place.path).exists()
            assert problem.message == problem.message.strip() != ""
            assert problem.fix == problem.fix.strip() != ""
    for form in (format_text, format_github, format_json):
        form(problems)
