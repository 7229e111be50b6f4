"""Coverage: every promised topic of the outline is covered, every difficulty in every stage has its four facets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from semh.core.activities import has_unsound_parts, timed_parts
from semh.core.block_specs import key_stages_in
from semh.core.documents import Document, Kind
from semh.core.markdown_text import without_markup
from semh.core.model import FACETS, KeyStage
from semh.core.outline_model import Session, TrainingDay
from semh.core.problems import Problem, Rule, Severity
from semh.core.programme import Programme, name_of
from semh.core.scanner import Block

UNCOVERED = Rule(
    "coverage/topic", "{what} leaves out `{id}`: {text}.", "Cover it, and name it under `covers:` in {file}."
)
NOT_WRITTEN = Rule(
    "coverage/not-written", "{what} is not written yet; it promises: {ids}.",
    "Write content/{folder}, then set `status: published`.", Severity.warning,
)  # fmt: skip
NO_FILE = Rule("coverage/no-file", "{what} is published and has no {file}.", "Write content/{folder}/{file}.")
ABOUT = Rule(
    "coverage/aim", "No page covers the aim `{id}`: {text}.", "Cover it, and name it under `covers:` in about/index.md."
)
FACET = Rule(
    "coverage/facet",
    "`{facet}` has nothing for {stages}.",
    "Write it in a `facet | {facet}` block: for all, or inside `keystage`.",
)
NO_DIFFICULTY = Rule(
    "coverage/difficulty", "No guidance page covers the difficulty `{id}`.", "Write content/staff/guidance/{id}.md."
)


def check(programme: Programme) -> Iterator[Problem]:
    """Everything that the outline promises."""
    if programme.outline is None:
        return
    for folder, session in programme.sessions:
        yield from _session(programme, folder, session)
    covered = {id_ for page in programme.of_kind(Kind.page) for id_ in page.page_meta.covers}
    is_all_read = not any(uri.endswith(".md") for uri in programme.unreadable)
    for id_, text in programme.outline.programme.aims.items():
        if is_all_read and id_ not in covered:
            yield ABOUT.at(programme.data_files["programme.yml"].place("programme", "aims", id_), id=id_, text=text)
    yield from _difficulties(programme)
    yield from _parent_facets(programme)


def _promised(programme: Programme, folder: str, session: Session) -> dict[str, str]:
    assert programme.outline is not None
    promised = {**session.topics, **session.facets}
    if folder.startswith("parents/") and 2 <= session.number <= 5:
        promised |= programme.outline.parents.facets
    return promised


def _session(programme: Programme, folder: str, session: Session) -> Iterator[Problem]:
    what = name_of(folder, session)
    promised = _promised(programme, folder, session)
    if session.status == "draft":
        ids = ", ".join(promised) or "nothing yet"
        yield NOT_WRITTEN.at(programme.place_of(session), what=what, ids=ids, folder=folder)
        return
    files = {name: programme.documents.get(f"{folder}/{name}") for name in ("index.md", "facilitator.md", "slides.md")}
    for name, document in files.items():
        if document is None and f"{folder}/{name}" not in programme.unreadable:
            yield NO_FILE.at(programme.place_of(session), what=what, file=name, folder=folder)
    index = files["index.md"]
    if index is not None:
        for id_, text in promised.items():
            if id_ not in index.page_meta.covers:
                yield UNCOVERED.at(index.place("covers"), what=what, id=id_, text=text, file="index.md")
    day = what if isinstance(session, TrainingDay) else f"{what}'s day"
    yield from _activities_cover(programme, folder, day, promised)


def _activities_cover(programme: Programme, folder: str, what: str, promised: dict[str, str]) -> Iterator[Problem]:
    document = programme.documents.get(f"{folder}/facilitator.md")
    if document is None or has_unsound_parts(document):
        return
    covered = {id_ for part in timed_parts(document) if part.activity for id_ in part.activity.covers}
    for id_, text in promised.items():
        if id_ not in covered:
            yield UNCOVERED.at(document.place(), what=what, id=id_, text=text, file="an activity of facilitator.md")


def _difficulties(programme: Programme) -> Iterator[Problem]:
    assert programme.outline is not None
    for session in programme.outline.sessions:
        if not session.difficulties or session.status == "draft":
            continue
        pages = {page.page_meta.difficulty: page for page in programme.of_kind(Kind.page) if page.page_meta.difficulty}
        for id_ in session.difficulties:
            page = pages.get(id_)
            if page is None:
                if f"staff/guidance/{id_}.md" not in programme.unreadable:
                    yield NO_DIFFICULTY.at(programme.place_of(session, "difficulties", id_), id=id_)
                continue
            yield from _facets(page, session.split)


def _parent_facets(programme: Programme) -> Iterator[Problem]:
    for folder, session in programme.sessions:
        index = programme.documents.get(f"{folder}/index.md")
        if folder.startswith("parents/") and index and session.status == "published" and 2 <= session.number <= 5:
            yield from _facets(index, (("ks1", "ks2"), ("ks3", "ks4")))


def _facets(document: Document, groups: tuple[tuple[KeyStage, ...], ...]) -> Iterator[Problem]:
    for facet in FACETS:
        blocks = [block for block in document.scan.walk() if block.name == "facet" and block.argument == facet]
        for stages in groups:
            if not any(_says_something(block, stages) for block in blocks):
                place = blocks[0].place if blocks else document.place()
                yield FACET.at(place, facet=facet, stages=" and ".join(stages))


def _says_something(block: Block, stages: tuple[KeyStage, ...]) -> bool:
    """Whether a facet has text for `stages`: some that is for all, or in a `keystage` block that names one of them."""
    body = block.body.split("\n")
    for child in block.children:
        first, after = child.place.line - block.body_line, child.end_line - block.body_line + 1
        if child.name == "keystage" and not set(key_stages_in(child.argument)) & set(stages):
            body[first:after] = [""] * len(body[first:after])
        elif child.name == "signposts":
            body[first] = child.argument
    text = without_markup(" ".join(line for line in body if not re.match(r"\s*(#|/{3,})", line)))
    return bool(re.search(r"\w", text))
