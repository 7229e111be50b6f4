"""One pack of a session or a kit: which documents, activities and handouts it is made of, before any of it is HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from markupsafe import Markup

from semh.core.activities import Timed, halves_of, timed_parts
from semh.core.documents import Document, Kind
from semh.core.model import KeyStage
from semh.core.outline_model import Session
from semh.core.programme import Programme
from semh.packs.links import site_address
from semh.packs.plan import PackSpec
from semh.packs.school_paper import slot_html
from semh.packs.settings import PackSettings

READING_ANCHOR = "reading"
_ALONE = frozenset({"handout", "handouts", "slides", "slides-three"})
"""Parts that bring everything with them: pages to be given out, with nothing around them."""


@dataclass(frozen=True)
class Pack:
    """What one file of a recipe is made from. Templates know it as `pack`."""

    spec: PackSpec
    programme: Programme
    settings: PackSettings

    @property
    def session(self) -> Session:
        """The session; a ValueError for the papers of a kit, which have none."""
        if self.spec.session is None:
            raise ValueError("this part needs a session")
        return self.spec.session

    def document(self, name: str) -> Document | None:
        """A document of the session by its path inside the session's folder."""
        return self.programme.documents.get(f"{self.spec.folder}/{name}")

    # --- its kind -----------------------------------------------------------------------------------------------------

    @property
    def stands_alone(self) -> bool:
        """Whether it is handouts or slides and nothing else; each handout then brings its own sources."""
        return set(self.spec.recipe.parts) <= _ALONE

    @property
    def is_parents(self) -> bool:
        """Whether it is for a session with parents."""
        return self.spec.folder.startswith("parents/")

    @property
    def is_short(self) -> bool:
        """Whether the pack is for the short version alone: a staff meeting, or 45 minutes with parents."""
        return "meeting" in self.spec.recipe.parts and "facilitator" not in self.spec.recipe.parts

    @property
    def short_length(self) -> Literal["meeting", "short"]:
        """The option of an activity that holds its minutes in the short version."""
        return "short" if self.is_parents else "meeting"

    # --- what it holds ------------------------------------------------------------------------------------------------

    @property
    def stages(self) -> tuple[KeyStage, ...]:
        """The key stages that it is for; empty: all."""
        return self.spec.key_stages or ()

    @property
    def halves(self) -> tuple[tuple[KeyStage, ...], ...]:
        """The groups that the session splits into, each by its key stages; one when the pack is for some of them."""
        return (self.spec.key_stages,) if self.spec.key_stages else halves_of(self.session)

    @cached_property
    def activities(self) -> list[Timed]:
        """The activities and breaks of the pack's key stages."""
        document = self.document("facilitator.md")
        return [part for part in timed_parts(document) if part.is_for(self.stages)] if document else []

    @cached_property
    def handouts(self) -> tuple[Document, ...]:
        """The one handout of the file, or the session's; for the short version those that its activities use."""
        if self.spec.handout:
            return (self.spec.handout,)
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

    @property
    def documents(self) -> list[Document]:
        """The notes, the reading and the handouts."""
        found = [self.document("facilitator.md"), self.document("index.md"), *self.handouts]
        return [document for document in found if document is not None]

    def anchors(self) -> dict[str, str]:
        """The ids of the documents that are in this pack, by uri, for links between them."""
        found = {handout.uri: f"handout-{handout.stem}" for handout in self.handouts}
        if READING_ANCHOR in self.spec.recipe.parts:
            found[f"{self.spec.folder}/index.md"] = READING_ANCHOR
        return found

    # --- what it says of itself ---------------------------------------------------------------------------------------

    @property
    def session_title(self) -> str:
        """The title that the session's page bears, which is the current one."""
        index = self.document("index.md")
        return index.meta.title if index else self.session.title

    @property
    def outcomes(self) -> tuple[str, ...]:
        """What people can do after the session."""
        index = self.document("index.md")
        return index.page_meta.outcomes if index else ()

    @property
    def minutes(self) -> int:
        """How long the session takes that the pack is for; where it splits by key stage, its longer half."""
        if not self.is_short:
            return self.session.planned_minutes
        return max(
            sum(getattr(part.options, self.short_length) or 0 for part in self.activities if part.is_for(half))
            for half in self.halves
        )

    @property
    def awaits_review(self) -> bool:
        """Whether a sensitive document of the pack has not had its clinical review."""
        return any(document.meta.awaits_clinical_review for document in self.documents)

    @property
    def review_by(self) -> date:
        """By when the first of its documents is reviewed again."""
        return min(document.meta.review_by for document in self.documents)

    @property
    def page_address(self) -> str | None:
        """The address of the session's page on the site, to be typed; None without a site."""
        url = self.settings.site_url
        return site_address(url, f"{self.spec.folder}/index.md") if url else None

    @property
    def band(self) -> Markup:
        """The slot for a school's band, in a PDF of its edition; else nothing."""
        return slot_html() if self.programme.school and self.spec.format == "pdf" else Markup("")
