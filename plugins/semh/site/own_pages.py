"""The pages "My notes" and "My school's details", and what their script needs to know of the other pages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from semh.audits.tool_data import json_block
from semh.core.document_model import PageMeta
from semh.core.documents import Document, Kind
from semh.core.generated import GeneratedPage
from semh.core.markdown_text import without_markup
from semh.core.programme import Programme
from semh.guidance.topics import FOLDER as GUIDANCE
from semh.guidance.topics import page_url
from semh.site.navigation import published

MY_NOTES, MY_SCHOOL = "tools/my-notes.md", "tools/my-school.md"
TITLES = {MY_NOTES: "My notes", MY_SCHOOL: "My school’s details"}
PAGES_SCRIPT = "pages.js"
WORDS_A_MINUTE = 220
_WHERE_FROM = (
    "At the end of each session and each guidance page there is a box to tick, and sessions ask questions that you can answer "
    "on the page. Here you find all of it together, print it, or take it away as a Word file. "
    "[Your school’s record of the programme](workbench/#/programme) in the Workbench can copy what you choose."
)


@dataclass(frozen=True)
class OwnTool:
    """What the template puts in for the page's script: the id of its place, and its data."""

    place: str
    data: Markup


def own_pages(programme: Programme) -> tuple[GeneratedPage, ...]:
    """Both pages, once there is something to mark or to answer."""
    if not _pages(programme):
        return ()
    return (
        GeneratedPage(
            MY_NOTES,
            TITLES[MY_NOTES],
            "What you marked and answered on the pages of this site, and your log of professional development. It stays in "
            "your browser and is sent to nobody; anyone who uses this browser account can read it. Write no child’s name.",
            f"{_WHERE_FROM}\n",
            links=((TITLES[MY_SCHOOL], MY_SCHOOL),),
        ),
        GeneratedPage(
            MY_SCHOOL,
            TITLES[MY_SCHOOL],
            "Type them once: Word files of this site, and reports, plans and policies of the Workbench, take them from here. They stay in your "
            "browser and are sent to nobody. Only adults in a role belong here; no parent, no pupil.",
            "Word files to edit carry the details in their head and at their lines for a contact; what you have not typed "
            "stays a line to write on. PDF files stay as they are.\n",
            links=((TITLES[MY_NOTES], MY_NOTES),),
        ),
    )


def own_tool(programme: Programme, uri: str) -> OwnTool:
    """What the script of the page gets."""
    return OwnTool(
        f"semh-{uri.removeprefix('tools/').removesuffix('.md')}",
        json_block({"base": "../../", "pages": _pages(programme)}),
    )


def pages_script(programme: Programme) -> str:
    """`pages.js`: the same pages for the Workbench, where notes are brought into the school's record."""
    return f"globalThis.semhPages={json.dumps(_pages(programme), ensure_ascii=False, separators=(',', ':'))};\n"


def can_be_marked(programme: Programme, document: Document) -> bool:
    """Whether a reader can mark the page as read or done. Pages for families cannot: a shared phone would tell who read them."""
    if document.kind is not Kind.page or document.language or document.meta.audience != "staff":
        return False
    return _group(programme, document) != ""


def _group(programme: Programme, document: Document) -> str:
    if programme.session_of(document) is not None and document.stem == "index":
        return {"sessions": "Sessions", "trainers": "Training day"}.get(document.uri.partition("/")[0], "")
    return "Guidance" if document.folder == GUIDANCE and document.stem != "index" else ""


def _pages(programme: Programme) -> list[dict[str, Any]]:
    """Every page that can be marked or asks something, in the order of the programme."""
    found = []
    for document in published(programme):
        marks = can_be_marked(programme, document)
        questions = [] if document.language else _questions(document)
        if marks or questions:
            found.append(
                {
                    "id": document.meta.id,
                    "title": _title(programme, document),
                    "url": page_url(document.uri),
                    "group": _group(programme, document),
                    "marks": marks,
                    "minutes": reading_minutes(document),
                    "questions": questions,
                }
            )
    groups = ["Sessions", "Training day", "Guidance", ""]
    return sorted(found, key=lambda page: (groups.index(page["group"]), page["url"]))


def _title(programme: Programme, document: Document) -> str:
    session = programme.session_of(document)
    number = session.number if session and document.uri.startswith("sessions/") else None
    return f"Session {number}: {document.meta.title}" if number else document.meta.title


def _questions(document: Document) -> list[tuple[str, str]]:
    """[id, words] of each reflection."""
    return [
        ((block.argument or "").strip(), " ".join(without_markup(line) for line in block.body.split("\n")).strip())
        for block in document.scan.walk()
        if block.name == "reflect"
    ]


def reading_minutes(document: Document) -> int:
    """The minutes that the page states, else those that its words take."""
    stated = document.meta.read_minutes if isinstance(document.meta, PageMeta) else None
    return stated or max(1, round(len(document.body.split()) / WORDS_A_MINUTE))
