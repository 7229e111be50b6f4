"""Starting files for a session, a handout or an audit: sound from the first minute, with marks where a writer has to write."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from jinja2 import Environment, PackageLoader, StrictUndefined

from semh.core.documents import Document, Kind
from semh.core.model import ID_PATTERN
from semh.core.outline_model import Session, TrainingDay
from semh.core.programme import SCHOOLS, Programme
from semh.core.rules.timing import MEETING_MINUTES, SHORT_PARENT_MINUTES
from semh.editors.calendar import quiet_day
from semh.editors.outline_text import with_session
from semh.editors.places import folder_named
from semh.packs.cache import write_whole
from semh.schools.starter import school_file

SLUG = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
LEAD, PARENT_MINUTES, SESSION_MINUTES = "programme lead", 90, 180
_PARTS = {False: ((40, 15), (95, 35), (30, 10)), True: ((20, 10), (45, 25), (15, 10))}
"""Minutes of the three activities of a starting session and of its short version, for staff and for parents; the rest is a break."""


@dataclass(frozen=True)
class Start:
    """Files to write, by path under the project's root; `changed` holds those that are there already and get something added."""

    files: Mapping[str, str]
    changed: Mapping[str, str]
    then: str
    """What to do next, in a sentence."""


def new_session(programme: Programme, slug: str, title: str | None = None, *, parents: bool = False) -> Start:
    """The files of a session that is a draft, and programme.yml with its entry. ValueError: why not, in a sentence."""
    _must_be_slug(slug)
    outline = programme.outline
    if outline is None:
        raise ValueError("content/programme.yml cannot be read. Mend it first; `semh check` says how.")
    group = outline.parents.sessions if parents else outline.sessions
    _not_twice(programme, slug, group)
    number = max((session.number for session in group), default=0) + 1
    folder = f"{number}-{slug}" if parents else f"{number:02}-{slug}"
    minutes = PARENT_MINUTES if parents else SESSION_MINUTES
    where = f"content/{'parents' if parents else 'sessions'}/{folder}"
    id_ = f"{'p' if parents else 's'}{number}"
    name = f"{'Parent session' if parents else 'Session'} {number}"
    values = {
        "id": id_, "number": number, "folder": folder, "title": _quoted(title or _words(slug)), "name": name,
        "heading": (title or _words(slug)).replace('"', "'"), "is_parents": parents, "minutes": minutes,
        "audience": "parent" if parents else "staff", "slides_audience": "parent" if parents else "facilitator",
        "short_key": "short" if parents else "meeting", "short_name": "45-minute version" if parents else "staff meeting",
        "short_minutes": SHORT_PARENT_MINUTES if parents else MEETING_MINUTES, "parts": _PARTS[parents],
        "pause": minutes - sum(part[0] for part in _PARTS[parents]), "indent": "  " if parents else "",
        **_dates(programme, f"{'parents' if parents else 'sessions'}/"),
    }  # fmt: skip
    files = {f"{where}/{file}": _filled(file, values) for file in ("index.md", "facilitator.md", "slides.md")}
    text = (programme.root / "content/programme.yml").read_bytes().decode("utf-8")
    outlined = with_session(text, _filled("entry.yml", values), folder, parents=parents)
    then = (
        f"Write where `TO WRITE:` stands; add handouts with `semh new handout {id_} NAME`. "
        "When all is written and read, set `status: published` in content/programme.yml."
    )
    return Start(files, {"content/programme.yml": outlined}, then)


def new_school(programme: Programme, slug: str, name: str | None = None) -> Start:
    """The file of a school's own edition. ValueError: why not, in a sentence."""
    _must_be_slug(slug)
    file = f"content/{SCHOOLS}/{slug}.yml"
    if (programme.root / file).exists():
        raise ValueError(f"{file} is there already.")
    then = f"Write where `TO WRITE:` stands, then `semh build --school {slug} --no-packs` and open site-schools/{slug}/index.html."
    return Start({file: school_file(slug, name or _words(slug).title())}, {}, then)


def new_handout(programme: Programme, session: str, slug: str, title: str | None = None) -> Start:
    """The file of a handout that is a draft, in a session's folder or a kit's. ValueError: why not, in a sentence."""
    _must_be_slug(slug)
    folder = folder_named(programme, session)
    values = {
        "id": _id_of(programme, folder), "slug": slug, "title": _quoted(title or _words(slug)),
        "audience": "parent" if folder.startswith("parents/") else "staff", "is_parents": folder.startswith("parents/"),
        **_dates(programme, f"{folder}/"),
    }  # fmt: skip
    then = f"When it is written, set `status: published` in it and name `{slug}` in an activity of facilitator.md."
    if folder not in dict(programme.sessions):
        then = "When it is written, set `status: published` in it."
    return Start({f"content/{folder}/handouts/{slug}.md": _filled("handout.md", values)}, {}, then)


def new_audit(programme: Programme, id_: str, title: str | None = None, kind: str = "checklist") -> Start:
    """The file of an audit, checklist or survey that is a draft. ValueError: why not, in a sentence."""
    _must_be_slug(id_)
    if programme.outline is None or programme.standards is None:
        raise ValueError(
            "content/programme.yml or staff/standards.yml cannot be read. `semh check` says how to mend it."
        )
    sections = programme.outline.policy_sections
    values = {
        "id": id_, "title": _quoted(title or _words(id_)), "kind": kind, "today": programme.today.isoformat(),
        "version": f"{programme.today.year}.1", "anonymous": str(kind == "survey").lower(),
        "group_minimum": 10 if kind == "survey" else 5, "standard": next(iter(programme.standards.standards)),
        "session": f"s{programme.outline.sessions[0].number}", "policy": sections[0].id if sections else "null",
    }  # fmt: skip
    then = "When every statement is written, set `status: published`. From then on no id may change."
    return Start({f"content/staff/audits/{id_}.yml": _filled("audit.yml", values)}, {}, then)


def write(root: Path, start: Start) -> None:
    """Write the files and the additions; a ValueError names a file that would be overwritten, and then nothing is written."""
    there = next((name for name in start.files if (root / name).exists()), None)
    if there:
        raise ValueError(f"{there} is already there. Nothing was written.")
    for name, text in {**start.files, **start.changed}.items():
        write_whole(root / name, text.encode())


def _must_be_slug(slug: str) -> None:
    if not re.fullmatch(SLUG, slug):
        raise ValueError(
            f"`{slug}` is no name for a file. Use lower-case letters, digits and hyphens, such as `sleep-and-screens`."
        )


def _not_twice(programme: Programme, slug: str, group: tuple[Session, ...]) -> None:
    for session in group:
        if session.folder.partition("-")[2] == slug:
            raise ValueError(f"There is already a session {session.folder}. Nothing was written.")


def _id_of(programme: Programme, folder: str) -> str:
    """The id that the ids of a folder's handouts begin with: `s7`, `p2`, that of the training day, or the kit's."""
    session = dict(programme.sessions).get(folder)
    if session is not None and not isinstance(session, TrainingDay):
        return f"{'p' if folder.startswith('parents/') else 's'}{session.number}"
    page = programme.documents.get(f"{folder}/index.md")
    found = page.meta.id if page else PurePosixPath(folder).name
    assert re.match(ID_PATTERN, found)
    return found


def _dates(programme: Programme, under: str) -> dict[str, str]:
    """Who owns the files and by when they are reviewed, as their neighbours under the folder have it."""
    near = [one for one in programme.english_documents if one.uri.startswith(under)]
    owner = _owner(one for one in near if one.kind in (Kind.page, Kind.handout))
    trainer = _owner(one for one in near if one.kind in (Kind.facilitator, Kind.slides))
    day = quiet_day(programme, owner)
    return {"owner": owner, "trainer": trainer, "today": programme.today.isoformat(), "review_by": day.isoformat()}


def _owner(documents: Iterable[Document]) -> str:
    owners = Counter(document.meta.owner for document in documents)
    return owners.most_common(1)[0][0] if owners else LEAD


def _words(slug: str) -> str:
    return slug.replace("-", " ").capitalize()


def _quoted(text: str) -> str:
    """The text as YAML, in quotes when it needs them."""
    return text if re.fullmatch(r"[A-Za-z][\w ,’'()-]*", text) else json.dumps(text, ensure_ascii=False)


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("semh.editors", "starting_files"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",  # `{#id}` after a heading is not a comment
        comment_end_string="##}",
    )


def _filled(name: str, values: Mapping[str, object]) -> str:
    return _templates().get_template(f"{name}.j2").render(values)
