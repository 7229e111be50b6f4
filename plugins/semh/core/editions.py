"""A school's edition of the programme: its own texts laid over the shared ones, its signposts beside the national ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from posixpath import normpath

from markdown.extensions.toc import slugify

from semh.core.documents import Document
from semh.core.markdown_text import visible_lines, without_code, without_markup
from semh.core.outline_model import Outline
from semh.core.problems import Problem, Severity
from semh.core.programme import CONTENT, SCHOOLS, Programme
from semh.core.scanner import Block, scan_blocks
from semh.core.school_model import Change, Insertion, School
from semh.core.text_files import digest_of

FOLDER = CONTENT / SCHOOLS
TO_WRITE = "unfinished/to-write"
"""The code of what is still to be written (semh.core.rules.unfinished)."""
OWN_HEADING = {"objectives": 2, "keypoints": 2, "facet": 2, "activity": 3}
"""Blocks that bring a heading of their own, and its level: a section above ends where one begins."""
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*(?:\{[^}]*#([\w.-]+)[^}]*\})?\s*#*$")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\]\n]*)\]\((?P<target>[^)\s#]+)(?:#[^)\s]*)?(?:\s+\"[^\"]*\")?\)")


@dataclass(frozen=True)
class Region:
    """Lines of a document's file, from `first` up to but not including `end`, counted from 1."""

    first: int
    end: int

    def overlaps(self, other: Region) -> bool:
        """Whether the two share a line, or one is a place inside the other."""
        places = ((self, other), (other, self))
        is_inside = any(one.first == one.end and into.first < one.first < into.end for one, into in places)
        return is_inside or max(self.first, other.first) < min(self.end, other.end)


@dataclass(frozen=True)
class Laid:
    """A document with a school's changes, and for each line of its new body the change and the line of its text, or None."""

    document: Document
    origins: tuple[tuple[tuple[str, int], int] | None, ...]


def edition_of(programme: Programme, slug: str) -> Programme:
    """The programme as the school `slug` has it. Its file must be sound (`semh.core.rules.schools`)."""
    school = programme.schools[slug]
    left_out = frozenset(left_out_uris(programme, school))
    laid = laid_documents(programme, school)
    documents = {
        uri: _without_links(laid[uri].document if uri in laid else document, left_out)
        for uri, document in programme.documents.items()
        if uri not in left_out
    }
    outline = programme.outline and _without_sessions(programme.outline, school.leave_out)
    files = {
        uri: file
        for uri, file in programme.data_files.items()
        if not uri.startswith("schools/") or uri == f"schools/{slug}.yml"
    }
    return replace(
        programme, school_slug=slug, schools={slug: school}, outline=outline, documents=documents, data_files=files
    )


def problems_of(problems: Iterable[Problem], slug: str) -> list[Problem]:
    """Those of shared files and of the school's own; for everybody's edition (``) those of shared files.

    What a school has still to write is an error here: its edition would name nobody to tell.
    """
    own = FOLDER / f"{slug}.yml"
    found = [one for one in problems if one.place.path == own or FOLDER not in one.place.path.parents]
    return [
        replace(one, severity=Severity.error) if one.place.path == own and one.code == TO_WRITE else one
        for one in found
    ]


def laid_documents(programme: Programme, school: School) -> dict[str, Laid]:
    """Every document that the school changes, by uri; changes without a place of their own are passed over."""
    wanted: dict[str, list[tuple[Region, tuple[str, int], Change]]] = {}
    for loc, change in school.changes:
        document = programme.documents.get(change.page)
        regions = list(regions_of(document, change)) if document else []
        others = wanted.get(change.page, [])
        if len(regions) == 1 and not any(other.overlaps(lines_of(change, regions[0])) for other, _, _ in others):
            wanted.setdefault(change.page, []).append((lines_of(change, regions[0]), loc, change))
    return {uri: _laid(programme.documents[uri], found) for uri, found in wanted.items()}


def regions_of(document: Document, change: Change) -> Iterator[Region]:
    """The lines that a change names: none when there is no such place, several when it is not clear which is meant."""
    if change.block is not None:
        for block in document.scan.walk():
            if written_as(block) == _plain(change.block):
                yield Region(block.place.line, block.end_line + 1)
        return
    for line, level, id_ in headings_of(document):
        if id_ == change.heading:
            yield Region(line, _end_of_section(document, line, level))


def lines_of(change: Change, region: Region) -> Region:
    """The lines that make room for the text: all of the region, or a place before or after it."""
    if not isinstance(change, Insertion):
        return region
    at = region.first if change.place == "before" else region.end
    return Region(at, at)


def written_as(block: Block) -> str:
    """How a block is named in a school's file: `reflect | s7-first-five-minutes`, `keypoints`."""
    return _plain(f"{block.name} | {block.argument}" if block.argument else block.name)


def _plain(text: str) -> str:
    return " | ".join(" ".join(part.split()) for part in text.strip().lstrip("/").split("|", 1))


def headings_of(document: Document) -> Iterator[tuple[int, int, str]]:
    """Line, level and id of every heading that is written as one."""
    for line, text in visible_lines(document):
        if found := _HEADING.match(text):
            yield line, len(found[1]), found[3] or slugify(without_markup(found[2]), "-")


def blocks_around(document: Document, line: int) -> tuple[Block, ...]:
    """The blocks that hold a line, the outermost first."""
    return tuple(block for block in document.scan.walk() if block.place.line < line < block.end_line)


def _end_of_section(document: Document, line: int, level: int) -> int:
    """Where the section under the heading at `line` ends: at the next heading as high, at a help box, or with its block."""
    around = blocks_around(document, line)
    inside = around[-1] if around else None
    end = inside.end_line if inside else document.body_line + document.body.count("\n") + 1
    beside = inside.children if inside else document.scan.blocks
    ends = [block.place.line for block in beside if block.name == "safety" or OWN_HEADING.get(block.name, 9) <= level]
    ends += [at for at, other, _ in headings_of(document) if other <= level and blocks_around(document, at) == around]
    return min([end, *(at for at in ends if at > line)])


def _laid(document: Document, changes: list[tuple[Region, tuple[str, int], Change]]) -> Laid:
    lines: list[tuple[str, tuple[tuple[str, int], int] | None]] = [(text, None) for text in document.body.split("\n")]
    for region, loc, change in sorted(changes, key=lambda one: -one[0].first):
        text = [("", None), *((line, (loc, at)) for at, line in enumerate(change.text.split("\n"))), ("", None)]
        lines[region.first - document.body_line : region.end - document.body_line] = text
    body = "\n".join(text for text, _ in lines)
    scan = scan_blocks(body, document.path, document.body_line)
    new = replace(document, body=body, scan=scan, digest=digest_of(document.digest + body))
    return Laid(new, tuple(origin for _, origin in lines))


def left_out_uris(programme: Programme, school: School) -> Iterator[str]:
    """The documents that the school leaves out: those of whole folders, and single ones."""
    for uri in programme.documents:
        if any(uri == name or uri.startswith(f"{name.rstrip('/')}/") for name in school.leave_out):
            yield uri


def _without_sessions(outline: Outline, left_out: tuple[str, ...]) -> Outline:
    names = {name.rstrip("/") for name in left_out}
    sessions = tuple(one for one in outline.sessions if f"sessions/{one.folder}" not in names)
    parents = tuple(one for one in outline.parents.sessions if f"parents/{one.folder}" not in names)
    kept = outline.parents.model_copy(update={"sessions": parents})
    return outline.model_copy(update={"sessions": sessions, "parents": kept})


def _without_links(document: Document, left_out: frozenset[str]) -> Document:
    """The document with the words of links to pages that are left out, without the links."""
    if not left_out:
        return document
    folder = PurePosixPath(document.uri).parent

    def with_words(text: str) -> str:
        for found in reversed(list(_LINK.finditer(without_code(text)))):
            if normpath(str(folder / found["target"])) in left_out:
                first, end = found.span("text")
                text = text[: found.start()] + text[first:end] + text[found.end() :]
        return text

    lines = dict(visible_lines(document))
    body = "\n".join(
        with_words(text) if document.body_line + index in lines else text
        for index, text in enumerate(document.body.split("\n"))
    )
    if body == document.body:
        return document
    scan = scan_blocks(body, document.path, document.body_line)
    return replace(document, body=body, scan=scan, digest=digest_of(document.digest + body))
