"""What the audits' pages get from the site around them, and what the browser build brings to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from semh.core.audit_model import Audit
from semh.core.programme import Programme


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


def in_order(programme: Programme) -> list[Audit]:
    """The audits as readers meet them: audits, then checklists, then surveys, each by title."""
    kinds = ("audit", "checklist", "survey")
    return sorted(programme.audits.values(), key=lambda audit: (kinds.index(audit.kind), audit.title))
