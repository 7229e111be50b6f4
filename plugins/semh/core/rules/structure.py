"""Structure: heading order, links and anchors, and Markdown that would come out wrong."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from markdown.extensions.toc import slugify

from semh.core.documents import PUBLIC, Document
from semh.core.generated import GENERATED
from semh.core.markdown_text import visible_lines, without_code, without_markup
from semh.core.problems import Place, Problem, Rule, did_you_mean
from semh.core.programme import Programme
from semh.core.rules.images import image_problems

H1 = Rule(
    "structure/h1",
    "The body has a level-one heading; the title in the front matter is that.",
    "Start headings at `##`.",
)
SKIPPED = Rule(
    "structure/heading-skipped", "The heading goes from level {before} to level {level}.", "Use {wanted} `#` marks."
)
IN_BLOCK = Rule(
    "structure/heading-in-block",
    "A heading in `{block}` must be below the block's own heading.",
    "Use `###` or lower here.",
)
UNDERLINED = Rule(
    "structure/heading-underlined",
    "A line of `{mark}` under text makes a heading of it.",
    "Write `## …` for a heading, or put a blank line between.",
)
NO_HEADING = Rule(
    "structure/no-heading-before",
    "`{block}` stands above every heading, and its own is of level three.",
    "Put a `##` heading above it, such as `## The session`.",
)
EMPTY_HEADING = Rule("structure/heading-empty", "The heading has no text.", "Write it, or delete the line.")
DEAD_LINK = Rule("links/missing", "The link goes to `{target}`, which is not there.", "Correct the path. {near}")
PRIVATE_LINK = Rule(
    "links/private", "The link goes to `{target}`, which is never a page.", "Link to the session's index.md instead."
)
DEAD_ANCHOR = Rule(
    "links/anchor", "There is no heading or block `#{anchor}` in {target}.", "Correct the anchor. {near}"
)
SITE_LINK = Rule(
    "links/absolute",
    "The link `{target}` starts at the server's root, so it breaks in a sub-folder and offline.",
    "Write it relative to this file.",
)
INSECURE = Rule("links/insecure", "The link `{target}` does not use https.", "Use the https address.")
VAGUE = Rule(
    "links/vague",
    "The link text “{text}” says nothing about where it goes.",
    "Name the page or service in the link's text.",
)
RAW_HTML = Rule(
    "structure/raw-html",
    "Raw HTML `{tag}` is not used in content.",
    "Use Markdown or one of our blocks; delete comments.",
)
TASK_LIST = Rule(
    "structure/task-list",
    "Markdown task lists give boxes without labels.",
    "Use an ordinary list inside a `checklist` block.",
)
DEFINITION = Rule(
    "structure/footnote-definition",
    "A citation's text comes from sources.yml.",
    "Delete this definition; put the source in sources.yml.",
)
INDENTED_BLOCK = Rule(
    "block/indented",
    "A block line is indented, so it would be printed as text.",
    "Start it at the beginning of the line, outside any list.",
)
GLUED = Rule(
    "block/glued",
    "A block line stands right against text, so it may be printed as text.",
    "Put a blank line before it.",
)

_HEADING = re.compile(r"^(#{1,6})\s*(.*?)\s*(?:\{[^}]*#([\w.-]+)[^}]*\})?\s*#*$")
_LINK = re.compile(r"(?P<image>!?)\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)[^)]*\)")
_HTML = re.compile(r"<(/?[a-zA-Z][\w-]*)(\s[^>]*)?/?>|<!--")
_VAGUE = frozenset({"here", "click here", "this link", "link", "read more", "more", "this page"})
_OWN_HEADING = {"objectives": 2, "keypoints": 2, "facet": 2, "activity": 3}
"""Blocks that bring a heading of their own, and its level."""
_UNDER_A_HEADING = frozenset({"activity", "break"})
"""Blocks whose heading would skip a level at the top of a file."""


def check(programme: Programme) -> Iterator[Problem]:
    """The structure of every document."""
    anchors = _Anchors(programme)
    for document in programme.documents.values():
        yield from _headings(document)
        yield from _links(programme, document, anchors)
        yield from _markdown(document)


class _Anchors(dict[str, set[str]]):
    """The anchors of each document, looked for when they are first asked for."""

    def __init__(self, programme: Programme) -> None:
        super().__init__()
        self.programme = programme

    def __missing__(self, uri: str) -> set[str]:
        self[uri] = anchors_of(self.programme.documents[uri])
        return self[uri]


def anchors_of(document: Document) -> set[str]:
    """Every fragment that a link to the document's page may name."""
    found: set[str] = set()
    for _, text in visible_lines(document):
        if heading := _HEADING.match(text):
            found.add(heading[3] or slugify(without_markup(heading[2] or ""), "-"))
    for block in document.scan.walk():
        match block.name:
            case "reflect":
                found.add(f"reflect-{block.argument}")
            case "facet":
                found.add(block.argument)
            case "objectives":
                found.add("objectives")
            case "keypoints":
                found.add("key-points")
    return found


def _headings(document: Document) -> Iterator[Problem]:
    holders = [block for block in document.scan.walk() if block.name in _OWN_HEADING]
    timed = {block.place.line: block for block in document.scan.blocks if block.name in _UNDER_A_HEADING}
    level_before = 1
    for line, text in visible_lines(document):
        if level_before == 1 and line in timed:
            yield NO_HEADING.at(timed[line].place, block=timed[line].name)
        for block in holders:
            if block.place.line == line:
                level_before = _OWN_HEADING[block.name]
        heading = _HEADING.match(text)
        if not heading:
            continue
        level, place = len(heading[1]), Place(document.path, line)
        if not (heading[2] or "").strip():
            yield EMPTY_HEADING.at(place)
        holder = next((b for b in holders if b.place.line < line < b.end_line and level <= _OWN_HEADING[b.name]), None)
        if level == 1:
            yield H1.at(place)
        elif holder:
            yield IN_BLOCK.at(place, block=holder.name)
        elif level > level_before + 1:
            yield SKIPPED.at(place, before=level_before, level=level, wanted=level_before + 1)
        level_before = level


def _links(programme: Programme, document: Document, anchors: _Anchors) -> Iterator[Problem]:
    for line, text in visible_lines(document):
        for found in _LINK.finditer(without_code(text)):
            place = Place(document.path, line, found.start() + 1)
            target = unquote(found["target"])
            if found["image"]:
                yield from image_problems(programme.root, document, place, found["text"], target)
            else:
                yield from _link(programme, document, place, found["text"], target, anchors)


def _link(
    programme: Programme, document: Document, place: Place, text: str, target: str, anchors: _Anchors
) -> Iterator[Problem]:
    if text.strip().lower() in _VAGUE:
        yield VAGUE.at(place, text=text)
    if target.startswith("http://"):
        yield INSECURE.at(place, target=target)
    if re.match(r"^[a-z]+:", target):
        return
    if target.startswith("/"):
        yield SITE_LINK.at(place, target=target)
        return
    path, _, anchor = target.partition("#")
    uri = _resolve(document, path) if path else document.uri
    if not path.endswith(".md") and path:
        if not _is_generated(path):
            yield DEAD_LINK.at(place, target=target, near="Links go to `.md` files.")
        return
    if uri not in programme.documents and uri not in programme.unreadable and uri not in GENERATED:
        folder = posixpath.dirname(document.uri)
        pages = (posixpath.relpath(page.uri, folder) for page in programme.documents.values() if page.kind in PUBLIC)
        yield DEAD_LINK.at(place, target=target, near=did_you_mean(path, pages))
    elif uri in programme.documents:
        if programme.documents[uri].kind not in PUBLIC and uri != document.uri:
            yield PRIVATE_LINK.at(place, target=target)
        elif anchor and anchor not in anchors[uri]:
            yield DEAD_ANCHOR.at(place, anchor=anchor, target=uri, near=did_you_mean(anchor, anchors[uri]))


def _is_generated(path: str) -> bool:
    """Whether the path leads to something that the build makes; the whole-site link check follows those."""
    return bool(re.search(r"(^|/)(tools|downloads|for|staff/audits|about/sources)/", path)) or path.endswith("/")


def _resolve(document: Document, path: str) -> str:
    parts: list[str] = []
    for part in (PurePosixPath(document.uri).parent / path).parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return "/".join(parts)


def _markdown(document: Document) -> Iterator[Problem]:
    before = ""
    block_lines = Counter(block.place.line for block in document.scan.walk())
    for line, text in visible_lines(document):
        place = Place(document.path, line, len(text) - len(text.lstrip()) + 1)
        if re.match(r"^\s*[-*+]\s+\[[ xX]\]\s", text):
            yield TASK_LIST.at(place)
        if re.match(r"^(=+|-+)\s*$", text) and before.strip() and not re.match(r"^(#| {0,3}/{3,}|\s*\|)", before):
            yield UNDERLINED.at(place, mark=text[0] * 3)
        if re.match(r"^\[\^[^\]]+\]:", text):
            yield DEFINITION.at(place)
        if re.match(r"^\s+/{3,}(\s|$)", text):
            yield INDENTED_BLOCK.at(place)
        if block_lines[line] and before.strip() and not re.match(r"^ {0,3}/{3,}", before):
            yield GLUED.at(place)
        if html := _HTML.search(without_code(text)):
            yield RAW_HTML.at(Place(document.path, line, html.start() + 1), tag=html[0][:40])
        before = text
