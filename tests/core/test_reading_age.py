"""Reading age: the formula against values worked out by hand (the golden cases show what it is measured on)."""

from __future__ import annotations

from math import sqrt

import pytest

from semh.core.rules.reading_age import LIMIT, reading_age_of_text

EASY = "The cat sat on the mat. The dog ran to the gate. We had tea and cake."
"""3 sentences, 17 words, 17 syllables, no word of three syllables."""
HARD = (
    "Anxiety is a natural emotion. It protects us in dangerous situations. "
    "Avoidance usually increases difficulties. Talking together regularly can help."
)
"""4 sentences, 20 words. Syllables: 4+1+1+3+3 · 1+2+1+1+3+4 · 3+4+3+4 · 2+3+4+1+1 = 49. Of three or more: 11."""


def by_hand(sentences: int, words: int, syllables: int, long_words: int) -> float:
    """5 + the mean of the Flesch–Kincaid grade and SMOG, as their authors give them."""
    kincaid = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    smog = 1.043 * sqrt(30 * long_words / sentences) + 3.1291
    return 5 + (kincaid + smog) / 2


@pytest.mark.parametrize(("text", "counts"), [(EASY, (3, 17, 17, 0)), (HARD, (4, 20, 49, 11))])
def test_the_formula_agrees_with_a_count_by_hand(text: str, counts: tuple[int, int, int, int]) -> None:
    assert reading_age_of_text(text) == pytest.approx(by_hand(*counts), abs=0.001)


def test_the_limit_lies_between_the_easy_text_and_the_hard_one() -> None:
    assert reading_age_of_text(EASY) < LIMIT < reading_age_of_text(HARD)
