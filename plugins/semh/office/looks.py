"""What all Office files look like: the font, the theme's colours as these formats write them, the colours of boxes."""

from __future__ import annotations

from collections.abc import Mapping

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
