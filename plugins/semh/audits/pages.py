"""The pages of an audit: the static one to read and print, and the tool page, hosted and as one single file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from semh.audits.answers_schema import schema_file
from semh.audits.audit_site import AuditDownload, AuditSite, Built, in_order
from semh.audits.tool_data import json_block, page_data
from semh.blocks import long_date
from semh.core.audit_model import Audit
from semh.core.packed import packed
from semh.theme.tokens import font_css, load_tokens, tokens_css

_TEMPLATES = Path(__file__).parent / "templates"
WORKBENCH = "tools/workbench"
SCHEMA = "answers.schema.json"
SINGLE_FILE = "downloads/tools/workbench.html"
FONT_FACES = ("400-normal", "700-normal")
"""The faces that the single file carries inside itself."""
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src {styles}; img-src 'self' data: blob:; font-src {fonts}; "
    "worker-src blob:; connect-src 'none'; form-action 'none'; frame-src 'none'; object-src 'none'; "
    "media-src 'none'; base-uri 'none'"
)


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


def _audit_sheet() -> str:
    return (_TEMPLATES / "audit.css").read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data_address(font: bytes) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(font).decode()}"


def _kilobytes(data: bytes) -> str:
    return f"{max(1, round(len(data) / 1024))} KB"
