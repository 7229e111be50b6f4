"""Pictures in a text: there, described in words, our own, drawn as SVG, and light where they are pictures of the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from semh.core.documents import Document
from semh.core.problems import Place, Problem, Rule
from semh.core.programme import CONTENT

ALT = Rule("images/alt", "The image has no alternative text.", "Write what it shows: `![what it shows](…)`.")
MISSING = Rule("images/missing", "There is no image `{target}`.", "Correct the path, or add the file.")
FOREIGN = Rule("images/foreign", "The image comes from another site.", "Use our own drawing under content/assets.")
KIND = Rule(
    "images/kind",
    "The image `{target}` is neither an SVG drawing nor a picture of the handbook.",
    "Draw it as SVG. Only pictures of the screen are PNG; they lie in {screens} and are made by `make screenshots`.",
)
TOO_LARGE = Rule(
    "images/size",
    "The picture `{target}` has {size:,} bytes; the most is {most:,}.",
    "Show a smaller part of the page, then `make screenshots`.",
)

SCREENS = CONTENT / "assets/handbook"
"""Where pictures of the screen lie."""
MOST_BYTES = 60_000
"""What one picture of the screen may weigh: all of them go into the zip of the site, which has a budget of 3 MB."""


def image_problems(root: Path, document: Document, place: Place, alt: str, target: str) -> Iterator[Problem]:
    """What is wrong with one image of a document; `target` is its address as written there."""
    if not alt.strip():
        yield ALT.at(place)
    if re.match(r"^[a-z]+:|^//", target):
        yield FOREIGN.at(place)
        return
    file = root / document.path.parent / target
    if not file.is_file():
        yield MISSING.at(place, target=target)
    elif PurePosixPath(target).suffix == ".svg":
        return
    elif PurePosixPath(target).suffix != ".png" or file.resolve().parent != (root / SCREENS).resolve():
        yield KIND.at(place, target=target, screens=f"{SCREENS}/")
    elif (size := file.stat().st_size) > MOST_BYTES:
        yield TOO_LARGE.at(place, target=target, size=size, most=MOST_BYTES)
