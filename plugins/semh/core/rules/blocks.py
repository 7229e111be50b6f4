"""Blocks: known names, the right file, arguments, options, and what may stand inside what."""

from __future__ import annotations

from collections.abc import Iterator

from semh.core.block_specs import BLOCKS
from semh.core.documents import Document
from semh.core.model import FACETS, KEY_STAGES
from semh.core.problems import Problem, Rule, did_you_mean
from semh.core.programme import Programme
from semh.core.scanner import Block
from semh.core.schema import validate

UNKNOWN = Rule("block/unknown", "There is no block `{name}`.", "Rename it. {near}")
MISPLACED = Rule("block/misplaced", "`{name}` does not belong in a {kind} file.", "Move it to: {where}.")
NO_ARGUMENT = Rule("block/no-argument", "`{name}` needs something after `|`.", "Write `/// {name} | …`.")
ARGUMENT = Rule("block/argument", "`{name}` takes nothing after `|`.", "Write `/// {name}` alone.")
EMPTY = Rule("block/empty", "The block `{name}` is empty.", "Write its text, or remove it.")
BAD_STAGE = Rule("block/key-stage", "`{word}` is not a key stage.", "Use words of: eyfs ks1 ks2 ks3 ks4 ks5. {near}")
BAD_FACET = Rule(
    "block/facet", "`{word}` is not a facet.", "Use one of: signs, signposting, interventions, further-help. {near}"
)
BAD_LINES = Rule("block/lines", "`lines` takes a number from 1 to 40, not `{word}`.", "Write `/// lines | 4`.")
FILTERED_SAFETY = Rule(
    "block/filtered-safety",
    "The need-help-now box stands inside `keystage`, so a reader could filter it away.",
    "Move the `safety` block out of the `keystage` block.",
)
NESTED_STAGE = Rule(
    "block/nested-key-stage", "A `keystage` block stands inside another.", "Close the first one before this."
)
AVOID_ALONE = Rule(
    "block/avoid-without-say",
    "Words to avoid are not followed by words to say.",
    "Put a `say` block straight after the `avoid` block.",
)
NESTED_ACTIVITY = Rule(
    "block/nested-activity",
    "`{name}` stands inside `{outer}`, so its minutes are not counted.",
    "Close `{outer}` before it.",
)
LADDER = Rule(
    "block/filtered-ladder",
    "The now / today / this-week ladder stands inside `keystage`, so a reader could filter it away.",
    "Move the ladder out of the `keystage` block; only stage-specific notes may stay.",
)


def check(programme: Programme) -> Iterator[Problem]:
    """Check every block of every document."""
    for document in programme.documents.values():
        for block in document.scan.walk():
            yield from _check_block(document, block)
            for inner in block.children:
                if inner.name in ("activity", "break"):
                    yield NESTED_ACTIVITY.at(inner.place, name=inner.name, outer=block.name)
        yield from _check_order(document, document.scan.blocks)


def _check_block(document: Document, block: Block) -> Iterator[Problem]:
    spec = BLOCKS.get(block.name)
    if spec is None:
        yield UNKNOWN.at(block.place, name=block.name, near=did_you_mean(block.name, BLOCKS))
        return
    if document.kind not in spec.where:
        where = ", ".join(sorted(spec.where))
        yield MISPLACED.at(block.place, name=block.name, kind=document.kind, where=where)
    if spec.argument == "needed" and not block.argument:
        yield NO_ARGUMENT.at(block.place, name=block.name)
    if spec.argument == "none" and block.argument:
        yield ARGUMENT.at(block.place, name=block.name)
    if not block.body.strip() and not spec.may_be_empty:
        yield EMPTY.at(block.place, name=block.name)
    if block.options.data is not None:
        yield from validate(spec.options, block.options)[1]
    yield from _check_argument(block)
    if block.name == "keystage":
        yield from _check_inside_stage(block)


def _check_argument(block: Block) -> Iterator[Problem]:
    words = block.argument.split()
    if block.name == "keystage":
        yield from (
            BAD_STAGE.at(block.place, word=word, near=did_you_mean(word, KEY_STAGES))
            for word in words
            if word not in KEY_STAGES
        )
    if block.name == "facet" and block.argument and block.argument not in FACETS:
        yield BAD_FACET.at(block.place, word=block.argument, near=did_you_mean(block.argument, FACETS))
    if block.name == "lines" and block.argument and not (block.argument.isdecimal() and 1 <= int(block.argument) <= 40):
        yield BAD_LINES.at(block.place, word=block.argument)


def _check_inside_stage(block: Block) -> Iterator[Problem]:
    for inner in (inner for child in block.children for inner in child.walk()):
        if inner.name == "safety":
            yield FILTERED_SAFETY.at(inner.place)
        if inner.name == "keystage":
            yield NESTED_STAGE.at(inner.place)
    body = block.body.lower()
    if all(step in body for step in ("**now", "**today", "**this week")):
        yield LADDER.at(block.place)


def _check_order(document: Document, blocks: tuple[Block, ...]) -> Iterator[Problem]:
    """Words to avoid are always followed by words to say, with only blank lines between."""
    lines = document.body.split("\n")
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        if block.name == "avoid":
            between = (
                lines[block.end_line - document.body_line + 1 : following.place.line - document.body_line]
                if following
                else []
            )
            if following is None or following.name != "say" or any(line.strip() for line in between):
                yield AVOID_ALONE.at(block.place)
        yield from _check_order(document, block.children)
