"""The blocks of policies: drafting notes, paragraphs that follow the audit, and fields to fill in."""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from semh.blocks.block import SemhBlock
from semh.blocks.context import Context
from semh.blocks.elements import add_plain
from semh.core.policies import PLACEHOLDER, Condition, condition_of, fields_of
from semh.core.policy_model import PolicyMeta


class Guidance(SemhBlock):
    """A note for whoever writes the school's policy; it is left out of the finished one."""

    NAME = "guidance"

    def open(self, root: Element) -> None:
        add_plain(root, "p", "Drafting note", class_="semh-label")


class When(SemhBlock):
    """Text for schools whose audit says this. A template shows it with its condition; the builder chooses."""

    NAME = "when"

    def open(self, root: Element) -> None:
        condition = condition_of(self.argument or "")
        if condition is not None:
            root.set("data-statement", condition.statement)
            root.set("data-ratings", " ".join(condition.ratings))
            add_plain(root, "p", _words(self.context, condition), class_="semh-label")


class Otherwise(SemhBlock):
    """The paragraphs that stand when no condition before them holds."""

    NAME = "otherwise"

    def open(self, root: Element) -> None:
        add_plain(root, "p", "Otherwise", class_="semh-label")


class Field(SemhBlock):
    """A line with a field's label, and the blank."""

    NAME = "field"
    TAG = "p"

    def open(self, root: Element) -> None:
        name = (self.argument or "").strip()
        add_plain(root, "strong", f"{label_of(self.context, name)}:")
        root[-1].tail = " "
        root.append(blank_element(self.context, name))


POLICY_KINDS: tuple[type[Any], ...] = (Guidance, When, Otherwise, Field)


class PlaceholderPattern(InlineProcessor):
    """`{{ school_name }}` as a blank with its label in brackets; only in policies."""

    def __init__(self, context: Context) -> None:
        super().__init__(PLACEHOLDER.pattern)
        self.context = context

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        if self.context.document is None or not isinstance(self.context.document.meta, PolicyMeta):
            return None, None, None
        return blank_element(self.context, match["name"], is_date=bool(match["by"])), match.start(0), match.end(0)


def blank_element(context: Context, name: str, *, is_date: bool = False) -> Element:
    """The blank for a field, or for the day by which the plan improves a statement."""
    words = "date from your plan" if is_date else label_of(context, name)
    blank = Element("span", {"class": "semh-placeholder", "data-by" if is_date else "data-field": name})
    blank.text = AtomicString(f"[{words}]")
    return blank


def label_of(context: Context, name: str) -> str:
    """The words for a field; its id when nobody declared it."""
    if context.document is None:
        return name
    field = fields_of(context.programme, context.document).get(name)
    return field.label if field else name


def _words(context: Context, condition: Condition) -> str:
    for audit in context.programme.audits.values():
        for statement in audit.statements:
            if statement.id == condition.statement:
                labels = [f"“{rating.label}”" for rating in audit.ratings if rating.id in condition.ratings]
                return f"If the audit says {' or '.join(labels)} for: {statement.text}"
    return f"If the audit says {' or '.join(condition.ratings)} for {condition.statement}"
