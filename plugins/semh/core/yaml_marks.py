"""YAML with a position for every key and value, and none of YAML's traps: duplicates, aliases, tags, tabs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import yaml

from semh.core.problems import Place, Problem, Rule

BROKEN = Rule(
    "yaml/broken",
    "This is not valid YAML: {reason}.",
    "Check colons, quotes and indentation on this line and the one above.",
)
TAB = Rule("yaml/tab", "YAML is indented with a tab.", "Indent with spaces.")
DUPLICATE = Rule(
    "yaml/duplicate-key", "The key `{key}` stands twice; first on line {first}.", "Delete one, or rename it."
)
ALIAS = Rule(
    "yaml/alias",
    "A value that starts with `*` or `&` is a YAML alias or anchor, which are not used here.",
    "Put quotes around the text, or write the value out.",
)
TAG = Rule("yaml/tag", "YAML tags (`{tag}`) are not used here.", "Remove it, or put quotes around the text.")
NOT_A_MAPPING = Rule("yaml/not-a-mapping", "Expected `key: value` lines here.", "Write one `key: value` a line.")
KEY_NOT_TEXT = Rule("yaml/key-not-text", "The key `{key}` is not plain text.", "Put quotes around the key.")

BAD_VALUE = Rule("yaml/bad-value", "`{text}` cannot be read: {reason}.", "Correct it, or put quotes around it.")

Path_ = tuple[str | int, ...]
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
)
_MAX_DEPTH = 40


@dataclass(frozen=True)
class Marked:
    """Parsed YAML: plain values, and where each stands. `data` is None when a problem made it unusable."""

    data: Any
    path: PurePosixPath
    marks: Mapping[Path_, tuple[int, int]] = field(default_factory=dict)
    first_line: int = 1

    def place(self, *loc: str | int) -> Place:
        """Where the value at `loc` stands; for a missing one, its nearest parent that is there."""
        for length in range(len(loc), -1, -1):
            if mark := self.marks.get(loc[:length]):
                return Place(self.path, *mark)
        return Place(self.path, self.first_line)


class _Reader:
    """Walks one composed YAML document, constructing plain values and noting positions and problems."""

    def __init__(self, path: PurePosixPath, line_offset: int, column_offset: int) -> None:
        self.path = path
        self.line_offset = line_offset
        self.column_offset = column_offset
        self.marks: dict[Path_, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self.constructor = yaml.constructor.SafeConstructor()

    def position(self, mark: Any) -> tuple[int, int]:
        return mark.line + 1 + self.line_offset, mark.column + 1 + self.column_offset

    def report(self, rule: Rule, mark: Any, **slots: object) -> None:
        self.problems.append(rule.at(Place(self.path, *self.position(mark)), **slots))

    def value(self, node: yaml.Node, loc: Path_) -> Any:
        self.marks.setdefault(loc, self.position(node.start_mark))
        if node.tag not in _PLAIN_TAGS:
            self.report(TAG, node.start_mark, tag=node.tag.replace("tag:yaml.org,2002:", "!!"))
            return None
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, loc)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*loc, index)) for index, item in enumerate(node.value)]
        try:
            return self.constructor.construct_object(node)
        except (ValueError, yaml.YAMLError) as error:
            self.report(BAD_VALUE, node.start_mark, text=node.value[:60], reason=str(error).split("\n")[0].rstrip("."))
            return None

    def mapping(self, node: yaml.MappingNode, loc: Path_) -> dict[str, Any]:
        result: dict[str, Any] = {}
        seen: dict[str, int] = {}
        for key_node, value_node in node.value:
            if (
                not isinstance(key_node, yaml.ScalarNode)
                or key_node.tag not in _PLAIN_TAGS
                or key_node.tag.endswith("merge")
            ):
                self.report(KEY_NOT_TEXT, key_node.start_mark, key=_shown_key(key_node))
                continue
            key = str(key_node.value)
            line, _ = self.position(key_node.start_mark)
            if key in seen:
                self.report(DUPLICATE, key_node.start_mark, key=key, first=seen[key])
            seen.setdefault(key, line)
            self.marks[(*loc, key)] = self.position(key_node.start_mark)
            result[key] = self.value(value_node, (*loc, key))
        return result


def _shown_key(node: yaml.Node) -> str:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else "[…]" if node.tag.endswith("seq") else "{…}"


def read_yaml(
    text: str, path: PurePosixPath, first_line: int = 1, column_offset: int = 0
) -> tuple[Marked, list[Problem]]:
    """Parse `text`, which starts at line `first_line` of the file `path`; collect every problem.

    Strings, numbers, booleans, null, dates, lists and mappings come out as plain Python values; mapping keys are
    always strings, as written. Aliases and tags are refused before anything is built, so an alias bomb costs nothing.
    """
    reader = _Reader(path, first_line - 1, column_offset)
    unusable = Marked(None, path, {}, first_line)
    for number, line in enumerate(text.split("\n")):
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            place = Place(path, first_line + number, indent.index("\t") + 1 + column_offset)
            return unusable, [TAB.at(place)]
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                reader.report(ALIAS, event.start_mark)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _MAX_DEPTH:
                reader.report(BROKEN, event.start_mark, reason=f"it is nested more than {_MAX_DEPTH} levels deep")
                break
        if reader.problems:
            return unusable, list({problem.place.line: problem for problem in reversed(reader.problems)}.values())
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        if error.context in ("while scanning an alias", "while scanning an anchor"):
            return unusable, [ALIAS.at(Place(path, *reader.position(error.context_mark)))]
        mark = error.problem_mark or error.context_mark
        reason = re.sub(r"^(did|could) not find expected", "there should be", error.problem or "it cannot be read")
        place = Place(path, *reader.position(mark)) if mark else Place(path, first_line)
        return unusable, [BROKEN.at(place, reason=reason)]
    except yaml.reader.ReaderError as error:
        at_line = first_line + text.encode()[: error.position].count(b"\n")
        return unusable, [BROKEN.at(Place(path, at_line), reason=f"character #x{error.character:04x} is not allowed")]
    if node is None:
        return Marked({}, path, {}, first_line), []
    data = reader.value(node, ())
    return Marked(data, path, reader.marks, first_line), reader.problems
