"""The page "How impact is measured": every measure with its definition, its limits and what it cannot show."""

from __future__ import annotations

import re

from semh.audits.maps import COVERAGE
from semh.audits.pages import WORKBENCH
from semh.blocks import partial_date
from semh.core.generated import GeneratedPage
from semh.core.impact_model import ImpactMeasures, Limits, Measure, National
from semh.core.programme import Programme

PAGE = "staff/how-impact-is-measured.md"
SESSION = "sessions/10-sharing-and-year-two/index.md"
_BETTER = {
    "lower": "Lower is what you hope for.",
    "higher": "Higher is what you hope for.",
    "neither": "Neither more nor less is better by itself.",
}
_SHOWS = {"adults": "what adults did", "pupils": "what changed for pupils"}
_ASIDE = re.compile(r"\s*\([^()]*\)$")
"""What the outline says of its own words, behind them."""
_UNITS = {"per-100": "for every 100 {of}", "percent": "per cent of {of}", "average": "for each {of}"}


def impact_pages(programme: Programme) -> tuple[GeneratedPage, ...]:
    """The page, for a programme that has measures."""
    rules, outline = programme.impact, programme.outline
    if rules is None or outline is None:
        return ()
    lines = [*_tools(programme), "## Then and now", "", *_limits(rules.rules), "", "## Said with every result", ""]
    lines += [f"- {caution.text}" for caution in rules.cautions]
    for id_, title in outline.programme.impact.items():
        found = [measure for measure in rules.measures if measure.evidence == id_]
        heading = _ASIDE.sub("", title)
        lines += ["", f"## {heading[:1].upper()}{heading[1:]}"]
        for measure in found:
            lines += ["", *_measure(programme, rules, measure)]
    links = [("Standards and the audit", COVERAGE)] if programme.audits else []
    if SESSION in programme.documents:
        links.append((programme.documents[SESSION].meta.title, SESSION))
    return (GeneratedPage(PAGE, rules.title, rules.about, "\n".join(lines) + "\n", links=tuple(links)),)


def _tools(programme: Programme) -> list[str]:
    """Where a school fills in its own figures, and shows them."""
    if not programme.audits:
        return []
    by_hand = (
        f" To fill it in by hand, take the impact sheet of [session 10](../{SESSION})."
        if SESSION in programme.documents
        else ""
    )
    return [
        f"[The impact form](../{WORKBENCH}/#/impact) in the Workbench works by these rules: it compares the periods, works out the rates and leaves "
        f"small numbers out.{by_hand} For the closing conference, [slides, poster and case study](../{WORKBENCH}/#/conference) come from the same figures.",
        "",
    ]


def _limits(limits: Limits) -> list[str]:
    """The limits in sentences; they are the programme's own."""
    return [
        "The limits are the programme's own caution.",
        "",
        f"- **Same length.** Two periods may differ by {limits.length_within} school days, and no more.",
        f"- **Same season.** Their first days, and their last days, lie at most {limits.season_within} days apart in the year.",
        f"- **A roll that changed.** When pupils or teachers changed by more than {limits.base_change}%, both figures are shown and no difference.",
        f"- **Small numbers.** A count of 1 to {limits.smallest - 1} is not shown, nor is any figure from which it could be worked out. Nought may be shown.",
        f"- **No rate of a few.** Below {limits.rates_from} pupils or teachers there are counts, and no rates or percentages.",
    ]


def _measure(programme: Programme, rules: ImpactMeasures, measure: Measure) -> list[str]:
    whole = rules.measure(measure.part_of) if measure.part_of else None
    facts = [f"Shows {_SHOWS[measure.shows]}.", f"{unit_of(measure)} {_BETTER[measure.better]}"]
    facts += [f"Part of: {whole.title[:1].lower()}{whole.title[1:]}."] if whole else []
    lines = [f"### {measure.title}", "", measure.definition, "", " ".join(facts), ""]
    if measure.national:
        lines += ["For orientation, in England:", ""]
        lines += [f"- {_national(programme, measure, one)}" for one in measure.national]
        lines += [""]
    return [*lines, "What to watch:", "", *(f"- {caution}" for caution in measure.cautions)]


def unit_of(measure: Measure) -> str:
    """What is counted, and for how many, as a sentence."""
    counted = f"Counted: {measure.counts}"
    if not measure.is_figure:
        return f"{counted[:-1] if counted.endswith('.') else counted}."
    of = measure.of_words or {"pupils": "pupils on roll", "teachers": "teacher"}.get(measure.of or "", "")
    return f"{counted}, {_UNITS[measure.kind].format(of=of)}."


def _national(programme: Programme, measure: Measure, one: National) -> str:
    sign = "%" if measure.kind == "percent" else " per 100" if measure.kind == "per-100" else " days each"
    source = programme.sources.get(one.source)
    published = f"; published {partial_date(source.date)}" if source and source.date else ""
    return f"{one.value:g}{sign} in {one.period} ({one.who}{published})[^{one.source}]"
