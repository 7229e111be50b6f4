"""The blocks of facilitator notes: activities and breaks, what to say, ask, avoid and watch for."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from semh.blocks.activity_facts import activity_facts, break_facts
from semh.blocks.block import SemhBlock
from semh.blocks.context import Context
from semh.blocks.elements import add, add_plain


class _Labelled(SemhBlock):
    """Words to use or avoid, questions, things to look out for: a label and the text."""

    LABEL = ""

    def open(self, root: Element) -> None:
        self.context.add_label(root, "p", self.LABEL, class_="semh-label")


class Avoid(_Labelled):
    """Words not to use."""

    NAME = "avoid"
    LABEL = "Avoid saying"


class Say(_Labelled):
    """Words to use."""

    NAME = "say"
    LABEL = "Say"


class Ask(_Labelled):
    """Questions to put to people."""

    NAME = "ask"
    LABEL = "Ask"


class Watch(_Labelled):
    """What may distress people, and what to do."""

    NAME = "watch"
    LABEL = "Watch for"


class Activity(SemhBlock):
    """A timed activity, with its facts beside its title."""

    NAME = "activity"
    TAG = "section"
    OPTION_NAMES = (
        "id", "minutes", "group", "materials", "slides", "handouts", "covers", "key_stages", "meeting", "short", "who",
    )  # fmt: skip

    def open(self, root: Element) -> None:
        if self.options["id"]:
            root.set("id", str(self.options["id"]))
        add(root, "h3", self.argument or "")
        _add_facts(root, activity_facts(self.options, self.context), self.context)


class Break(SemhBlock):
    """A break, with its length."""

    NAME = "break"
    TAG = "section"
    OPTION_NAMES = ("minutes", "key_stages", "meeting", "short")

    def open(self, root: Element) -> None:
        add(root, "h3", self.argument or "Break")
        _add_facts(root, break_facts(self.options), self.context)


class Notes(SemhBlock):
    """Speaker's notes: for whoever holds the facilitator pack, so never on the site."""

    NAME = "notes"

    def on_end(self, block: Element) -> None:
        if not self.context.is_print:
            block.clear()
            block.set("class", "semh-dropped")


def _add_facts(root: Element, facts: list[tuple[str, str]], context: Context) -> None:
    """The facts of an activity: one line on the site, a list beside the text on paper."""
    if not context.is_print:
        texts = [text if label in ("Time", "Group") else f"{label}: {text}" for label, text in facts]
        add_plain(root, "p", " · ".join(texts), class_="semh-activity-facts")
        return
    column = add(root, "ul", class_="semh-activity-facts")
    for label, text in facts:
        item = add(column, "li")
        add_plain(item, "strong", label)
        item[-1].tail = AtomicString(f" {text}")
