"""Links that every page bears: the header's menu, the audits and tools in the navigation, the foot of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from semh.audits.audit_site import MenuLink, in_order
from semh.audits.maps import map_pages
from semh.audits.programme_paper import programme_pages
from semh.core.generated import GeneratedPage
from semh.core.programme import Programme
from semh.guidance.topics import page_url
from semh.impact.pages import impact_pages
from semh.profile.pages import TOOL as PROFILE
from semh.profile.scoring_page import scoring_pages
from semh.site import glossary
from semh.site.changes import CHANGES, CHANGES_TITLE
from semh.site.navigation import TOOLS, NavSection
from semh.site.overview_pages import SOURCES, SOURCES_TITLE
from semh.site.own_pages import TITLES
from semh.site.view import Link

FOOTER = (
    ("About the programme", "about/index.md"),
    ("Accessibility", "about/accessibility.md"),
    ("What this site stores", "about/privacy.md"),
    ("How we check what is written here", "about/how-we-check.md"),
    (glossary.TITLE, glossary.URI),
    (SOURCES_TITLE, SOURCES),
    ("Safeguarding", "about/safeguarding.md"),
    ("What we do not do", "about/what-we-do-not-do.md"),
    ("Licence", "about/licence.md"),
    (CHANGES_TITLE, CHANGES),
)
"""(words, page) of the links at the foot of every page."""


def tool_links(programme: Programme, generated: Mapping[str, GeneratedPage]) -> tuple[Link, ...]:
    """The audits to read and the tool to fill them in: entries of the navigation that are not pages of MkDocs."""
    audits = [Link(audit.title, f"staff/audits/{audit.id}/") for audit in in_order(programme)]
    maps = [
        Link(page.title, page_url(page.uri))
        for pages in (programme_pages, map_pages, impact_pages, scoring_pages)
        for page in pages(programme)
    ]
    tools = [Link("Workbench: fill in an audit", "tools/workbench/")]
    tools += [Link("Profile: who needs what", f"{PROFILE}/")] if programme.profile else []
    tools += [Link(title, page_url(uri)) for uri, title in TITLES.items() if uri in generated]
    return (*audits, *tools, *maps) if audits else ()


def header_menu(sections: Sequence[NavSection], tools: Sequence[Link]) -> list[MenuLink]:
    """The header's menu as the reading pages have it (partials/header.html)."""
    menu = [MenuLink(s.title, page_url(s.pages[0].uri)) for s in sections]
    if tools and all(link.title != TOOLS for link in menu):
        menu.insert(max(len(menu) - 2, 0), MenuLink(TOOLS, tools[0].url))
    return [MenuLink(link.title, link.url, link.title == TOOLS) for link in menu]
