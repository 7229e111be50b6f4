"""Puts links to pages that MkDocs does not make into its navigation."""

from __future__ import annotations

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Section


def add_links(items: list[StructureItem], title: str, links: list[Link]) -> None:
    """Append `links` to the section `title` of the top level; without such a section, make one before the last two."""
    if not links:
        return
    section = next((item for item in items if isinstance(item, Section) and item.title == title), None)
    if section is None:
        section = Section(title, [])
        items.insert(max(len(items) - 2, 0), section)
    section.children += links
    for link in links:
        link.parent = section
