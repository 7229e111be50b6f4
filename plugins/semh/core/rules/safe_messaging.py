"""Safe messaging: words and details that harm, by audience (the table is safe_messaging.yml)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, partial
from itertools import groupby
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from semh.core.documents import Document, Kind
from semh.core.memo import Memo
from semh.core.model import Frozen, Id, Text, Whole
from semh.core.passages import Part, Passage, Reader, data_passages, document_passages
from semh.core.problems import Problem, Severity
from semh.core.programme import DataFile, Programme
from semh.core.rules.needles import needles
from semh.core.schema import validate
from semh.core.yaml_marks import read_yaml

TABLE = Path(__file__).with_suffix(".yml")
READERS: tuple[Reader, ...] = ("staff", "parent", "pupil")

_NEGATED = re.compile(
    r"(?:\b(?:not|never|no|nor|neither|nobody|without|cannot|avoid|avoids|avoiding|instead of|rather than)\b|n't\b)"
    r"[^.!?;]{0,45}$",
    re.IGNORECASE,
)


def _compiled(value: Any) -> Any:
    """A pattern, or a list of alternatives, as one pattern of whole words in any case."""
    alternatives = [value] if isinstance(value, str) else value
    if not isinstance(alternatives, list) or not all(isinstance(text, str) for text in alternatives):
        return value
    try:
        return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"it is not a regular expression ({error})") from None


def _for_all(value: Any) -> Any:
    return dict.fromkeys(READERS, value) if isinstance(value, str) else value


def _as_example(value: Any) -> Any:
    return {"text": value} if isinstance(value, str) else value


Regex = Annotated[re.Pattern[str], BeforeValidator(_compiled)]
Level = Literal["block", "warn", "note"]


class Example(Frozen):
    """A sentence that tries a rule: as `audience` (none: every one that the rule has), on a page about `topics`."""

    text: Text
    audience: Reader | None = None
    topics: tuple[Id, ...] = ()
    part: Part = "text"
    blocks: tuple[str, ...] = ()
    myth: bool = False


Examples = tuple[Annotated[Example, BeforeValidator(_as_example)], ...]


class Once(Frozen):
    """A phrase that may stand once in a document for these audiences; `box`: only in the need-help-now box."""

    phrase: Regex
    audiences: tuple[Reader, ...] = READERS
    box: bool = False


class Pattern(Frozen):
    """One row of the table; safe_messaging.yml says what each key means."""

    number: Whole
    name: Id
    severity: Annotated[dict[Reader, Level], BeforeValidator(_for_all)]
    find: Regex | None = None
    find_near: Regex | None = None
    near: Regex | None = None
    topics: tuple[Id, ...] = ()
    parts: tuple[Part, ...] = ("text", "heading", "name")
    allowed: Regex | None = None
    negated: Literal["checked", "allowed"] = "checked"
    avoid: Literal["checked", "allowed"] = "allowed"
    myth: Literal["checked", "allowed"] = "checked"
    once: Once | None = None
    write: Text
    why: Text
    limits: Text | None = None
    bad: Examples
    good: Examples

    @cached_property
    def needles(self) -> tuple[str, ...]:
        """Texts of which one is in everything that this row finds; none of them holds another."""
        found = frozenset().union(*(needles(regex) for regex in (self.find, self.find_near) if regex))
        return tuple(sorted(one for one in found if not any(other in one for other in found - {one})))

    def may_be_in(self, lowered: str) -> bool:
        """A quick look that never says no wrongly; `lowered` is in lower case."""
        for needle in self.needles:  # noqa: SIM110 (`any` takes three times as long, a million times a build)
            if needle in lowered:
                return True
        return False

    def finds(self, passage: Passage, topics: Iterable[str]) -> Iterator[re.Match[str]]:
        """Every match that counts, before who reads it and `once` are considered."""
        if passage.part not in self.parts or self._is_exempt(passage):
            return
        found = list(self.find.finditer(passage.text)) if self.find else []
        if self.find_near and (more := list(self.find_near.finditer(passage.text))):
            is_near = bool(set(self.topics).intersection(topics)) or (self.near and self.near.search(passage.context))
            found += [match for match in more if is_near and not any(_overlap(match, other) for other in found)]
        for match in found:
            if not self._is_allowed(match):
                yield match

    def _is_exempt(self, passage: Passage) -> bool:
        in_avoid = self.avoid == "allowed" and "avoid" in passage.blocks
        return in_avoid or (self.myth == "allowed" and passage.is_myth)

    def _is_allowed(self, match: re.Match[str]) -> bool:
        if self.negated == "allowed" and _NEGATED.search(match.string, 0, match.start()):
            return True
        phrases = self.allowed.finditer(match.string) if self.allowed else ()
        return any(phrase.start() <= match.start() and match.end() <= phrase.end() for phrase in phrases)


class Table(Frozen):
    """The whole table, and names of services and laws in which any word may stand."""

    names: Regex
    patterns: tuple[Pattern, ...]


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()


@cache
def load_table() -> Table:
    """The table that is packaged beside this module; a ValueError when somebody broke it."""
    marked, problems = read_yaml(TABLE.read_text(encoding="utf-8"), PurePosixPath(TABLE.name))
    table, more = validate(Table, marked)
    if table is None or problems:
        raise ValueError("; ".join(f"{problem.place}: {problem.message}" for problem in [*problems, *more]))
    return table


def check(programme: Programme, memo: Memo) -> Iterator[Problem]:
    """Every pattern of the table in every text that staff, parents or pupils read."""
    for document in programme.english_documents:
        audience = document.meta.audience
        reader: Reader = "staff" if audience == "facilitator" else audience
        topics = _topics(programme, document)
        inputs = ("safe messaging", reader, topics, document.path, document.digest)
        yield from memo.problems(inputs, partial(_check_document, document, reader, topics))
    for uri, file in sorted(programme.data_files.items()):
        yield from memo.problems(("safe messaging", uri, file.digest), partial(_check_data, uri, file))


def _check_document(document: Document, reader: Reader, topics: tuple[str, ...]) -> Iterator[Problem]:
    return check_passages(document_passages(document), reader, topics, _box(document))


def _check_data(uri: str, file: DataFile) -> Iterator[Problem]:
    for reader, rows in groupby(data_passages(uri, file), lambda row: row[0]):
        yield from check_passages([passage for _, passage in rows], reader, ())


def check_passages(
    passages: Iterable[Passage], reader: Reader, topics: Iterable[str], is_box: bool = False
) -> Iterator[Problem]:
    """Every pattern that speaks to `reader` in the passages of one document about `topics`."""
    table = load_table()
    lowered = [(passage, passage.text.lower()) for passage in passages]
    whole = "\n".join(text for _, text in lowered)
    for pattern in table.patterns:
        if reader in pattern.severity and pattern.may_be_in(whole):
            likely = [passage for passage, text in lowered if pattern.may_be_in(text)]
            yield from _check_pattern(pattern, table.names, likely, reader, topics, is_box)


def _check_pattern(
    pattern: Pattern,
    names: re.Pattern[str],
    passages: list[Passage],
    reader: Reader,
    topics: Iterable[str],
    is_box: bool,
) -> Iterator[Problem]:
    seen: Counter[int] = Counter()
    for passage in passages:
        spans = [name.span() for name in names.finditer(passage.text)]
        for match in pattern.finds(passage, topics):
            if any(start <= match.start() and match.end() <= end for start, end in spans):
                continue
            if (
                _is_first(pattern.once, match, reader, is_box or "safety" in passage.blocks)
                and not seen[pattern.number]
            ):
                seen[pattern.number] += 1
                continue
            yield _problem(pattern, passage, match, reader)


def _is_first(once: Once | None, match: re.Match[str], reader: Reader, in_box: bool) -> bool:
    if once is None or reader not in once.audiences or (once.box and not in_box):
        return False
    phrases = once.phrase.finditer(match.string)
    return any(phrase.start() <= match.start() and match.end() <= phrase.end() for phrase in phrases)


def _problem(pattern: Pattern, passage: Passage, match: re.Match[str], reader: Reader) -> Problem:
    level = pattern.severity[reader]
    where = {"text": "", "heading": " in a title", "name": " in a file's name"}[passage.part]
    style = "Style: " if level == "note" else ""
    return Problem(
        passage.place_at(match.start()),
        f"safe-messaging/{pattern.name}",
        f"{style}“{match[0]}”{where}, for {'pupils' if reader == 'pupil' else reader}: {pattern.why}",
        f"Write: {pattern.write}",
        Severity.error if level == "block" else Severity.warning,
    )


def _box(document: Document) -> bool:
    return document.uri == "safety.md"


def _topics(programme: Programme, document: Document) -> tuple[str, ...]:
    """The document's own topics and, beside a session's page, those of the page."""
    pages = programme.in_folder(document.folder, Kind.page) if document.kind is not Kind.page else ()
    return (*document.meta.topics, *(topic for page in pages for topic in page.meta.topics))
