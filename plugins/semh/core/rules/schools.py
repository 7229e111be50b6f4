"""The schools' own files: colours that can be read, a sound logo, checked signposts, nothing left out that must stay."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from semh.core.documents import Document
from semh.core.editions import left_out_uris
from semh.core.problems import Place, Problem, Rule, Severity, did_you_mean
from semh.core.programme import SCHOOLS, DataFile, Programme
from semh.core.rules.dates import add_months
from semh.core.rules.school_changes import change_problems
from semh.core.rules.school_logo import logo_problems
from semh.core.school_model import SLUG, School
from semh.theme.tokens import contrast_ratio, load_tokens, with_colours

SLUG_FORM = Rule(
    "school/slug",
    "`{name}` cannot be the name of a school's file.",
    "Use lower-case letters, digits and hyphens, a letter first: it becomes the folder's name on the web.",
)
CONTRAST = Rule(
    "school/contrast",
    "`{colour}` ({value}) on `{behind}` ({ground}) has a contrast of {ratio}:1 on {scheme}; WCAG AA asks {least}:1.",
    "Choose a darker or a lighter colour, or leave it out: the programme's own then stays.",
)
SIGNPOST_ID = Rule(
    "school/signpost-id",
    "`{id}` is the id of {other}.",
    "Give it another id: a school's services stand beside the national ones and never replace them.",
)
BESIDE = Rule("school/beside", "There is no signpost `{id}`.", "Name ids of signposts.yml. {near}")
NO_ROUTE = Rule(
    "school/signpost-route",
    "`{id}` has no number and no address.",
    "Add `phone:`, `text:`, `webchat:` or `url:`.",
)
CHECKED_LATER = Rule(
    "school/checked-in-future", "`checked_on:` ({day}) is in the future.", "Write the day on which somebody checked it."
)
OVERDUE = Rule(
    "school/signpost-overdue",
    "`{id}` was last checked on {checked}; a check was due on {day}.",
    "Ring it or open its page, then set `checked_on:` and `checked_how:`.",
    Severity.warning,
)
LEAVE_OUT = Rule(
    "school/leave-out", "There is nothing at `{name}` under content/ to leave out.", "Correct the path. {near}"
)
MUST_STAY = Rule("school/must-stay", "`{name}` cannot be left out: {reason}.", "Delete this line.")

LEAST = 4.5
"""WCAG 2.2 AA for text; the theme asks more of itself where it can."""


def check(programme: Programme) -> Iterator[Problem]:
    """Every school's file by itself; what its texts do to the pages is `school_texts`'s."""
    folder = PurePosixPath("content") / SCHOOLS
    for path in sorted((programme.root / folder).glob("*.yml")):
        if not SLUG.fullmatch(path.stem):
            yield SLUG_FORM.at(Place(folder / path.name), name=path.stem)
    for slug, school in programme.schools.items():
        file = programme.data_files[f"{SCHOOLS}/{slug}.yml"]
        yield from _colours(school, file)
        yield from logo_problems(programme.root, school, file)
        yield from _signposts(programme, school, file)
        yield from _left_out(programme, school, file)
        yield from change_problems(programme, school, file)


def _colours(school: School, file: DataFile) -> Iterator[Problem]:
    """Every pair of the theme's contrast table that a colour of the school's takes part in, in both schemes."""
    given = school.colours.named()
    tokens = with_colours(load_tokens(), {name: (shade.light, shade.dark) for name, shade in given.items()})
    for front, behind, least in tokens.contrast:
        for scheme in ("light", "dark"):
            changed = next((name for name in (front, behind) if name in given and getattr(given[name], scheme)), None)
            if changed is None:
                continue
            colour, ground = (getattr(tokens.colours[name], scheme) for name in (front, behind))
            ratio, wanted = contrast_ratio(colour, ground), min(least, LEAST)
            if ratio < wanted:
                yield CONTRAST.at(
                    file.place("colours", changed), colour=front, value=colour, behind=behind, ground=ground,
                    ratio=f"{ratio:.2f}", least=f"{wanted:g}", scheme="paper and light ground" if scheme == "light" else "dark ground",
                )  # fmt: skip


def _signposts(programme: Programme, school: School, file: DataFile) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, one in enumerate(school.signposts):
        place = file.place("signposts", index, "id")
        if one.id in programme.signposts:
            yield SIGNPOST_ID.at(place, id=one.id, other="a national signpost")
        elif one.id in seen:
            yield SIGNPOST_ID.at(place, id=one.id, other="another one of this school's")
        seen.add(one.id)
        for at, id_ in enumerate(one.beside):
            if id_ not in programme.signposts:
                near = did_you_mean(id_, programme.signposts)
                yield BESIDE.at(file.place("signposts", index, "beside", at), id=id_, near=near)
        if not (one.phone or one.text or one.webchat or one.url):
            yield NO_ROUTE.at(place, id=one.id)
        due = add_months(one.checked_on, one.check_every)
        checked = file.place("signposts", index, "checked_on")
        if one.checked_on > programme.today:
            yield CHECKED_LATER.at(checked, day=one.checked_on)
        elif due < programme.today:
            yield OVERDUE.at(checked, id=one.id, checked=one.checked_on, day=due)


def _left_out(programme: Programme, school: School, file: DataFile) -> Iterator[Problem]:
    folders = {document.folder for document in programme.documents.values()}
    for index, name in enumerate(school.leave_out):
        place = file.place("leave_out", index)
        one = school.model_copy(update={"leave_out": (name,)})
        uris = list(left_out_uris(programme, one))
        if not uris:
            yield LEAVE_OUT.at(place, name=name, near=did_you_mean(name, {*programme.documents, *folders}))
        elif reason := next(filter(None, (_why_it_stays(programme.documents[uri]) for uri in uris)), ""):
            yield MUST_STAY.at(place, name=name, reason=reason)


def _why_it_stays(document: Document) -> str:
    uri = document.uri
    if uri.startswith("about/") or uri in ("index.md", "safety.md"):
        return "every edition has the front page, the help box and the pages about the site"
    if (document.stem == "index" and uri.count("/") < 2) or uri == "staff/guidance/index.md":
        return "it is the first page of a part of the site"
    if document.meta.audience in ("parent", "pupil") and document.meta.sensitive_topics:
        return "somebody who needs help may be looking for it"
    return ""
