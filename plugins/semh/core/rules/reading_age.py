"""Reading age of what parents and pupils read: measured, and the hardest sentences named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import Any

from semh.core.documents import Document, Kind
from semh.core.markdown_text import prose_sentences
from semh.core.memo import Memo
from semh.core.problems import Problem, Rule
from semh.core.programme import Programme

LIMIT = 11.0
"""The highest reading age for parents and pupils (formats.md, "What the build writes")."""
TOO_HARD = Rule(
    "reading-age/too-hard",
    "The reading age is {age:.1f}; for parents and pupils the limit is {limit:.1f}.",
    "Use shorter sentences and words. Hardest: {hardest}.",
)

LEFT_OUT = frozenset({"safety", "signposts", "notes", "lines"})
"""Blocks that are not prose of this page: the one safety text, cards from data, words for the facilitator, ruled lines."""
_FEWEST_SENTENCES = 8
"""Below this many sentences both formulas swing too far to judge a text (SMOG was made for thirty)."""


@dataclass(frozen=True)
class ReadingAge:
    """A measured reading age in years, and the hardest sentences with their lines."""

    years: float
    hardest: tuple[tuple[int, str], ...]


def reading_age_of_text(text: str) -> float:
    """5 + the mean of Flesch–Kincaid grade and SMOG (formats.md), in years; sentences must end in a full stop."""
    return 5 + _grade(text) / 2 + float(_formulas().smog_index(text)) / 2


def reading_age(document: Document) -> ReadingAge | None:
    """The reading age of a document's prose; None when it has too few sentences to measure."""
    sentences = list(prose_sentences(document, LEFT_OUT))
    if len(sentences) < _FEWEST_SENTENCES:
        return None
    years = reading_age_of_text(" ".join(_ended(sentence) for _, sentence in sentences))
    grades = sorted(((_grade(_ended(text)), line, text) for line, text in sentences), reverse=True)
    return ReadingAge(years, tuple((line, text) for _, line, text in grades[:3]))


def check(programme: Programme, memo: Memo) -> Iterator[Problem]:
    """Check what parents and pupils read: pages, handouts and slides."""
    formulas = version("textstat")
    for document in programme.english_documents:
        if document.meta.audience in ("parent", "pupil") and document.kind is not Kind.facilitator:
            inputs = ("reading age", formulas, document.path, document.digest)
            yield from memo.problems(inputs, partial(check_document, document))


def check_document(document: Document) -> Iterator[Problem]:
    """One problem when the document is too hard to read."""
    measured = reading_age(document)
    if measured and measured.years > LIMIT:
        hardest = "; ".join(f"line {line}, “{_short(text)}”" for line, text in measured.hardest)
        yield TOO_HARD.at(document.place(), age=measured.years, limit=LIMIT, hardest=hardest)


def _grade(text: str) -> float:
    return float(_formulas().flesch_kincaid_grade(text))


def _formulas() -> Any:
    import textstat  # with its dictionary it is slow to load, and seldom needed twice for the same text

    return textstat


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:79].rstrip() + "…"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else sentence + "."
