"""The column beside an activity: numbers and pictures of its slides, and room asked for."""

from __future__ import annotations

import pytest

from semh.core.activities import timed_parts
from semh.core.programme import Programme
from semh.office.slide_text import slide_texts
from semh.packs.side_column import column_height, with_side_columns

FACTS = '<ul class="semh-activity-facts"><li><strong>Time</strong> 15 minutes</li><li><strong>Slides</strong> One; Two</li></ul>'


def column(programme: Programme, index: int) -> tuple[str, int]:
    """The column of an activity of session 7 with its pictures, and how many slides it shows."""
    document = programme.documents["sessions/07-common-difficulties/facilitator.md"]
    texts = slide_texts(programme.documents["sessions/07-common-difficulties/slides.md"], programme)
    part = [one for one in timed_parts(document) if one.activity and one.activity.slides][index]
    assert part.activity is not None
    html = f'<section class="semh-activity" id="notes-{part.activity.id}"><h4>A</h4>{FACTS}<p>Text</p></section>'
    return with_side_columns(html, [part], texts, "pictures", "notes-"), len(part.activity.slides)


@pytest.mark.parametrize("index", [0, 1, 2])
def test_every_slide_has_its_picture_and_titles_give_way_to_numbers(programme: Programme, index: int) -> None:
    html, count = column(programme, index)
    assert html.count("<img") == count
    assert "One; Two" not in html
    assert html.count("<strong>Slides</strong>") == 1
    assert ("small" in html) is (count > 2)


def test_the_section_asks_for_the_height_of_its_column(programme: Programme) -> None:
    html, _ = column(programme, 0)
    height = int(html.split("--side: ")[1].split("mm")[0])
    assert f"--side-up: -{height}mm" in html
    assert 30 < height <= 190


def test_a_longer_column_is_higher() -> None:
    short = "<li><strong>Time</strong> 15 minutes</li>"
    long = short + f"<li><strong>Materials</strong> {'pens ' * 20}</li>"
    assert column_height(short, 0) < column_height(long, 0) < column_height(long, 1) < column_height(long, 2)


def test_notes_without_slides_only_ask_for_room(programme: Programme) -> None:
    document = programme.documents["sessions/07-common-difficulties/facilitator.md"]
    part = next(one for one in timed_parts(document) if one.activity)
    assert part.activity is not None
    html = f'<section id="notes-{part.activity.id}">{FACTS}</section>'
    made = with_side_columns(html, [part], (), "", "notes-")
    assert "--side:" in made
    assert "One; Two" in made
