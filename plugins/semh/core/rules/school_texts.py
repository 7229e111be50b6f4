"""The schools' own texts: every rule for the page that they are laid into holds for them, too, and names the line in the school's file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from semh.core.documents import Document
from semh.core.editions import Laid, laid_documents
from semh.core.memo import Memo
from semh.core.problems import Place, Problem, Rule
from semh.core.programme import SCHOOLS, DataFile, Programme
from semh.core.rules import blocks, ids, reading_age, references, safe_messaging, safety_box, structure, timing, wording

LOST_ANCHOR = Rule(
    "school/lost-anchor",
    "`{page}` links to `#{anchor}`, which this replaces.",
    "Keep the heading with its id at the head of your text: `## … {{#{anchor}}}`.",
)

SUBJECTS = (blocks, ids, references, structure, safety_box, timing)
SEARCHES = (wording, safe_messaging, reading_age)


class _Focus(Mapping[str, Document]):
    """All documents can be looked up; only some are gone through, so that rules judge no more than those."""

    def __init__(self, everything: Mapping[str, Document], some: Iterable[str]) -> None:
        self.everything = everything
        self.some = tuple(some)

    def __getitem__(self, uri: str) -> Document:
        return self.everything[uri]

    def __iter__(self) -> Iterator[str]:
        return iter(self.some)

    def __len__(self) -> int:
        return len(self.some)

    def __contains__(self, uri: object) -> bool:
        return uri in self.everything


def check(programme: Programme, memo: Memo) -> Iterator[Problem]:
    """What is wrong with the pages as the schools change them, and was not wrong before."""
    for slug, school in programme.schools.items():
        laid = laid_documents(programme, school)
        if not laid:
            continue
        before = {_what(problem) for problem in _found(programme, laid, memo)}
        everything = {**programme.documents, **{uri: one.document for uri, one in laid.items()}}
        edition = replace(programme, documents=everything)
        file = programme.data_files[f"{SCHOOLS}/{slug}.yml"]
        places = _Places(programme.root, file, laid)
        for problem in _found(edition, laid, memo):
            if (place := places.of(problem, is_new=_what(problem) not in before)) is not None:
                yield replace(problem, place=place)
        yield from _lost_anchors(programme, laid, file)


def _lost_anchors(programme: Programme, laid: Mapping[str, Laid], file: DataFile) -> Iterator[Problem]:
    """Places that other pages lead to and that a school's text has taken away."""
    for uri, one in laid.items():
        lost = structure.anchors_of(programme.documents[uri]) - structure.anchors_of(one.document)
        name = re.escape(uri.rpartition("/")[2])
        for anchor in sorted(lost):
            link = re.compile(rf"\]\([^)\s#]*{name}#{re.escape(anchor)}\)")
            for other in programme.documents.values():
                if other.uri != uri and link.search(other.body):
                    first = next(origin[0] for origin in one.origins if origin is not None)
                    yield LOST_ANCHOR.at(file.place(*first), page=other.uri, anchor=anchor)


def _found(programme: Programme, laid: Mapping[str, Laid], memo: Memo) -> list[Problem]:
    focused = replace(programme, documents=_Focus(programme.documents, laid))
    found = [problem for one in laid for problem in programme.documents[one].scan.problems]
    found += [problem for subject in SUBJECTS for problem in subject.check(focused)]
    return found + [problem for search in SEARCHES for problem in search.check(focused, memo)]


def _what(problem: Problem) -> tuple[object, str, str]:
    return problem.place.path, problem.code, problem.message


class _Places:
    """Where a problem of a changed page stands in the school's file."""

    def __init__(self, root: Path, file: DataFile, laid: Mapping[str, Laid]) -> None:
        self.file = file
        self.laid = {one.document.path: one for one in laid.values()}
        self.lines = (root / file.path).read_text(encoding="utf-8-sig").splitlines()

    def of(self, problem: Problem, *, is_new: bool) -> Place | None:
        """The line of the school's text; the change itself for what it spoils around it; None for what is none of its doing."""
        laid = self.laid.get(problem.place.path)
        if laid is None:
            return None
        index = problem.place.line - laid.document.body_line
        origin = laid.origins[index] if 0 <= index < len(laid.origins) else None
        if origin is not None:
            return self._in_text(*origin, problem.place.column)
        first = next(one[0] for one in laid.origins if one is not None)
        return self.file.place(*first) if is_new else None

    def _in_text(self, loc: tuple[str, int], line: int, column: int) -> Place:
        """A line of a `text: |`, whose first line is the one below the key; of other ways to write it, the key."""
        key = self.file.place(*loc, "text")
        if not self.lines[key.line - 1].rstrip().endswith(("|", "|-", "|+")):
            return key
        text = self.lines[key.line + line] if key.line + line < len(self.lines) else ""
        indent = len(text) - len(text.lstrip(" "))
        return Place(key.path, key.line + 1 + line, column + indent if text.strip() else 1)
