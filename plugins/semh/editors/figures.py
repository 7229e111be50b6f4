"""The figures of the report for editors, as plain values: what the content promises and covers, what is due, what is cited."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from semh.blocks.sources import cited_ids
from semh.core.activities import timed_parts
from semh.core.block_specs import key_stages_in
from semh.core.documents import PUBLIC, Document, Kind
from semh.core.model import KEY_STAGES
from semh.core.problems import Problem, Severity
from semh.core.programme import Programme, name_of
from semh.editors.calendar import months, overdue
from semh.editors.call_sheet import due_on
from semh.guidance.topics import guidance_documents

SCHEMA = 1
"""Raise it when a key changes its name or meaning; a new key does not change it."""
MOST_CITED = 15
_ZIP, _REPORT = "downloads/site-offline.zip", "build-report.json"
Row = dict[str, Any]


def content_figures(programme: Programme) -> Row:
    """Everything that follows from the content alone."""
    return {
        "schema": SCHEMA,
        "date": programme.today.isoformat(),
        "coverage": {
            "topics": _topics(programme),
            "guidance": _guidance(programme),
            "audit_sections": _audit_sections(programme),
            "expectations": _expectations(programme),
        },
        "reviews": _reviews(programme),
        "signposts": _signposts(programme),
        "clinical_review": _clinical(programme),
        "sources": _sources(programme),
    }


def checks(problems: Iterable[Problem]) -> Row:
    """Errors and warnings, and how many each rule found."""
    problems = set(problems)
    rules = Counter((problem.severity, problem.code) for problem in problems)
    rows = [{"severity": str(severity), "code": code, "count": n} for (severity, code), n in sorted(rules.items())]
    errors = sum(problem.severity is Severity.error for problem in problems)
    return {"errors": errors, "warnings": len(problems) - errors, "rules": rows}


def built(report: Mapping[str, Any]) -> Row:
    """What a build made, from its report (build-report.json): pages, and downloads by format; bytes. The zip of the site counts apart."""
    files: Mapping[str, int] = report["files"]
    own = {name: size for name, size in files.items() if name not in (_ZIP, _REPORT)}
    formats: dict[str, list[int]] = defaultdict(list)
    for name, size in own.items():
        if name.startswith("downloads/"):
            formats[PurePosixPath(name).suffix.removeprefix(".")].append(size)
    largest = sorted(own.items(), key=lambda item: (-item[1], item[0]))[:5]
    return {
        "pages": report["pages"],
        "files": len(own),
        "bytes": sum(own.values()),
        "downloads": [
            {"format": format_, "files": len(sizes), "bytes": sum(sizes)} for format_, sizes in sorted(formats.items())
        ],
        "largest": [{"file": name, "bytes": size} for name, size in largest],
        "zip_bytes": files.get(_ZIP),
    }


def _topics(programme: Programme) -> list[Row]:
    """Each promise of the outline, with the pages that say they cover it and the activities that do, with their minutes."""
    pages: dict[str, list[str]] = defaultdict(list)
    activities: dict[str, list[Row]] = defaultdict(list)
    for document in programme.of_kind(Kind.page):
        for id_ in document.page_meta.covers:
            pages[id_].append(document.uri)
    for document in programme.of_kind(Kind.facilitator):
        for part in timed_parts(document):
            for id_ in part.activity.covers if part.activity else ():
                activities[f"{document.folder} {id_}"].append({"title": part.title, "minutes": part.options.minutes})
    rows = []
    for folder, session in programme.sessions:
        promised = {**session.topics, **session.facets}
        if programme.outline and folder.startswith("parents/") and 2 <= session.number <= 5:
            promised |= programme.outline.parents.facets
        for id_, text in promised.items():
            own = [uri for uri in pages[id_] if uri.startswith(f"{folder}/")] or pages[id_]
            rows.append({
                "session": name_of(folder, session), "id": id_, "text": text, "status": session.status,
                "pages": own, "activities": activities[f"{folder} {id_}"],
            })  # fmt: skip
    return rows


def _guidance(programme: Programme) -> list[Row]:
    """Each guidance page with what it has for each key stage: words of its own, words for all, or nothing."""
    rows = []
    for document in guidance_documents(programme):
        own = {
            stage
            for block in document.scan.walk()
            if block.name == "keystage"
            for stage in key_stages_in(block.argument)
        }
        stages = {
            stage: "own" if stage in own else "all" if stage in document.meta.key_stages else "none"
            for stage in KEY_STAGES
        }
        rows.append({"page": document.uri, "title": document.meta.title, "stages": stages})
    return rows


def _audit_sections(programme: Programme) -> list[Row]:
    """Each section of each audit: how many of its statements belong to which session, and which sessions say that they feed it."""
    rows = []
    for audit in programme.audits.values():
        for section in audit.sections:
            fed = [name_of(folder, one) for folder, one in programme.sessions if section.id in one.feeds.audit_sections]
            counts = Counter(statement.session for statement in section.statements)
            rows.append({
                "audit": audit.title, "section": section.title, "statements": len(section.statements),
                "by_session": dict(sorted(counts.items(), key=lambda item: int(item[0][1:]))), "fed_by": fed,
            })  # fmt: skip
    return rows


def _expectations(programme: Programme) -> list[Row]:
    """What a school is expected to do, with the pages that name it under `covers:`, and the activities."""
    if programme.outline is None:
        return []
    pages = {one.uri: one.page_meta.covers for one in programme.of_kind(Kind.page)}
    texts = programme.outline.programme.expectations
    return [
        {"id": id_, "text": text, "pages": [uri for uri, covers in pages.items() if id_ in covers]}
        for id_, text in texts.items()
    ]


def _reviews(programme: Programme) -> Row:
    return {
        "overdue": [_due(document) for document in overdue(programme)],
        "months": [
            {
                "month": f"{month.first:%Y-%m}",
                "owners": [{"owner": owner, "files": n, "words": words} for owner, (n, words) in month.load.items()],
                "files": [_due(document) for document in month.documents],
            }
            for month in months(programme)
        ],
    }


def _due(document: Document) -> Row:
    meta = document.meta
    return {"file": str(document.path), "owner": meta.owner, "review_by": meta.review_by.isoformat()}


def _signposts(programme: Programme) -> Row:
    """Those to check again, the longest overdue first; `hidden` ones are not on the site, because nobody has verified them."""
    due = sorted((due_on(one), one.id) for one in programme.signposts.values() if due_on(one) < programme.today)
    rows = []
    for day, id_ in due:
        one = programme.signposts[id_]
        rows.append({
            "id": id_, "name": one.name, "shown": one.verified, "checked_on": one.checked_on.isoformat(),
            "checked_how": one.checked_how, "due": day.isoformat(),
        })  # fmt: skip
    hidden = sum(not one.verified for one in programme.signposts.values())
    return {"all": len(programme.signposts), "hidden": hidden, "to_check": rows}


def _clinical(programme: Programme) -> Row:
    """Texts about sensitive topics that no clinician has reviewed, and how many have been."""
    sensitive = [one for one in programme.english_documents if one.meta.sensitive_topics]
    awaited = [one for one in sensitive if one.meta.awaits_clinical_review]
    rows = [
        {
            "file": str(one.path),
            "is_page": one.kind in PUBLIC,
            "topics": list(one.meta.sensitive_topics),
        }
        for one in sorted(awaited, key=lambda one: one.uri)
    ]
    return {"sensitive": len(sensitive), "reviewed": len(sensitive) - len(awaited), "awaited": rows}


def _sources(programme: Programme) -> Row:
    """How often sources are cited: by how many texts each, which by none, and which are due to be looked at again."""
    uses = Counter(id_ for one in programme.english_documents for id_ in cited_ids(one.body))
    elsewhere = {statement.must for audit in programme.audits.values() for statement in audit.statements}
    elsewhere |= {one.source for one in programme.standards.standards.values()} if programme.standards else set()
    elsewhere |= {term.source for term in programme.glossary.values()}
    elsewhere |= set(cited_in_data(programme))
    known = [(uses[id_], id_) for id_ in programme.sources if uses[id_]]
    most = sorted(known, key=lambda pair: (-pair[0], pair[1]))[:MOST_CITED]
    due = [(one.review_by, id_) for id_, one in programme.sources.items() if one.review_by < programme.today]
    return {
        "all": len(programme.sources),
        "read_through_a_copy": sum(one.read == "through" for one in programme.sources.values()),
        "never_cited": [_source(programme, id_) for id_ in programme.sources if not uses[id_] and id_ not in elsewhere],
        "most_cited": [{**_source(programme, id_), "texts": count} for count, id_ in most],
        "to_check": [{**_source(programme, id_), "due": day.isoformat()} for day, id_ in sorted(due)],
    }


def cited_in_data(programme: Programme) -> list[str]:
    """The sources that data files name in a `source:` or a citation: the profile's rules, the measures, the policies' fields."""
    found: list[str] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            found.extend(
                str(one) for key, one in value.items() if key in ("source", "sources") and isinstance(one, str)
            )
            for one in value.values():
                walk(one)
        elif isinstance(value, list):
            for one in value:
                if isinstance(one, str) and one in programme.sources:
                    found.append(one)
                walk(one)
        elif isinstance(value, str):
            found.extend(cited_ids(value))

    for uri, file in programme.data_files.items():
        if uri != "sources.yml":
            walk(file.marked.data)
    return found


def _source(programme: Programme, id_: str) -> Row:
    return {"id": id_, "title": programme.sources[id_].title}
