"""The column beside an activity in the facilitator's notes: its facts, and pictures of the slides that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from math import ceil

from semh.core.activities import Timed
from semh.office.slide_text import SlideText
from semh.packs.slide_pages import picture_items

_FACT = re.compile(r"<li><strong>(?P<label>[^<]*)</strong>(?P<text>[^<]*)</li>")
_HEADING, _LINE, _GAP, _PICTURE, _SMALL_PICTURE = 14.0, 4.3, 1.6, 23.5, 12.8
"""Heights in millimetres: the activity's heading, a line of the column, the gap after a fact, a picture with its gap."""
_LARGE = 2
"""Up to so many pictures stand one below the other; more are small, two in a row."""
_LETTERS = 24
"""Letters in a line of the column."""
_MOST = 190.0
"""A column that is higher than this starts on a page of its own, and goes on on the next."""


def with_side_columns(html: str, parts: Iterable[Timed], texts: tuple[SlideText, ...], folder: str, prefix: str) -> str:
    """The notes with the slides' pictures and numbers in place of their titles, and room asked for at each activity's start.

    `folder` holds the pictures; `prefix` stands before the ids of activities. Without room the activity starts on the next page,
    because a column that is cut by the end of a page pushes the text beside it down.
    """
    for part in parts:
        if part.activity is None:
            continue
        opening = html.find(f'id="{prefix}{part.activity.id}"')
        start = html.find("<ul", opening)
        end = html.find("</ul>", start)
        if opening < 0 or end < 0:
            continue
        facts = html[start:end]
        pictures = 0
        if texts and part.activity.slides:
            items = str(picture_items(texts, part.activity.slides, folder))
            pictures = items.count("<li")
            if pictures > _LARGE:
                items = items.replace('class="slide-picture"', 'class="slide-picture small"')
            numbers = _numbers([text.slide.number for text in texts if text.slide.id in part.activity.slides])
            facts = _FACT.sub(partial(_with_numbers, numbers), facts) + items
        height = min(column_height(facts, pictures), _MOST)
        style = f'style="--side: {height:.0f}mm; --side-up: -{height:.0f}mm" '
        html = html[:opening] + style + html[opening:start] + facts + html[end:]
    return html


def column_height(facts: str, pictures: int) -> float:
    """About how high the column is with the heading above it, in millimetres."""
    height = _HEADING + (pictures * _PICTURE if pictures <= _LARGE else ceil(pictures / 2) * _SMALL_PICTURE)
    for fact in _FACT.finditer(facts):
        height += _LINE * (1 + ceil(len(fact["text"]) / _LETTERS)) + _GAP
    return height


def _with_numbers(numbers: str, fact: re.Match[str]) -> str:
    """The fact about slides with their numbers in place of the titles, which the pictures show."""
    return f"<li><strong>Slides</strong> {numbers}</li>" if fact["label"] == "Slides" else fact[0]


def _numbers(numbers: list[int]) -> str:
    """`3 to 6` for neighbours, else `3, 5, 9`."""
    ordered = sorted(numbers)
    if len(ordered) > 2 and ordered == list(range(ordered[0], ordered[-1] + 1)):
        return f"{ordered[0]} to {ordered[-1]}"
    return ", ".join(map(str, ordered))
