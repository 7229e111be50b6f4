"""The page of the Profile tool: hosted, and as one single file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from semh.audits.audit_site import AuditSite
from semh.audits.pages import FONT_FACES, POLICY
from semh.audits.tool_data import json_block
from semh.profile.practice import practice_data
from semh.profile.rules_data import comparing_data, rules_data
from semh.theme.tokens import font_css, load_tokens, tokens_css

TOOL = "tools/profile"
SINGLE_FILE = "downloads/tools/profile.html"
SCORING = "staff/profile-scoring/"
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class BuiltProfile:
    """The tool's script, its sheet and the sheets that all tool pages share, font files by face.

    `later` are the scripts, by name, that the page loads when they are first needed; `whole` is all of them in one, for
    the single file.
    """

    script: str
    sheet: str
    tools_sheet: str
    whole: str = ""
    later: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, bytes] = field(default_factory=dict)


def profile_files(site: AuditSite, built: BuiltProfile) -> dict[str, bytes]:
    """Every file of the tool, by address from the site's base; none for a programme without rules, or without limits for comparing."""
    if site.programme.profile is None or site.programme.impact is None:
        return {}
    single = single_file(site, built).encode()
    sum_ = hashlib.sha256(single).hexdigest()
    offer = {"url": SINGLE_FILE, "sha256": sum_, "kilobytes": max(1, round(len(single) / 1024))}
    return {
        f"{TOOL}/index.html": hosted_page(site, offer).encode(),
        f"{TOOL}/profile.js": built.script.encode(),
        f"{TOOL}/profile.css": built.sheet.encode(),
        **{f"{TOOL}/{name}": script.encode() for name, script in built.later.items()},
        SINGLE_FILE: single,
        f"{SINGLE_FILE}.sha256": f"{sum_}  {SINGLE_FILE.rsplit('/', 1)[-1]}\n".encode(),
    }


def hosted_page(site: AuditSite, offer: Mapping[str, Any] | None = None) -> str:
    """The tool's page on the site; `offer` is the single file."""
    policy = POLICY.format(scripts="'self'", styles="'self'", fonts="'self'")
    return _page(site, "../../", policy, offer=offer)


def single_file(site: AuditSite, built: BuiltProfile) -> str:
    """The tool as one file: script, sheet and fonts inside, allowed by their hashes."""
    faces = {face: _data_address(built.fonts[face]) for face in FONT_FACES if face in built.fonts}
    sheet = "".join((font_css(faces), tokens_css(load_tokens()), built.tools_sheet, built.sheet))
    # a script may not hold its own end tag; in JavaScript strings the two spellings mean the same
    script = built.whole.replace("</script", "<\\/script")
    policy = POLICY.format(scripts=_hash(script), styles=_hash(sheet), fonts="data:")
    return _page(site, "", policy, inline={"sheet": Markup(sheet), "script": Markup(script)})


def page_data(site: AuditSite, base: str, offer: Mapping[str, Any] | None) -> dict[str, Any]:
    """The data block of the page: rules, practice class, words for passphrases."""
    rules, practice, impact = site.programme.profile, site.programme.practice, site.programme.impact
    assert rules is not None and impact is not None
    return {
        "site": {"title": site.title, "version": site.edition, "base": base},
        "rules": rules_data(rules),
        "comparing": comparing_data(impact),
        "practice": practice_data(practice, rules) if practice else None,
        "words": (_HERE / "words.txt").read_text(encoding="utf-8").split(),
        "single": offer,
        "scoring": SCORING,
    }


def _page(
    site: AuditSite,
    base: str,
    policy: str,
    *,
    inline: Mapping[str, Markup] | None = None,
    offer: Mapping[str, Any] | None = None,
) -> str:
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("semh.profile", "templates"), PackageLoader("semh.audits", "templates")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("profile.html.j2").render(
        site_title=site.title,
        edition=site.edition,
        sections=site.sections,
        base=base,
        main_id="profile",
        title="Profile",
        policy=policy,
        scoring=SCORING,
        session=base + site.session_urls["s3"] if base and "s3" in site.session_urls else "",
        data=json_block(page_data(site, base, offer)),
        inline=inline,
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _data_address(font: bytes) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(font).decode()}"
