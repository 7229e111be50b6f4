"""Parts that are a document or some of its lines: notes, reading, key points, the short version, a kind of school."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from semh.core.activities import timed_parts
from semh.core.documents import Document
from semh.core.scanner import options_of, scan_blocks
from semh.packs.adaptations import paragraphs_for
from semh.packs.excerpts import lines_of, marked_sections
from semh.packs.outline import headings_of
from semh.packs.pack import READING_ANCHOR
from semh.packs.part import Part, PartWriter
from semh.packs.side_column import with_side_columns
from semh.packs.slide_pages import pictures_folder

NOTES_PREFIX, MEETING_PREFIX = "notes-", "meeting-"
"""What ids begin with in the notes and in those for the short version."""


def facilitator(writer: PartWriter) -> list[Part]:
    """The notes, with the pictures of its slides beside each activity."""
    document = writer.pack.document("facilitator.md")
    if document is None:
        return []
    body = _with_slide_pictures(writer, writer.body(document, NOTES_PREFIX, 1), document)
    return [_whole(writer, document, "facilitator", "notes", "Facilitator notes", body)]


def reading(writer: PartWriter) -> list[Part]:
    """The page that people read before or after the session."""
    document = writer.pack.document("index.md")
    if document is None:
        return []
    body = writer.body(document, f"{READING_ANCHOR}-", 1)
    return [_whole(writer, document, "reading", READING_ANCHOR, "Background reading", body)]


def key_points(writer: PartWriter) -> list[Part]:
    """The two-minute version: the key points of the reading."""
    document = writer.pack.document("index.md")
    if document is None:
        return []
    kept = lines_of(document, lambda block: block.name == "keypoints")
    return _excerpt(writer, document, "key-points", "Key points in two minutes", 1, kept)


def meeting(writer: PartWriter) -> list[Part]:
    """The notes for the short version: the activities with minutes in it, sections marked for it, and the help boxes."""
    document = writer.pack.document("facilitator.md")
    if document is None:
        return []
    title = "Notes for the 45-minute version" if writer.pack.is_parents else "Notes for a staff meeting"
    length = writer.pack.short_length
    kept = lines_of(document, lambda block: block.name == "safety" or bool(options_of(block).get(length)))
    return _excerpt(writer, document, "meeting", title, 0, kept | marked_sections(document))


def adaptation(writer: PartWriter) -> list[Part]:
    """What the notes say about the kind of school that the pack is for, before everything else."""
    document, setting = writer.pack.document("facilitator.md"), writer.pack.spec.setting
    if document is None or setting is None:
        return []
    body = writer.body(_with_body(document, "\n\n".join(paragraphs_for(document, setting))), "adaptation-", 1)
    made = writer.template("adaptation", "adaptation", f"For {setting} schools", body=body)
    return [replace(made, source=str(document.path))]


def _whole(writer: PartWriter, document: Document, kind: str, anchor: str, title: str, body: Markup) -> Part:
    made = writer.template("document", anchor, title, kind=kind, body=body, document=document)
    entries = tuple(heading for heading in headings_of(body) if heading.level == 3 and heading.id)
    return replace(made, kind=kind, source=str(document.path), entries=entries)


def _excerpt(
    writer: PartWriter, document: Document, anchor: str, title: str, offset: int, kept: set[int]
) -> list[Part]:
    """A part made of some lines of a document (by their numbers in the file), headings `offset` levels lower."""
    if not kept:
        return []
    lines = enumerate(document.body.split("\n"), start=document.body_line)
    body = "\n".join(text for number, text in lines if number in kept)
    html = writer.body(_with_body(document, body), f"{anchor}-", offset)
    made = writer.template("document", anchor, title, kind=anchor, body=html, document=document)
    return [replace(made, kind=anchor, source=str(document.path))]


def _with_body(document: Document, body: str) -> Document:
    """The document with nothing but `body` in it."""
    return replace(document, body=body, body_line=1, scan=scan_blocks(body, document.path))


def _with_slide_pictures(writer: PartWriter, body: Markup, document: Document) -> Markup:
    folder = writer.pack.spec.folder
    texts = writer.decks.texts(folder)
    pictures = pictures_folder(writer.decks.html(folder)) if texts else ""
    return Markup(with_side_columns(str(body), timed_parts(document), texts, pictures, NOTES_PREFIX))
