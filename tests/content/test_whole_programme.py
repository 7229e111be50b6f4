"""The real content as one programme: nothing said twice in two sessions, sessions of a size that can be used."""

from __future__ import annotations

import re
from collections import defaultdict

from semh.core.decks import slides_of
from semh.core.documents import Document, Kind
from semh.core.markdown_text import prose_sentences, without_markup
from semh.core.programme import Programme

SHARED_WORDS = 14
"""A sentence of so many words in two sessions is a copy, not a coincidence."""

IN_DANGER = re.compile(r"\b(999|111)\b")
"""What to do in danger is said in the same words everywhere, on purpose."""


def published(programme: Programme) -> set[str]:
    return {folder for folder, session in programme.sessions if session.status == "published"}


def test_no_two_sessions_share_a_sentence(programme: Programme) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for document in programme.documents.values():
        if document.folder in published(programme):
            for _, sentence in prose_sentences(document, frozenset({"safety", "signposts", "say"})):
                if len(sentence.split()) >= SHARED_WORDS and not IN_DANGER.search(sentence):
                    found[re.sub(r"\W+", " ", sentence.lower())].add(document.folder)
    assert {sentence: folders for sentence, folders in found.items() if len(folders) > 1} == {}


def first_names(document: Document) -> set[str]:
    """The names of made-up people: a capitalised word that opens an example's sentence and is followed by an age or a year."""
    names = set()
    for block in document.scan.walk():
        if block.name == "example":
            names |= set(
                re.findall(
                    r"\b([A-Z][a-z]+) (?:is|was|in|,) (?:in )?(?:Year \d|aged|\d|[a-z]+teen|five|six|seven|eight|nine|ten)",
                    block.body,
                )
            )
    return names


def test_no_two_sessions_share_a_made_up_person(programme: Programme) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for document in programme.documents.values():
        for name in first_names(document):
            found[name].add(document.folder)
    assert {name: folders for name, folders in found.items() if len(folders) > 1} == {}


def words_of(document: Document) -> int:
    return sum(
        len(without_markup(line).split()) for line in document.body.split("\n") if not line.startswith(("/", "    "))
    )


def test_published_sessions_have_reading_slides_and_handouts_of_a_usable_size(programme: Programme) -> None:
    for folder in sorted(folder for folder in published(programme) if folder.startswith("sessions/")):
        assert 2000 <= words_of(programme.documents[f"{folder}/index.md"]) <= 5000, folder
        assert 20 <= len(slides_of(programme.documents[f"{folder}/slides.md"])) <= 32, folder
        assert 2 <= len(programme.in_folder(folder, Kind.handout)) <= 6, folder


def test_every_published_session_names_what_it_feeds(programme: Programme) -> None:
    for folder, session in programme.sessions:
        if session.status == "published" and folder.startswith("sessions/"):
            feeds = session.feeds
            assert feeds.audit_sections or feeds.policy_sections or feeds.measures, folder
