"""The programme's words as frozen models: what each YAML file and front matter may hold."""

from __future__ import annotations

import re
from datetime import date as Date
from datetime import datetime as DateTime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z][a-z0-9.-]*$"
URL_PATTERN = r"^https?://\S+$"
FOLDER_PATTERN = r"^[0-9]+-[a-z0-9-]+$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""A name that never changes once published: lower-case letters, digits, dots, hyphens, a letter first."""
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Whole = Annotated[int, Field(strict=True, ge=0)]
Version = Annotated[str, BeforeValidator(str)]
"""An edition such as 2026.1, which YAML may read as a number."""

KeyStage = Literal["eyfs", "ks1", "ks2", "ks3", "ks4", "ks5"]
Setting = Literal["primary", "secondary", "special"]
Audience = Literal["staff", "facilitator", "parent", "pupil"]
Tier = Literal["universal", "targeted", "specialist"]
Status = Literal["draft", "published"]
"""A draft is checked, and is neither on the site nor in a pack."""
RatingId = Id

KEY_STAGES: tuple[KeyStage, ...] = ("eyfs", "ks1", "ks2", "ks3", "ks4", "ks5")
FACETS = ("signs", "signposting", "interventions", "further-help")
"""The outline's four facets of a difficulty, without the `s7.` or `p.` before them."""
SENSITIVE_TOPICS = frozenset({"self-harm", "suicide", "eating-disorders", "abuse"})
"""Topics whose pages open and close with the need-help-now box (architecture.md, block `safety`)."""


def _comma_list(value: Any) -> Any:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


def _text_of_date(value: Any) -> Any:
    return value.isoformat() if isinstance(value, Date) else str(value) if isinstance(value, int) else value


def _start(value: Any) -> Any:
    text = str(value).strip()
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}", text):
        raise ValueError("it is not a day and a time of day; write them as 2027-01-14 13:30")
    day, clock = re.split("[ T]", text)
    try:
        return DateTime.fromisoformat(f"{day} {clock:0>5}")
    except ValueError as error:
        raise ValueError("there is no such day or time; write them as 2027-01-14 13:30") from error


Start = Annotated[DateTime, BeforeValidator(_start)]
"""A day and a time of day in England, as 2027-01-14 13:30, summer or winter."""


class Frozen(BaseModel):
    """A model that is never changed after loading and refuses keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


# --- front matter -------------------------------------------------------------------------------------------------


class ClinicalReview(Frozen):
    """A review that the programme (never its software) records: the reviewer's role and the date."""

    role: Text
    date: Date


class Meta(Frozen):
    """Front matter that every document has."""

    id: Id
    title: Text
    audience: Audience = "pupil"
    topics: tuple[Id, ...] = ()
    key_stages: tuple[KeyStage, ...] = ()
    settings: tuple[Setting, ...] = ()
    reviewed: Date
    review_by: Date
    owner: Text = "programme lead"
    clinical_review: ClinicalReview | None = None
    summary: Text | None = None
    follows: Date | None = None
    """Of a translation: the `reviewed:` date of the English text that it follows."""
    english: Text | None = None
    """Of a translation: the mark of that English text, which `semh check` names."""


class PageMeta(Meta):
    """Front matter of a page that is published on the site."""

    number: Whole | None = None
    covers: tuple[Id, ...] = ()
    outcomes: tuple[Text, ...] = ()
    for_roles: tuple[Text, ...] = ()
    difficulty: Id | None = None
    tier: tuple[Tier, ...] = ()
    read_minutes: Whole | None = None
    pre_reading: tuple[Text, ...] = ()


class FacilitatorMeta(Meta):
    """Front matter of `facilitator.md`: never a page, never part of a handout."""

    audience: Literal["facilitator"] = "facilitator"


class SlidesMeta(Meta):
    """Front matter of `slides.md`; the audience is the one that watches."""


class HandoutMeta(Meta):
    """Front matter of one handout. `sides` is the number of A4 sides that it must fit; more than two only in kits.

    A `card` is printed twice on its side, to cut and fold; a `poster` in letters to be read from afar.
    """

    sides: Literal[1, 2, 3, 4, 6]
    layout: Literal["sheet", "card", "poster"] = "sheet"
    copies: Literal["two-per-person", "per-person", "per-pair", "per-table"] = "per-person"
    status: Status = "published"


# --- blocks that carry data ----------------------------------------------------------------------------------------


class ActivityOptions(Frozen):
    """Options of `activity`: minutes, who works together, what is needed, what it covers."""

    id: Id
    minutes: Annotated[int, Field(strict=True, gt=0, le=180)]
    group: Text = "all"
    materials: Annotated[tuple[Text, ...], BeforeValidator(_comma_list)] = ()
    slides: Annotated[tuple[Id, ...], BeforeValidator(_comma_list)] = ()
    handouts: Annotated[tuple[Id, ...], BeforeValidator(_comma_list)] = ()
    covers: Annotated[tuple[Id, ...], BeforeValidator(_comma_list)] = ()
    key_stages: Annotated[tuple[KeyStage, ...], BeforeValidator(_comma_list)] = ()
    meeting: Annotated[int, Field(strict=True, gt=0)] | None = None
    short: Annotated[int, Field(strict=True, gt=0)] | None = None
    who: Text | None = None


class BreakOptions(Frozen):
    """Options of `break`."""

    minutes: Annotated[int, Field(strict=True, gt=0, le=90)]
    key_stages: Annotated[tuple[KeyStage, ...], BeforeValidator(_comma_list)] = ()
    meeting: Annotated[int, Field(strict=True, gt=0)] | None = None
    short: Annotated[int, Field(strict=True, gt=0)] | None = None


class ReflectOptions(Frozen):
    """Options of `reflect`."""

    title: Text | None = None


class LinesOptions(Frozen):
    """Options of `lines`: what of the school's details can stand there instead (plugins/semh/site/mine/school-words.ts)."""

    school: Literal["contact", "ask", "from"] | None = None


class NoOptions(Frozen):
    """For blocks that take no options."""


# --- programme.yml ------------------------------------------------------------------------------------------------


class Feeds(Frozen):
    """What a session moves forward in school: audit sections, policy sections, impact measures."""

    audit_sections: tuple[Id, ...] = ()
    policy_sections: tuple[Id, ...] = ()
    measures: tuple[Id, ...] = ()


class Session(Frozen):
    """One session of the outline, with where it lives and how long it is meant to last (minutes)."""

    number: Whole
    title: Text
    folder: Annotated[str, StringConstraints(pattern=FOLDER_PATTERN)]
    planned_minutes: Annotated[int, Field(strict=True, gt=0)]
    status: Status
    topics: dict[Id, Text] = {}
    note: Text | None = None
    split: tuple[tuple[KeyStage, ...], ...] = ()
    difficulties: dict[Id, Text] = {}
    facets: dict[Id, Text] = {}
    feeds: Feeds = Feeds()
    dates: tuple[Start, ...] = ()
    """When the session begins; more than one when it is given more than once."""
    place: Text | None = None


class TrainingDay(Session):
    """The day that prepares a school team to run the parents' sessions: a session without a number."""

    number: Literal[0] = 0
    folder: Literal["training-day"]


class Programme_(Frozen):
    """The `programme:` part of programme.yml."""

    title: Text
    settings: tuple[Setting, ...]
    aims: dict[Id, Text]
    expectations: dict[Id, Text]
    impact: dict[Id, Text]


class Parents(Frozen):
    """The `parents:` part: the training day (its promise, and where it lives), the facets of sessions 2 to 5, the sessions."""

    training_day: Text
    training: TrainingDay | None = None
    facets: dict[Id, Text]
    sessions: tuple[Session, ...]


class PolicySection(Frozen):
    """A section of the school's SEMH policy."""

    id: Id
    title: Text


class Outline(Frozen):
    """programme.yml: every promised topic, and the state of each session."""

    programme: Programme_
    sessions: tuple[Session, ...]
    parents: Parents
    policy_sections: tuple[PolicySection, ...]


# --- vocabulary, glossary, sources, signposts ----------------------------------------------------------------------


class Term(Frozen):
    """A word of the vocabulary with its label, and what people type when they mean it."""

    label: Text
    ages: Text | None = None
    years: Text | None = None
    search_words: tuple[Text, ...] = ()


class OutdatedTerm(Frozen):
    """A word that has gone out of date, the current one, and the phrases in which the old one may stand."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    find: Text
    use: Text
    why: Text
    except_: Annotated[tuple[Text, ...], Field(alias="except")] = ()
    source: Id | None = None


class Vocabulary(Frozen):
    """vocabulary.yml: the controlled words of every facet."""

    key_stages: dict[KeyStage, Term]
    settings: dict[Setting, Term]
    topics: dict[Id, Term]
    tiers: dict[Tier, Term]
    resource_types: dict[Id, Term]
    audiences: dict[Id, Term]
    outdated: tuple[OutdatedTerm, ...]


class GlossaryTerm(Frozen):
    """A term that readers meet: for staff (`means`) and, where it differs, for parents."""

    term: Text
    means: Text
    parent: Text | None = None
    source: Id | None = None


class Source(Frozen):
    """A source that a claim cites. `date` is an ISO date or its first part; `read` says whether the original was read."""

    title: Text
    publisher: Text
    date: Annotated[str | None, BeforeValidator(_text_of_date)] = None
    url: Annotated[str, StringConstraints(pattern=URL_PATTERN)] | None
    read: Literal["original", "through"]
    review_by: Date
    superseded_by: Id | None = None
    note: Text | None = None


class Signpost(Frozen):
    """A helpline or service. Only `verified` ones are ever shown; `check_every` is in months."""

    id: Id
    name: Text
    audience: tuple[Literal["child", "young-person", "parent", "staff", "professional"], ...]
    ages: Text
    topics: tuple[Id, ...]
    need_words: tuple[Text, ...] = ()
    key_stages: tuple[KeyStage, ...]
    phone: Text | None
    text: Text | None
    webchat: Text | None
    url: Text | None
    hours: Text
    cost: Text | None = None
    coverage: Text
    emergency: bool
    for_whom: Text
    editor_note: Text | None = None
    source_url: Text | None = None
    source_date: Annotated[str | None, BeforeValidator(_text_of_date)] = None
    verified: bool
    checked_on: Date
    checked_how: Text
    check_every: Annotated[int, Field(strict=True, gt=0)]


# --- audits -------------------------------------------------------------------------------------------------------


class Standard(Frozen):
    """An outside standard that statements map to."""

    title: Text
    source: Id
    family: Id


class Standards(Frozen):
    """standards.yml: the families of standards, and the standards by id."""

    families: dict[Id, Text]
    standards: dict[Id, Standard]


class Choice(Frozen):
    """A rating or a priority: its id, its label and what it means."""

    id: RatingId
    label: Text
    means: Text


class Action(Frozen):
    """An action that the audit suggests for a statement; nothing is added to a plan without being chosen."""

    text: Text
    owner: Text
    within: Literal["half-term", "term", "year"]
    success: Text | None = None


class Statement(Frozen):
    """One statement of an audit, with a descriptor for each rating. `must` names the law or statutory guidance."""

    id: Id
    text: Text
    descriptors: dict[RatingId, Text]
    evidence: tuple[Text, ...]
    maps_to: tuple[Id, ...]
    must: Id | None = None
    settings: tuple[Setting, ...] = ("primary", "secondary", "special")
    session: Id
    policy: Id | None = None
    actions: tuple[Action, ...] = ()
    replaces: tuple[Id, ...] = ()


class Section(Frozen):
    """A section of an audit."""

    id: Id
    title: Text
    about: Text | None = None
    statements: tuple[Statement, ...]


class Change(Frozen):
    """A line of an audit's change log."""

    version: Version
    date: Date
    text: Text


class Audit(Frozen):
    """An audit, checklist or survey: one file drives the form, the paper twin and every export."""

    id: Id
    version: Version
    title: Text
    kind: Literal["audit", "checklist", "survey"]
    status: Status = "published"
    about: Text
    anonymous: bool = False
    group_minimum: Annotated[int, Field(strict=True, ge=5)] = 5
    ratings: tuple[Choice, ...]
    priorities: tuple[Choice, ...] = ()
    sections: tuple[Section, ...]
    retired: tuple[Id, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements in order."""
        return tuple(statement for section in self.sections for statement in section.statements)


# --- packs --------------------------------------------------------------------------------------------------------


class PackVariants(Frozen):
    """Which variants of a pack are built: each key stage with each print; a setting's own pack is for all key stages."""

    key_stages: tuple[Literal["all", "ks1-2", "ks3-4"], ...] = ("all",)
    settings: tuple[Literal["all", "primary", "secondary", "special"], ...] = ("all",)
    print: tuple[Literal["a4", "large-print", "ink-saver"], ...] = ("a4",)

    def __or__(self, other: PackVariants) -> PackVariants:
        """Those of both, each once."""
        return PackVariants(
            key_stages=tuple(dict.fromkeys(self.key_stages + other.key_stages)),
            settings=tuple(dict.fromkeys(self.settings + other.settings)),
            print=tuple(dict.fromkeys(self.print + other.print)),
        )


class Recipe(Frozen):
    """One pack of packs.yml: which parts, for which kinds of session, in which variants and formats."""

    id: Id
    title: Text
    for_: Annotated[
        tuple[Literal["sessions", "parents", "trainers", "kits", "programme"], ...],
        BeforeValidator(_comma_list),
        Field(alias="for", min_length=1),
    ]
    parts: tuple[Id, ...]
    variants: PackVariants = PackVariants()
    release: PackVariants = PackVariants()
    """What `make release` builds beside `variants`."""
    formats: tuple[Literal["pdf", "docx", "pptx", "xlsx", "ics", "zip"], ...] = ("pdf",)
