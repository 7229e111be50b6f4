"""The report for editors as text for a terminal, and as a page of the site."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping
from html import escape
from posixpath import dirname
from typing import Any

from semh.core.generated import GeneratedPage
from semh.core.programme import Programme
from semh.editors.figures import built, checks, content_figures
from semh.editors.report import Section, Table, built_section, checks_section, content_sections
from semh.guidance.topics import page_url

URI, TITLE = "about/editors-report.md", "Report for editors"
_WIDTH = 100
_MARK = '<div class="semh-report" data-report="{id}">'
_CODE = re.compile(r"`([^`]+)`")


def as_text(sections: Iterable[Section]) -> str:
    """The sections for a terminal: captions, then one row a line."""
    lines: list[str] = []
    for section in sections:
        lines += [section.title, "=" * len(section.title), *textwrap.wrap(section.lead, _WIDTH), ""]
        for table in section.tables:
            lines += [f"{table.caption}:", *(f"  {_row(row)}" for row in (table.head, *table.rows)), ""]
    return "\n".join(lines).rstrip()


def _row(cells: tuple[str, ...]) -> str:
    return " | ".join(cells)


def report_pages(programme: Programme) -> tuple[GeneratedPage, ...]:
    """The page, without what only a finished build knows: `with_build` puts that in."""
    sections = (built_section(None), checks_section(None), *content_sections(content_figures(programme)))
    pages = {document.uri for document in programme.documents.values()}
    body = "\n\n".join(
        f"## {section.title} {{#{section.id}}}\n\n{_MARK.format(id=section.id)}\n{_html(section, pages)}\n</div>"
        for section in sections
    )
    lead = "What was built, what is due, who has to read what, and what is covered where. For the people who keep the content."
    return (
        GeneratedPage(URI, TITLE, lead, body, links=(("How we check what is written here", "about/how-we-check.md"),)),
    )


def with_build(html: str, report: Mapping[str, Any], problems: Iterable[Any]) -> str:
    """The finished page with the figures of the build that made it."""
    for section in (built_section(built(report)), checks_section(checks(problems))):
        start = html.find(_MARK.format(id=section.id))
        end = html.find("</div>", start)
        if start >= 0 and end >= 0:
            html = f"{html[:start]}{_MARK.format(id=section.id)}\n{_html(section, set())}\n{html[end:]}"
    return html


def _html(section: Section, pages: set[str]) -> str:
    return "\n".join([f"<p>{_words(section.lead)}</p>", *(_table(table, pages) for table in section.tables)])


def _table(table: Table, pages: set[str]) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table.head)
    rows = "\n".join(_table_row(row, pages) for row in table.rows)
    label = escape("Table: " + table.caption.replace("`", ""))
    return (
        f'<section class="semh-table" role="region" aria-label="{label}" tabindex="0"><table>'
        f"<caption>{_words(table.caption)}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></section>"
    )


def _table_row(row: tuple[str, ...], pages: set[str]) -> str:
    first, *rest = (_cell(cell, pages) for cell in row)
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>'


def _words(text: str) -> str:
    return _CODE.sub(r"<code>\1</code>", escape(text))


def _cell(text: str, pages: set[str]) -> str:
    """The cell's text; the paths of pages in it are links, from the page's own place."""
    parts = text.split(", ")
    if not all(part in pages for part in parts):
        return escape(text)
    up = "../" * (URI.count("/") + 1) if dirname(URI) else "./"
    return ", ".join(f'<a href="{up}{page_url(part)}">{escape(part)}</a>' for part in parts)
