"""Parts that are made from what is known of a session: cover, lists to prepare with, run sheet, forms, sources."""

from __future__ import annotations

from dataclasses import dataclass

from semh.blocks import key_stage_label
from semh.packs.document_parts import MEETING_PREFIX, NOTES_PREFIX
from semh.packs.part import Part, PartWriter
from semh.packs.preparation import copies_for, materials_of
from semh.packs.run_sheet import RunSheet, run_sheet, short_sheet
from semh.packs.source_list import source_lines


@dataclass(frozen=True)
class NamedSheet:
    """A run sheet with the words for whom it is."""

    title: str
    sheet: RunSheet


def cover(writer: PartWriter) -> list[Part]:
    """The first page: the session and what people can do after it."""
    pack = writer.pack
    label = key_stage_label(pack.stages)
    return [writer.template("cover", "cover", pack.session_title, outcomes=pack.outcomes, key_stage_label=label)]


def checklist(writer: PartWriter) -> list[Part]:
    """What to get ready: copies and materials."""
    pack = writer.pack
    values = {
        "copies": copies_for(pack.handouts, pack.settings.group),
        "materials": materials_of(pack.activities),
        "group": pack.settings.group,
        "has_slides": pack.document("slides.md") is not None,
    }
    return [writer.template("checklist", "checklist", "Before the session", **values)]


def run_sheets(writer: PartWriter) -> list[Part]:
    """The run sheets of each group, of the whole session and of the short version; links lead to the notes in the pack."""
    pack, parts = writer.pack, writer.pack.spec.recipe.parts
    document = pack.document("facilitator.md")
    if document is None:
        return []
    length, begin = pack.short_length, pack.settings.start_time
    whole = [NamedSheet(key_stage_label(half), run_sheet(document, half, begin)) for half in pack.halves]
    shorts = [NamedSheet(key_stage_label(half), short_sheet(document, half, length, "0:00")) for half in pack.halves]
    notes = NOTES_PREFIX if "facilitator" in parts else ""
    values = {
        "sheets": [] if pack.is_short else whole,
        "shorts": [named for named in shorts if named.sheet.rows],
        "length": length,
        "notes": notes,
        "short_notes": MEETING_PREFIX if "meeting" in parts else notes,
    }
    return [writer.template("run-sheet", "run-sheet", "Run sheet", **values)]


def register(writer: PartWriter) -> list[Part]:
    """The list to sign, with a line for each of the group."""
    rows = range(1, writer.pack.settings.group + 1)
    return [writer.template("register", "register", "Register", rows=rows, is_parents=writer.pack.is_parents)]


def evaluation(writer: PartWriter) -> list[Part]:
    """The form in which people say what they thought of the session."""
    title = "What did you think of the session?"
    return [writer.template("evaluation", "evaluation", title, outcomes=writer.pack.outcomes)]


def certificate(writer: PartWriter) -> list[Part]:
    """The certificate of attendance."""
    title = "Certificate of attendance"
    return [writer.template("certificate", "certificate", title, outcomes=writer.pack.outcomes)]


def sources(writer: PartWriter) -> list[Part]:
    """The sources that the parts before it cite; no part when they cite none."""
    lines = source_lines(writer.citations)
    return [writer.template("sources", "sources", "Sources", lines=lines)] if lines else []
