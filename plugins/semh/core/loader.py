"""Loading the whole programme from `content/`, with every problem of every file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel, RootModel

from semh.core.audit_model import Audit, Standards
from semh.core.documents import Document, Kind, read_document
from semh.core.impact_model import ImpactMeasures
from semh.core.languages import Language, Languages
from semh.core.model import KEY_STAGES, Id, KeyStage
from semh.core.outline_model import Outline, Session, TrainingDay
from semh.core.pack_model import Recipe
from semh.core.problems import Place, Problem, Rule
from semh.core.profile_model import PracticeClass, ProfileRules
from semh.core.reference_model import GlossaryTerm, Signpost, Source, Vocabulary
from semh.core.schema import validate
from semh.core.school_model import School
from semh.core.text_files import digest_of, read_text
from semh.core.yaml_marks import Marked, read_yaml

NOT_A_LIST = Rule("schema/not-a-list", "Expected a list here.", "Start each entry with `- `.")

M = TypeVar("M", bound=BaseModel)
CONTENT = PurePosixPath("content")
LANGUAGES = "languages.yml"
PROFILE = "staff/tools/profile.yml"
IMPACT = "staff/tools/impact.yml"
PRACTICE = "staff/tools/practice-class.yml"
SCHOOLS = "schools"


@dataclass(frozen=True)
class DataFile:
    """A YAML file of `content/` with the positions of its values; `loc` starts at the file's own top."""

    path: PurePosixPath
    marked: Marked
    digest: str
    """The hash of the file's text."""

    def place(self, *loc: str | int) -> Place:
        return self.marked.place(*loc)


@dataclass(frozen=True)
class Programme:
    """Everything that `content/` says. A file that could not be read is left empty, and its name is in `unreadable`.

    `today` is the day that reviews and checks are measured against.
    """

    root: Path
    today: date
    outline: Outline | None
    vocabulary: Vocabulary | None
    glossary: Mapping[str, GlossaryTerm]
    sources: Mapping[str, Source]
    signposts: Mapping[str, Signpost]
    standards: Standards | None
    audits: Mapping[str, Audit]
    recipes: tuple[Recipe, ...]
    documents: Mapping[str, Document]
    languages: Mapping[str, Language] = field(default_factory=dict)
    profile: ProfileRules | None = None
    impact: ImpactMeasures | None = None
    practice: PracticeClass | None = None
    draft_audits: Mapping[str, Audit] = field(default_factory=dict)
    """Audits that are still being written: checked, and left out of everything that is built."""
    schools: Mapping[str, School] = field(default_factory=dict)
    school_slug: str = ""
    """Whose edition this is (`semh.core.editions`); empty: everybody's."""
    data_files: Mapping[str, DataFile] = field(default_factory=dict)
    unreadable: frozenset[str] = frozenset()

    @property
    def school(self) -> School | None:
        """The school whose edition this is."""
        return self.schools.get(self.school_slug)

    @property
    def sessions(self) -> tuple[tuple[str, Session], ...]:
        """Every session with its folder under `content/`: the leadership sessions, the parents', their training day."""
        if self.outline is None:
            return ()
        parents = self.outline.parents
        return (
            *((f"sessions/{session.folder}", session) for session in self.outline.sessions),
            *((f"parents/{session.folder}", session) for session in parents.sessions),
            *((f"trainers/{session.folder}", session) for session in (parents.training,) if session),
        )

    def place_of(self, session: Session, *key: str | int) -> Place:
        """Where programme.yml says something about a session: the whole entry, or one key of it."""
        outline = self.outline
        groups: tuple[tuple[tuple[str, ...], tuple[Session, ...]], ...] = (
            ((("sessions",), outline.sessions), (("parents", "sessions"), outline.parents.sessions)) if outline else ()
        )
        for top, sessions in groups:
            for index, other in enumerate(sessions):
                if other is session:
                    return self.data_files["programme.yml"].place(*top, index, *key)
        if outline and session is outline.parents.training:
            return self.data_files["programme.yml"].place("parents", "training", *key)
        return Place(CONTENT / "programme.yml")

    def session_of(self, document: Document) -> Session | None:
        """The session whose folder the document is in."""
        return dict(self.sessions).get(document.folder)

    @property
    def english_documents(self) -> Iterator[Document]:
        """Every document but translations: rules about English words have nothing to say about those."""
        return (document for document in self.documents.values() if not document.language)

    def of_kind(self, kind: Kind) -> Iterator[Document]:
        """The English documents of one kind, by path."""
        return (
            document
            for _, document in sorted(self.documents.items())
            if document.kind is kind and not document.language
        )

    def translations_of(self, document: Document) -> tuple[Document, ...]:
        """The translations of an English text into languages of languages.yml, by language."""
        found = (one for one in self.documents.values() if one.language in self.languages)
        same = (one for one in found if one.english_uri == document.uri)
        return tuple(sorted(same, key=lambda one: one.language))

    def in_folder(self, folder: str, kind: Kind) -> tuple[Document, ...]:
        """The documents of one kind that belong to the session folder `folder`, by path; no handout that is a draft."""
        return tuple(one for one in self.of_kind(kind) if one.folder == folder and not one.is_draft)

    def shown_signposts(self, arguments: str) -> tuple[Signpost, ...]:
        """The verified signposts that `signposts | argument…` names, by id or by topic, in that order, once each.

        In a school's edition each service near the school follows the first of these that it belongs beside, and no crisis line
        follows it.
        """
        found: dict[str, Signpost] = {}
        for word in arguments.split():
            if word in self.signposts:
                found[word] = self.signposts[word]
            else:
                found |= {s.id: s for s in self.signposts.values() if word in s.topics and s.id not in found}
        national = [signpost for signpost in found.values() if signpost.verified]
        last_crisis_line = max((at for at, signpost in enumerate(national) if signpost.emergency), default=0)
        shown = [(at, signpost) for at, signpost in enumerate(national)]
        for one in self.school.signposts if self.school else ():
            places = [at for at, signpost in enumerate(national) if signpost.id in one.beside]
            shown += [(max(min(places), last_crisis_line), one.card())] if places else []
        return tuple(signpost for _, signpost in sorted(shown, key=lambda pair: pair[0]))


def name_of(folder: str, session: Session) -> str:
    """What a session in `folder` is called: `Session 7`, `Parent session 2`, `Training day`."""
    if isinstance(session, TrainingDay):
        return "Training day"
    return f"{'Parent session' if folder.startswith('parents/') else 'Session'} {session.number}"


def key_stages_in(argument: str) -> tuple[KeyStage, ...]:
    """The known key stages named in a block's argument, in school order."""
    words = argument.replace(",", " ").split()
    return tuple(stage for stage in KEY_STAGES if stage in words)


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
