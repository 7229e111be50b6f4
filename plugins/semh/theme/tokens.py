"""Reads tokens.yml, the one place where colours are chosen, and writes it as CSS custom properties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

THEME = Path(__file__).parent
FONT_FACES = (("400-normal", 400, "normal"), ("700-normal", 700, "normal"), ("400-italic", 400, "italic"))
"""The faces of Atkinson Hyperlegible that pages use: (part of the file name, weight, style)."""


@dataclass(frozen=True)
class Colour:
    """A colour in the light and in the dark scheme, as `#rrggbb`."""

    light: str
    dark: str


@dataclass(frozen=True)
class Tokens:
    """tokens.yml: colours and font stacks by name, and the contrasts that must hold (colour, behind, least ratio)."""

    colours: Mapping[str, Colour]
    fonts: Mapping[str, str]
    contrast: tuple[tuple[str, str, float], ...]


@cache
def load_tokens() -> Tokens:
    """The tokens of this package."""
    data = yaml.safe_load((THEME / "tokens.yml").read_text(encoding="utf-8"))
    return Tokens(
        colours={name: Colour(**pair) for name, pair in data["colours"].items()},
        fonts=data["fonts"],
        contrast=tuple((front, behind, float(least)) for front, behind, least in data["contrast"]),
    )


def with_colours(tokens: Tokens, given: Mapping[str, tuple[str | None, str | None]]) -> Tokens:
    """The tokens with other colours under some names, each light and dark; None leaves the one that is there."""
    changed = {
        name: Colour(light or tokens.colours[name].light, dark or tokens.colours[name].dark)
        for name, (light, dark) in given.items()
    }
    return replace(tokens, colours={**tokens.colours, **changed})


def tokens_css(tokens: Tokens) -> str:
    """`:root` with every token: `--semh-x` (light) and `--semh-x-dark`; a page in the dark scheme swaps them."""
    lines = [f"  --semh-{name}: {colour.light};" for name, colour in tokens.colours.items()]
    lines += [f"  --semh-{name}-dark: {colour.dark};" for name, colour in tokens.colours.items()]
    lines += [f"  --semh-font: {tokens.fonts['body']};"]
    swapped = [f"  --semh-{name}: {colour.dark};" for name, colour in tokens.colours.items()]
    return (
        ":root {\n" + "\n".join(lines) + "\n}\n"
        '@media screen {\n[data-md-color-scheme="slate"] {\n  color-scheme: dark;\n' + "\n".join(swapped) + "\n}\n}\n"
    )


def font_css(url_of: Mapping[str, str]) -> str:
    """`@font-face` rules; `url_of` gives the address of each face by the first member of FONT_FACES."""
    return "".join(
        '@font-face {\n  font-family: "Atkinson Hyperlegible";\n'
        f"  font-style: {style};\n  font-weight: {weight};\n  font-display: swap;\n"
        f'  src: url("{url_of[name]}") format("woff2");\n}}\n'
        for name, weight, style in FONT_FACES
        if name in url_of
    )


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` as WCAG 2.2 defines it."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_ratio(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2.2 defines it, from 1 to 21."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)
