"""The practice class as a vault would hold it, so that the tool opens it as it opens real pupils."""

from __future__ import annotations

from typing import Any

from semh.core.profile_model import PracticeClass, PracticePupil, PracticeSupport, ProfileRules

_DAYS = 30
_BEFORE, _AFTER, _REVIEW = ("2026-01-26", "2026-03-13"), ("2027-01-25", "2027-03-12"), "2027-03-22"
"""Thirty school days of the same weeks, a year apart: other seasons are not compared."""


def practice_data(practice: PracticeClass, rules: ProfileRules) -> dict[str, Any]:
    """`today` is the day of the class; `pupils` are those of the tool's book (tool/book.ts)."""
    return {
        "today": practice.on.isoformat(),
        "pupils": [_pupil(pupil, practice, rules) for pupil in practice.pupils],
    }


def _pupil(pupil: PracticePupil, practice: PracticeClass, rules: ProfileRules) -> dict[str, Any]:
    id_ = pupil.code.lower()
    entries = []
    if pupil.earlier is not None:
        earlier = pupil.earlier.model_dump(mode="json")
        entries.append({"on": practice.earlier_on.isoformat(), "rules": rules.version, **earlier})
    if pupil.told is None:
        now = {
            "on": practice.on.isoformat(),
            "by": pupil.adult,
            "rules": rules.version,
            "yes": list(pupil.yes),
            "notKnown": list(pupil.not_known),
            "since": dict(pupil.since),
            "protective": list(pupil.protective),
            "concern": pupil.concern_by is not None,
            "concernBy": pupil.concern_by or "",
        }
        entries.append(now)
    return {
        "id": id_,
        "code": pupil.code,
        "year": str(pupil.year),
        "class": pupil.class_,
        "adult": pupil.adult,
        "told": pupil.told.isoformat() if pupil.told else None,
        "entries": entries,
        "supports": [_support(support, f"{id_}-{number}") for number, support in enumerate(pupil.supports, 1)],
    }


def _support(support: PracticeSupport, id_: str) -> dict[str, Any]:
    data = support.model_dump(mode="json", exclude_none=True, exclude={"before", "after"})
    counts = {
        key: {"from": stretch[0], "to": stretch[1], "days": _DAYS, "value": value}
        for key, stretch, value in (("before", _BEFORE, support.before), ("after", _AFTER, support.after))
        if value is not None
    }
    return {"id": id_, "from": "2027-01-11", "review": _REVIEW, **data, **counts}
