"""The Markdown extension: our blocks, and the tree processors that finish what they begin."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from pymdownx.blocks import BlocksExtension as PymdownxBlocksExtension
from pymdownx.blocks import BlocksProcessor

from semh.blocks.context import Context
from semh.blocks.elements import add_plain
from semh.blocks.kinds import KINDS
from semh.blocks.policy_kinds import POLICY_KINDS, PlaceholderPattern
from semh.blocks.profile import Profile
from semh.blocks.sources import Citations
from semh.blocks.terms import LastSafetyProcessor, TermsProcessor
from semh.blocks.trees import DropProcessor, ImageProcessor, SourcesProcessor, TableProcessor
from semh.blocks.wording import AudienceLabels
from semh.core.documents import Document
from semh.core.model import KeyStage
from semh.core.programme import Programme

MARKDOWN_EXTENSIONS: tuple[str, ...] = ("tables", "attr_list", "footnotes", "toc", "sane_lists")
"""The ordinary extensions that the site and the packs both use, so that they agree on what a text means."""


class BlocksExtension(PymdownxBlocksExtension):  # type: ignore[misc]
    """Our blocks for one profile. Use one instance for many documents; set `document` before each conversion.

    `audience_labels` are the titles that blocks write themselves. `key_stages`: only signposts for these are shown.
    With `citations` a source gets its number in the whole pack, and no list of sources follows the document.
    """

    def __init__(
        self,
        programme: Programme,
        profile: Profile,
        *,
        audience_labels: AudienceLabels | None = None,
        key_stages: tuple[KeyStage, ...] | None = None,
        citations: Citations | None = None,
    ) -> None:
        super().__init__()
        labels = audience_labels or AudienceLabels()
        self.context = Context(programme, profile, labels, key_stages=key_stages, citations=citations)

    @property
    def document(self) -> Document | None:
        """The document that is converted next: its audience decides titles, its folder handouts and slides."""
        return self.context.document

    @document.setter
    def document(self, document: Document | None) -> None:
        self.context.document = document

    @property
    def site_base(self) -> str:
        """The relative address of the site's root from the page that is converted next, such as `../../`."""
        return self.context.site_base

    @site_base.setter
    def site_base(self, base: str) -> None:
        self.context.site_base = base

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register every block, and what is done to the tree before the table of contents (5)."""
        # A list that goes on after a block keeps the number that it was written with.
        md.lazy_ol = False  # type: ignore[attr-defined]  # the stubs do not know it
        for kind in (*KINDS, *POLICY_KINDS):
            block_mgr.register(kind, {"context": self.context})
        md.treeprocessors.register(DropProcessor(md), "semh-drop", 60)
        md.treeprocessors.register(TableProcessor(md, self.context), "semh-tables", 8)
        md.treeprocessors.register(SourcesProcessor(md, self.context), "semh-sources", 7)
        if self.context.profile is Profile.site:
            md.treeprocessors.register(TermsProcessor(md, self.context), "semh-terms", 7.5)
            md.treeprocessors.register(LastSafetyProcessor(md), "semh-last-safety", 6.5)
        if self.context.is_print:
            md.treeprocessors.register(ImageProcessor(md, self.context), "semh-images", 6)
        md.inlinePatterns.register(PlaceholderPattern(self.context), "semh-placeholder", 179)
        if self.context.citations is not None:
            md.inlinePatterns.register(_CitationPattern(self.context.citations), "semh-citation", 180)


class _CitationPattern(InlineProcessor):
    """`[^id]` as the source's number in the pack, linked to the list at its end."""

    def __init__(self, citations: Citations) -> None:
        super().__init__(r"\[\^([a-z0-9][a-z0-9.-]*)\]")
        self.citations = citations

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        number = self.citations.number(match[1])
        if number is None:
            return None, None, None
        mark = Element("sup", {"class": "semh-citation"})
        add_plain(mark, "a", str(number), href=f"#source-{match[1]}", aria_label=f"Source {number}")
        return mark, match.start(0), match.end(0)
