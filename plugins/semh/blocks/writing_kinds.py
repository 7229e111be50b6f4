"""The blocks in which a reader writes: questions with a box, ruled lines, tick boxes, the card of a form."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from semh.blocks.block import SemhBlock
from semh.blocks.elements import add, add_plain
from semh.core.markdown_text import without_markup

REFLECT_LINES = 4
"""Ruled lines under a question on paper."""
ANSWER_KEPT = "Kept in this browser only. Write no child’s name."


class Reflect(SemhBlock):
    """A question with a box to write in on the site, and ruled lines on paper."""

    NAME = "reflect"
    OPTION_NAMES = ("title",)

    def open(self, root: Element) -> None:
        name = (self.argument or "").strip()
        root.set("id", f"reflect-{name}")
        root.set("data-reflect", name)
        if not self.context.is_print:
            root.set("data-semh-keeps", f"reflect:{name}")
        if self.options["title"]:
            add(root, "p", str(self.options["title"]), class_="semh-reflect-title")
        else:
            self.context.add_label(root, "p", "Stop and think", class_="semh-reflect-title")

    def on_end(self, block: Element) -> None:
        if self.context.is_print:
            _add_lines(block, REFLECT_LINES)
        else:
            _add_answer(block)


class Lines(SemhBlock):
    """Ruled lines; some can hold one of the school's details instead."""

    NAME = "lines"
    OPTION_NAMES = ("school",)

    def open(self, root: Element) -> None:
        number = (self.argument or "").strip()
        count = min(int(number), 40) if number.isdigit() else 1
        root.set("data-lines", str(count))
        if self.options["school"]:
            root.set("data-school", str(self.options["school"]))
        _add_rules(root, count)


class Checklist(SemhBlock):
    """A list of tick boxes."""

    NAME = "checklist"


class Form(SemhBlock):
    """The card that leads to an audit's form."""

    NAME = "form"

    def open(self, root: Element) -> None:
        root.set("class", "semh-form-card")
        name = (self.argument or "").strip()
        audit = self.context.programme.audits.get(name)
        add_plain(root, "p", audit.title if audit else name, class_="semh-form-card-title")
        if self.context.is_print:
            add_plain(root, "p", "Fill it in on the programme's site, or print the paper copy from there.")
            return
        base = self.context.site_base
        links = add(root, "p", class_="semh-form-card-links")
        add_plain(links, "a", "Fill it in on this device", href=f"{base}tools/workbench/#/audit/{name}")
        links[-1].tail = AtomicString(" ")
        add_plain(links, "a", "Read it or print it", href=f"{base}staff/audits/{name}/")


def _add_answer(block: Element) -> None:
    """A box to write in, its text for paper, and where it is kept: plugins/semh/site/mine/reflection.ts does the rest."""
    title = without_markup(block[0].text or "").strip()
    add(block, "textarea", class_="semh-answer", aria_label=title, form="semh-fresh")
    add(block, "div", class_="semh-answer-paper")
    foot = add(block, "p", class_="semh-answer-foot", data_search_exclude="")
    add_plain(foot, "span", ANSWER_KEPT, role="status")


def _add_lines(root: Element, count: int) -> None:
    _add_rules(add(root, "div", class_="semh-lines", data_lines=str(count)), count)


def _add_rules(root: Element, count: int) -> None:
    for _ in range(count):
        add(root, "div", class_="semh-line")
