"""Building the editions of several schools, one after the other, with everything that they share done once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from semh.core.editions import FOLDER as FILES
from semh.core.problems import Place, Problem, Rule, has_errors
from semh.schools.names import slugs_of_all, unknown_schools
from semh.site.assets import missing
from semh.site.build import BUSY, build_edition, stopped
from semh.site.publish import only_build
from semh.site.shared import Shared

FOLDER = "site-schools"
"""Where editions are built, each in a folder with the school's slug, unless another place is asked for."""
NONE = Rule(
    "schools/none",
    "There is no school to build: content/schools has none that is not an example.",
    "Begin one with `semh new school <slug>`.",
)


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
    try:
        with only_build(root) as is_alone:
            if not is_alone:
                return {"": [BUSY.at(Place(PurePosixPath(out.name)))]}
            return _build_alone(Shared(root), out.resolve(), slugs, packs=packs, again=again, release=release)
    except OSError as error:
        return {"": [stopped(error, root, out)]}


def _build_alone(
    shared: Shared, out: Path, slugs: Iterable[str] | None, *, packs: bool, again: bool, release: bool
) -> dict[str, list[Problem]]:
    """Build while no other build of the project does."""
    try:
        programme, _ = shared.checked
        wanted = slugs_of_all(programme) if slugs is None else tuple(dict.fromkeys(slugs))
        problems = unknown_schools(programme, wanted) or ([] if wanted else [NONE.at(Place(FILES))])
        if has_errors(problems):
            return {"": problems}
        return {
            slug: build_edition(shared, out / slug, slug, packs=packs, again=again, release=release) for slug in wanted
        }
    finally:
        shared.close()
