"""One document as HTML, whole or for some key stages, alone or as part of a pack."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markdown import Markdown

from semh.blocks.extension import MARKDOWN_EXTENSIONS, BlocksExtension
from semh.blocks.profile import Profile
from semh.blocks.sources import Citations, prepare
from semh.blocks.trees import LinkProcessor, PlaceProcessor
from semh.core.block_specs import key_stages_in
from semh.core.documents import Document
from semh.core.model import KeyStage
from semh.core.programme import Programme
from semh.core.scanner import Block, options_of

Link = Callable[[str], str | None]
"""Finds the address that a link of the document gets; None: it becomes plain text."""


def render(
    document: Document,
    programme: Programme,
    profile: Profile,
    *,
    key_stages: tuple[KeyStage, ...] | None = None,
    link: Link | None = None,
    heading_offset: int = 0,
    id_prefix: str = "",
    citations: Citations | None = None,
    site_base: str = "",
) -> str:
    """The HTML of the document's body.

    `key_stages`: leave out keystage blocks, activities, breaks and signposts that are for none of these; safety always
    stays. `heading_offset` shifts headings down, `id_prefix` keeps ids unique within a pack. With `citations` a pack
    numbers the sources of all its documents itself.
    """
    extension = BlocksExtension(programme, profile, key_stages=key_stages, citations=citations)
    extension.document = document
    extension.site_base = site_base
    md = Markdown(extensions=[*MARKDOWN_EXTENSIONS, extension], output_format="html")
    if link is not None:
        md.treeprocessors.register(LinkProcessor(md, link), "semh-links", 3)
    md.treeprocessors.register(PlaceProcessor(md, id_prefix, heading_offset), "semh-place", 2)
    body = filtered_body(document, key_stages)
    return md.convert(body if citations is not None else prepare(body, programme))


def filtered_body(document: Document, key_stages: tuple[KeyStage, ...] | None) -> str:
    """The body without the blocks that are for none of `key_stages`; all of it for None."""
    if key_stages is None:
        return document.body
    wanted = set(key_stages)
    dropped: set[int] = set()
    for block in _outermost(document.scan.blocks, wanted):
        dropped |= set(range(block.place.line, block.end_line + 1))
    lines = document.body.split("\n")
    return "\n".join(line for number, line in enumerate(lines, start=document.body_line) if number not in dropped)


def _outermost(blocks: tuple[Block, ...], wanted: set[KeyStage]) -> Iterator[Block]:
    """The blocks that are for other key stages; what they hold goes with them."""
    for block in blocks:
        stages = stages_of(block)
        if stages and not wanted & set(stages):
            yield block
        else:
            yield from _outermost(block.children, wanted)


def stages_of(block: Block) -> tuple[KeyStage, ...]:
    """The key stages that a block is for; empty when it is for all."""
    if block.name == "keystage":
        return key_stages_in(block.argument)
    if block.name in ("activity", "break"):
        named = options_of(block).get("key_stages") or ()
        return key_stages_in(named if isinstance(named, str) else " ".join(map(str, named)))
    return ()
