"""The parts of a session's pack, each as a piece of HTML with an anchor, a title and the file that it comes from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from jinja2 import Environment
from markupsafe import Markup

from semh.blocks import Citations, Profile, key_stage_label, render
from semh.core.activities import Timed, halves_of, timed_parts
from semh.core.documents import Document, Kind
from semh.core.loader import Programme
from semh.core.model import SENSITIVE_TOPICS, KeyStage, Session
from semh.packs.links import link_finder, site_address
from semh.packs.outline import Heading, headings_of
from semh.packs.plan import PackSpec
from semh.packs.preparation import copies_for, materials_of
from semh.packs.qr import qr_svg
from semh.packs.run_sheet import RunSheet, run_sheet, short_sheet
from semh.packs.settings import PackSettings
from semh.packs.source_list import source_lines

READING_ANCHOR = "reading"
_PREFIX = {"facilitator": "notes-", "reading": "reading-"}
_OWN_PAGES = frozenset({"handout", "handouts"})


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

    def __init__(self, spec: PackSpec, programme: Programme, settings: PackSettings, env: Environment) -> None:
        if spec.session is None:
            raise ValueError("a pack of session parts needs a session")
        self.spec = spec
        self.session: Session = spec.session
        self.programme = programme
        self.settings = settings
        self.env = env
        self.citations = Citations(programme)
        self.handouts = (spec.handout,) if spec.handout else programme.in_folder(spec.folder, Kind.handout)
        self.is_pack = not set(spec.recipe.parts) <= _OWN_PAGES

    def parts(self) -> tuple[Part, ...]:
        """The parts in the recipe's order. Contents come last, because they list the others; so does nothing else."""
        makers: Mapping[str, Callable[[], list[Part]]] = {
            "cover": self.cover, "checklist": self.checklist, "run-sheet": self.run_sheet_part,
            "facilitator": self.facilitator, "reading": self.reading, "handouts": self.handout_parts,
            "handout": self.handout_parts, "register": self.register, "evaluation": self.evaluation,
            "certificate": self.certificate, "sources": self.sources,
        }  # fmt: skip
        made = {name: makers[name]() for name in self.spec.recipe.parts if name in makers}
        listed = [part for name, parts in made.items() if name != "cover" for part in parts]
        if "contents" in self.spec.recipe.parts:
            made["contents"] = [self.template("contents", "contents", "Contents", listed=listed)]
        return tuple(part for name in self.spec.recipe.parts for part in made.get(name, []))

    # --- what the parts share -----------------------------------------------------------------------------------------

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
        return any(awaits_review(document) for document in self.documents)

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
        html = render(
            document,
            self.programme,
            Profile.print,
            key_stages=self.spec.key_stages,
            link=link_finder(document, self.anchors(), self.settings.site_url),
            heading_offset=offset,
            id_prefix=prefix,
            citations=self.citations,
        )
        return Markup(html)

    def template(self, name: str, anchor: str, title: str, **values: object) -> Part:
        template = self.env.get_template(f"{name}.html.j2")
        html = template.render(pack=self, spec=self.spec, session=self.session, anchor=anchor, title=title, **values)
        return Part(name, anchor, title, Markup(html))

    # --- the parts ----------------------------------------------------------------------------------------------------

    def cover(self) -> list[Part]:
        index = self.document("index.md")
        outcomes = index.page_meta.outcomes if index else ()
        title = index.meta.title if index else self.session.title
        label = key_stage_label(self.stages)
        return [self.template("cover", "cover", title, outcomes=outcomes, key_stage_label=label)]

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
        length = "short" if self.spec.folder.startswith("parents/") else "meeting"
        shorts = [
            NamedSheet(key_stage_label(half), short_sheet(document, half, length, "0:00")) for half in self.halves()
        ]
        shorts = [named for named in shorts if named.sheet.rows]
        values = {"sheets": sheets, "shorts": shorts, "length": length}
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
        made = self.template("document", anchor, title, kind=kind, body=body, document=document)
        entries = tuple(heading for heading in headings_of(body) if heading.level == 3 and heading.id)
        return [Part(kind, anchor, title, made.html, str(document.path), entries)]

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
            body = Markup(body.replace('href="#source-', f'href="#{anchor}-source-'))
        made = self.template(
            "handout", anchor, handout.meta.title, handout=handout, body=body, lines=lines, level=1 + offset,
            awaits=awaits_review(handout), page_address=self.page_address(), qr=self.qr(),
        )  # fmt: skip
        is_checked = not self.is_pack and self.spec.print_variant != "large-print"
        sides = handout.handout_meta.sides if is_checked else None
        return Part("handout", anchor, handout.meta.title, made.html, str(handout.path), max_pages=sides)

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

    def certificate(self) -> list[Part]:
        index = self.document("index.md")
        outcomes = index.page_meta.outcomes if index else ()
        return [self.template("certificate", "certificate", "Certificate of attendance", outcomes=outcomes)]

    def sources(self) -> list[Part]:
        lines = source_lines(self.citations)
        return [self.template("sources", "sources", "Sources", lines=lines)] if lines else []


def awaits_review(document: Document) -> bool:
    """Whether the document is about a sensitive topic and no clinician has reviewed it."""
    return bool(SENSITIVE_TOPICS & set(document.meta.topics)) and document.meta.clinical_review is None
