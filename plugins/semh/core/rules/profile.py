"""The profile's rules: every id that they name exists, bands rise, and every worked example comes out as it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from semh.core.problems import Problem, Rule, did_you_mean
from semh.core.profile_model import Example, ProfileRules
from semh.core.profile_scoring import facts_of, profile_of
from semh.core.programme import PRACTICE, PROFILE, DataFile, Programme
from semh.core.rules.rows import doubled_ids

DUPLICATE = Rule("profile/duplicate-id", "The id `{id}` stands twice.", "Give one of them another id.")
FACTOR = Rule("profile/factor", "There is no factor `{id}`.", "Use the id of a factor of this file. {near}")
PROTECTIVE = Rule("profile/protective", "There is no protective factor `{id}`.", "Use one of this file. {near}")
OTHER_SCORE = Rule(
    "profile/replaces",
    "`{id}` cannot count in place of `{other}`, which belongs to the other score.",
    "Remove it: the two scores are never blended.",
)
CAP = Rule("profile/cap", "The group `{id}` has no cap.", "Add it under `caps:`, or remove the group. {near}")
BANDS = Rule(
    "profile/bands",
    "The band `{id}` does not start higher than the one before it.",
    "List the bands from low to high; the first starts at 0 for both scores.",
)
BAND = Rule("profile/band", "There is no band `{id}`.", "Use the id of a band of this file. {near}")
SOURCE = Rule("profile/source", "There is no source `{id}`.", "Add it to sources.yml. {near}")
SINCE = Rule(
    "profile/since", "`{id}` does not lapse, so a month says nothing.", "Remove it, or give the factor `expires:`."
)
EXAMPLE = Rule(
    "profile/example",
    "By these rules `{key}` is {actual}, not {expected}.",
    "Correct the example, or the rules, and say so in the change log.",
)


def check(programme: Programme) -> Iterator[Problem]:
    """The whole file."""
    rules, file = programme.profile, programme.data_files.get(PROFILE)
    if rules is None or file is None:
        return
    yield from doubled_ids(rules, ("factors", "protective", "bands", "examples"), file, DUPLICATE)
    yield from _factors(programme, rules, file)
    yield from _bands(rules, file)
    yield from _practice(programme, rules)
    sound = True
    for index, example in enumerate(rules.examples):
        for problem in _names(example, rules, file, index):
            sound = False
            yield problem
    if sound and {rules.talk_from} <= {band.id for band in rules.bands}:
        for index, example in enumerate(rules.examples):
            yield from _outcome(example, rules, file, index)


def _factors(programme: Programme, rules: ProfileRules, file: DataFile) -> Iterator[Problem]:
    factors = {factor.id: factor for factor in rules.factors}
    for index, factor in enumerate(rules.factors):
        loc = ("factors", index)
        yield from _unknown(factor.replaces, factors, FACTOR, file, (*loc, "replaces"))
        for position, id_ in enumerate(factor.replaces):
            if id_ in factors and factors[id_].score != factor.score:
                yield OTHER_SCORE.at(file.place(*loc, "replaces", position), id=factor.id, other=id_)
        if factor.group is not None and factor.group not in rules.caps:
            yield CAP.at(file.place(*loc, "group"), id=factor.group, near=did_you_mean(factor.group, rules.caps))
        if factor.source is not None and factor.source not in programme.sources:
            near = did_you_mean(factor.source, programme.sources)
            yield SOURCE.at(file.place(*loc, "source"), id=factor.source, near=near)
    yield from _unknown(rules.talk_always, factors, FACTOR, file, ("talk_always",))
    if rules.school is not None:
        yield from _unknown(rules.school.keep_on, factors, FACTOR, file, ("school", "keep_on"))


def _practice(programme: Programme, rules: ProfileRules) -> Iterator[Problem]:
    """The ids that the practice class names."""
    practice, file = programme.practice, programme.data_files.get(PRACTICE)
    if practice is None or file is None:
        return
    factors, protective = {one.id for one in rules.factors}, {one.id for one in rules.protective}
    for index, pupil in enumerate(practice.pupils):
        loc = ("pupils", index)
        for key in ("yes", "not_known"):
            yield from _unknown(getattr(pupil, key), factors, FACTOR, file, (*loc, key))
        yield from _unknown(pupil.protective, protective, PROTECTIVE, file, (*loc, "protective"))
        if pupil.earlier is not None:
            yield from _unknown(pupil.earlier.yes, factors, FACTOR, file, (*loc, "earlier", "yes"))


def _bands(rules: ProfileRules, file: DataFile) -> Iterator[Problem]:
    ids = [band.id for band in rules.bands]
    if rules.talk_from not in ids:
        yield BAND.at(file.place("talk_from"), id=rules.talk_from, near=did_you_mean(rules.talk_from, ids))
    before = None
    for index, band in enumerate(rules.bands):
        starts = (band.vulnerability, band.behaviour)
        rises = starts == (0, 0) if before is None else starts[0] > before[0] and starts[1] > before[1]
        if not rises:
            yield BANDS.at(file.place("bands", index), id=band.id)
        before = starts


def _names(example: Example, rules: ProfileRules, file: DataFile, index: int) -> Iterator[Problem]:
    """The ids that an example names."""
    factors = {factor.id: factor for factor in rules.factors}
    loc = ("examples", index)
    for key in ("yes", "not_known"):
        yield from _unknown(getattr(example, key), factors, FACTOR, file, (*loc, key))
    yield from _unknown(
        example.protective, {one.id for one in rules.protective}, PROTECTIVE, file, (*loc, "protective")
    )
    for id_ in example.since:
        if id_ not in factors:
            yield FACTOR.at(file.place(*loc, "since", id_), id=id_, near=did_you_mean(id_, factors))
        elif factors[id_].expires is None:
            yield SINCE.at(file.place(*loc, "since", id_), id=id_)
    for score in ("vulnerability", "behaviour"):
        band = getattr(example.expect, f"{score}_band")
        ids = [one.id for one in rules.bands]
        if band not in ids:
            yield BAND.at(file.place(*loc, "expect", f"{score}_band"), id=band, near=did_you_mean(band, ids))


def _unknown(
    ids: Iterable[str], known: Iterable[str], rule: Rule, file: DataFile, loc: tuple[str | int, ...]
) -> Iterator[Problem]:
    there = set(known)
    for position, id_ in enumerate(ids):
        if id_ not in there:
            yield rule.at(file.place(*loc, position), id=id_, near=did_you_mean(id_, there))


def _outcome(example: Example, rules: ProfileRules, file: DataFile, index: int) -> Iterator[Problem]:
    """Every figure that the rules make of an example, beside what it says."""
    profile = profile_of(facts_of(example), rules, example.on)
    vulnerability, behaviour = profile.readings["vulnerability"], profile.readings["behaviour"]
    expired = [factor.id for one in profile.readings.values() for factor in one.expired]
    actual = {
        "vulnerability": vulnerability.points,
        "vulnerability_band": vulnerability.band.id,
        "behaviour": behaviour.points,
        "behaviour_band": behaviour.band.id,
        "protective": profile.protective,
        "unknown": profile.unknown,
        "talk": profile.talk,
        "expired": tuple(expired),
    }
    for key, value in actual.items():
        expected = getattr(example.expect, key)
        if value != expected:
            yield EXAMPLE.at(file.place("examples", index, "expect", key), key=key, actual=value, expected=expected)
