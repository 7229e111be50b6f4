"""One page of every type that the site has, every page, and the looks that they are tried in."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

PAGES = (
    "",
    "sessions/",
    "sessions/07-common-difficulties/",
    "sessions/key-points/",
    "staff/guidance/",
    "staff/guidance/self-harm/",
    "staff/policies/",
    "staff/policies/semh-policy/",
    "staff/policy-map/",
    "staff/profile-scoring/",
    "staff/team-around-the-school/",
    "parents/",
    "parents/2-anxiety-and-low-mood/",
    "parents/3-self-harm-and-suicidal-thoughts/",
    "trainers/",
    "about/editors-report/",
    "about/how-we-check/",
    "about/sources/",
    "about/words/",
    "for/ks1/",
    "for/ks3/anxiety/",
    "staff/audits/semh-audit/",
    "staff/audits/staff-survey/",
    "tools/workbench/",
    "tools/profile/",
    "tools/my-notes/",
    "tools/my-school/",
    "about/stored/",
    "404.html",
)
READING = tuple(page for page in PAGES if not page.startswith(("staff/audits", "tools", "404")))


class Look(NamedTuple):
    """How wide a window is, and which colours its reader asked for."""

    width: int
    colours: str


LOOKS = tuple(Look(width, colours) for width in (320, 1280) for colours in ("light", "dark", "forced"))


def every_page(site: Path) -> list[str]:
    """The address of every page of the built site, from its root."""
    names = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return [name.removesuffix("index.html") for name in names]


def most_pages(site: Path) -> list[str]:
    """Every page but the copies of guidance for one key stage: of those every seventh, so that each stage and topic is among them."""
    pages = every_page(site)
    copies = [page for page in pages if page.startswith("for/")]
    return [page for page in pages if page not in copies or copies.index(page) % 7 == 0]
