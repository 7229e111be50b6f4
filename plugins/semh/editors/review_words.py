"""The first page of a review copy, which says what is asked of the reviewer, and its last pages: sources and open questions."""

from __future__ import annotations

from collections.abc import Iterator

from semh.blocks import Citations, long_date, partial_date
from semh.core.documents import Document, Kind
from semh.core.programme import Programme
from semh.core.reference_model import Signpost, Source
from semh.editors.call_sheet import due_on
from semh.editors.numbering import Numbering, ranges
from semh.office.flow import Heading, Item, Lines, Paragraph, Piece, Run

QUESTIONS = (
    "Is anything wrong, or no longer what you would do?",
    "Could any sentence harm a child, a parent or a member of staff who reads it on a bad day?",
    "Does every line about when to seek help make people ask early enough? Where would you have them ask sooner?",
    "What is missing that you would never leave out?",
    "Where a claim has a source, does the source carry it? Where it has none, is it what practice bears out?",
    "Is anybody asked to do more than their role and training allow?",
)
"""What the reviewer is asked."""


def first_page(programme: Programme, texts: tuple[Document, ...], citations: Citations) -> Iterator[Piece]:
    """What is asked, how to answer, and what nobody has looked at yet."""
    yield _heading("What we ask of you")
    yield _text("Please read the whole as an expert in your field, with these questions in mind:")
    yield from (Item((Run(question),), 0, "number", number) for number, question in enumerate(QUESTIONS, start=1))
    yield _heading("What nobody has read or checked yet")
    yield from (_bullet(line) for line in _unread(programme, texts, citations))
    yield _heading("How to answer")
    yield _text(
        "Comment in Word (Review, New comment) or write in the wide margin. Paragraphs, list items and rows of tables have numbers, so that "
        "you can also write “34: ask sooner” in a message. Please leave the text itself as it is."
    )
    if any(document.kind in (Kind.facilitator, Kind.slides) for document in texts):
        yield _text("Please do not pass the copy on: it holds notes for trainers that are not published.")
    yield _text(
        "Nothing in this file counts as your approval. The programme records a clinical review, with your role and the date, only when you "
        "tell it that you agree to that."
    )


def _unread(programme: Programme, texts: tuple[Document, ...], citations: Citations) -> Iterator[str]:
    waiting = [one for one in texts if one.meta.awaits_clinical_review]
    reviewed = [one for one in texts if one.meta.clinical_review]
    if not reviewed:
        yield "No clinician’s review of these texts has been recorded."
    if waiting:
        topics = sorted({topic for one in waiting for topic in one.meta.sensitive_topics})
        labels = programme.vocabulary.topics if programme.vocabulary else {}
        named = ", ".join(labels[topic].label.lower() if topic in labels else topic for topic in topics)
        whole = "They are all" if len(waiting) == len(texts) else f"{len(waiting)} of the {len(texts)} are"
        whole = "The text is" if len(texts) == 1 else whole
        yield f"{whole} about {named}, and pages and papers say “awaiting clinical review” until one is recorded."
    cited = [source for _, _, source in citations.cited]
    through = [source for source in cited if source.read == "through"]
    if through:
        yield f"Of the {len(cited)} sources, {len(through)} were read through a copy, an abstract or a summary, not in the original."
    shown = _signposts(programme, texts)
    if shown and not any(one.checked_how == "dialled" for one in shown):
        yield f"Nobody has rung the {len(shown)} helplines and services named here; their details come from published pages and lists."
    yield "The case studies are made up."


def last_pages(
    programme: Programme, texts: tuple[Document, ...], citations: Citations, numbering: Numbering
) -> Iterator[Piece]:
    """Sources with what is known of their strength, what is open, and room for what has no other place."""
    yield _heading("Sources, and how strong they are")
    yield _text(
        "The raised numbers in the text lead here. What we know of a source’s strength, or of how we read it, stands after it."
    )
    for number, _, source in citations.cited:
        yield Paragraph(tuple(_source(number, source)))
    yield _heading("Open questions")
    yield from _open(programme, texts, numbering)
    yield _heading("Anything else")
    yield _text("What should we have asked you?")
    yield Lines(10)


def _source(number: int, source: Source) -> Iterator[Run]:
    yield Run(f"{number}\t", mark=True)
    yield Run(source.title, italic=True)
    yield Run(f". {source.publisher}, {partial_date(source.date)}. ")
    if source.url:
        yield Run(source.url, href=source.url)
        yield Run(" ")
    if source.read == "through":
        yield Run("Read through a copy or summary. ", bold=True)
    if source.superseded_by:
        yield Run("A newer edition has taken its place. ", bold=True)
    if source.note:
        yield Run(source.note)


def _open(programme: Programme, texts: tuple[Document, ...], numbering: Numbering) -> Iterator[Piece]:
    for document in texts:
        bare = numbering.uncited.get(str(document.path), [])
        cited = numbering.cited.get(str(document.path), [])
        if document.kind in (Kind.slides, Kind.facilitator) or not bare:
            continue
        yield _bullet(
            f"{document.meta.title}: of {len(cited) + len(bare)} paragraphs and items outside the boxes, {len(cited)} cite a source. These do not: "
            f"{ranges(bare)}. Many need none. Which ought to have one, or has evidence against it?"
        )
    late = [one for one in _signposts(programme, texts) if due_on(one) < programme.today]
    for one in late:
        yield _bullet(
            f"{one.name} was last checked on {long_date(one.checked_on)} ({one.checked_how}), and was due again on "
            f"{long_date(due_on(one))}. Is it still the right place to send people?"
        )
    yield _bullet("Which local service is missing, or is named for something that it no longer does?")


def _signposts(programme: Programme, texts: tuple[Document, ...]) -> list[Signpost]:
    """The services that these texts show, once each; those of the help box among them."""
    found: dict[str, Signpost] = {}
    for document in texts:
        for block in document.scan.walk():
            if block.name == "signposts":
                found |= {one.id: one for one in programme.shown_signposts(block.argument)}
            elif block.name == "safety":
                safety = programme.documents.get("safety.md")
                named = (id_ for id_ in programme.signposts if safety and f"'{id_}'" in safety.body)
                found |= {id_: programme.signposts[id_] for id_ in named}
    return list(found.values())


def _heading(text: str) -> Heading:
    return Heading(2, (Run(text),))


def _text(text: str) -> Paragraph:
    return Paragraph((Run(text),))


def _bullet(text: str) -> Item:
    return Item((Run(text),), 0, "bullet")
