"""Building the editions of several schools, one after the other, with everything that they share done once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from semh.core.loader import CONTENT, SCHOOLS, Programme
from semh.core.problems import Place, Problem, Rule, did_you_mean, has_errors
from semh.site.assets import missing
from semh.site.build import BUSY, build_edition
from semh.site.publish import only_build
from semh.site.shared import Shared

FOLDER = "site-schools"
"""Where editions are built, each in a folder with the school's slug, unless another place is asked for."""
UNKNOWN = Rule(
    "schools/unknown",
    "There is no file for a school called `{slug}`.",
    "Name one of content/schools, or begin with `semh new school {slug}`. {near}",
)
NONE = Rule(
    "schools/none",
    "There is no school to build: content/schools has none that is not an example.",
    "Begin one with `semh new school <slug>`.",
)


def slugs_of_all(programme: Programme) -> tuple[str, ...]:
    """Every school but the made-up ones, which are built only by name."""
    return tuple(slug for slug, school in programme.schools.items() if not school.fictional)


def unknown_schools(programme: Programme, slugs: Iterable[str]) -> list[Problem]:
    """A problem for each name that no file has; a file with errors counts as one."""
    place = Place(CONTENT / SCHOOLS)
    return [
        UNKNOWN.at(place, slug=slug, near=did_you_mean(slug, programme.schools))
        for slug in slugs
        if slug not in programme.schools and f"{SCHOOLS}/{slug}.yml" not in programme.unreadable
    ]


def build_schools(
    root: Path,
    out: Path,
    slugs: Iterable[str] | None = None,
    *,
    packs: bool = True,
    again: bool = False,
    release: bool = False,
) -> dict[str, list[Problem]]:
    """Build the edition of each school of `slugs` (None: of all) into `out/<slug>`; the problems of each, by slug.

    An edition with errors leaves what was in its folder, and the others are built all the same. Problems of all of
    them have the slug ``.
    """
    if problems := missing():
        return {"": problems}
    with only_build(root) as is_alone:
        if not is_alone:
            return {"": [BUSY.at(Place(PurePosixPath(out.name)))]}
        shared = Shared(root)
        try:
            programme, _ = shared.checked
            wanted = slugs_of_all(programme) if slugs is None else tuple(dict.fromkeys(slugs))
            problems = unknown_schools(programme, wanted) or ([] if wanted else [NONE.at(Place(CONTENT / SCHOOLS))])
            if has_errors(problems):
                return {"": problems}
            return {
                slug: build_edition(shared, out.resolve() / slug, slug, packs=packs, again=again, release=release)
                for slug in wanted
            }
        finally:
            shared.close()
