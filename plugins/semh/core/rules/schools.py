"""The schools' own files: colours that can be read, a sound logo, checked signposts, changes that have a place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from semh.core.documents import Document, Kind
from semh.core.editions import Region, blocks_around, headings_of, left_out_uris, lines_of, regions_of, written_as
from semh.core.problems import Place, Problem, Rule, Severity, did_you_mean
from semh.core.programme import SCHOOLS, DataFile, Programme
from semh.core.rules.dates import add_months
from semh.core.rules.school_logo import logo_problems
from semh.core.scanner import Block
from semh.core.school_model import SLUG, Change, Insertion, School
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
PAGE = Rule(
    "school/page", "There is no file `{page}` under content/.", "Name a page, a handout or facilitator notes. {near}"
)
NOT_CHANGED = Rule(
    "school/not-changed",
    "`{page}` is {what}, which no school changes.",
    "Delete this change.",
)
TARGET = Rule(
    "school/target",
    "This change names {what}.",
    "Name one place: `heading:` with its id, or `block:` as the page opens it.",
)
HEADING = Rule("school/heading", "`{page}` has no heading `{id}`.", "Use the id of a heading there. {near}")
BLOCK = Rule(
    "school/block", "`{page}` has no block `{block}`.", "Write it as the page opens it, without the slashes. {near}"
)
UNCLEAR = Rule(
    "school/unclear",
    "`{name}` stands {count} times in `{page}`.",
    "Name the heading above the one that you mean, or another block.",
)
SAFETY = Rule(
    "school/safety",
    "{what} would go with what this replaces (line {line} of {page}).",
    "Replace a smaller part, or insert your text beside it: help boxes and crisis lines are the same in every school.",
)
INSIDE_SAFETY = Rule(
    "school/inside-safety",
    "A change may not stand inside the help box.",
    "Put it before or after the section that holds the box.",
)
OVERLAP = Rule(
    "school/overlap",
    "This change and the one on line {line} are about the same lines of {page}.",
    "Put the two into one.",
)
LEAVE_OUT = Rule(
    "school/leave-out", "There is nothing at `{name}` under content/ to leave out.", "Correct the path. {near}"
)
MUST_STAY = Rule("school/must-stay", "`{name}` cannot be left out: {reason}.", "Delete this line.")
CHANGED_AND_LEFT_OUT = Rule(
    "school/changed-and-left-out", "`{page}` is left out, so this change is never seen.", "Delete one of the two."
)

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
        yield from _changes(programme, school, file)


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


def _changes(programme: Programme, school: School, file: DataFile) -> Iterator[Problem]:
    left_out = set(left_out_uris(programme, school))
    placed: list[tuple[str, Region, int]] = []
    for loc, change in school.changes:
        found = list(_misplaced(programme, change, loc, file, left_out))
        yield from found
        if found:
            continue
        document = programme.documents[change.page]
        region = next(iter(regions_of(document, change)))
        line = file.place(*loc).line
        yield from _unsafe(programme, document, change, region, file.place(*loc))
        region = lines_of(change, region)
        for page, other, first in placed:
            if page == change.page and region.overlaps(other):
                yield OVERLAP.at(file.place(*loc), line=first, page=page)
        placed.append((change.page, region, line))


def _misplaced(
    programme: Programme, change: Change, loc: tuple[str, int], file: DataFile, left_out: set[str]
) -> Iterator[Problem]:
    """What is wrong with where a change is to go."""
    document = programme.documents.get(change.page)
    page = file.place(*loc, "page")
    if document is None:
        yield PAGE.at(page, page=change.page, near=did_you_mean(change.page, programme.documents))
    elif what := _not_changed(document):
        yield NOT_CHANGED.at(page, page=change.page, what=what)
    elif change.page in left_out:
        yield CHANGED_AND_LEFT_OUT.at(page, page=change.page)
    if (change.heading is None) == (change.block is None):
        yield TARGET.at(file.place(*loc), what="no place" if change.heading is None else "two places")
    elif document is not None:
        regions = list(regions_of(document, change))
        if not regions and change.heading is not None:
            near = did_you_mean(change.heading, (id_ for _, _, id_ in headings_of(document)))
            yield HEADING.at(file.place(*loc, "heading"), page=change.page, id=change.heading, near=near)
        elif not regions and change.block is not None:
            near = did_you_mean(change.block, {written_as(block) for block in document.scan.walk()})
            yield BLOCK.at(file.place(*loc, "block"), page=change.page, block=change.block, near=near)
        elif len(regions) > 1:
            key = "heading" if change.heading else "block"
            name = change.heading or change.block
            yield UNCLEAR.at(file.place(*loc, key), name=name, count=len(regions), page=change.page)


def _not_changed(document: Document) -> str:
    if document.english_uri == "safety.md":
        return "the help box"
    if document.language:
        return "a translation"
    return {Kind.slides: "a deck of slides", Kind.policy: "a policy, which schools fill in"}.get(document.kind, "")


def _unsafe(
    programme: Programme, document: Document, change: Change, region: Region, place: Place
) -> Iterator[Problem]:
    """Help boxes and crisis lines that a replacement would take away, and changes inside a help box."""
    if any(block.name == "safety" for block in blocks_around(document, region.first)):
        yield INSIDE_SAFETY.at(place)
        return
    if isinstance(change, Insertion):
        return
    for block in document.scan.walk():
        if region.first <= block.place.line < region.end and (what := _what_must_stay(programme, block)):
            yield SAFETY.at(place, what=what, line=block.place.line, page=document.uri)


def _what_must_stay(programme: Programme, block: Block) -> str:
    if block.name == "safety":
        return "The help box"
    if block.name == "signposts":
        shown = [one for one in programme.shown_signposts(block.argument) if one.emergency]
        return f"The crisis line {shown[0].name}" if shown else ""
    return ""
