"""Policies: every section, field and statement that a policy names exists, and every choice is complete."""

from __future__ import annotations

from collections.abc import Iterator

from semh.core.documents import Document
from semh.core.policies import (
    condition_of,
    fields_of,
    meta_of,
    placeholders,
    policies,
    section_headings,
)
from semh.core.problems import Place, Problem, Rule, did_you_mean
from semh.core.programme import Programme
from semh.core.scanner import Block

NO_SECTION_ID = Rule("policy/section-id", "The section “{title}” has no id.", "Write `## {title} {{#id}}`.")
SECTION = Rule(
    "policy/section-unknown",
    "There is no policy section `{id}`.",
    "Use one of programme.yml's `policy_sections:`. {near}",
)
SECTION_TWICE = Rule("policy/section-twice", "The section `{id}` stands twice.", "Join them, or give one another id.")
SECTION_MISSING = Rule(
    "policy/section-missing", "The policy has no section `{id}` ({title}).", "Add `## {title} {{#{id}}}` with its text."
)
FIELD = Rule(
    "policy/field-unknown", "There is no field `{id}`.", "Declare it under `fields:` in the front matter. {near}"
)
FIELD_UNUSED = Rule(
    "policy/field-unused", "Nothing uses the field `{id}`.", "Write `{{{{ {id} }}}}` where it belongs, or remove it."
)
FIELD_TWICE = Rule(
    "policy/field-twice",
    "The field `{id}` is declared twice with different words.",
    "A field is typed once for all policies: give both the same label, group, kind and hint, or another id.",
)
STATEMENT = Rule("policy/statement", "No audit has the statement `{id}`.", "Use the id of a statement. {near}")
RATING = Rule("policy/rating", "`{rating}` is not a rating of that audit.", "Use: {known}.")
FORM = Rule(
    "policy/when-form",
    "`when` needs a statement and ratings, not `{text}`.",
    "Write `/// when | leadership.champion: in-place embedded`.",
)
ALONE = Rule(
    "policy/otherwise-alone",
    "This `otherwise` follows no `when`.",
    "Put it straight after the `when` that it belongs to.",
)
NO_OTHERWISE = Rule(
    "policy/no-otherwise",
    "No `otherwise` follows this `when`, so a gap would be passed over in silence.",
    "Add an `otherwise` block straight after it that names what is still to be done.",
)
NESTED = Rule(
    "policy/nested-choice", "`{name}` stands inside `{outer}`.", "Close `{outer}` first; choices do not hold choices."
)
SHORT_OF = Rule(
    "policy/short-of",
    "There is no policy `{id}`.",
    "Write the id of the policy that this is a short version of. {near}",
)
NOT_SHORT = Rule(
    "policy/short-role", "`short_of:` and `role: short` belong together.", "Add the other, or remove both."
)


def check(programme: Programme) -> Iterator[Problem]:
    """Every policy."""
    found = policies(programme)
    declared: dict[str, object] = {}
    for document in found:
        yield from _front_matter(document, {one.meta.id for one in found}, declared)
        yield from _sections(programme, document)
        yield from _fields(programme, document)
        yield from _choices(programme, document, document.scan.blocks)


def _front_matter(document: Document, ids: set[str], declared: dict[str, object]) -> Iterator[Problem]:
    meta = meta_of(document)
    if (meta.role == "short") != (meta.short_of is not None):
        yield NOT_SHORT.at(document.place("role"))
    if meta.short_of is not None and meta.short_of not in ids:
        yield SHORT_OF.at(document.place("short_of"), id=meta.short_of, near=did_you_mean(meta.short_of, ids))
    for index, field in enumerate(meta.fields):
        if declared.setdefault(field.id, field) != field:
            yield FIELD_TWICE.at(document.place("fields", index, "id"), id=field.id)


def _sections(programme: Programme, document: Document) -> Iterator[Problem]:
    if programme.outline is None:
        return
    known = {section.id: section.title for section in programme.outline.policy_sections}
    is_main = meta_of(document).role == "main"
    seen: set[str] = set()
    for heading in section_headings(document):
        if not heading.id:
            yield NO_SECTION_ID.at(heading.place, title=heading.title)
            continue
        if heading.id in seen:
            yield SECTION_TWICE.at(heading.place, id=heading.id)
        if is_main and heading.id not in known:
            yield SECTION.at(heading.place, id=heading.id, near=did_you_mean(heading.id, known))
        seen.add(heading.id)
    if is_main:
        for id_, title in known.items():
            if id_ not in seen:
                yield SECTION_MISSING.at(Place(document.path, document.body_line), id=id_, title=title)


def _fields(programme: Programme, document: Document) -> Iterator[Problem]:
    known = fields_of(programme, document)
    statements = _ratings_of_statements(programme)
    for blank in placeholders(document):
        if blank.is_date_of and blank.name not in statements:
            yield STATEMENT.at(blank.place, id=blank.name, near=did_you_mean(blank.name, statements))
        if not blank.is_date_of and blank.name not in known:
            yield FIELD.at(blank.place, id=blank.name, near=did_you_mean(blank.name, known))
    used = {
        blank.name
        for other in policies(programme)
        if other is document or meta_of(other).short_of == document.meta.id
        for blank in placeholders(other)
    }
    for index, field in enumerate(meta_of(document).fields):
        if field.id not in used:
            yield FIELD_UNUSED.at(document.place("fields", index, "id"), id=field.id)


def _choices(programme: Programme, document: Document, blocks: tuple[Block, ...]) -> Iterator[Problem]:
    statements = _ratings_of_statements(programme)
    lines = document.body.split("\n")
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        if block.name == "otherwise" and not (
            before and before.name == "when" and _touch(before, block, document, lines)
        ):
            yield ALONE.at(block.place)
        if block.name == "when":
            is_followed = after and after.name in ("when", "otherwise") and _touch(block, after, document, lines)
            if not is_followed:
                yield NO_OTHERWISE.at(block.place)
            yield from _condition(block, statements)
        for inner in block.children:
            if inner.name in ("when", "otherwise"):
                yield NESTED.at(inner.place, name=inner.name, outer=block.name)


def _touch(first: Block, second: Block, document: Document, lines: list[str]) -> bool:
    """Whether only blank lines stand between two blocks."""
    start = document.body_line
    return not any(line.strip() for line in lines[first.end_line - start + 1 : second.place.line - start])


def _condition(block: Block, statements: dict[str, tuple[str, ...]]) -> Iterator[Problem]:
    condition = condition_of(block.argument)
    if condition is None:
        yield FORM.at(block.place, text=block.argument)
    elif condition.statement not in statements:
        yield STATEMENT.at(block.place, id=condition.statement, near=did_you_mean(condition.statement, statements))
    else:
        known = statements[condition.statement]
        for rating in condition.ratings:
            if rating not in known:
                yield RATING.at(block.place, rating=rating, known=", ".join(known))


def _ratings_of_statements(programme: Programme) -> dict[str, tuple[str, ...]]:
    return {
        statement.id: tuple(rating.id for rating in audit.ratings)
        for audit in programme.audits.values()
        for statement in audit.statements
    }
