"""An audit as a form to fill in with Word: a tick for each rating with what it looks like, and room for evidence, owner and date."""

from __future__ import annotations

from collections.abc import Iterator

from semh.core.audit_model import Audit, Statement
from semh.core.programme import Programme
from semh.office.audit_sheet import DONT_KNOW, NOT_APPLICABLE
from semh.office.flow import Heading, Item, Paragraph, Piece, Run, Table


def audit_pieces(audit: Audit, programme: Programme) -> tuple[Piece, ...]:
    """The form's text in order; every statement bears its id, so that answers can be typed into the Workbench later."""
    return tuple(_pieces(audit, programme))


def _pieces(audit: Audit, programme: Programme) -> Iterator[Piece]:
    for paragraph in audit.about.strip().split("\n\n"):
        yield Paragraph((Run(" ".join(paragraph.split())),))
    yield Heading(2, (Run("The ratings"),))
    rows = [("Rating", "It means"), *((rating.label, rating.means) for rating in audit.ratings)]
    yield Table(tuple(tuple((Run(cell),) for cell in row) for row in rows))
    for section in audit.sections:
        yield Heading(2, (Run(section.title),))
        if section.about:
            yield Paragraph((Run(" ".join(section.about.split())),))
        for statement in section.statements:
            yield from _statement(audit, statement, programme)


def _statement(audit: Audit, statement: Statement, programme: Programme) -> Iterator[Piece]:
    yield Heading(3, (Run(statement.text),))
    law = programme.sources.get(statement.must or "")
    facts = f"Statement {statement.id}"
    yield Paragraph((Run(f"{facts}. Required: {law.title}." if law else f"{facts}."),), "facts")
    for rating in audit.ratings:
        looks = statement.descriptors.get(rating.id)
        words = Run(f": {looks}") if looks else Run("")
        yield Item((Run(rating.label, bold=True), words), 0, "tick")
    for answer in (DONT_KNOW, NOT_APPLICABLE):
        yield Item((Run(answer),), 0, "tick")
    if audit.anonymous:
        return
    prompts = [("Evidence and notes", "evidence"), ("Owner (role)", "role"), ("By when", "date")]
    if audit.priorities:
        prompts.insert(0, ("Priority", " / ".join(priority.label.lower() for priority in audit.priorities)))
    for label, blank in prompts:
        yield Paragraph((Run(f"{label}: ", bold=True), Run(f"[{blank}]")))
