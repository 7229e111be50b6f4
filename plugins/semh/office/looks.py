"""What all Office files look like: the font, the theme's colours as these formats write them, the colours of boxes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from semh.theme.tokens import load_tokens

FONT = "Arial"
BOX_COLOURS: Mapping[str, tuple[str, str]] = {
    "safety": ("careful", "careful-panel"),
    "avoid": ("careful", "careful-panel"),
    "watch": ("notice", "notice-panel"),
    "say": ("primary", "panel"),
    "ask": ("facet-signposting", "panel"),
}
"""Edge and ground of each kind of box, as tokens; other kinds look like `OTHER_BOX`."""
OTHER_BOX = ("primary", "panel")


def colour(name: str) -> str:
    """A token's light colour as Word and PowerPoint write it: six hex digits."""
    return load_tokens().colours[name].light.removeprefix("#").upper()


def sheet_looks() -> dict[str, dict[str, Any]]:
    """What cells of a workbook look like, as XlsxWriter takes it: text, title, head, cell, and cells to answer in."""
    colours = load_tokens().colours
    base = {"font_name": FONT, "font_size": 11, "valign": "top", "text_wrap": True}
    cell = base | {"border": 1, "border_color": colours["line-soft"].light}
    return {
        "text": base,
        "title": base | {"font_size": 18, "bold": True, "font_color": colours["primary"].light},
        "head": cell | {"bold": True, "bg_color": colours["primary"].light, "font_color": colours["on-primary"].light},
        "cell": cell,
        "answer": cell | {"bg_color": colours["notice-panel"].light},
    }
