"""Audits: every rating has a descriptor, every standard a statement, every reference a target."""

from __future__ import annotations

from collections.abc import Iterator

from semh.core.audit_model import Audit, Section, Statement
from semh.core.problems import Problem, Rule, did_you_mean
from semh.core.programme import DataFile, Programme
from semh.core.rules.references import SOURCE

DUPLICATE = Rule(
    "audit/duplicate-id",
    "The id `{id}` stands twice in this audit.",
    "Give the statement another id; published ids never change.",
)
RETIRED = Rule(
    "audit/retired-id",
    "The id `{id}` is retired, so it may not be used again.",
    "Give the statement a new id, with `replaces: [{id}]`.",
)
PREFIX = Rule(
    "audit/id-prefix", "`{id}` does not start with its section's id `{section}.`.", "Rename it to `{section}.…`."
)
DESCRIPTOR = Rule(
    "audit/descriptor",
    "`{id}` has no descriptor for the rating `{rating}`.",
    "Write what that rating looks like in school.",
)
RATING = Rule("audit/rating", "`{rating}` is not a rating of this audit.", "Use: {known}.")
STANDARD = Rule("audit/standard", "There is no standard `{id}`.", "Use an id of staff/standards.yml. {near}")
UNMAPPED = Rule("audit/unmapped", "`{id}` maps to no standard.", "Add at least one to `maps_to:`.")
UNUSED = Rule(
    "audit/standard-unused",
    "No statement of any audit maps to the standard `{id}`.",
    "Map a statement to it, or remove it.",
)
FAMILY = Rule("audit/family", "There is no family `{id}` of standards.", "Use one under `families:`. {near}")
MUST = Rule(
    "audit/must",
    "There is no source `{id}`, which says that the law requires this.",
    "Use an id of sources.yml. {near}",
)
POLICY = Rule(
    "audit/policy", "There is no policy section `{id}`.", "Use one of programme.yml's `policy_sections:`. {near}"
)
POLICY_UNUSED = Rule(
    "audit/policy-unused",
    "No statement feeds the policy section `{id}`.",
    "Give a statement `policy: {id}`, or remove the section.",
)
SESSION = Rule("audit/session", "There is no session `{id}`.", "Write s1 to s{last}.")
FEEDS = Rule("audit/feeds", "There is no {what} `{id}`.", "Correct it. {near}")


def check(programme: Programme) -> Iterator[Problem]:
    """Every audit, the standards, and what sessions feed."""
    for audit in (*programme.audits.values(), *programme.draft_audits.values()):
        file = _file_of(programme, audit)
        if file is not None:
            yield from _audit(programme, audit, file)
    if programme.audits and not any(uri.startswith("staff/audits") for uri in programme.unreadable):
        yield from _standards(programme)
        yield from _policy_sections(programme)
    yield from _feeds(programme)


def _file_of(programme: Programme, audit: Audit) -> DataFile | None:
    files = (file for uri, file in programme.data_files.items() if uri.startswith("staff/audits/"))
    return next(
        (file for file in files if isinstance(file.marked.data, dict) and file.marked.data.get("id") == audit.id), None
    )


def _audit(programme: Programme, audit: Audit, file: DataFile) -> Iterator[Problem]:
    seen: set[str] = set()
    for s, section in enumerate(audit.sections):
        for t, statement in enumerate(section.statements):
            loc = ("sections", s, "statements", t)
            if statement.id in seen:
                yield DUPLICATE.at(file.place(*loc, "id"), id=statement.id)
            seen.add(statement.id)
            yield from _statement(programme, audit, section, statement, file, loc)


def _statement(
    programme: Programme,
    audit: Audit,
    section: Section,
    statement: Statement,
    file: DataFile,
    loc: tuple[str | int, ...],
) -> Iterator[Problem]:
    ratings = [rating.id for rating in audit.ratings]
    if not statement.id.startswith(f"{section.id}."):
        yield PREFIX.at(file.place(*loc, "id"), id=statement.id, section=section.id)
    if statement.id in audit.retired:
        yield RETIRED.at(file.place(*loc, "id"), id=statement.id)
    for rating in ratings:
        if audit.kind == "audit" and rating not in statement.descriptors:
            yield DESCRIPTOR.at(file.place(*loc, "descriptors"), id=statement.id, rating=rating)
    for rating in statement.descriptors:
        if rating not in ratings:
            yield RATING.at(file.place(*loc, "descriptors", rating), rating=rating, known=", ".join(ratings))
    if not statement.maps_to and audit.kind == "audit":
        yield UNMAPPED.at(file.place(*loc), id=statement.id)
    for index, id_ in enumerate(statement.maps_to):
        if programme.standards and id_ not in programme.standards.standards:
            near = did_you_mean(id_, programme.standards.standards)
            yield STANDARD.at(file.place(*loc, "maps_to", index), id=id_, near=near)
    if statement.must and programme.sources and statement.must not in programme.sources:
        yield MUST.at(file.place(*loc, "must"), id=statement.must, near=did_you_mean(statement.must, programme.sources))
    yield from _links_to_programme(programme, statement, file, loc)


def _links_to_programme(
    programme: Programme, statement: Statement, file: DataFile, loc: tuple[str | int, ...]
) -> Iterator[Problem]:
    if programme.outline is None:
        return
    sections = {section.id for section in programme.outline.policy_sections}
    if statement.policy and statement.policy not in sections:
        yield POLICY.at(file.place(*loc, "policy"), id=statement.policy, near=did_you_mean(statement.policy, sections))
    numbers = {f"s{session.number}" for session in programme.outline.sessions}
    if statement.session not in numbers:
        yield SESSION.at(file.place(*loc, "session"), id=statement.session, last=len(numbers))


def _standards(programme: Programme) -> Iterator[Problem]:
    if programme.standards is None:
        return
    file = programme.data_files["staff/standards.yml"]
    used = {id_ for audit in programme.audits.values() for statement in audit.statements for id_ in statement.maps_to}
    for id_, standard in programme.standards.standards.items():
        if id_ not in used:
            yield UNUSED.at(file.place("standards", id_), id=id_)
        if standard.family not in programme.standards.families:
            near = did_you_mean(standard.family, programme.standards.families)
            yield FAMILY.at(file.place("standards", id_, "family"), id=standard.family, near=near)
        if programme.sources and standard.source not in programme.sources:
            near = did_you_mean(standard.source, programme.sources)
            yield SOURCE.at(file.place("standards", id_, "source"), id=standard.source, near=near)


def _policy_sections(programme: Programme) -> Iterator[Problem]:
    if programme.outline is None:
        return
    fed = {statement.policy for audit in programme.audits.values() for statement in audit.statements}
    for index, section in enumerate(programme.outline.policy_sections):
        if section.id not in fed:
            place = programme.data_files["programme.yml"].place("policy_sections", index)
            yield POLICY_UNUSED.at(place, id=section.id)


def _feeds(programme: Programme) -> Iterator[Problem]:
    if programme.outline is None:
        return
    known = {
        "audit_sections": {section.id for audit in programme.audits.values() for section in audit.sections},
        "policy_sections": {section.id for section in programme.outline.policy_sections},
        "measures": set(programme.outline.programme.impact),
    }
    for _, session in programme.sessions:
        for what, ids in known.items():
            for index, id_ in enumerate(getattr(session.feeds, what)):
                if ids and id_ not in ids:
                    place = programme.place_of(session, "feeds", what, index)
                    yield FEEDS.at(place, what=what.replace("_", " ")[:-1], id=id_, near=did_you_mean(id_, ids))
