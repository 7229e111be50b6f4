"""A copy of a session or a guidance page for an expert to comment on: all its texts in one Word file, every paragraph numbered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from semh.blocks import Citations, long_date
from semh.core.documents import Document, Kind
from semh.core.markdown_text import CITATION
from semh.core.programme import Programme, name_of
from semh.editors.numbering import Numbering
from semh.editors.places import folder_named
from semh.editors.review_words import first_page, last_pages
from semh.office.flow import Box, Heading, Paragraph, Piece, Run, flow_of
from semh.office.slide_text import SlideText
from semh.office.word import WordFile, write_word
from semh.packs.decks import Decks
from semh.packs.pictures import file_png
from semh.packs.settings import PackSettings

MARGINS = (2.6, 6.6)
"""Room on the left for the paragraphs' numbers, on the right for notes in pencil, in cm."""
_ORDER = (Kind.page, Kind.facilitator, Kind.handout, Kind.slides)
_KIND_WORDS = {
    Kind.page: "Reading", Kind.facilitator: "Facilitator notes", Kind.handout: "Handout", Kind.slides: "Slides and their notes",
}  # fmt: skip


@dataclass(frozen=True)
class ReviewCopy:
    """What is to be reviewed: what it is called in a word or two, its title, the start of the file's name, its texts in reading order."""

    name: str
    title: str
    stem: str
    texts: tuple[Document, ...]


def texts_named(programme: Programme, name: str) -> ReviewCopy:
    """The texts of a session, or one guidance page. ValueError when there is nothing of that name."""
    page = programme.documents.get(f"staff/guidance/{name.removesuffix('.md').rpartition('/')[2]}.md")
    if page is not None and page.stem != "index":
        return ReviewCopy("Guidance", page.meta.title, f"guidance-{page.stem}", (page,))
    folder = folder_named(programme, name)
    texts = [one for one in programme.english_documents if one.folder == folder]
    if not texts:
        raise ValueError(f"There is no text in content/{folder} yet.")
    session = dict(programme.sessions).get(folder)
    index = programme.documents.get(f"{folder}/index.md")
    title = index.meta.title if index else session.title if session else folder
    place = {one: number for number, one in enumerate(_ORDER)}
    ordered = sorted(texts, key=lambda one: (place[one.kind], one.uri))
    stem = re.sub(r"^(session|parent)s-", r"\1-", folder.replace("/", "-"))
    return ReviewCopy(name_of(folder, session) if session else "Kit", title, stem, tuple(ordered))


def review_copy(programme: Programme, copy: ReviewCopy) -> bytes:
    """The bytes of the .docx."""
    settings = PackSettings()
    decks = Decks(programme, settings.shown_version)
    citations = Citations(programme)
    numbering = Numbering()
    body: list[Piece] = []
    has_box = False
    for document in copy.texts:
        pieces = tuple(_pieces(document, decks, citations))
        pieces, has_box = _with_one_help_box(pieces, has_box)
        title = document.meta.title
        if (kind := _KIND_WORDS[document.kind]).lower() not in title.lower():
            title = f"{kind}: {title}"
        body += [Heading(2, (Run(title),)), *numbering.numbered(pieces, document)]
    for document in copy.texts:
        for found in CITATION.finditer(document.body):
            if found["id"] in programme.sources:
                citations.number(found["id"])  # slides have their sources in words
    opening = first_page(programme, copy.texts, citations)
    closing = last_pages(programme, copy.texts, citations, numbering)
    facts = (
        ("What", copy.title),
        ("Copy made on", f"{long_date(programme.today)}, version {settings.shown_version}"),
        ("Texts", f"{len(copy.texts)}, about {_words(copy.texts):,} words; {numbering.last} numbered paragraphs"),
        ("Clinical review", _reviews(copy.texts)),
    )
    return write_word(
        WordFile(
            f"For review: {copy.name}",
            (*opening, *body, *closing),
            facts,
            f"For review, not for use: {copy.name}",
            programme.today,
            partial(file_png, root=programme.root),
            margins=MARGINS,
        )
    )


def _words(texts: Iterable[Document]) -> int:
    """The number of words, to the nearest hundred."""
    return round(sum(len(one.body.split()) for one in texts), -2)


def _reviews(texts: Iterable[Document]) -> str:
    found = {
        f"{one.meta.clinical_review.role}, {long_date(one.meta.clinical_review.date)}"
        for one in texts
        if one.meta.clinical_review
    }
    return "; ".join(sorted(found)) or "none has been recorded"


def _pieces(document: Document, decks: Decks, citations: Citations) -> Iterator[Piece]:
    if document.kind is Kind.slides:
        for number, text in enumerate(decks.texts(document.folder), start=1):
            yield from _slide(number, text)
        return
    html = decks.bodies.html(document, citations, {}, key_stages=None, id_prefix="", heading_offset=1)
    yield from flow_of(html)


def _slide(number: int, text: SlideText) -> Iterator[Piece]:
    yield Heading(3, (Run(f"Slide {number}. {text.slide.title}"),))
    yield from (piece for piece in text.pieces if not isinstance(piece, Heading))
    if text.notes:
        yield Paragraph((Run("What the trainer says:"),), "label")
        yield from (Paragraph((Run(part),)) for part in text.notes.split("\n\n"))


def _with_one_help_box(pieces: tuple[Piece, ...], has_box: bool) -> tuple[tuple[Piece, ...], bool]:
    """The pieces with the help box in full the first time; after that a line says that it stands there."""
    found: list[Piece] = []
    for piece in pieces:
        if not (isinstance(piece, Box) and piece.kind == "safety"):
            found.append(piece)
        elif has_box:
            found.append(
                replace(piece, pieces=(Paragraph((Run("The help box stands here again, in the same words."),)),))
            )
        else:
            found.append(piece)
            has_box = True
    return tuple(found), has_box
