"""Audits as frozen models: statements, ratings, suggested actions, and the standards that they map to."""

from __future__ import annotations

from datetime import date as Date
from typing import Annotated, Literal

from pydantic import Field

from semh.core.model import Frozen, Id, Setting, Status, Text, Version


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

    id: Id
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
    descriptors: dict[Id, Text]
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
