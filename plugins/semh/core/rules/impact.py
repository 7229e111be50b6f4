"""The impact measures' rules: every kind of evidence has a measure and the reverse, ids and sources exist, worked examples come out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from semh.core.impact_figures import Result, Seen, refusal_of, results
from semh.core.impact_model import ImpactExample, ImpactMeasures, Measure
from semh.core.problems import Problem, Rule, Severity, did_you_mean
from semh.core.programme import IMPACT, DataFile, Programme
from semh.core.rules.rows import doubled_ids

DUPLICATE = Rule("impact/duplicate-id", "The id `{id}` stands twice.", "Give one of them another id.")
EVIDENCE = Rule(
    "impact/evidence",
    "programme.yml has no kind of evidence `{id}`.",
    "Use one that stands there under `impact:`. {near}",
)
NO_MEASURE = Rule(
    "impact/no-measure", "The kind of evidence `{id}` has no measure.", "Add one here with `evidence: {id}`."
)
BASE = Rule(
    "impact/base",
    "`{id}` is of the kind {kind}, and {fault}.",
    "A figure has `of:`, with `of_words:` when that is `own`; words and audits have neither.",
)
PART_OF = Rule(
    "impact/part-of",
    "`{id}` cannot be a part of `{whole}`.",
    "Name another measure that is divided by the same and is no part itself. {near}",
)
SOURCE = Rule("impact/source", "There is no source `{id}`.", "Add it to sources.yml. {near}")
NATIONAL_OVERDUE = Rule(
    "impact/national-overdue",
    "The national figure for {period} was to be checked by {day}, with its source `{id}`.",
    "Look for a newer release; put its figure and source here.",
    Severity.warning,
)
MEASURE = Rule("impact/measure", "There is no measure `{id}` that is a figure.", "Use one of this file. {near}")
EXAMPLE = Rule(
    "impact/example",
    "By these rules `{key}` is {actual}, not {expected}.",
    "Correct the example, or the rules, and say so in the change log.",
)
_CITATION = re.compile(r"\[\^([a-z0-9.-]+)\]")


def check(programme: Programme) -> Iterator[Problem]:
    """The whole file."""
    rules, file = programme.impact, programme.data_files.get(IMPACT)
    if rules is None or file is None:
        return
    yield from doubled_ids(rules, ("measures", "cautions", "examples"), file, DUPLICATE)
    yield from _evidence(programme, rules, file)
    for index, measure in enumerate(rules.measures):
        yield from _measure(rules, measure, file, index)
        yield from _sources(programme, measure, file, index)
    for index, example in enumerate(rules.examples):
        unknown = list(_names(rules, example, file, index))
        yield from unknown or _outcome(rules, example, file, index)


def _evidence(programme: Programme, rules: ImpactMeasures, file: DataFile) -> Iterator[Problem]:
    if programme.outline is None:
        return
    known = programme.outline.programme.impact
    for index, measure in enumerate(rules.measures):
        if measure.evidence not in known:
            near = did_you_mean(measure.evidence, known)
            yield EVIDENCE.at(file.place("measures", index, "evidence"), id=measure.evidence, near=near)
    for id_ in known:
        if all(measure.evidence != id_ for measure in rules.measures):
            yield NO_MEASURE.at(file.place("measures"), id=id_)


def _measure(rules: ImpactMeasures, measure: Measure, file: DataFile, index: int) -> Iterator[Problem]:
    place = file.place("measures", index, "kind")
    if measure.is_figure and measure.of is None:
        yield BASE.at(place, id=measure.id, kind=measure.kind, fault="it does not say what it is divided by")
    elif not measure.is_figure and (measure.of or measure.of_words):
        yield BASE.at(place, id=measure.id, kind=measure.kind, fault="it is divided by something")
    elif (measure.of == "own") != (measure.of_words is not None):
        yield BASE.at(place, id=measure.id, kind=measure.kind, fault="`of:` and `of_words:` do not fit")
    if measure.part_of is not None:
        whole = rules.measure(measure.part_of)
        if whole is None or whole is measure or whole.part_of or not whole.is_figure or whole.of != measure.of:
            near = did_you_mean(measure.part_of, [one.id for one in rules.measures]) if whole is None else ""
            place = file.place("measures", index, "part_of")
            yield PART_OF.at(place, id=measure.id, whole=measure.part_of, near=near)


def _sources(programme: Programme, measure: Measure, file: DataFile, index: int) -> Iterator[Problem]:
    loc = ("measures", index)
    named = [(measure.source, file.place(*loc, "source"))] if measure.source else []
    named += [(one.source, file.place(*loc, "national", at, "source")) for at, one in enumerate(measure.national)]
    for id_ in _CITATION.findall(measure.definition):
        named.append((id_, file.place(*loc, "definition")))
    for at, caution in enumerate(measure.cautions):
        named += [(id_, file.place(*loc, "cautions", at)) for id_ in _CITATION.findall(caution)]
    for id_, place in named:
        if id_ not in programme.sources:
            yield SOURCE.at(place, id=id_, near=did_you_mean(id_, programme.sources))
    for at, national in enumerate(measure.national):
        source = programme.sources.get(national.source)
        if source and source.review_by < programme.today:
            place = file.place(*loc, "national", at)
            yield NATIONAL_OVERDUE.at(place, period=national.period, day=source.review_by, id=national.source)


def _names(rules: ImpactMeasures, example: ImpactExample, file: DataFile, index: int) -> Iterator[Problem]:
    known = [one.id for one in rules.measures if one.is_figure]
    for key, ids in (
        ("baseline", example.baseline.figures),
        ("now", example.now.figures),
        ("expect", example.expect.figures),
    ):
        for id_ in ids:
            if id_ not in known:
                place = file.place("examples", index, key, "figures", id_)
                yield MEASURE.at(place, id=id_, near=did_you_mean(id_, known))


def _outcome(rules: ImpactMeasures, example: ImpactExample, file: DataFile, index: int) -> Iterator[Problem]:
    """Everything that the rules make of an example, beside what it says."""
    loc = ("examples", index, "expect")
    refused = refusal_of(example.baseline, example.now, rules.rules)
    if refused != example.expect.refused:
        yield EXAMPLE.at(
            file.place(*loc, "refused"), key="refused", actual=_word(refused), expected=_word(example.expect.refused)
        )
    found = {one.measure.id: _shown(one) for one in results(rules, example.baseline, example.now)}
    for id_ in found.keys() | example.expect.figures.keys():
        expected = example.expect.figures.get(id_)
        wanted = (expected.baseline, expected.now, expected.change) if expected else None
        if found.get(id_) != wanted:
            place = file.place(*loc, "figures", id_)
            yield EXAMPLE.at(place, key=id_, actual=_words(found.get(id_)), expected=_words(wanted))


def _shown(result: Result) -> tuple[float | str | None, ...]:
    def short(seen: Seen) -> float | str | None:
        return seen.rate if seen.state == "rate" else seen.state

    return short(result.baseline), short(result.now), result.change


def _words(values: tuple[object, ...] | None) -> str:
    if values is None:
        return "not there"
    return ", ".join(
        f"{name} {_word(value)}" for name, value in zip(("baseline", "now", "change"), values, strict=True)
    )


def _word(value: object) -> str:
    return "null" if value is None else str(value)
