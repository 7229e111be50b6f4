"""Schools by the names of their files."""

from __future__ import annotations

from collections.abc import Iterable

from semh.core.editions import FOLDER
from semh.core.problems import Place, Problem, Rule, did_you_mean
from semh.core.programme import SCHOOLS, Programme

UNKNOWN = Rule(
    "schools/unknown",
    "There is no file for a school called `{slug}`.",
    "Name one of content/schools, or begin with `semh new school {slug}`. {near}",
)


def slugs_of_all(programme: Programme) -> tuple[str, ...]:
    """Every school but the made-up ones, which are built only by name; one whose file has errors counts as a school."""
    broken = (
        uri.removeprefix(f"{SCHOOLS}/").removesuffix(".yml")
        for uri in programme.unreadable
        if uri.startswith(f"{SCHOOLS}/")
    )
    sound = (slug for slug, school in programme.schools.items() if not school.fictional)
    return tuple(sorted({*sound, *broken}))


def unknown_schools(programme: Programme, slugs: Iterable[str]) -> list[Problem]:
    """A problem for each name that no file has; a file with errors counts as one."""
    return [
        UNKNOWN.at(Place(FOLDER), slug=slug, near=did_you_mean(slug, programme.schools))
        for slug in slugs
        if slug not in programme.schools and f"{SCHOOLS}/{slug}.yml" not in programme.unreadable
    ]
