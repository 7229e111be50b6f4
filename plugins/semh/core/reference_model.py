"""What texts refer to, as frozen models: vocabulary, glossary, sources and signposts."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from semh.core.model import URL_PATTERN, Frozen, Id, KeyStage, Setting, Text, Tier


def _text_of_date(value: Any) -> Any:
    return value.isoformat() if isinstance(value, Date) else str(value) if isinstance(value, int) else value


_TEXT_OF_DATE = BeforeValidator(_text_of_date)


class Term(Frozen):
    """A word of the vocabulary with its label, and what people type when they mean it."""

    label: Text
    ages: Text | None = None
    years: Text | None = None
    search_words: tuple[Text, ...] = ()


class OutdatedTerm(Frozen):
    """A word that has gone out of date, the current one, and the phrases in which the old one may stand."""

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
    date: Annotated[str | None, _TEXT_OF_DATE] = None
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
    source_date: Annotated[str | None, _TEXT_OF_DATE] = None
    verified: bool
    checked_on: Date
    checked_how: Text
    check_every: Annotated[int, Field(strict=True, gt=0)]
