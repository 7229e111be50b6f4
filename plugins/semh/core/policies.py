"""Policies: templates that a school fills in, whose paragraphs may follow what its audit says.

A policy is Markdown with fields (`{{ school_name }}`, declared in front matter), dates from the plan (`{{ by:leadership.champion }}`),
drafting notes (block `guidance`), and choices: `when | leadership.champion: in-place embedded`, perhaps more `when`, then `otherwise`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from semh.core.documents import Document, Kind
from semh.core.markdown_text import visible_lines
from semh.core.policy_model import PolicyField, PolicyMeta
from semh.core.problems import Place
from semh.core.programme import Programme

PLACEHOLDER = re.compile(r"\{\{\s*(?P<by>by:)?(?P<name>[^{}\s]+)\s*\}\}")
"""`{{ field }}`, or `{{ by:statement }}` for the day by which the plan improves the statement."""
CONDITION = re.compile(r"^(?P<statement>[a-z][a-z0-9.-]*):\s*(?P<ratings>[a-z][a-z0-9 -]*)$")
SECTION = re.compile(r"^## (?P<title>.+?)\s*(?:\{#(?P<id>[^}]*)\})?\s*$")


@dataclass(frozen=True)
class Condition:
    """When a paragraph is used: the statement has one of the ratings."""

    statement: str
    ratings: tuple[str, ...]


@dataclass(frozen=True)
class SectionHeading:
    """A section's heading in the file; `id` is empty when the heading has none."""

    id: str
    title: str
    place: Place


@dataclass(frozen=True)
class Placeholder:
    """A blank in the text: a field, or (with `is_date_of`) the statement whose date from the plan stands there."""

    name: str
    is_date_of: bool
    place: Place


def policies(programme: Programme) -> tuple[Document, ...]:
    """Every policy: the main ones first, then procedures, then short versions, each by title."""
    order = ("main", "procedure", "short")
    found = programme.of_kind(Kind.policy)
    return tuple(sorted(found, key=lambda one: (order.index(meta_of(one).role), one.meta.title)))


def meta_of(document: Document) -> PolicyMeta:
    """The front matter of a policy; a TypeError for other documents."""
    if not isinstance(document.meta, PolicyMeta):
        raise TypeError(f"{document.path} is not a policy")
    return document.meta


def fields_of(programme: Programme, document: Document) -> Mapping[str, PolicyField]:
    """The fields that a policy may use, by id: its own, and those of the policy that it is a short version of."""
    meta = meta_of(document)
    whole = next((one for one in policies(programme) if one.meta.id == meta.short_of), None)
    shared = meta_of(whole).fields if whole else ()
    return {field.id: field for field in (*shared, *meta.fields)}


def condition_of(argument: str) -> Condition | None:
    """The condition after `when |`; None when it is not written as `statement: rating rating`."""
    found = CONDITION.match(argument)
    return Condition(found["statement"], tuple(found["ratings"].split())) if found else None


def section_headings(document: Document) -> Iterator[SectionHeading]:
    """The headings of the second level, in order."""
    for line, text in visible_lines(document):
        if found := SECTION.match(text):
            yield SectionHeading(found["id"] or "", found["title"], Place(document.path, line))


def placeholders(document: Document) -> Iterator[Placeholder]:
    """Every blank in the text, and every `field` block, in order."""
    for line, text in visible_lines(document):
        for found in PLACEHOLDER.finditer(text):
            yield Placeholder(found["name"], bool(found["by"]), Place(document.path, line, found.start() + 1))
    for block in document.scan.walk():
        if block.name == "field":
            yield Placeholder(block.argument, False, block.place)
