"""The parts of a session's or a kit's pack, each as a piece of HTML with an anchor, a title and the file that it comes from."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from jinja2 import Environment
from markupsafe import Markup

from semh.blocks import Citations, key_stage_label
from semh.core.activities import Timed, halves_of, timed_parts
from semh.core.documents import Document, Kind
from semh.core.model import KeyStage
from semh.core.outline_model import Session
from semh.core.programme import Programme
from semh.core.scanner import options_of, scan_blocks
from semh.office.slide_text import SlideText
from semh.packs.adaptations import paragraphs_for
from semh.packs.decks import Decks
from semh.packs.excerpts import lines_of, marked_sections
from semh.packs.links import site_address
from semh.packs.outline import Heading, headings_of
from semh.packs.plan import PackSpec
from semh.packs.preparation import copies_for, materials_of
from semh.packs.qr import qr_svg
from semh.packs.run_sheet import RunSheet, run_sheet, short_sheet
from semh.packs.school_paper import slot_html
from semh.packs.settings import PackSettings
from semh.packs.side_column import with_side_columns
from semh.packs.slide_pages import pictures_folder, slide_html, three_up_html
from semh.packs.source_list import source_lines

READING_ANCHOR = "reading"
_ID = re.compile(r' id="[^"]*"')
_PREFIX = {"facilitator": "notes-", "reading": "reading-"}
_OWN_PAGES = frozenset({"handout", "handouts", "slides", "slides-three"})


@dataclass(frozen=True)
class Part:
    """A part of a pack. `entries` are its lines in the contents; `max_pages` is for handouts on A4."""

    kind: str
    anchor: str
    title: str
    html: Markup
    source: str = ""
    entries: tuple[Heading, ...] = ()
    max_pages: int | None = None


@dataclass(frozen=True)
class NamedSheet:
    """A run sheet with the words for whom it is."""

    title: str
    sheet: RunSheet


class PartMaker:
    """Makes the parts of one pack; sources are numbered in the order in which its parts cite them."""

    def __init__(
        self, spec: PackSpec, programme: Programme, settings: PackSettings, env: Environment, decks: Decks
    ) -> None:
        self.spec = spec
        self.programme = programme
        self.settings = settings
        self.env = env
        self.decks = decks
        self.citations = Citations(programme)
        self.is_pack = not set(spec.recipe.parts) <= _OWN_PAGES
        self.handouts = (spec.handout,) if spec.handout else self.wanted_handouts()

    def parts(self) -> tuple[Part, ...]:
        """The parts in the recipe's order. Contents come last, because they list the others; so does nothing else."""
        makers: Mapping[str, Callable[[], list[Part]]] = {
            "cover": self.cover, "adaptation": self.adaptation, "checklist": self.checklist, "run-sheet": self.run_sheet_part,
            "facilitator": self.facilitator, "reading": self.reading, "handouts": self.handout_parts,
            "handout": self.handout_parts, "register": self.register, "evaluation": self.evaluation,
            "certificate": self.certificate, "sources": self.sources, "slides": self.slides,
            "slides-three": self.slides_three, "key-points": self.key_points, "meeting": self.meeting,
        }  # fmt: skip
        made = {name: makers[name]() for name in self.spec.recipe.parts if name in makers}
        listed = [part for name, parts in made.items() if name != "cover" for part in parts]
        if "contents" in self.spec.recipe.parts:
            made["contents"] = [self.template("contents", "contents", "Contents", listed=listed)]
        return tuple(part for name in self.spec.recipe.parts for part in made.get(name, []))

    @property
    def session(self) -> Session:
        """The session; a ValueError for the papers of a kit, which have none."""
        if self.spec.session is None:
            raise ValueError("this part needs a session")
        return self.spec.session

    # --- what the parts share -----------------------------------------------------------------------------------------

    @property
    def is_short(self) -> bool:
        """Whether the pack is for the short version alone: a staff meeting, or 45 minutes with parents."""
        return "meeting" in self.spec.recipe.parts and "facilitator" not in self.spec.recipe.parts

    @property
    def short_length(self) -> Literal["meeting", "short"]:
        """The option of an activity that holds its minutes in the short version."""
        return "short" if self.is_parents else "meeting"

    @property
    def minutes(self) -> int:
        """How long the session takes that the pack is for; where it splits by key stage, its longer half."""
        if not self.is_short:
            return self.session.planned_minutes
        return max(
            sum(getattr(part.options, self.short_length) or 0 for part in self.activities if part.is_for(half))
            for half in self.halves()
        )

    def wanted_handouts(self) -> tuple[Document, ...]:
        """The session's handouts; for the short version those that its activities use."""
        found = self.programme.in_folder(self.spec.folder, Kind.handout)
        if not self.is_short:
            return found
        used = {
            name
            for part in self.activities
            if part.activity and getattr(part.options, self.short_length)
            for name in part.activity.handouts
        }
        return tuple(handout for handout in found if handout.stem in used)

    def document(self, name: str) -> Document | None:
        return self.programme.documents.get(f"{self.spec.folder}/{name}")

    @property
    def stages(self) -> tuple[KeyStage, ...]:
        return self.spec.key_stages or ()

    @property
    def documents(self) -> list[Document]:
        found = [self.document("facilitator.md"), self.document("index.md"), *self.handouts]
        return [document for document in found if document is not None]

    @property
    def awaits_review(self) -> bool:
        """Whether a sensitive document of the pack has not had its clinical review."""
        return any(document.meta.awaits_clinical_review for document in self.documents)

    @property
    def review_by(self) -> date:
        return min(document.meta.review_by for document in self.documents)

    @property
    def activities(self) -> list[Timed]:
        document = self.document("facilitator.md")
        return [part for part in timed_parts(document) if part.is_for(self.stages)] if document else []

    def anchors(self) -> dict[str, str]:
        """The ids of the documents that are in this pack, by uri, for links between them."""
        found = {handout.uri: f"handout-{handout.stem}" for handout in self.handouts}
        if "reading" in self.spec.recipe.parts:
            found[f"{self.spec.folder}/index.md"] = READING_ANCHOR
        return found

    def body(self, document: Document, prefix: str, offset: int) -> Markup:
        html = self.decks.bodies.html(
            document, self.citations, self.anchors(),
            key_stages=self.spec.key_stages, id_prefix=prefix, heading_offset=offset,
        )  # fmt: skip
        return Markup(html)

    def template(self, name: str, anchor: str, title: str, **values: object) -> Part:
        template = self.env.get_template(f"{name}.html.j2")
        html = template.render(
            pack=self, spec=self.spec, session=self.spec.session, anchor=anchor, title=title, **values
        )
        return Part(name, anchor, title, Markup(html))

    @property
    def band(self) -> Markup:
        """The slot for a school's band, in a PDF of its edition; else nothing."""
        return slot_html() if self.programme.school and self.spec.format == "pdf" else Markup("")

    # --- the parts ----------------------------------------------------------------------------------------------------

    def cover(self) -> list[Part]:
        index = self.document("index.md")
        outcomes = index.page_meta.outcomes if index else ()
        title = index.meta.title if index else self.session.title
        label = key_stage_label(self.stages)
        return [self.template("cover", "cover", title, outcomes=outcomes, key_stage_label=label)]

    def adaptation(self) -> list[Part]:
        """What the notes say about the kind of school that the pack is for, before everything else."""
        document = self.document("facilitator.md")
        if document is None or self.spec.setting is None:
            return []
        body = "\n\n".join(paragraphs_for(document, self.spec.setting))
        alone = replace(document, body=body, body_line=1, scan=scan_blocks(body, document.path))
        html = self.body(alone, "adaptation-", 1)
        title = f"For {self.spec.setting} schools"
        made = self.template("adaptation", "adaptation", title, body=html)
        return [Part("adaptation", "adaptation", title, made.html, str(document.path))]

    def checklist(self) -> list[Part]:
        values = {
            "copies": copies_for(self.handouts, self.settings.group),
            "materials": materials_of(self.activities),
            "group": self.settings.group,
            "has_slides": self.document("slides.md") is not None,
        }
        return [self.template("checklist", "checklist", "Before the session", **values)]

    def run_sheet_part(self) -> list[Part]:
        document = self.document("facilitator.md")
        if document is None:
            return []
        sheets = [
            NamedSheet(key_stage_label(half), run_sheet(document, half, self.settings.start_time))
            for half in self.halves()
        ]
        length = self.short_length
        shorts = [
            NamedSheet(key_stage_label(half), short_sheet(document, half, length, "0:00")) for half in self.halves()
        ]
        shorts = [named for named in shorts if named.sheet.rows]
        parts = self.spec.recipe.parts
        notes = _PREFIX["facilitator"] if "facilitator" in parts else ""
        short_notes = "meeting-" if "meeting" in parts else notes
        if self.is_short:
            sheets = []
        values = {"sheets": sheets, "shorts": shorts, "length": length, "notes": notes, "short_notes": short_notes}
        return [self.template("run-sheet", "run-sheet", "Run sheet", **values)]

    def halves(self) -> tuple[tuple[KeyStage, ...], ...]:
        return (self.spec.key_stages,) if self.spec.key_stages else halves_of(self.session)

    def facilitator(self) -> list[Part]:
        return self.document_part("facilitator", "notes", "Facilitator notes", "facilitator.md")

    def reading(self) -> list[Part]:
        return self.document_part("reading", READING_ANCHOR, "Background reading", "index.md")

    def document_part(self, kind: str, anchor: str, title: str, name: str) -> list[Part]:
        document = self.document(name)
        if document is None:
            return []
        body = self.body(document, _PREFIX[kind], 1)
        if kind == "facilitator":
            body = self.with_slide_pictures(body, document)
        made = self.template("document", anchor, title, kind=kind, body=body, document=document)
        entries = tuple(heading for heading in headings_of(body) if heading.level == 3 and heading.id)
        return [Part(kind, anchor, title, made.html, str(document.path), entries)]

    def with_slide_pictures(self, body: Markup, document: Document) -> Markup:
        """The notes with the pictures of its slides beside each activity."""
        texts = self.decks.texts(self.spec.folder)
        folder = pictures_folder(self.decks.html(self.spec.folder)) if texts else ""
        prefix = _PREFIX["facilitator"]
        html = with_side_columns(str(body), timed_parts(document), texts, folder, prefix)
        return Markup(html)

    def key_points(self) -> list[Part]:
        """The two-minute version: the key points of the reading."""
        document = self.document("index.md")
        kept = lines_of(document, lambda block: block.name == "keypoints") if document else set()
        return self.excerpt("index.md", "key-points", "Key points in two minutes", 1, kept)

    def meeting(self) -> list[Part]:
        """The notes for a staff meeting: the activities with meeting minutes, sections marked for it, and the help boxes."""
        title = "Notes for the 45-minute version" if self.is_parents else "Notes for a staff meeting"
        document = self.document("facilitator.md")
        length = self.short_length
        kept: set[int] = set()
        if document is not None:
            kept = lines_of(document, lambda block: block.name == "safety" or bool(options_of(block).get(length)))
            kept |= marked_sections(document)
        return self.excerpt("facilitator.md", "meeting", title, 0, kept)

    def excerpt(self, name: str, anchor: str, title: str, offset: int, kept: set[int]) -> list[Part]:
        """A part made of some lines of a document (by their numbers in the file), headings `offset` levels lower."""
        document = self.document(name)
        if document is None or not kept:
            return []
        lines = enumerate(document.body.split("\n"), start=document.body_line)
        body = "\n".join(text for number, text in lines if number in kept)
        alone = replace(document, body=body, body_line=1, scan=scan_blocks(body, document.path))
        html = self.body(alone, f"{anchor}-", offset)
        made = self.template("document", anchor, title, kind=anchor, body=html, document=document)
        return [Part(anchor, anchor, title, made.html, str(document.path))]

    def slides(self) -> list[Part]:
        """Every slide on a page of its own shape."""
        return self.slide_part(
            "slides-whole", lambda texts, footer: Markup("").join(slide_html(t, footer) for t in texts)
        )

    def slides_three(self) -> list[Part]:
        """Three slides to a side, with lines."""
        return self.slide_part("slides-three", three_up_html)

    def slide_part(self, kind: str, lay_out: Callable[[tuple[SlideText, ...], str], Markup]) -> list[Part]:
        deck, texts = self.decks.document(self.spec.folder), self.decks.texts(self.spec.folder)
        if deck is None or not texts:
            return []
        body = lay_out(texts, self.decks.footer(self.spec.folder))
        title = Markup("") if kind == "slides-whole" else Markup("<h1>{}</h1>").format(deck.meta.title)
        html = Markup('<section class="part {}" id="{}">{}{}</section>').format(kind, kind, title, body)
        return [Part(kind, kind, deck.meta.title, html, str(deck.path))]

    def handout_parts(self) -> list[Part]:
        return [self.handout_part(handout) for handout in self.handouts]

    def handout_part(self, handout: Document) -> Part:
        """A handout. On its own it brings its sources; in a facilitator pack they stand in the pack's list."""
        if not self.is_pack:
            self.citations = Citations(self.programme)
        anchor = f"handout-{handout.stem}"
        offset = 1 if self.is_pack else 0
        body = self.body(handout, f"{anchor}-", offset)
        lines = () if self.is_pack else source_lines(self.citations, f"{anchor}-")
        if lines:
            body = Markup(str(body).replace('href="#source-', f'href="#{anchor}-source-'))
        made = self.template(
            "handout", anchor, handout.meta.title, handout=handout, body=body, lines=lines, level=1 + offset,
            awaits=handout.meta.awaits_clinical_review, page_address=self.page_address(), qr=self.qr(),
            layout=self.layout_of(handout), body_again=Markup(_ID.sub("", str(body))),
        )  # fmt: skip
        is_checked = not self.is_pack and self.spec.print_variant != "large-print"
        sides = handout.handout_meta.sides if is_checked else None
        return Part("handout", anchor, handout.meta.title, made.html, str(handout.path), max_pages=sides)

    def layout_of(self, handout: Document) -> str:
        """How the handout is laid out; in large print a card is a sheet, because it would not fit its card."""
        layout = handout.handout_meta.layout
        return "sheet" if layout == "card" and self.spec.print_variant == "large-print" else layout

    def page_address(self) -> str | None:
        """The address of the session's page on the site, to be typed; None without a site."""
        url = self.settings.site_url
        return site_address(url, f"{self.spec.folder}/index.md") if url else None

    def qr(self) -> Markup | None:
        address = self.page_address()
        return qr_svg(address) if address else None

    def register(self) -> list[Part]:
        rows = range(1, self.settings.group + 1)
        return [self.template("register", "register", "Register", rows=rows, is_parents=self.is_parents)]

    @property
    def is_parents(self) -> bool:
        return self.spec.folder.startswith("parents/")

    def evaluation(self) -> list[Part]:
        index = self.document("index.md")
        outcomes = index.page_meta.outcomes if index else ()
        return [self.template("evaluation", "evaluation", "What did you think of the session?", outcomes=outcomes)]

    @property
    def session_title(self) -> str:
        """The title that the session's page bears, which is the current one."""
        index = self.document("index.md")
        return index.meta.title if index else self.session.title

    def certificate(self) -> list[Part]:
        index = self.document("index.md")
        outcomes = index.page_meta.outcomes if index else ()
        return [self.template("certificate", "certificate", "Certificate of attendance", outcomes=outcomes)]

    def sources(self) -> list[Part]:
        lines = source_lines(self.citations)
        return [self.template("sources", "sources", "Sources", lines=lines)] if lines else []
