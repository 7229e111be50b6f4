"""Pages that gather what stands on many: all sources, and the key points of all sessions on one page to read or print."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from posixpath import dirname, normpath, relpath

from semh.blocks import partial_date
from semh.blocks.sources import CITATION, cited_ids, escape_markdown, host_of
from semh.core.documents import Document
from semh.core.generated import GeneratedPage
from semh.core.programme import Programme
from semh.core.reference_model import Source
from semh.editors.report_forms import report_pages
from semh.guidance.relink import relink
from semh.site.navigation import published

SOURCES, KEY_POINTS = "about/sources.md", "sessions/key-points.md"
SOURCES_TITLE = "Sources"


def overview_pages(programme: Programme, others: Iterable[GeneratedPage] = ()) -> tuple[GeneratedPage, ...]:
    """The pages for which there is something to show. `others` are generated pages, which cite sources too."""
    pages = {document.uri: document for document in published(programme) if not document.language}
    made = []
    texts = [(uri, document.meta.title, document.body) for uri, document in pages.items()]
    texts += [(page.uri, page.title, page.body) for page in others if page.stage is None]
    if used := _uses(texts):
        made.append(_sources(programme, used))
    if sessions := [document for document in _sessions(programme, pages) if _key_points(document)]:
        made.append(_key_points_page(programme, sessions))
    return (*made, *report_pages(programme))


def _uses(texts: Iterable[tuple[str, str, str]]) -> dict[str, list[str]]:
    """The pages that cite each source, as links; `texts` are (uri, title, body)."""
    used: dict[str, list[str]] = defaultdict(list)
    for uri, title, body in texts:
        for id_ in cited_ids(body):
            used[id_].append(f"[{escape_markdown(title)}]({relpath(uri, dirname(SOURCES))})")
    return used


def _sources(programme: Programme, used: dict[str, list[str]]) -> GeneratedPage:
    known = [(id_, programme.sources[id_]) for id_ in used if id_ in programme.sources]
    known.sort(key=lambda pair: (_letter(pair[1]), pair[1].title.lower()))
    lines: list[str] = []
    letter = ""
    for id_, source in known:
        if _letter(source) != letter:
            letter = _letter(source)
            lines += ["", f"## {letter}", ""]
        where = ", ".join(used[id_])
        lines.append(f"- {_entry(source)} Used on: {where}.")
    lead = (
        f"The {len(known)} sources that pages of this site cite, by title. “Read through a copy or summary” means that we have "
        "not read the original ourselves."
    )
    return GeneratedPage(SOURCES, SOURCES_TITLE, lead, "\n".join(lines))


def _letter(source: Source) -> str:
    """The letter under which readers look for the title."""
    return next((one.upper() for one in source.title if one.isalpha()), "#")


def _entry(source: Source) -> str:
    parts = [f"*{escape_markdown(source.title)}*. {escape_markdown(source.publisher)}, {partial_date(source.date)}."]
    if source.url:
        parts.append(f"[Read it at {escape_markdown(host_of(source.url))}]({source.url}).")
    if source.read == "through":
        parts.append("Read through a copy or summary.")
    return " ".join(parts)


def _sessions(programme: Programme, pages: dict[str, Document]) -> list[Document]:
    uris = (f"{folder}/index.md" for folder, _ in programme.sessions if folder.startswith("sessions/"))
    return [pages[uri] for uri in uris if uri in pages]


def _key_points(document: Document) -> str:
    found = [block.body for block in document.scan.walk() if block.name == "keypoints"]
    return CITATION.sub("", "\n\n".join(found)).strip()


def _key_points_page(programme: Programme, sessions: list[Document]) -> GeneratedPage:
    lines: list[str] = []
    for document in sessions:
        session = programme.session_of(document)
        number = f"Session {session.number}: " if session else ""
        folder = dirname(document.uri)

        def moved(target: str, folder: str = folder) -> str:
            path, mark, anchor = target.partition("#")
            return relpath(normpath(f"{folder}/{path}"), dirname(KEY_POINTS)) + mark + anchor

        address = relpath(document.uri, dirname(KEY_POINTS))
        lines += [f"## {number}{document.meta.title}", "", relink(_key_points(document), moved), ""]
        lines += [f"[Read session {session.number if session else ''}]({address})", ""]
    return GeneratedPage(
        KEY_POINTS,
        "The ten sessions in key points",
        "Two minutes a session. For whoever joins late, and for the staff-room wall.",
        "/// safety\n///\n\n" + "\n".join(lines) + "\n/// safety\n///\n",
        links=(("All sessions", "sessions/index.md"),),
    )
