"""The programme as it was loaded: everything that `content/` says, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from semh.core.audit_model import Audit, Standards
from semh.core.documents import Document, Kind
from semh.core.impact_model import ImpactMeasures
from semh.core.languages import Language
from semh.core.outline_model import Outline, Session, TrainingDay
from semh.core.pack_model import Recipe
from semh.core.problems import Place
from semh.core.profile_model import PracticeClass, ProfileRules
from semh.core.reference_model import GlossaryTerm, Signpost, Source, Vocabulary
from semh.core.school_model import School
from semh.core.yaml_marks import Marked

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
