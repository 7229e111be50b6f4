"""Every block of the table in core/block_specs.py, as the HTML that it becomes."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from semh.blocks.block import SemhBlock
from semh.blocks.elements import add, add_plain
from semh.blocks.safety import SCHOOL_LINE, box_language, safety_markdown, safety_title
from semh.blocks.session_kinds import Activity, Ask, Avoid, Break, Notes, Say, Watch
from semh.blocks.signposts import add_cards
from semh.blocks.wording import key_stage_label
from semh.blocks.writing_kinds import Checklist, Form, Lines, Reflect
from semh.core.block_specs import key_stages_in


class KeyStage(SemhBlock):
    """Text for some key stages only, with their names above it."""

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
    """What a reader can do after the session."""

    NAME = "objectives"
    ANCHOR = "objectives"


class KeyPoints(_Titled):
    """The points that a reader in a hurry needs."""

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
    """The need-help-now box, in the language of the page where there is one."""

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
    """Cards of helplines and services."""

    NAME = "signposts"
    TAG = "ul"

    def open(self, root: Element) -> None:
        if self.context.language:  # the register is in English
            root.set("lang", "en")
            root.set("dir", "ltr")
        shown = self.context.programme.shown_signposts(self.argument or "")
        add_cards(root, shown, self.context.profile, self.context.key_stages)


class Example(SemhBlock):
    """A case that is made up, and says so."""

    NAME = "example"
    TAG = "section"

    def open(self, root: Element) -> None:
        title = self.argument or ""
        root.set("aria-label", f"{self.context.words('Example')}: {title}")
        add(root, "p", title, class_="semh-example-title")
        self.context.add_label(root, "p", "A made-up example. Not a real pupil or school.", class_="semh-fictional")


KINDS: tuple[type[Any], ...] = (
    KeyStage, Objectives, KeyPoints, Facet, Doors, Safety, Signposts, Reflect, Example, Avoid, Say, Ask, Watch, Activity,
    Break, Lines, Checklist, Notes, Form,
)  # fmt: skip
"""One class a block; a test holds that these are the names of core/block_specs.py."""
