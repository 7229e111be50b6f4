"""The programme's record as a page to read and to write on: what the Workbench asks, without a computer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from semh.core.generated import GeneratedPage
from semh.core.outline_model import Outline
from semh.core.programme import Programme

PAGE = "tools/our-programme.md"
TITLE = "Our programme: the record on paper"
YEAR_TWO = "staff/year-two-partner/index.md"
_BLANK, _WIDE = "\u00a0" * 12, "\u00a0" * 24
"""Cells to write in: spaces that do not break keep the column open."""
_HALVES = ("September to February", "March to August")
_VISITS = ("Visit 1: look", "Visit 2: audit", "Visit 3: write", "Visit 4: look back")


def programme_pages(programme: Programme) -> tuple[GeneratedPage, ...]:
    """The page, for a programme that has an outline."""
    outline = programme.outline
    if outline is None:
        return ()
    parts = (_sessions(outline), _expectations(outline), _parents(outline), _log(), _year_two(), _signatures())
    lead = (
        "What your school did in the programme: sessions attended, expectations met, sessions for parents, notes, CPD and "
        "year two. Print it and write on it, or fill in the same record in the Workbench. It is the school’s own: nobody "
        "collects it. Write roles, and no pupil’s name."
    )
    links = ((programme.documents[YEAR_TWO].meta.title, YEAR_TWO),) if YEAR_TWO in programme.documents else ()
    return (GeneratedPage(PAGE, TITLE, lead, "\n".join(line for part in parts for line in part), links=links),)


def _sessions(outline: Outline) -> list[str]:
    rows = [(f"{one.number}. {one.title}", _BLANK, _BLANK, _WIDE) for one in outline.sessions]
    head = ("Session", "Attended or missed", "Date", "Who came (roles)")
    return [
        "[Fill it in in the Workbench](workbench/#/programme)\n",
        "SEMH Champion (role), school and school year:\n",
        *_lines(1),
        "## Sessions\n",
        *_table(head, rows),
    ]


def _expectations(outline: Outline) -> list[str]:
    lines = ["## Expectations\n", "Whether one is met is for the school to say; the evidence says why.\n"]
    for number, text in enumerate(outline.programme.expectations.values(), 1):
        lines += [
            f"**{number}. {text[:1].upper()}{text[1:]}**\n",
            "Met · started · not yet. What shows it, and the date:\n",
        ]
        lines += _lines(2)
    return lines


def _parents(outline: Outline) -> list[str]:
    titles = [f"{one.number}. {one.title}" for one in outline.parents.sessions]
    rows = [(half, _BLANK, _BLANK, _WIDE) for half in _HALVES for _ in range(2)]
    return [
        "## Sessions for parents\n",
        "At least one in each half-year. There are five to choose from:\n",
        *titles,
        "",
        *_table(("Half-year", "Session and date", "Families (how many)", "What to do differently"), rows),
    ]


def _log() -> list[str]:
    rows = [(_BLANK, _WIDE, _BLANK, _WIDE)] * 8
    return [
        "## Notes and reflections\n",
        *_lines(8),
        "## CPD log\n",
        *_table(("Date", "What", "Minutes", "What I do differently now"), rows),
        "Hours this school year (September to August):\n",
        *_lines(1),
    ]


def _year_two() -> list[str]:
    rows = [(visit, _BLANK, " ", _WIDE, _WIDE) for visit in (*_VISITS, "Call", "Call", "Call")]
    head = ("Purpose", "Date", "Hours", "What was done", "What comes next")
    return ["## Year two: beside one partner school\n", "Partner school:\n", *_lines(1), *_table(head, rows)]


def _signatures() -> list[str]:
    return [
        "## Signed\n",
        "This is the school’s own record. It is not issued by the county or by the programme; it confirms something only "
        "where somebody has signed, and then only in that person’s name.\n",
        *_table(
            ("Who signs", "Name", "Signature", "Date"),
            [(who, _WIDE, _WIDE, _BLANK) for who in ("For the school", "For the programme, where it confirms this")],
        ),
    ]


def _lines(count: int) -> list[str]:
    return [f"/// lines | {count}", "///", ""]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return [*(f"| {' | '.join(cells)} |" for cells in lines), ""]
