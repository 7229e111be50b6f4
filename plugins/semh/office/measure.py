"""How much room text takes, measured with the widths of a font that is a little wider than Arial, to be safe."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

LINE_HEIGHT = 1.2
"""Height of a line as a share of the font size; PowerPoint and LibreOffice both set single-spaced Arial near 1.15."""


@cache
def _widths(font_file: Path) -> tuple[dict[int, int], int, int]:
    """Advance width by code point, the width for unknown characters, and units per em."""
    with TTFont(font_file) as font:
        metrics = font["hmtx"]
        widths = {code: metrics[name][0] for code, name in font.getBestCmap().items()}
        return widths, widths.get(ord("n"), 500), font["head"].unitsPerEm


def text_width(text: str, size: float, font_file: Path) -> float:
    """Width of one line of text in points at `size` points."""
    widths, unknown, em = _widths(font_file)
    return sum(widths.get(ord(character), unknown) for character in text) * size / em


def line_count(text: str, size: float, width: float, font_file: Path) -> int:
    """The number of lines that `text` takes when wrapped to `width` points."""
    total = 0
    for paragraph in text.split("\n"):
        lines, used = 1, 0.0
        for word in paragraph.split(" "):
            wide = text_width(word + " ", size, font_file)
            if used and used + wide > width:
                lines, used = lines + 1, 0.0
            used += wide
        total += lines
    return total
