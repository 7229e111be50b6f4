"""The report for editors as sections of tables, from which the page of the site and the text at the terminal are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from semh.blocks import long_date

Figures = Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """A table with its caption; cells are text, and a cell that is the path of a page under content/ becomes a link to it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    """A heading, what to know before the tables, and the tables."""

    id: str
    title: str
    lead: str
    tables: tuple[Table, ...] = field(default=())


def size_words(count: int) -> str:
    """Bytes in words: `812 kB`, `4.1 MB`."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def built_section(built: Figures | None) -> Section:
    """What the build made; None: nobody has built here."""
    if built is None:
        lead = "These figures stand here in a built site. No build’s report was found."
        return Section("built", "What was built", lead)
    formats = tuple((row["format"], str(row["files"]), size_words(row["bytes"])) for row in built["downloads"])
    largest = tuple((row["file"], size_words(row["bytes"])) for row in built["largest"])
    zip_ = f" The zip of all of it, {size_words(built['zip_bytes'])}, comes on top." if built.get("zip_bytes") else ""
    lead = f"{built['pages']} pages, {built['files']} files in all, {size_words(built['bytes'])}.{zip_}"
    if not any(row["format"] == "pdf" for row in built["downloads"]):
        lead += " It was built without packs."
    tables = [Table("Downloads by format", ("Format", "Files", "Size"), formats)] if formats else []
    return Section("built", "What was built", lead, (*tables, Table("The largest files", ("File", "Size"), largest)))


def checks_section(checks: Figures | None) -> Section:
    """Errors and warnings by rule."""
    if checks is None:
        return Section(
            "checks", "Checks", "These figures stand here in a built site; `semh check` prints each problem."
        )
    rows = tuple((row["code"], row["severity"], str(row["count"])) for row in checks["rules"])
    lead = f"{_n(checks['errors'], 'error')} and {_n(checks['warnings'], 'warning')}. `semh check` prints each with its place."
    tables = (Table("Problems by rule", ("Rule", "Kind", "How many"), rows),) if rows else ()
    return Section("checks", "Checks", lead, tables)


def content_sections(figures: Figures) -> tuple[Section, ...]:
    """The sections that follow from the content alone."""
    return (
        _reviews(figures["reviews"]),
        _clinical(figures["clinical_review"]),
        _signposts(figures["signposts"]),
        _sources(figures["sources"]),
        _coverage(figures["coverage"]),
    )


def _reviews(reviews: Figures) -> Section:
    late = tuple((row["file"], row["owner"], _day(row["review_by"])) for row in reviews["overdue"])
    load = tuple(
        (
            _month(month["month"]),
            row["owner"],
            str(row["files"]),
            f"{row['words']:,}",
            _where(month, row["owner"]),
        )
        for month in reviews["months"]
        for row in month["owners"]
    )
    tables = [Table("Overdue, the oldest first", ("File", "Owner", "Was due"), late)] if late else []
    tables.append(
        Table("What each owner has to read, month by month", ("Month", "Owner", "Files", "Words", "Where"), load)
    )
    lead = (
        "Nothing is overdue." if not late else f"{_n(len(late), 'file')} {'is' if len(late) == 1 else 'are'} overdue."
    )
    return Section("reviews", "Review calendar", lead, tuple(tables))


def _where(month: Figures, owner: str) -> str:
    folders: Counter[str] = Counter()
    for row in month["files"]:
        if row["owner"] == owner:
            parent = PurePosixPath(row["file"]).relative_to("content").parent
            folders[str(parent.parent if parent.name == "handouts" else parent)] += 1
    return ", ".join(f"{folder if folder != '.' else 'front page and help box'} ({n})" for folder, n in folders.items())


def _clinical(clinical: Figures) -> Section:
    rows = tuple((row["file"], ", ".join(row["topics"])) for row in clinical["awaited"])
    lead = (
        f"{clinical['reviewed']} of {clinical['sensitive']} texts about self-harm, suicide, eating disorders or abuse have had their "
        "clinical review. `semh report review SESSION` makes a copy for a reviewer to read and comment on."
    )
    tables = (Table("Awaiting clinical review", ("File", "Sensitive topics"), rows),) if rows else ()
    return Section("clinical-review", "Clinical review", lead, tables)


def _signposts(signposts: Figures) -> Section:
    rows = tuple(
        (
            row["name"],
            "yes" if row["shown"] else "no",
            f"{_day(row['checked_on'])}, {row['checked_how']}",
            _day(row["due"]),
        )
        for row in signposts["to_check"]
    )
    lead = (
        f"{len(rows)} of {signposts['all']} are due to be checked again; {signposts['hidden']} are not shown, because nobody has verified "
        "them. `semh report signposts` makes a workbook to ring and open them from."
    )
    tables = (
        Table(
            "Signposts to check, the longest overdue first",
            ("Signpost", "On the site", "Last checked", "Was due"),
            rows,
        ),
    )
    return Section("signposts", "Signposts", lead, tables if rows else ())


def _sources(sources: Figures) -> Section:
    due = tuple((row["title"], row["id"], _day(row["due"])) for row in sources["to_check"])
    most = tuple((row["title"], row["id"], str(row["texts"])) for row in sources["most_cited"])
    never = tuple((row["title"], row["id"]) for row in sources["never_cited"])
    tables = [Table("Sources to look at again", ("Source", "Id", "Was due"), due)] if due else []
    tables += [Table("Cited by the most texts", ("Source", "Id", "Texts"), most)] if most else []
    tables += [Table("Cited by nothing", ("Source", "Id"), never)] if never else []
    lead = (
        f"{sources['all']} sources, {sources['read_through_a_copy']} of them read through a copy or summary; "
        f"{len(never)} are cited by no text and named in no data file."
    )
    return Section("sources", "Sources", lead, tuple(tables))


def _coverage(coverage: Figures) -> Section:
    topics = tuple(
        (
            row["session"], row["text"], ", ".join(row["pages"]) or "none",
            str(sum(one["minutes"] for one in row["activities"])) if row["activities"] else "none",
        )
        for row in coverage["topics"]
    )  # fmt: skip
    words = {"own": "own text", "all": "text for all", "none": "none"}
    stages = tuple(coverage["guidance"][0]["stages"]) if coverage["guidance"] else ()
    guidance = tuple((row["page"], *(words[row["stages"][stage]] for stage in stages)) for row in coverage["guidance"])
    sections = tuple(
        (
            f"{row['section']} ({row['audit']})", str(row["statements"]),
            ", ".join(f"{id_} ({n})" for id_, n in row["by_session"].items()), ", ".join(row["fed_by"]) or "none",
        )
        for row in coverage["audit_sections"]
    )  # fmt: skip
    expected = tuple((row["text"], ", ".join(row["pages"]) or "none") for row in coverage["expectations"])
    return Section(
        "coverage",
        "Coverage",
        "What the programme promises, and where it is kept. A published session that leaves out a topic does not build.",
        (
            Table(
                "Topics of the outline; minutes count both halves of a split session",
                ("Session", "Promise", "Pages", "Minutes of activities that cover it"),
                topics,
            ),
            Table("Guidance and key stages", ("Page", *(stage.upper() for stage in stages)), guidance),
            Table(
                "Sections of the audits and the sessions", ("Section", "Statements", "By session", "Fed by"), sections
            ),
            Table(
                "Expectations of schools, and the pages that name them under `covers:`",
                ("Expectation", "Pages"),
                expected,
            ),
        ),
    )


def _n(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _day(iso: str) -> str:
    return long_date(date.fromisoformat(iso))


def _month(text: str) -> str:
    return f"{date.fromisoformat(f'{text}-01'):%B %Y}"
