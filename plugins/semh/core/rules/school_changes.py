"""What schools change on pages: each change has one place, clear of the others, and takes away no help."""

from __future__ import annotations

from collections.abc import Iterator

from semh.core.documents import Document, Kind
from semh.core.editions import Region, blocks_around, headings_of, left_out_uris, lines_of, regions_of, written_as
from semh.core.problems import Place, Problem, Rule, did_you_mean
from semh.core.programme import DataFile, Programme
from semh.core.scanner import Block
from semh.core.school_model import Change, Insertion, School

PAGE = Rule(
    "school/page", "There is no file `{page}` under content/.", "Name a page, a handout or facilitator notes. {near}"
)
NOT_CHANGED = Rule(
    "school/not-changed",
    "`{page}` is {what}, which no school changes.",
    "Delete this change.",
)
TARGET = Rule(
    "school/target",
    "This change names {what}.",
    "Name one place: `heading:` with its id, or `block:` as the page opens it.",
)
HEADING = Rule("school/heading", "`{page}` has no heading `{id}`.", "Use the id of a heading there. {near}")
BLOCK = Rule(
    "school/block", "`{page}` has no block `{block}`.", "Write it as the page opens it, without the slashes. {near}"
)
UNCLEAR = Rule(
    "school/unclear",
    "`{name}` stands {count} times in `{page}`.",
    "Name the heading above the one that you mean, or another block.",
)
SAFETY = Rule(
    "school/safety",
    "{what} would go with what this replaces (line {line} of {page}).",
    "Replace a smaller part, or insert your text beside it: help boxes and crisis lines are the same in every school.",
)
INSIDE_SAFETY = Rule(
    "school/inside-safety",
    "A change may not stand inside the help box.",
    "Put it before or after the section that holds the box.",
)
OVERLAP = Rule(
    "school/overlap",
    "This change and the one on line {line} are about the same lines of {page}.",
    "Put the two into one.",
)
CHANGED_AND_LEFT_OUT = Rule(
    "school/changed-and-left-out", "`{page}` is left out, so this change is never seen.", "Delete one of the two."
)


def change_problems(programme: Programme, school: School, file: DataFile) -> Iterator[Problem]:
    """What is wrong with the changes of one school, `file` being its own."""
    left_out = set(left_out_uris(programme, school))
    placed: list[tuple[str, Region, int]] = []
    for loc, change in school.changes:
        found = list(_misplaced(programme, change, loc, file, left_out))
        yield from found
        if found:
            continue
        document = programme.documents[change.page]
        region = next(iter(regions_of(document, change)))
        line = file.place(*loc).line
        yield from _unsafe(programme, document, change, region, file.place(*loc))
        region = lines_of(change, region)
        for page, other, first in placed:
            if page == change.page and region.overlaps(other):
                yield OVERLAP.at(file.place(*loc), line=first, page=page)
        placed.append((change.page, region, line))


def _misplaced(
    programme: Programme, change: Change, loc: tuple[str, int], file: DataFile, left_out: set[str]
) -> Iterator[Problem]:
    """What is wrong with where a change is to go."""
    document = programme.documents.get(change.page)
    page = file.place(*loc, "page")
    if document is None:
        yield PAGE.at(page, page=change.page, near=did_you_mean(change.page, programme.documents))
    elif what := _not_changed(document):
        yield NOT_CHANGED.at(page, page=change.page, what=what)
    elif change.page in left_out:
        yield CHANGED_AND_LEFT_OUT.at(page, page=change.page)
    if (change.heading is None) == (change.block is None):
        yield TARGET.at(file.place(*loc), what="no place" if change.heading is None else "two places")
    elif document is not None:
        regions = list(regions_of(document, change))
        if not regions and change.heading is not None:
            near = did_you_mean(change.heading, (id_ for _, _, id_ in headings_of(document)))
            yield HEADING.at(file.place(*loc, "heading"), page=change.page, id=change.heading, near=near)
        elif not regions and change.block is not None:
            near = did_you_mean(change.block, {written_as(block) for block in document.scan.walk()})
            yield BLOCK.at(file.place(*loc, "block"), page=change.page, block=change.block, near=near)
        elif len(regions) > 1:
            key = "heading" if change.heading else "block"
            name = change.heading or change.block
            yield UNCLEAR.at(file.place(*loc, key), name=name, count=len(regions), page=change.page)


def _not_changed(document: Document) -> str:
    if document.english_uri == "safety.md":
        return "the help box"
    if document.language:
        return "a translation"
    return {Kind.slides: "a deck of slides", Kind.policy: "a policy, which schools fill in"}.get(document.kind, "")


def _unsafe(
    programme: Programme, document: Document, change: Change, region: Region, place: Place
) -> Iterator[Problem]:
    """Help boxes and crisis lines that a replacement would take away, and changes inside a help box."""
    if any(block.name == "safety" for block in blocks_around(document, region.first)):
        yield INSIDE_SAFETY.at(place)
        return
    if isinstance(change, Insertion):
        return
    for block in document.scan.walk():
        if region.first <= block.place.line < region.end and (what := _what_must_stay(programme, block)):
            yield SAFETY.at(place, what=what, line=block.place.line, page=document.uri)


def _what_must_stay(programme: Programme, block: Block) -> str:
    if block.name == "safety":
        return "The help box"
    if block.name == "signposts":
        shown = [one for one in programme.shown_signposts(block.argument) if one.emergency]
        return f"The crisis line {shown[0].name}" if shown else ""
    return ""
