"""The paper twin of an audit: every statement with boxes to tick, made from the same file as the form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from semh.core.audit_model import Audit, Statement
from semh.core.programme import Programme

AUDIT_TEMPLATES = Path(__file__).parent
SETTING_WORDS = {"primary": "primary schools", "secondary": "secondary schools", "special": "special schools"}


@dataclass(frozen=True)
class PaperStatement:
    """A statement with what its paper form says beside it."""

    statement: Statement
    duty: str
    families: tuple[str, ...]
    only_for: str


def audit_paper_html(audit: Audit, programme: Programme, env: Environment) -> Markup:
    """The audit as HTML for paper: opening page, one card a statement, and a summary to copy the ratings into.

    `env` must find `paper.html.j2` (AUDIT_TEMPLATES) and escape by default.
    """
    cards = {statement.id: _paper_statement(statement, programme) for statement in audit.statements}
    paragraphs = [" ".join(part.split()) for part in audit.about.split("\n\n") if part.strip()]
    template = env.get_template("paper.html.j2")
    return Markup(template.render(audit=audit, cards=cards, paragraphs=paragraphs))


def _paper_statement(statement: Statement, programme: Programme) -> PaperStatement:
    source = programme.sources.get(statement.must) if statement.must else None
    return PaperStatement(
        statement,
        f"{source.title} ({source.publisher})" if source else "",
        _families(statement, programme),
        _only_for(statement),
    )


def _families(statement: Statement, programme: Programme) -> tuple[str, ...]:
    """The families of outside standards that a statement answers to, once each."""
    standards = programme.standards
    if standards is None:
        return ()
    names = [standards.standards[name].family for name in statement.maps_to if name in standards.standards]
    return tuple(dict.fromkeys(standards.families[name] for name in names))


def _only_for(statement: Statement) -> str:
    if len(statement.settings) == len(SETTING_WORDS):
        return ""
    return " and ".join(SETTING_WORDS[setting] for setting in statement.settings)
