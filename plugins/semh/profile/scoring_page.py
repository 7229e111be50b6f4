"""The page that says how the profile scores: every factor, band and worked example, made from profile.yml."""

from __future__ import annotations

from collections.abc import Iterable

from semh.blocks import long_date
from semh.core.generated import GeneratedPage
from semh.core.model import KEY_STAGES
from semh.core.profile_model import Example, Factor, ProfileRules, SchoolLimits, ScoreId
from semh.core.profile_scoring import most_points
from semh.core.programme import Programme

PAGE = "staff/profile-scoring.md"
SESSION = "sessions/03-profiling/index.md"
_SAFETY = ("/// safety", "///", "")
"""The page names self-harm and suicide, so it opens and ends with where to find help."""
_LOOKS_AT = {"half-term": "last whole half-term", "term": "this term", "year": "this school year"}


def scoring_pages(programme: Programme) -> tuple[GeneratedPage, ...]:
    """The page, for a programme that has the rules."""
    rules = programme.profile
    if rules is None:
        return ()
    lines = [*_SAFETY, "## What it is", "", *_about(rules)]
    for score in rules.scores:
        lines += ["", f"## {score.title}: {score.means}", "", *_factors(programme, rules, score.id)]
    lines += ["", "## Protective factors", "", "Counted beside the scores, and never subtracted from them.", ""]
    lines += [f"- {one.text}" for one in rules.protective]
    lines += ["", "## Red flags", "", "These are never scored.", ""]
    lines += [f"- {text}" for text in rules.red_flags]
    lines += ["", f"**{rules.red_flag_route}**", "", "## Bands", "", *_bands(rules)]
    lines += ["", "## Worked examples", "", "The pupils are made up. The tool is tested on every one of them."]
    for example in rules.examples:
        lines += ["", *_example(rules, example)]
    if rules.school is not None:
        lines += ["", "## Rules that a school adapts", "", *_school(rules, rules.school)]
    lines += ["", "## How often", "", *_rhythm(rules), "", *_SAFETY]
    links = [(programme.documents[SESSION].meta.title, SESSION)] if SESSION in programme.documents else []
    return (GeneratedPage(PAGE, "How the profile scores", rules.about, "\n".join(lines) + "\n", links=tuple(links)),)


def _about(rules: ProfileRules) -> list[str]:
    return [
        f"These are the rules of version {rules.version}. **They are the programme’s own design, not the county’s**: Somerset’s own",
        "Behaviour and Vulnerability Profiling Tool is not public, and a school that holds it should keep to its scores.",
        "Nobody has tested ours.",
        "",
        "- A fact counts when the school has it on record. Not known counts nothing and is shown, so a score is a minimum.",
        "- The two scores are never added to each other.",
        f"- The scores put pupils in order for a conversation. {_talk(rules)}",
        "- The scores decide nothing: no sanction, no placement, no referral, and no refusal of help.",
        "- A point that lapses is shown as expired, and never as progress.",
        "- The version stands beside every score that the tool keeps.",
        "",
        "[Open the Profile tool](../tools/profile/)",
    ]


def _school(rules: ProfileRules, limits: SchoolLimits) -> list[str]:
    kept = [f"“{factor.text}”" for factor in rules.factors if factor.id in limits.keep_on]
    always = f", but not {_and(kept)}" if kept else ""
    return [
        f"In the tool, under “Our rules”, a school may switch factors off{always}; give a factor 1 to {limits.most_points} points; move",
        f"and rename the bands; and add up to {limits.most_own} factors of its own, with a limit on what these give together. Red flags",
        "stay as they are: nobody switches them off, and no factor may give them points.",
        "",
        f"**{limits.warning}**",
        "",
        "- Before anything is used, the tool says everything that is wrong, and how many pupils would change their band.",
        f"- The version then reads “{rules.version}, adapted by the school on” the day, with a mark of four letters and digits; the same",
        "  mark means the same rules. It stands beside every score, on every list and in every sheet.",
        "- What changed since last time is scored by one set of rules, which is named. What was not asked both times is left out.",
        "- Rules can be saved as a file for a colleague. It holds no pupil. The programme’s rules can be put back at any time.",
    ]


def _talk(rules: ProfileRules) -> str:
    start = next(band.title for band in rules.bands if band.id == rules.talk_from)
    always = [factor.text for factor in rules.factors if factor.id in rules.talk_always]
    more = "".join(f"; so is anyone for whom “{text}” counts" for text in always)
    return (
        f"A pupil is talked about from “{start}” up in either score. A pupil is also talked about, whatever the score, when an "
        f"adult, a parent or the pupil is concerned{more}."
    )


def _factors(programme: Programme, rules: ProfileRules, score: str) -> list[str]:
    rows = [_row(programme, factor) for factor in rules.factors if factor.score == score]
    heads = ("Line", "Factor", "Points", "What it means", "Where it is on record")
    return [*_table(heads, rows), "", _most("vulnerability" if score == "vulnerability" else "behaviour", rules)]


def _most(score: ScoreId, rules: ProfileRules) -> str:
    """The most that a pupil can have, and less where a line is not asked."""
    most = most_points(score, rules)
    fewer: dict[int, list[str]] = {}
    for stage in KEY_STAGES:
        points = most_points(score, rules, stage)
        if points < most:
            fewer.setdefault(points, []).append(stage.upper())
    less = "".join(f"; in {_and(stages)}, where not every line is asked, {points}" for points, stages in fewer.items())
    return f"The most that a pupil can have is {most}{less}."


def _row(programme: Programme, factor: Factor) -> tuple[str, ...]:
    cited = f"[^{factor.source}]" if factor.source in programme.sources else ""
    notes = [_cell(factor.means)]
    if factor.replaces:
        notes.append(f"Counts in place of {_and(id_.upper() for id_ in factor.replaces)}.")
    if factor.expires:
        notes.append(f"Lapses {factor.expires} months after the month given.")
    if factor.key_stages:
        notes.append(f"Only {_and(stage.upper() for stage in factor.key_stages)}.")
    if factor.restricted:
        notes.append("Only the DSL and the head see which fact lies behind it.")
    where = _cell(factor.evidence) + (f" ({_LOOKS_AT[factor.looks_at]})" if factor.looks_at else "")
    return (factor.id.upper(), f"{_cell(factor.text)}{cited}", str(factor.points), " ".join(notes), where)


def _bands(rules: ProfileRules) -> list[str]:
    rows = [(band.title, f"from {band.vulnerability}", f"from {band.behaviour}", band.asks) for band in rules.bands]
    return _table(("Band", "Vulnerability", "Behaviour", "It asks for"), rows)


def _example(rules: ProfileRules, example: Example) -> list[str]:
    titles = {band.id: band.title.lower() for band in rules.bands}
    expect = example.expect
    result = [
        f"Vulnerability **{expect.vulnerability}**, {titles[expect.vulnerability_band]}.",
        f"Behaviour **{expect.behaviour}**, {titles[expect.behaviour_band]}.",
        f"Protective {expect.protective} of {len(rules.protective)}.",
    ]
    if expect.unknown:
        result.append(f"Not known: {expect.unknown}, so the scores are minimums.")
    if expect.expired:
        result.append(f"Expired: {_and(id_.upper() for id_ in expect.expired)}.")
    result.append("Talk about this pupil." if expect.talk else "Not on the list to talk about.")
    answered = _and(id_.upper() for id_ in example.yes)
    facts = [f"- On {long_date(example.on)}, in {example.key_stage.upper()}. Yes: {answered}."]
    return [f"### {example.title}", "", example.because, "", *facts, f"- {' '.join(result)}"]


def _rhythm(rules: ProfileRules) -> list[str]:
    rhythm = rules.review
    return [f"- {text}" for text in (rhythm.facts, rhythm.support, rhythm.meeting, rhythm.governors)]


def _and(words: Iterable[str]) -> str:
    found = list(words)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows)]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
