"""Every block of the table in core/block_specs.py, as the HTML that it becomes."""

from __future__ import annotations

from typing import Any, ClassVar
from xml.etree.ElementTree import Element

from markdown.util import AtomicString
from pymdownx.blocks.block import Block, type_any

from semh.blocks.activity_facts import activity_facts, break_facts
from semh.blocks.context import Context
from semh.blocks.elements import add, add_plain
from semh.blocks.safety import SCHOOL_LINE, box_language, safety_markdown, safety_title
from semh.blocks.signposts import add_cards
from semh.blocks.wording import key_stage_label
from semh.core.block_specs import key_stages_in
from semh.core.markdown_text import without_markup

REFLECT_LINES = 4
ANSWER_KEPT = "Kept in this browser only. Write no child’s name."
"""Ruled lines under a question on paper."""


class SemhBlock(Block):  # type: ignore[misc]
    """A block of ours. The scanner and the rules judge arguments and options; here everything readable is shown."""

    ARGUMENT = None
    OPTION_NAMES: ClassVar[tuple[str, ...]] = ()
    TAG = "div"

    def on_init(self) -> None:
        self.context: Context = self.config["context"]
        self.option_spec |= {name: (None, type_any) for name in self.OPTION_NAMES}

    def on_create(self, parent: Element) -> Element:
        root = add(parent, self.TAG, class_=f"semh-{self.NAME}", data_block=self.NAME)
        self.open(root)
        return root

    def open(self, root: Element) -> None:
        """Write what stands before the block's own text."""


class KeyStage(SemhBlock):
    NAME = "keystage"

    def open(self, root: Element) -> None:
        stages = key_stages_in(self.argument or "")
        label = key_stage_label(stages)
        root.set("data-ks", " ".join(stages))
        root.set("role", "group")
        root.set("aria-label", self.context.words(label))
        self.context.add_label(root, "p", label, class_="semh-keystage-label")


class _Titled(SemhBlock):
    """A section with a title of ours, in the words of the audience."""

    TAG = "section"
    ANCHOR = ""

    def open(self, root: Element) -> None:
        self.context.add_label(root, "h2", self.context.title(self.NAME), id=self.ANCHOR)


class Objectives(_Titled):
    NAME = "objectives"
    ANCHOR = "objectives"


class KeyPoints(_Titled):
    NAME = "keypoints"
    ANCHOR = "key-points"


class Facet(SemhBlock):
    """A facet of a difficulty. It brings its title, unless the page has just written one of its own."""

    NAME = "facet"
    TAG = "section"

    def on_create(self, parent: Element) -> Element:
        before = parent[-1].tag if len(parent) else ""
        root = super().on_create(parent)
        name = (self.argument or "").strip()
        root.set("data-facet", name)
        if before == "h2":
            root.set("id", name)
        else:
            self.context.add_label(root, "h2", self.context.title(name), id=name)
        return root


class Doors(SemhBlock):
    """What each reader comes for, side by side: each `##` heading inside opens a door of its own."""

    NAME = "doors"

    def on_end(self, block: Element) -> None:
        door = block
        for child in list(block):
            block.remove(child)
            if child.tag == "h2":
                door = add(block, "section", class_="semh-door")
            door.append(child)


class Safety(SemhBlock):
    NAME = "safety"
    TAG = "section"

    def open(self, root: Element) -> None:
        document = self.context.document
        self.language = box_language(self.context.programme, document.language if document else "")
        title = safety_title(self.context.programme, self.language)
        root.set("aria-label", title)
        if document and document.language and not self.language:
            root.set("lang", "en")
            root.set("dir", "ltr")
        add_plain(root, "p", title, class_="semh-safety-title")

    def on_end(self, block: Element) -> None:
        text = safety_markdown(self.context.programme, self.context.profile, self.language)
        self.md.parser.parseChunk(block, text)
        if self.context.programme.school and not self.context.is_print:  # on paper it stands at the top
            language = {"lang": "en", "dir": "ltr"} if self.language else {}
            add_plain(block, "p", SCHOOL_LINE, class_="semh-safety-school", **language)


class Signposts(SemhBlock):
    NAME = "signposts"
    TAG = "ul"

    def open(self, root: Element) -> None:
        if self.context.language:  # the register is in English
            root.set("lang", "en")
            root.set("dir", "ltr")
        shown = self.context.programme.shown_signposts(self.argument or "")
        add_cards(root, shown, self.context.profile, self.context.key_stages)


class Reflect(SemhBlock):
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


class Example(SemhBlock):
    NAME = "example"
    TAG = "section"

    def open(self, root: Element) -> None:
        title = self.argument or ""
        root.set("aria-label", f"{self.context.words('Example')}: {title}")
        add(root, "p", title, class_="semh-example-title")
        self.context.add_label(root, "p", "A made-up example. Not a real pupil or school.", class_="semh-fictional")


class _Labelled(SemhBlock):
    """Words to use or avoid, questions, things to look out for: a label and the text."""

    LABEL = ""

    def open(self, root: Element) -> None:
        self.context.add_label(root, "p", self.LABEL, class_="semh-label")


class Avoid(_Labelled):
    NAME = "avoid"
    LABEL = "Avoid saying"


class Say(_Labelled):
    NAME = "say"
    LABEL = "Say"


class Ask(_Labelled):
    NAME = "ask"
    LABEL = "Ask"


class Watch(_Labelled):
    NAME = "watch"
    LABEL = "Watch for"


class Activity(SemhBlock):
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
    NAME = "break"
    TAG = "section"
    OPTION_NAMES = ("minutes", "key_stages", "meeting", "short")

    def open(self, root: Element) -> None:
        add(root, "h3", self.argument or "Break")
        _add_facts(root, break_facts(self.options), self.context)


class Lines(SemhBlock):
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
    NAME = "checklist"


class Notes(SemhBlock):
    """Speaker's notes: for whoever holds the facilitator pack, so never on the site."""

    NAME = "notes"

    def on_end(self, block: Element) -> None:
        if not self.context.is_print:
            block.clear()
            block.set("class", "semh-dropped")


class Form(SemhBlock):
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


KINDS: tuple[type[Any], ...] = (
    KeyStage, Objectives, KeyPoints, Facet, Doors, Safety, Signposts, Reflect, Example, Avoid, Say, Ask, Watch, Activity,
    Break, Lines, Checklist, Notes, Form,
)  # fmt: skip
"""One class a block; a test holds that these are the names of core/block_specs.py."""
