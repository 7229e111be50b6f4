"""The key-stage filter of a page: its choices, and the static pages that do the same without JavaScript."""

from __future__ import annotations

from semh.core.block_specs import key_stages_in
from semh.core.documents import Document
from semh.core.model import KEY_STAGES, KeyStage
from semh.core.programme import Programme
from semh.core.scanner import Block
from semh.guidance.stages import stage_label, stages_with_guidance
from semh.guidance.topics import FOLDER as GUIDANCE
from semh.site.view import Link, StageChoice, StageFilter


def stage_filter(programme: Programme, document: Document) -> StageFilter | None:
    """The filter, when the page has parts for some key stages only."""
    named = {stage for block in document.scan.walk() for stage in _block_stages(block)}
    if not named:
        return None
    shown = [stage for stage in KEY_STAGES if stage in named]
    choices = tuple(StageChoice(stage, stage_label(programme, stage), stage.removeprefix("ks")) for stage in shown)
    pages: tuple[Link, ...] = ()
    if document.folder == GUIDANCE:
        links = zip(stages_with_guidance(programme), stage_links(programme), strict=True)
        pages = tuple(
            Link(link.title, f"{link.url}{document.stem}/")
            for stage, link in links
            if stage in document.meta.key_stages
        )
    return StageFilter(choices, pages)


def _block_stages(block: Block) -> tuple[KeyStage, ...]:
    return key_stages_in(block.argument) if block.name == "keystage" else ()


def stage_links(programme: Programme) -> tuple[Link, ...]:
    """The static page of each key stage."""
    return tuple(Link(stage_label(programme, s), f"for/{s}/") for s in stages_with_guidance(programme))
