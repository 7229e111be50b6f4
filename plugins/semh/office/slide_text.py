"""What stands on one slide: its pieces without citations, its notes as plain text, and the sources that both cite."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from semh.blocks import Profile, render
from semh.core.decks import Slide, slides_of
from semh.core.documents import Document
from semh.core.markdown_text import CITATION, without_markup
from semh.core.programme import Programme
from semh.core.scanner import scan_blocks
from semh.office.flow import Piece, flow_of


@dataclass(frozen=True)
class SlideText:
    """A slide ready to be set: `pieces` are its text, `notes` what the speaker sees, ending with the sources."""

    slide: Slide
    pieces: tuple[Piece, ...]
    notes: str
    html: str


def slide_texts(deck: Document, programme: Programme) -> tuple[SlideText, ...]:
    """Every slide of a deck."""
    return tuple(_slide_text(slide, deck, programme) for slide in slides_of(deck))


def _slide_text(slide: Slide, deck: Document, programme: Programme) -> SlideText:
    cited = [found["id"] for found in CITATION.finditer(f"{slide.title} {slide.body} {slide.notes}")]
    body = CITATION.sub("", slide.body)
    alone = replace(deck, body=body, body_line=1, scan=scan_blocks(body, deck.path))
    html = render(alone, programme, Profile.print)
    notes = [_plain(slide.notes)]
    if sources := _sources(cited, programme):
        notes.append(f"Sources: {sources}")
    return SlideText(slide, flow_of(html), "\n\n".join(part for part in notes if part), html)


def _plain(markdown: str) -> str:
    """Notes as the notes pane shows them: paragraphs and simple marks, no Markdown."""
    lines = [without_markup(re.sub(r"^\s*[-*]\s+", "• ", line)) for line in markdown.split("\n")]
    paragraphs = re.split(r"\n\s*\n", "\n".join(line for line in lines if not re.match(r"^\s*/{3,}", line)))
    return "\n\n".join(re.sub(r"\n(?!• |\d+[.)] )", " ", part).strip() for part in paragraphs if part.strip())


def _sources(ids: list[str], programme: Programme) -> str:
    found = [programme.sources[id_] for id_ in dict.fromkeys(ids) if id_ in programme.sources]
    return "; ".join(
        f"{source.title} ({source.publisher}{f', {source.date[:4]}' if source.date else ''})" for source in found
    )
