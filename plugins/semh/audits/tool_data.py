"""The data block of the Workbench: audits, standards, sessions and what the school's own record is about."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from semh.audits.audit_site import AuditSite, in_order
from semh.core.audit_model import Audit, Standard
from semh.core.policies import policies
from semh.core.programme import Programme
from semh.core.reference_model import Source

YEAR_TWO = "year-two-partner"
"""The id of the page with the kit for year two."""


def page_data(site: AuditSite, base: str) -> dict[str, Any]:
    """The data block of the tool: definitions with the law that each `must` names, standards, sessions."""
    programme = site.programme
    standards = programme.standards
    return {
        "site": {"title": site.title, "version": site.edition, "base": base},
        "storage_key": site.storage_key,
        "audits": [_definition(audit, programme.sources) for audit in in_order(programme)],
        "standards": {
            id_: _standard(standard, programme.sources)
            for id_, standard in (standards.standards if standards else {}).items()
        },
        "families": dict(standards.families) if standards else {},
        "sessions": _sessions(site) if base else {},
        "policies": [{"id": one.meta.id, "title": one.meta.title} for one in policies(programme)],
        "programme": {**_programme(programme), "kit": site.session_urls.get(YEAR_TWO, "") if base else ""},
    }


def _programme(programme: Programme) -> dict[str, dict[str, str]]:
    """Titles by id of what the school's own record is about: all sessions, the expectations, the sessions for parents."""
    outline = programme.outline
    if outline is None:
        return {"sessions": {}, "expectations": {}, "parents": {}}
    return {
        "sessions": {f"s{one.number}": one.title for one in outline.sessions},
        "expectations": dict(outline.programme.expectations),
        "parents": {f"p{one.number}": one.title for one in outline.parents.sessions},
    }


def _definition(audit: Audit, sources: Mapping[str, Source]) -> dict[str, Any]:
    data = audit.model_dump(mode="json", exclude={"changes", "status"})
    for section in data["sections"]:
        for statement in section["statements"]:
            source = sources.get(statement["must"] or "")
            law = {"id": statement["must"], "title": source.title, "url": source.url} if source else None
            statement["must"] = law
    return data


def _standard(standard: Standard, sources: Mapping[str, Source]) -> dict[str, str]:
    source = sources.get(standard.source)
    return {"title": standard.title, "family": standard.family, "source_title": source.title if source else ""}


def _sessions(site: AuditSite) -> dict[str, dict[str, str]]:
    return {
        f"s{session.number}": {
            "title": f"Session {session.number}: {session.title}",
            "url": site.session_urls[f"s{session.number}"],
        }
        for folder, session in site.programme.sessions
        if folder.startswith("sessions/") and f"s{session.number}" in site.session_urls
    }


def json_block(data: Any) -> Markup:
    """JSON that may stand inside a script element: `<` is written as an escape, so no tag can end or start in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))
