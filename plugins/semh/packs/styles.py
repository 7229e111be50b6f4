"""The style sheet of a pack: fonts, the theme's colours, and print.css."""

from __future__ import annotations

from pathlib import Path

from semh.theme.tokens import load_tokens

FONT_FOLDER = "node_modules/@fontsource/atkinson-hyperlegible/files"
_FACES = (("400", "normal"), ("400", "italic"), ("700", "normal"), ("700", "italic"))
_SUBSETS = (("latin", "Atkinson Hyperlegible"), ("latin-ext", "Atkinson Hyperlegible Ext"))
FONT_FAMILY = "AtkinsonHyperlegible"
"""How the bundled font is named inside a PDF; any other font there comes from the machine."""


def font_files() -> tuple[str, ...]:
    """The bundled fonts, relative to the project's root."""
    return tuple(
        f"{FONT_FOLDER}/atkinson-hyperlegible-{subset}-{weight}-{style}.woff2"
        for subset, _ in _SUBSETS
        for weight, style in _FACES
    )


def font_faces() -> str:
    """`@font-face` rules for the bundled fonts; addresses are relative to the project's root."""
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{FONT_FOLDER}/atkinson-hyperlegible-{subset}-{weight}-{style}.woff2") format("woff2"); }}\n'
        for subset, family in _SUBSETS
        for weight, style in _FACES
    )


def print_css() -> str:
    """Everything a pack's HTML needs in its `<style>`; addresses are relative to the project's root."""
    colours = "".join(f"  --semh-{name}: {colour.light};\n" for name, colour in load_tokens().colours.items())
    rules = (Path(__file__).parent / "print.css").read_text(encoding="utf-8")
    return f"{font_faces()}:root {{\n{colours}}}\n{rules}"
