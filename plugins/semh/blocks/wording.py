"""The words that blocks add of their own: titles by audience, key-stage labels, dates, counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from semh.core.model import KEY_STAGES, Audience, KeyStage

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_STAFF = {
    "signs": "Signs, and how to tell them apart",
    "signposting": "Where to point people",
    "interventions": "What you can do",
    "further-help": "When to get further help",
    "objectives": "What you will be able to do",
    "keypoints": "Key points",
    "sources": "Sources",
}
_PARENT = {
    "signs": "What you may see",
    "signposting": "Who can help",
    "interventions": "What helps",
    "further-help": "When to get help",
    "objectives": "What this page is for",
    "keypoints": "The main things",
    "sources": "Where this comes from",
}
_PUPIL = _PARENT | {"signs": "What you may notice", "interventions": "What can help"}


@dataclass(frozen=True)
class AudienceLabels:
    """Titles that blocks write for themselves, in the words of each audience."""

    titles: Mapping[Audience, Mapping[str, str]] = field(
        default_factory=lambda: MappingProxyType(
            {"staff": _STAFF, "facilitator": _STAFF, "parent": _PARENT, "pupil": _PUPIL}
        )
    )

    def title(self, audience: Audience, name: str) -> str:
        """The title of the part `name` (a facet, `objectives`, `keypoints` or `sources`)."""
        return self.titles[audience].get(name, name.replace("-", " ").capitalize())


def and_list(words: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    *firsts, last = list(words) or [""]
    return f"{', '.join(firsts)} and {last}" if firsts else last


def key_stage_label(stages: Iterable[KeyStage]) -> str:
    """`Key stage 1`, `Key stages 1 and 2`, `Key stages 1 to 4`, `Early years and key stage 1`; empty for none."""
    ordered = [stage for stage in KEY_STAGES if stage in set(stages)]
    numbers = [stage.removeprefix("ks") for stage in ordered if stage != "eyfs"]
    parts = ["early years"] if "eyfs" in ordered else []
    if numbers:
        parts.append(f"key stage{'s' if len(numbers) > 1 else ''} {_numbers(numbers)}")
    text = " and ".join(parts)
    return text[:1].upper() + text[1:]


def _numbers(numbers: list[str]) -> str:
    """`1`, `1 and 2`, `1 to 4` for a run of three or more."""
    is_run = len(numbers) > 2 and int(numbers[-1]) - int(numbers[0]) == len(numbers) - 1
    return f"{numbers[0]} to {numbers[-1]}" if is_run else and_list(numbers)


def key_stage_span(stages: Iterable[KeyStage]) -> str:
    """The short form for file names and labels: `ks1-2`, `ks3`, `eyfs-ks2`."""
    ordered = [stage for stage in KEY_STAGES if stage in set(stages)]
    if len(ordered) < 2:
        return "".join(ordered)
    last = ordered[-1].removeprefix("ks") if ordered[0] != "eyfs" else ordered[-1]
    return f"{ordered[0]}-{last}"


def long_date(day: date) -> str:
    """`1 September 2026`, whatever the machine's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def partial_date(text: str | None) -> str:
    """A source's date as it is read: `1 September 2026`, `September 2026`, `2026`, or `no date`."""
    if not text:
        return "no date"
    head, _, rest = text.partition(" ")
    parts = head.split("-")
    if rest or not all(part.isdigit() for part in parts) or len(parts) > 3:
        return text
    numbers = [int(part) for part in parts]
    if len(numbers) == 1 or not 1 <= numbers[1] <= 12:
        return text
    month = f"{MONTHS[numbers[1] - 1]} {numbers[0]}"
    return f"{numbers[2]} {month}" if len(numbers) == 3 else month


def minutes_label(minutes: int) -> str:
    """`1 minute`, `25 minutes`."""
    return f"{minutes} minute{'' if minutes == 1 else 's'}"
