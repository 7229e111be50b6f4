"""The style sheet of a pack: fonts, the theme's colours, and print.css."""

from __future__ import annotations

import re
from pathlib import Path

from semh.theme.tokens import Tokens, load_tokens

FONT_FOLDER = "node_modules/@fontsource/atkinson-hyperlegible/files"
_FACES = (("400", "normal"), ("400", "italic"), ("700", "normal"), ("700", "italic"))
_SUBSETS = (("latin", "Atkinson Hyperlegible"), ("latin-ext", "Atkinson Hyperlegible Ext"))
_ARABIC = "node_modules/@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-{weight}-normal.woff2"
_ARABIC_WEIGHTS = ("400", "700")
FONT_FAMILIES = ("AtkinsonHyperlegible", "NotoSansArabic")
"""How the bundled fonts are named inside a PDF; any other font there comes from the machine."""


def font_files() -> tuple[str, ...]:
    """The bundled fonts, relative to the project's root."""
    return tuple(
        f"{FONT_FOLDER}/atkinson-hyperlegible-{subset}-{weight}-{style}.woff2"
        for subset, _ in _SUBSETS
        for weight, style in _FACES
    ) + tuple(_ARABIC.format(weight=weight) for weight in _ARABIC_WEIGHTS)


def font_faces() -> str:
    """`@font-face` rules for the bundled fonts; addresses are relative to the project's root."""
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{FONT_FOLDER}/atkinson-hyperlegible-{subset}-{weight}-{style}.woff2") format("woff2"); }}\n'
        for subset, family in _SUBSETS
        for weight, style in _FACES
    ) + "".join(
        f'@font-face {{ font-family: "Noto Sans Arabic"; font-weight: {weight}; font-style: normal; '
        f'src: url("{_ARABIC.format(weight=weight)}") format("woff2"); }}\n'
        for weight in _ARABIC_WEIGHTS
    )


def print_css(tokens: Tokens | None = None) -> str:
    """Everything a pack's HTML needs in its `<style>`; addresses are relative to the project's root."""
    colours = "".join(
        f"  --semh-{name}: {colour.light};\n" for name, colour in (tokens or load_tokens()).colours.items()
    )
    rules = (Path(__file__).parent / "print.css").read_text(encoding="utf-8")
    return f"{font_faces()}:root {{\n{colours}}}\n{rules}"


_SIDES = re.compile(r"(?<![a-z])(left|right)(?![a-z])")
_FOUR = re.compile(
    r"(?P<name>padding|margin): (?P<top>[^\s;}]+) (?P<right>[^\s;}]+) (?P<bottom>[^\s;}]+) (?P<left>[^\s;}]+)(?P<end>\s*[;}])"
)


def mirrored(css: str) -> str:
    """A style sheet for texts that run from right to left: every left is a right, and the other way round."""
    swapped = _SIDES.sub(lambda side: "right" if side[0] == "left" else "left", css)
    return _FOUR.sub(r"\g<name>: \g<top> \g<left> \g<bottom> \g<right>\g<end>", swapped)
