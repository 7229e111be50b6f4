"""Loading the whole programme from `content/`, with every problem of every file."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel, RootModel

from semh.core.audit_model import Audit, Standards
from semh.core.documents import Document, read_document
from semh.core.impact_model import ImpactMeasures
from semh.core.languages import Language, Languages
from semh.core.model import Id
from semh.core.outline_model import Outline
from semh.core.pack_model import Recipe
from semh.core.problems import Problem, Rule
from semh.core.profile_model import PracticeClass, ProfileRules
from semh.core.programme import CONTENT, IMPACT, LANGUAGES, PRACTICE, PROFILE, SCHOOLS, DataFile, Programme
from semh.core.reference_model import GlossaryTerm, Signpost, Source, Vocabulary
from semh.core.schema import validate
from semh.core.school_model import School
from semh.core.text_files import digest_of, read_text
from semh.core.yaml_marks import Marked, read_yaml

NOT_A_LIST = Rule("schema/not-a-list", "Expected a list here.", "Start each entry with `- `.")

M = TypeVar("M", bound=BaseModel)


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds `content/programme.yml`."""
    return next((folder for folder in (start, *start.parents) if (folder / "content/programme.yml").is_file()), None)


def today_of_build() -> date:
    """Today, or the day of SOURCE_DATE_EPOCH when it is set (https://reproducible-builds.org/specs/source-date-epoch/).

    ValueError when that is not a number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return date.today()
    if not epoch.isdecimal():
        raise ValueError(f"SOURCE_DATE_EPOCH is `{epoch}`; it must be a number of seconds since 1970.")
    return datetime.fromtimestamp(int(epoch), UTC).date()


class _SourceFile(RootModel[dict[Id, Source]]):
    pass


class _GlossaryFile(RootModel[dict[Id, GlossaryTerm]]):
    pass


class _Loader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.data_files: dict[str, DataFile] = {}
        self.unreadable: set[str] = set()

    def yaml(self, uri: str) -> Marked | None:
        path = CONTENT / uri
        text, problems = read_text(self.root, path)
        marked: Marked | None = None
        if text:
            marked, problems = read_yaml(text, path)
            self.data_files[uri] = DataFile(path, marked, digest_of(text))
        self.problems += problems
        if problems or marked is None or marked.data is None:
            self.unreadable.add(uri)
            return None
        return marked

    def model(self, uri: str, model: type[M]) -> M | None:
        marked = self.yaml(uri)
        if marked is None:
            return None
        value, problems = validate(model, marked)
        self.problems += problems
        if value is None:
            self.unreadable.add(uri)
        return value

    def rows(self, uri: str, model: type[M]) -> list[M]:
        """A file that is a list: the rows that are sound, so that one bad row does not hide the others."""
        marked = self.yaml(uri)
        if marked is None:
            return []
        if not isinstance(marked.data, list):
            self.problems.append(NOT_A_LIST.at(marked.place()))
            self.unreadable.add(uri)
            return []
        found = []
        for index, row in enumerate(marked.data):
            value, problems = validate(model, _part(marked, row, index))
            self.problems += problems
            if value is None:
                self.unreadable.add(uri)
            else:
                found.append(value)
        return found

    def documents(self) -> dict[str, Document]:
        found = {}
        for file in sorted((self.root / CONTENT).rglob("*.md")):
            path = PurePosixPath(file.relative_to(self.root).as_posix())
            document, problems = read_document(self.root, path)
            self.problems += problems
            if document is None:
                self.unreadable.add(str(path.relative_to(CONTENT)))
            else:
                found[document.uri] = document
        return found

    def optional(self, uri: str, model: type[M]) -> M | None:
        """A file that a project need not have."""
        return self.model(uri, model) if (self.root / CONTENT / uri).is_file() else None

    def languages(self) -> dict[str, Language]:
        found = self.optional(LANGUAGES, Languages)
        return found.root if found else {}

    def audits(self) -> dict[str, Audit]:
        folder = self.root / CONTENT / "staff/audits"
        found = {}
        for file in sorted(folder.glob("*.yml")):
            audit = self.model(f"staff/audits/{file.name}", Audit)
            if audit is not None:
                found[audit.id] = audit
        return found

    def schools(self) -> dict[str, School]:
        found = {}
        for file in sorted((self.root / CONTENT / SCHOOLS).glob("*.yml")):
            school = self.model(f"{SCHOOLS}/{file.name}", School)
            if school is not None:
                found[file.stem] = school
        return found


def _part(marked: Marked, data: Any, *prefix: str | int) -> Marked:
    """The part of `marked` under `prefix`, with positions that count from there."""
    size = len(prefix)
    marks = {loc[size:]: mark for loc, mark in marked.marks.items() if loc[:size] == prefix}
    return Marked(data, marked.path, marks, marks.get((), (1, 1))[0])


def load_programme(root: Path, today: date | None = None) -> tuple[Programme, list[Problem]]:
    """Read every file under `root/content`. Problems are those of single files; `rules.check` finds the rest."""
    loader = _Loader(root)
    sources = loader.model("sources.yml", _SourceFile)
    glossary = loader.model("glossary.yml", _GlossaryFile)
    audits = loader.audits()
    programme = Programme(
        root=root,
        today=today or today_of_build(),
        outline=loader.model("programme.yml", Outline),
        vocabulary=loader.model("vocabulary.yml", Vocabulary),
        glossary=glossary.root if glossary else {},
        sources=sources.root if sources else {},
        signposts={signpost.id: signpost for signpost in loader.rows("signposts.yml", Signpost)},
        standards=loader.model("staff/standards.yml", Standards),
        audits={id_: audit for id_, audit in audits.items() if audit.status == "published"},
        recipes=tuple(loader.rows("trainers/packs.yml", Recipe)),
        documents=loader.documents(),
        languages=loader.languages(),
        profile=loader.optional(PROFILE, ProfileRules),
        impact=loader.optional(IMPACT, ImpactMeasures),
        practice=loader.optional(PRACTICE, PracticeClass),
        draft_audits={id_: audit for id_, audit in audits.items() if audit.status == "draft"},
        schools=loader.schools(),
        data_files=loader.data_files,
        unreadable=frozenset(loader.unreadable),
    )
    return programme, loader.problems
