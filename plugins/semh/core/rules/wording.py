"""Outdated terms: the old word, the current one, and the phrases in which the old one may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from semh.core.documents import Document
from semh.core.markdown_text import visible_lines
from semh.core.memo import Memo
from semh.core.problems import Place, Problem, Rule, Severity
from semh.core.programme import Programme
from semh.core.reference_model import OutdatedTerm

OUTDATED = Rule("wording/outdated", "“{found}” is out of date: {why}", "Write “{use}”.", Severity.warning)


def term_pattern(term: str) -> re.Pattern[str]:
    """A pattern for a term of vocabulary.yml: whole words, any case unless it is an abbreviation, any white space."""
    words = r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", term))
    is_abbreviation = term.isupper() or (not term.islower() and " " not in term)
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", 0 if is_abbreviation else re.IGNORECASE)


def check(programme: Programme, memo: Memo) -> Iterator[Problem]:
    """Every outdated term of vocabulary.yml in every document."""
    terms = programme.vocabulary.outdated if programme.vocabulary else ()
    if not terms:
        return
    listed = repr(terms)
    for document in programme.english_documents:
        inputs = ("wording", listed, document.path, document.digest)
        yield from memo.problems(inputs, partial(check_document, document, terms))


def check_document(document: Document, terms: tuple[OutdatedTerm, ...]) -> Iterator[Problem]:
    """Every outdated term in one document."""
    any_term, patterns = _patterns(terms)
    for place, text in _texts(document):
        if not any_term.search(text):
            continue  # nearly every line: one search instead of one for each term
        for term, pattern in patterns:
            for found in pattern.finditer(text):
                if not _excepted(term, text, found):
                    at = Place(place.path, place.line, place.column + found.start())
                    yield OUTDATED.at(at, found=found[0], why=term.why, use=term.use)


@lru_cache(maxsize=4)
def _patterns(
    terms: tuple[OutdatedTerm, ...],
) -> tuple[re.Pattern[str], tuple[tuple[OutdatedTerm, re.Pattern[str]], ...]]:
    """A pattern that finds any of the terms, and each term with its own."""
    patterns = tuple((term, term_pattern(term.find)) for term in terms)
    return re.compile("|".join(pattern.pattern for _, pattern in patterns), re.IGNORECASE), patterns


def _texts(document: Document) -> Iterator[tuple[Place, str]]:
    """What readers see: title and summary, and the body's lines but for the options of blocks."""
    for key in ("title", "summary"):
        text = getattr(document.meta, key)
        if text:
            yield document.place(key), text
    options = {line for block in document.scan.walk() for line in range(block.place.line + 1, block.body_line)}
    for line, text in visible_lines(document):
        if line not in options:
            yield Place(document.path, line), text


def _excepted(term: OutdatedTerm, text: str, found: re.Match[str]) -> bool:
    for phrase in term.except_:
        for allowed in re.finditer(re.escape(phrase), text, re.IGNORECASE):
            if allowed.start() <= found.start() and found.end() <= allowed.end():
                return True
    return False
