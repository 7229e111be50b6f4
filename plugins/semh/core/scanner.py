"""The fence-aware block scanner: the authority on what blocks a text holds, where, and whether they are sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from semh.core.problems import Place, Problem, Rule
from semh.core.yaml_marks import Marked, read_yaml

UNCLOSED = Rule("block/unclosed", "The block `{name}` is never closed.", "Close it with a line `{slashes}`.")
STRAY_CLOSE = Rule(
    "block/stray-close",
    "This `{slashes}` closes no block.",
    "Delete it, or check the number of slashes of the block it belongs to.",
)
SLASHES = Rule(
    "block/slashes",
    "`{inner}` has as many slashes as `{outer}`, which holds it.",
    "Give the outer block (line {line}) one slash more.",
)
BAD_OPENING = Rule(
    "block/bad-opening",
    "This line of slashes opens no block.",
    "Write `/// name | argument`, or `///` alone to close one.",
)
OPEN_FENCE = Rule(
    "block/unclosed-fence",
    "This code fence is never closed, so everything below it counts as code.",
    "Close it with a line `{mark}`, or delete it.",
)

_LINE = re.compile(r"^(?P<indent> {0,3})(?P<slashes>/{3,})(?P<rest>.*)$")
_OPENING = re.compile(r"^[ ]*(?P<name>[A-Za-z][\w-]*)[ ]*(?:\|[ ]*(?P<argument>.*?))?[ ]*$")
_FENCE = re.compile(r"^ {0,3}(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")


@dataclass(frozen=True)
class Block:
    """One block: its name, argument, options, and the lines that it spans (counted in the file, from 1).

    `body` is the text between the options and the closing line; `body_line` is the line on which it starts.
    """

    name: str
    argument: str
    place: Place
    end_line: int
    slashes: int
    options: Marked
    body: str
    body_line: int
    children: tuple[Block, ...] = ()

    def walk(self) -> Iterator[Block]:
        """This block and every block inside it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass
class _Open:
    name: str
    argument: str
    place: Place
    slashes: int
    options: Marked
    body_line: int
    children: list[Block] = field(default_factory=list)


@dataclass(frozen=True)
class Scan:
    """What the scanner found in a text: its top-level blocks, which lines are code, and the problems."""

    blocks: tuple[Block, ...]
    code_lines: frozenset[int]
    problems: tuple[Problem, ...]

    def walk(self) -> Iterator[Block]:
        """Every block, in order of opening."""
        for block in self.blocks:
            yield from block.walk()


class _Scanner:
    def __init__(self, text: str, path: PurePosixPath, first_line: int) -> None:
        self.lines = text.split("\n")
        self.path = path
        self.first_line = first_line
        self.stack: list[_Open] = []
        self.top: list[Block] = []
        self.problems: list[Problem] = []
        self.code_lines: set[int] = set()

    def scan(self) -> Scan:
        index = 0
        fence = ""
        fence_line = self.first_line
        while index < len(self.lines):
            line = self.lines[index]
            found = _FENCE.match(line)
            if fence:
                self.code_lines.add(self.first_line + index)
                if found and found["mark"].startswith(fence) and not found["info"].strip():
                    fence = ""
            elif found:
                fence, fence_line = found["mark"], self.first_line + index
                self.code_lines.add(self.first_line + index)
            elif marked := _LINE.match(line):
                index = self.slashed(index, marked)
            index += 1
        if fence:
            self.problems.append(OPEN_FENCE.at(Place(self.path, fence_line), mark=fence))
        for block in self.stack:
            self.problems.append(UNCLOSED.at(block.place, name=block.name, slashes="/" * block.slashes))
        while self.stack:
            self.close(len(self.lines))
        return Scan(tuple(self.top), frozenset(self.code_lines), tuple(self.problems))

    def slashed(self, index: int, marked: re.Match[str]) -> int:
        """Handle a line that starts with slashes; return the index of the last line that belongs to it."""
        place = Place(self.path, self.first_line + index, len(marked["indent"]) + 1)
        slashes = len(marked["slashes"])
        if not marked["rest"].strip():
            self.closing(index, slashes, place)
            return index
        opening = _OPENING.match(marked["rest"])
        if not opening:
            self.problems.append(BAD_OPENING.at(place))
            return index
        if self.stack and self.stack[-1].slashes <= slashes:
            outer = self.stack[-1]
            self.problems.append(SLASHES.at(place, inner=opening["name"], outer=outer.name, line=outer.place.line))
        last = index
        while last + 1 < len(self.lines) and self.lines[last + 1].startswith("    ") and self.lines[last + 1].strip():
            last += 1
        source = "\n".join(line[4:] for line in self.lines[index + 1 : last + 1])
        options = Marked({}, self.path, {(): (place.line, place.column)}, place.line)
        if source:
            options, problems = read_yaml(source, self.path, self.first_line + index + 1, column_offset=4)
            self.problems.extend(problems)
        body_line = self.first_line + last + 1
        self.stack.append(_Open(opening["name"], opening["argument"] or "", place, slashes, options, body_line))
        return last

    def closing(self, index: int, slashes: int, place: Place) -> None:
        if not any(block.slashes == slashes for block in self.stack):
            self.problems.append(STRAY_CLOSE.at(place, slashes="/" * slashes))
            return
        while self.stack[-1].slashes != slashes:
            unclosed = self.stack[-1]
            self.problems.append(UNCLOSED.at(unclosed.place, name=unclosed.name, slashes="/" * unclosed.slashes))
            self.close(index)
        self.close(index)

    def close(self, index: int) -> None:
        """Close the innermost open block; `index` is that of its closing line."""
        block = self.stack.pop()
        body = "\n".join(self.lines[block.body_line - self.first_line : index])
        done = Block(
            block.name, block.argument, block.place, self.first_line + index, block.slashes,
            block.options, body, block.body_line, tuple(block.children),
        )  # fmt: skip
        (self.stack[-1].children if self.stack else self.top).append(done)


def scan_blocks(text: str, path: PurePosixPath, first_line: int = 1) -> Scan:
    """Find every block of `text`, which starts at line `first_line` of the file `path`; collect every problem."""
    return _Scanner(text, path, first_line).scan()


def options_of(block: Block) -> dict[str, Any]:
    """The block's options as a mapping; empty when there are none or they could not be read."""
    return block.options.data if isinstance(block.options.data, dict) else {}
