"""References: everything that is named exists."""

from __future__ import annotations

from collections.abc import Iterator

from semh.core.activities import facilitator_files, has_unsound_parts, timed_parts
from semh.core.decks import slides_of
from semh.core.documents import Document, Kind
from semh.core.kits import kits_of
from semh.core.markdown_text import CITATION, visible_lines, without_code
from semh.core.problems import Place, Problem, Rule, Severity, did_you_mean
from semh.core.programme import Programme

TOPIC = Rule("references/topic", "There is no topic `{id}`.", "Use a topic of vocabulary.yml. {near}")
SOURCE = Rule("references/source", "There is no source `{id}`.", "Add it to sources.yml. {near}")
SUPERSEDED = Rule(
    "references/superseded-source",
    "`{id}` has been superseded by `{new}`.",
    "Check the claim against `{new}` and cite that.",
    Severity.warning,
)
SIGNPOST = Rule(
    "references/signpost", "There is no signpost or topic `{id}`.", "Use an id or topic of signposts.yml. {near}"
)
UNVERIFIED = Rule(
    "references/signpost-unverified",
    "The signpost `{id}` is not verified, so it may not be shown.",
    "Name another one, or leave it out.",
)
NO_SIGNPOST = Rule("references/signpost-none", "No verified signpost has the topic `{id}`.", "Name signposts by id.")
HANDOUT = Rule("references/handout", "There is no handout `{id}` in this folder.", "Create handouts/{id}.md. {near}")
SLIDE = Rule(
    "references/slide", "There is no slide `{id}` in slides.md.", "Give a slide that id: `## Title {{#{id}}}`. {near}"
)
DRAFT_HANDOUT = Rule(
    "references/handout-draft",
    "The handout `{id}` is a draft, so no file is made of it.",
    "Set `status: published` in handouts/{id}.md, or do not name it here yet.",
)
UNUSED_HANDOUT = Rule(
    "references/handout-unused",
    "No activity hands this out.",
    "Name it under `handouts:` of an activity, or delete it.",
)
FORM = Rule("references/form", "There is no audit `{id}`.", "Use the id of a file in staff/audits. {near}")
DIFFICULTY = Rule("references/difficulty", "There is no difficulty `{id}`.", "Use one of session 7's. {near}")
COVERS = Rule("references/covers", "The outline has no topic `{id}`.", "Use an id of programme.yml. {near}")
HOMELESS = Rule(
    "references/homeless-handout",
    "The handouts of content/{folder} belong to no session and no kit, so no file is made of them.",
    "Move them into the folder of a session, or keep them under content/staff/ and write an index.md beside `handouts`.",
)
FOLDER = Rule(
    "references/folder",
    "The folder content/{folder} belongs to no session of programme.yml.",
    "Rename it, or add `folder:` to the session. {near}",
)


def check(programme: Programme) -> Iterator[Problem]:
    """All references of all documents and data files."""
    for document in programme.documents.values():
        yield from _topics(programme, document)
        yield from _citations(programme, document)
        yield from _block_references(programme, document)
    for _, document in facilitator_files(programme):
        yield from _activity_references(programme, document)
        yield from _covers_of_activities(programme, document)
    yield from _folders(programme)
    yield from _superseded_by(programme)


def outline_ids(programme: Programme) -> set[str]:
    """Every id that a document may say it covers."""
    outline = programme.outline
    if outline is None:
        return set()
    ids = {*outline.programme.aims, *outline.programme.expectations, *outline.programme.impact, *outline.parents.facets}
    for _, session in programme.sessions:
        ids |= {*session.topics, *session.facets}
    return ids


def _topics(programme: Programme, document: Document) -> Iterator[Problem]:
    if programme.vocabulary:
        for index, topic in enumerate(document.meta.topics):
            if topic not in programme.vocabulary.topics:
                near = did_you_mean(topic, programme.vocabulary.topics)
                yield TOPIC.at(document.place("topics", index), id=topic, near=near)
    if document.kind is not Kind.page or programme.outline is None:
        return
    meta = document.page_meta
    known = outline_ids(programme)
    for index, id_ in enumerate(meta.covers):
        if id_ not in known:
            yield COVERS.at(document.place("covers", index), id=id_, near=did_you_mean(id_, known))
    difficulties = {id_ for session in programme.outline.sessions for id_ in session.difficulties}
    if meta.difficulty and meta.difficulty not in difficulties:
        near = did_you_mean(meta.difficulty, difficulties)
        yield DIFFICULTY.at(document.place("difficulty"), id=meta.difficulty, near=near)


def _citations(programme: Programme, document: Document) -> Iterator[Problem]:
    if "sources.yml" in programme.unreadable:
        return
    for line, text in visible_lines(document):
        for found in CITATION.finditer(without_code(text)):
            place = Place(document.path, line, found.start() + 1)
            source = programme.sources.get(found["id"])
            if source is None:
                yield SOURCE.at(place, id=found["id"], near=did_you_mean(found["id"], programme.sources))
            elif source.superseded_by in programme.sources:
                yield SUPERSEDED.at(place, id=found["id"], new=source.superseded_by)


def _block_references(programme: Programme, document: Document) -> Iterator[Problem]:
    for block in document.scan.walk():
        if block.name == "form" and block.argument and block.argument not in programme.audits:
            yield FORM.at(block.place, id=block.argument, near=did_you_mean(block.argument, programme.audits))
        if block.name == "signposts" and "signposts.yml" not in programme.unreadable:
            for word in block.argument.split():
                yield from _signpost(programme, block.place, word)


def _signpost(programme: Programme, place: Place, word: str) -> Iterator[Problem]:
    topics = programme.vocabulary.topics if programme.vocabulary else {}
    if word in programme.signposts:
        if not programme.signposts[word].verified:
            yield UNVERIFIED.at(place, id=word)
    elif word not in topics:
        yield SIGNPOST.at(place, id=word, near=did_you_mean(word, {*programme.signposts, *topics}))
    elif not programme.shown_signposts(word):
        yield NO_SIGNPOST.at(place, id=word)


def _activity_references(programme: Programme, document: Document) -> Iterator[Problem]:
    handouts = {handout.stem: handout for handout in programme.in_folder(document.folder, Kind.handout)}
    drafts = {handout.uri for handout in programme.of_kind(Kind.handout) if handout.is_draft}
    deck = programme.documents.get(f"{document.folder}/slides.md")
    slides = {slide.id for slide in slides_of(deck) if slide.id} if deck else set()
    used: set[str] = set()
    for part in timed_parts(document):
        activity = part.activity
        if activity is None:
            continue
        used |= set(activity.handouts)
        marks = part.block.options
        for index, id_ in enumerate(activity.handouts):
            if f"{document.folder}/handouts/{id_}.md" in drafts:
                yield DRAFT_HANDOUT.at(marks.place("handouts", index), id=id_)
            elif id_ not in handouts:
                yield HANDOUT.at(marks.place("handouts", index), id=id_, near=did_you_mean(id_, handouts))
        for index, id_ in enumerate(activity.slides):
            if id_ not in slides:
                yield SLIDE.at(marks.place("slides", index), id=id_, near=did_you_mean(id_, slides))
    for stem, handout in handouts.items():
        if stem not in used and not has_unsound_parts(document):
            yield UNUSED_HANDOUT.at(handout.place())


def _covers_of_activities(programme: Programme, document: Document) -> Iterator[Problem]:
    known = outline_ids(programme)
    for part in timed_parts(document):
        for index, id_ in enumerate(part.activity.covers if part.activity else ()):
            if known and id_ not in known:
                yield COVERS.at(part.block.options.place("covers", index), id=id_, near=did_you_mean(id_, known))


def _folders(programme: Programme) -> Iterator[Problem]:
    known = {folder for folder, _ in programme.sessions}
    folders = {document.folder: document for document in programme.documents.values()}
    for folder, document in folders.items():
        if known and folder.startswith(("sessions/", "parents/", "trainers/")) and folder not in known:
            yield FOLDER.at(document.place(), folder=folder, near=did_you_mean(folder, known))
    homes = {*kits_of(programme), *(uri.removesuffix("/index.md") for uri in programme.unreadable)}
    for folder, handout in {handout.folder: handout for handout in programme.of_kind(Kind.handout)}.items():
        if not folder.startswith(("sessions/", "parents/", "trainers/")) and folder not in homes:
            yield HOMELESS.at(handout.place(), folder=folder)


def _superseded_by(programme: Programme) -> Iterator[Problem]:
    file = programme.data_files.get("sources.yml")
    for id_, source in programme.sources.items():
        if file and source.superseded_by and source.superseded_by not in programme.sources:
            near = did_you_mean(source.superseded_by, programme.sources)
            yield SOURCE.at(file.place(id_, "superseded_by"), id=source.superseded_by, near=near)
    for id_, term in programme.glossary.items():
        glossary = programme.data_files["glossary.yml"]
        if programme.sources and term.source and term.source not in programme.sources:
            yield SOURCE.at(
                glossary.place(id_, "source"), id=term.source, near=did_you_mean(term.source, programme.sources)
            )
