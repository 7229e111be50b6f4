"""From a planned pack to one HTML document: its parts in the recipe's order, its style, and what to check in it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from semh.audits.paper import AUDIT_TEMPLATES, audit_paper_html
from semh.blocks import long_date
from semh.core.documents import Document
from semh.core.languages import ENGLISH
from semh.core.programme import Programme
from semh.packs.cache import PICTURES
from semh.packs.decks import Decks
from semh.packs.job import Fragment, Job
from semh.packs.outline import headings_of
from semh.packs.pack import Pack
from semh.packs.part import Part
from semh.packs.parts import parts_of
from semh.packs.plan import PackSpec
from semh.packs.policy_part import policy_part
from semh.packs.school_paper import is_stamped, tokens_for_papers
from semh.packs.settings import PackSettings
from semh.packs.slide_pages import slides_css
from semh.packs.styles import mirrored, print_css

TEMPLATES = Path(__file__).parent / "templates"
_BEFORE_INLINE = re.compile(r"(?<=[^\s>]\s)(?=<(?:em|strong|a|span|sup)[\s>])")
"""The space before emphasis, links and citations. WeasyPrint 70 may break a line after its first word when what stands there does
not fit; a zero-width space at that place (a chance to break, and nothing else) keeps it from doing so."""


@cache
def environment() -> Environment:
    """The templates of packs and of audits, with everything escaped that is not HTML already."""
    loader = FileSystemLoader([TEMPLATES, AUDIT_TEMPLATES])
    env = Environment(
        loader=loader,
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["long_date"] = long_date
    return env


def compose(
    spec: PackSpec,
    programme: Programme,
    settings: PackSettings,
    env: Environment | None = None,
    decks: Decks | None = None,
) -> Job:
    """The job for one PDF, without its cache key."""
    env = env or environment()
    decks = decks or Decks(programme, settings.shown_version, settings.site_url)
    parts = composed_parts(spec, programme, settings, decks, env)
    source = source_of(spec, parts)
    code = language_of(spec, programme)
    direction = programme.languages[code].direction if code != ENGLISH else "ltr"
    sheet = print_css(tokens_for_papers(programme) if is_stamped(spec) else None)
    html = env.get_template("pack.html.j2").render(
        title=spec.title,
        spec=spec,
        css=Markup((mirrored(sheet) if direction == "rtl" else sheet) + slides_css()),
        language=code,
        direction=direction,
        parts=parts,
        created=_created(spec, programme),
        programme_title=programme.outline.programme.title if programme.outline else "",
        running_title=spec.title,
        version=settings.shown_version,
        footer=_footer(spec, programme, settings),
    )
    html = _BEFORE_INLINE.sub("\u200b", html)
    fragments = tuple(_fragment(part) for part in parts if part.source)
    deck = decks.html(spec.folder) if PICTURES in html else ""
    return Job(html, str(programme.root), spec.title, source, fragments, deck=deck, language=code)


def language_of(spec: PackSpec, programme: Programme) -> str:
    """The language of a translated handout; else English."""
    code = spec.handout.language if spec.handout else ""
    return code if code in programme.languages else ENGLISH


def composed_parts(
    spec: PackSpec, programme: Programme, settings: PackSettings, decks: Decks, env: Environment | None = None
) -> tuple[Part, ...]:
    """The parts of a pack, for any format."""
    env = env or environment()
    if spec.audit is not None:
        html = audit_paper_html(spec.audit, programme, env)
        source = f"content/staff/audits/{spec.audit.id}.yml"
        return (Part("audit-paper", "audit", spec.audit.title, html, source=source),)
    if spec.policy is not None:
        return (policy_part(spec.policy, programme, decks.bodies, env),)
    return parts_of(Pack(spec, programme, settings), env, decks)


def source_of(spec: PackSpec, parts: tuple[Part, ...]) -> str:
    """The file that findings about the whole pack name."""
    if own := spec.handout or spec.policy:
        return str(own.path)
    sources = [part.source for part in parts if part.source]
    preferred = f"content/{spec.folder}/facilitator.md"
    return preferred if preferred in sources or not sources else sources[0]


def _fragment(part: Part) -> Fragment:
    headings = tuple((heading.id, heading.text) for heading in headings_of(part.html) if heading.text)
    return Fragment(part.anchor, part.source, part.title, headings, part.max_pages)


def _documents(spec: PackSpec, programme: Programme) -> list[Document]:
    if own := spec.handout or spec.policy:
        return [own]
    return [document for document in programme.documents.values() if spec.folder and document.folder == spec.folder]


def _footer(spec: PackSpec, programme: Programme, settings: PackSettings) -> str:
    """What stands at the foot of each page: the version, and by when the first of its sources is reviewed again."""
    if spec.audit is not None:
        return f"{spec.audit.title}, version {spec.audit.version}"
    return f"Version {settings.shown_version} · next review by {long_date(review_day(spec, programme))}"


def review_day(spec: PackSpec, programme: Programme) -> date:
    """By when the first of the pack's sources is reviewed again."""
    return min(document.meta.review_by for document in _documents(spec, programme))


def facts_day(spec: PackSpec, programme: Programme) -> date:
    """The day that a file bears: that of the newest review among its sources, so that it only moves with them."""
    days = [document.meta.reviewed for document in _documents(spec, programme)]
    if spec.audit is not None:
        days = [change.date for change in spec.audit.changes]
    return max(days, default=date(2026, 1, 1))


def _created(spec: PackSpec, programme: Programme) -> str:
    day = facts_day(spec, programme)
    return datetime(day.year, day.month, day.day, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
