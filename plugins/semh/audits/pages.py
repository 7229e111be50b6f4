"""The pages of an audit: the static one to read and print, and the tool page, hosted and as one single file."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from semh.audits.answers_schema import schema_file
from semh.blocks import long_date
from semh.core.audit_model import Audit
from semh.core.packed import packed
from semh.core.policies import policies
from semh.core.programme import Programme
from semh.core.reference_model import Source
from semh.theme.tokens import font_css, load_tokens, tokens_css

_TEMPLATES = Path(__file__).parent / "templates"
WORKBENCH = "tools/workbench"
SCHEMA = "answers.schema.json"
YEAR_TWO = "year-two-partner"
"""The id of the page with the kit for year two."""
SINGLE_FILE = "downloads/tools/workbench.html"
FONT_FACES = ("400-normal", "700-normal")
"""The faces that the single file carries inside itself."""
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data: blob:; font-src {fonts}; "
    "worker-src blob:; connect-src 'none'; form-action 'none'; frame-src 'none'; object-src 'none'; "
    "media-src 'none'; base-uri 'none'"
)


@dataclass(frozen=True)
class MenuLink:
    """An entry of the header's menu, from the site's base."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class AuditDownload:
    """A file of an audit, with its facts in words; `sha256` where a reader may want to check it."""

    title: str
    url: str
    facts: str
    sha256: str = ""


@dataclass(frozen=True)
class Built:
    """What `npm run build` and the fonts bring: the tool's script and sheet, font files by face.

    `later` are the scripts, by name, that the page loads when they are first needed; `whole` is all of them in one, for
    the single file. `data` are scripts that bring content: loaded later too, and part of the single file.
    """

    script: str
    sheet: str
    fonts: Mapping[str, bytes] = field(default_factory=dict)
    later: Mapping[str, str] = field(default_factory=dict)
    whole: str = ""
    data: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AuditSite:
    """What the pages need to know of the site around them. `session_urls`: published sessions by id."""

    programme: Programme
    title: str
    edition: str
    sections: Sequence[MenuLink] = ()
    session_urls: Mapping[str, str] = field(default_factory=dict)
    downloads: Mapping[str, tuple[AuditDownload, ...]] = field(default_factory=dict)
    storage_key: str = "/"


def site_files(site: AuditSite, built: Built) -> dict[str, bytes]:
    """Every file of the audits, by address from the site's base."""
    single = single_file(site, built).encode()
    sum_ = hashlib.sha256(single).hexdigest()
    name = SINGLE_FILE.rsplit("/", 1)[-1]
    offer = AuditDownload("Workbench as one file", SINGLE_FILE, f"HTML, {_kilobytes(single)}", sum_)
    files = {
        f"{WORKBENCH}/index.html": workbench_page(site).encode(),
        f"{WORKBENCH}/workbench.js": built.script.encode(),
        **{f"{WORKBENCH}/{name}": script.encode() for name, script in {**built.later, **built.data}.items()},
        f"{WORKBENCH}/workbench.css": built.sheet.encode(),
        "assets/semh/audit.css": _audit_sheet().encode(),
        SINGLE_FILE: single,
        f"{SINGLE_FILE}.sha256": f"{sum_}  {name}\n".encode(),
    }
    for audit in in_order(site.programme):
        files[f"staff/audits/{audit.id}/{SCHEMA}"] = schema_file(audit)
        files[f"staff/audits/{audit.id}/index.html"] = twin_page(site, audit, offer).encode()
    return files


def in_order(programme: Programme) -> list[Audit]:
    """The audits as readers meet them: audits, then checklists, then surveys, each by title."""
    kinds = ("audit", "checklist", "survey")
    return sorted(programme.audits.values(), key=lambda audit: (kinds.index(audit.kind), audit.title))


def page_data(site: AuditSite, base: str) -> dict[str, Any]:
    """The data block of the tool: definitions with the law that each `must` names, standards, sessions."""
    programme = site.programme
    standards = programme.standards
    return {
        "site": {"title": site.title, "version": site.edition, "base": base},
        "storage_key": site.storage_key,
        "audits": [_definition(audit, programme.sources) for audit in in_order(programme)],
        "standards": {
            id_: {
                "title": standard.title,
                "family": standard.family,
                "source_title": programme.sources[standard.source].title
                if standard.source in programme.sources
                else "",
            }
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


def _sessions(site: AuditSite) -> dict[str, dict[str, str]]:
    return {
        f"s{session.number}": {
            "title": f"Session {session.number}: {session.title}",
            "url": site.session_urls[f"s{session.number}"],
        }
        for folder, session in site.programme.sessions
        if folder.startswith("sessions/") and f"s{session.number}" in site.session_urls
    }


def twin_page(site: AuditSite, audit: Audit, single: AuditDownload | None = None) -> str:
    """The static page of an audit: readable and printable without JavaScript."""
    return _render(
        "twin.html.j2",
        site,
        base="../../../",
        main_id="content",
        title=audit.title,
        policy=POLICY.format(scripts="'none'", styles="'self'", fonts="'self'"),
        audit=audit,
        others=[other for other in in_order(site.programme) if other.id != audit.id],
        downloads=site.downloads.get(audit.id, ()),
        single=single,
    )


def workbench_page(site: AuditSite) -> str:
    """The tool's page on the site."""
    policy = POLICY.format(scripts="'self'", styles="'self'", fonts="'self'")
    return _workbench(site, "../../", policy, None)


def single_file(site: AuditSite, built: Built) -> str:
    """The tool as one file that needs nothing else: script, sheet and fonts inside, allowed by their hashes."""
    faces = {face: _data_address(built.fonts[face]) for face in FONT_FACES if face in built.fonts}
    sheet = "".join((font_css(faces), tokens_css(load_tokens()), built.sheet, _audit_sheet()))
    # a script may not hold its own end tag; in JavaScript strings the two spellings mean the same
    page = f'globalThis.semhPage="{packed(page_data(site, ""))}";'
    script = "\n".join([page, *built.data.values(), built.whole]).replace("</script", "<\\/script")
    policy = POLICY.format(scripts=_hash(script), styles=_hash(sheet), fonts="data:")
    return _workbench(site, "", policy, {"sheet": Markup(sheet), "script": Markup(script)})


def _workbench(site: AuditSite, base: str, policy: str, inline: Mapping[str, Markup] | None) -> str:
    return _render(
        "workbench.html.j2",
        site,
        base=base,
        main_id="workbench",
        title="Workbench",
        policy=policy,
        audits=in_order(site.programme),
        data="" if inline else json_block(page_data(site, base)),
        plan_sheet=site.session_urls.get("s2", "") if base else "",
        impact_sheet=site.session_urls.get("s10", "") if base else "",
        inline=inline,
    )


def _render(template: str, site: AuditSite, **values: Any) -> str:
    environment = Environment(
        loader=PackageLoader("semh.audits", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["day"] = long_date
    shared = {"site_title": site.title, "edition": site.edition, "sections": site.sections}
    return environment.get_template(template).render(**shared, sources=dict(site.programme.sources), **values)


def json_block(data: Any) -> Markup:
    """JSON that may stand inside a script element: `<` is written as an escape, so no tag can end or start in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c"))


def _audit_sheet() -> str:
    return (_TEMPLATES / "audit.css").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data_address(font: bytes) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(font).decode()}"


def _kilobytes(data: bytes) -> str:
    return f"{max(1, round(len(data) / 1024))} KB"
