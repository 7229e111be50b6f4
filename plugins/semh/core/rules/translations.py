"""Translations: of texts for parents and pupils only, into known languages, each saying which English text it follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from semh.core.documents import Document, Kind
from semh.core.problems import Problem, Rule, Severity, did_you_mean
from semh.core.programme import LANGUAGES, Programme

LANGUAGE = Rule(
    "translation/language",
    "`{language}` in the file's name is no language of languages.yml.",
    "Add it there, or rename the file. {near}",
)
NO_ENGLISH = Rule(
    "translation/no-english",
    "There is no English text {uri} that this translates.",
    "Rename the file, or write it first.",
)
NOT_FOR_PARENTS = Rule(
    "translation/audience",
    "Only pages and handouts for parents and pupils are translated; the English text is for {audience}.",
    "Delete the translation.",
)
OTHER_AUDIENCE = Rule(
    "translation/other-audience",
    "The translation is for {audience}, the English text for {english}.",
    "Write `audience: {english}`.",
)
NO_FOLLOWS = Rule(
    "translation/no-follows",
    "The translation does not say which English text it follows.",
    "Write `follows: {reviewed}` and `english: {mark}`, if it follows the English text as it is now.",
)
BEHIND = Rule(
    "translation/behind",
    "The English text has changed since this was translated (it followed that of {follows}).",
    "Bring it up to date, then write `follows: {reviewed}` and `english: {mark}`.",
    Severity.warning,
)
LOST_NUMBER = Rule(
    "translation/lost-number",
    "The translated help box leaves out {id}, which the English one names.",
    "Name it: `{{{{ signposts['{id}'].phone }}}}` or `.text`, as in {uri}.",
)
NO_TRANSLATION = Rule(
    "translation/not-a-translation", "`{key}:` belongs to translations, and this is an English text.", "Remove it."
)

SAFETY_FILE = "safety.md"
_SIGNPOST = re.compile(r"signposts\['([^']+)'\]")


def english_mark(document: Document) -> str:
    """The mark by which a translation names the English text that it follows; the `v` keeps YAML from reading a number."""
    return f"v{document.digest[:7]}"


def is_behind(translation: Document, english: Document) -> bool:
    """Whether the English text is not the one that was translated."""
    return translation.meta.english != english_mark(english)


def check(programme: Programme) -> Iterator[Problem]:
    """Every document: translations, and English texts that say they are some."""
    for document in programme.documents.values():
        if document.language:
            yield from _translation(programme, document)
            continue
        for key in ("follows", "english"):
            if getattr(document.meta, key) is not None:
                yield NO_TRANSLATION.at(document.place(key), key=key)


def _translation(programme: Programme, document: Document) -> Iterator[Problem]:
    meta = document.meta
    if document.language not in programme.languages and LANGUAGES not in programme.unreadable:
        near = did_you_mean(document.language, programme.languages)
        yield LANGUAGE.at(document.place(), language=document.language, near=near)
    english = programme.documents.get(document.english_uri)
    if english is None:
        if document.english_uri not in programme.unreadable:
            yield NO_ENGLISH.at(document.place(), uri=document.english_uri)
        return
    if document.kind not in (Kind.page, Kind.handout) or not (
        english.meta.audience in ("parent", "pupil") or english.uri == SAFETY_FILE
    ):
        yield NOT_FOR_PARENTS.at(document.place(), audience=english.meta.audience)
        return
    if meta.audience != english.meta.audience:
        yield OTHER_AUDIENCE.at(document.place("audience"), audience=meta.audience, english=english.meta.audience)
    for id_ in dict.fromkeys(_SIGNPOST.findall(english.body)):
        if english.uri == SAFETY_FILE and id_ not in _SIGNPOST.findall(document.body):
            yield LOST_NUMBER.at(document.place(), id=id_, uri=english.uri)
    now = {"reviewed": english.meta.reviewed, "mark": english_mark(english)}
    if meta.follows is None or meta.english is None:
        yield NO_FOLLOWS.at(document.place(), **now)
    elif is_behind(document, english):
        yield BEHIND.at(document.place("english"), follows=meta.follows, **now)
