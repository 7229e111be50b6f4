"""Whether each handout fits its sides, told from where its headings came to stand."""

from __future__ import annotations

from collections.abc import Sequence, Set
from pathlib import PurePosixPath

from semh.core.problems import Place, Problem, Rule
from semh.packs.job import Fragment, Job

OVERFLOW = Rule(
    "handout/overflow",
    "On A4 the handout fills {found} sides, not {allowed}. It runs over at “{heading}”.",
    "Shorten the text or the ruled lines, or set `sides: {found}` if two sides will do.",
)

Pages = Sequence[Set[str]]
"""For each page the ids that start on it."""


def layout_problems(job: Job, pages: Pages) -> list[Problem]:
    """A problem for each fragment that fills more pages than it may."""
    starts = [_page_of(fragment.anchor, pages) for fragment in job.fragments]
    problems = []
    for index, fragment in enumerate(job.fragments):
        later = [start for start in starts[index + 1 :] if start is not None]
        end = later[0] if later else len(pages)
        start = starts[index]
        if fragment.max_pages is None or start is None or end - start <= fragment.max_pages:
            continue
        heading = _heading_over(fragment, pages, start + fragment.max_pages)
        problems.append(
            OVERFLOW.at(
                Place(PurePosixPath(fragment.source)), found=end - start, allowed=fragment.max_pages, heading=heading
            )
        )
    return problems


def _page_of(anchor: str, pages: Pages) -> int | None:
    return next((number for number, page in enumerate(pages) if anchor in page), None)


def _heading_over(fragment: Fragment, pages: Pages, first_page_over: int) -> str:
    """The last heading before the first page too many: what stands on that page belongs to it."""
    last = fragment.title
    for anchor, text in fragment.headings:
        page = _page_of(anchor, pages) if anchor else None
        if page is not None and page < first_page_over:
            last = text
    return last
