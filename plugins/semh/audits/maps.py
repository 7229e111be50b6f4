"""Pages that show how audit, standards, policy and sessions hang together, and what changed in each audit."""

from __future__ import annotations

from collections.abc import Iterable

from semh.audits.audit_site import in_order
from semh.blocks import long_date
from semh.core.audit_model import Audit, Statement
from semh.core.generated import GeneratedPage
from semh.core.policies import meta_of, policies
from semh.core.programme import Programme

COVERAGE, POLICY_MAP, CHANGES = "staff/standards-coverage.md", "staff/policy-map.md", "staff/audit-changes.md"


def map_pages(programme: Programme) -> tuple[GeneratedPage, ...]:
    """The pages, for a programme that has an audit."""
    audits = in_order(programme)
    if not audits:
        return ()
    return (_coverage(programme, audits), _policy_map(programme, audits), _changes(audits))


def _coverage(programme: Programme, audits: list[Audit]) -> GeneratedPage:
    """Each standard with the statements that meet it, by family. A rule holds that none is empty, and the reverse."""
    lines: list[str] = []
    standards = programme.standards
    for family, title in (standards.families if standards else {}).items():
        rows = []
        for id_, standard in (standards.standards if standards else {}).items():
            if standard.family == family:
                found = [(audit, one) for audit in audits for one in audit.statements if id_ in one.maps_to]
                rows.append((f"{standard.title}[^{standard.source}]", _statements(found, len(audits) > 1)))
        lines += [f"## {title}", "", *_table(("Standard", "Statements"), rows), ""]
    return GeneratedPage(
        COVERAGE,
        "Standards and the audit",
        "Which statements of the audits look at which standard. Every standard has a statement, and every statement of the "
        "SEMH audit a standard.",
        "\n".join(lines),
        links=(("The policy, the audit and the sessions", POLICY_MAP), ("What changed in each audit", CHANGES)),
    )


def _policy_map(programme: Programme, audits: list[Audit]) -> GeneratedPage:
    """Each section of the policy with the statements that feed it and the sessions behind them."""
    outline = programme.outline
    rows = []
    for section in outline.policy_sections if outline else ():
        found = [(audit, one) for audit in audits for one in audit.statements if one.policy == section.id]
        sessions = dict.fromkeys(one.session for _, one in found)
        fed = [s.number for _, s in programme.sessions if section.id in s.feeds.policy_sections and s.number]
        numbers = sorted({int(id_.removeprefix("s")) for id_ in sessions} | set(fed))
        rows.append((section.title, _statements(found, len(audits) > 1), _sessions(programme, numbers)))
    main = next((one for one in policies(programme) if meta_of(one).role == "main"), None)
    links = [("Standards and the audit", COVERAGE)]
    links += [(main.meta.title, main.uri)] if main else []
    return GeneratedPage(
        POLICY_MAP,
        "The policy, the audit and the sessions",
        "Which statements of the audit feed which section of the policy, and which sessions teach it.",
        "\n".join(_table(("Section of the policy", "Statements", "Sessions"), rows)),
        links=tuple(links),
    )


def _changes(audits: list[Audit]) -> GeneratedPage:
    lines: list[str] = []
    for audit in audits:
        lines += [f"## {audit.title}", "", f"Version {audit.version}.", ""]
        lines += [f"- {change.version} ({long_date(change.date)}): {change.text}" for change in audit.changes]
        if audit.retired:
            lines += ["", f"No longer asked: {', '.join(f'`{id_}`' for id_ in audit.retired)}. Answers to it are kept."]
        lines.append("")
    return GeneratedPage(
        CHANGES,
        "What changed in each audit",
        "The version stands on the form, on its paper, in the workbook and in every file of answers.",
        "\n".join(lines),
        links=(("Standards and the audit", COVERAGE),),
    )


def _statements(found: list[tuple[Audit, Statement]], with_audit: bool) -> str:
    """The statements' texts; those of other audits than the first bear its title."""
    first = found[0][0] if found else None
    return "<br>".join(
        _cell(one.text if not with_audit or audit is first else f"{one.text} *({audit.title})*") for audit, one in found
    )


def _sessions(programme: Programme, numbers: Iterable[int]) -> str:
    wanted = set(numbers)
    return ", ".join(
        f"[{session.number}](../{folder}/index.md)"
        if f"{folder}/index.md" in programme.documents
        else str(session.number)
        for folder, session in programme.sessions
        if session.number in wanted and folder.startswith("sessions/")
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
