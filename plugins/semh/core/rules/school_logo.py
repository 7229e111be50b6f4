"""A school's logo: there, SVG or PNG, of a size and shape that fits a header, and nothing but a drawing."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from semh.core.problems import Problem, Rule
from semh.core.programme import CONTENT, SCHOOLS, DataFile
from semh.core.school_model import School

MISSING = Rule(
    "school/logo-missing", "There is no file `{name}` in content/schools.", "Put the logo there, beside this file."
)
KIND = Rule(
    "school/logo-kind",
    "`{name}` is neither an SVG drawing nor a PNG picture: {reason}.",
    "Save the logo as SVG or PNG.",
)
TOO_LARGE = Rule(
    "school/logo-size",
    "The logo has {size:,} bytes; the most is {most:,}.",
    "Save it smaller: it is part of every page and paper.",
)
SHAPE = Rule(
    "school/logo-shape",
    "The logo is {width:g} by {height:g}; {reason}.",
    "Use one that is at most six times as wide as high, not higher than twice its width, and in PNG at least {least} dots high.",
)
UNSAFE = Rule(
    "school/logo-unsafe",
    "The drawing holds `{what}`, which could load or run something.",
    "Save it as a plain SVG, with its letters as outlines and its pictures left out.",
)

MOST_BYTES = 100_000
LEAST_DOTS = 120
"""A PNG is printed about 14 mm high; fewer dots than this would look ragged."""
WIDEST, HIGHEST = 6.0, 2.0
_FORBIDDEN = frozenset({"script", "foreignObject", "image", "iframe", "style", "text", "animate", "set", "use", "a"})
"""Elements that run, load or depend on fonts of the machine. `use` and `style` can lead elsewhere."""


def logo_path(slug_file: str) -> PurePosixPath:
    """Where a logo lies, relative to the project's root."""
    return CONTENT / SCHOOLS / slug_file


def logo_problems(root: Path, school: School, file: DataFile) -> Iterator[Problem]:
    """What is wrong with the school's logo."""
    if school.logo is None:
        return
    name, place = school.logo.file, file.place("logo", "file")
    path = root / logo_path(name)
    if PurePosixPath(name).name != name or not path.is_file():
        yield MISSING.at(place, name=name)
        return
    data = path.read_bytes()
    if len(data) > MOST_BYTES:
        yield TOO_LARGE.at(place, size=len(data), most=MOST_BYTES)
        return
    try:
        size = logo_size(name, data)
    except ValueError as error:
        yield KIND.at(place, name=name, reason=error)
        return
    if path.suffix == ".svg" and (what := _forbidden(data)):
        yield UNSAFE.at(place, what=what)
    if reason := _bad_shape(*size, is_png=path.suffix == ".png"):
        yield SHAPE.at(place, width=size[0], height=size[1], reason=reason, least=LEAST_DOTS)


def logo_size(name: str, data: bytes) -> tuple[float, float]:
    """Width and height; ValueError with the reason when it is not what its name says."""
    if name.endswith(".png"):
        if data[:8] != b"\x89PNG\r\n\x1a\n" or len(data) < 24:
            raise ValueError("it does not begin as a PNG does")
        width, height = struct.unpack(">II", data[16:24])
        return float(width), float(height)
    if not name.endswith(".svg"):
        raise ValueError("its name ends neither in .svg nor in .png")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ValueError("it has a document type, which a drawing does not need")
    try:
        top = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise ValueError(f"it cannot be read ({error})") from error
    box = top.get("viewBox", "").replace(",", " ").split()
    try:
        width, height = float(box[2]), float(box[3])
    except (IndexError, ValueError) as error:
        raise ValueError("it has no viewBox") from error
    if not top.tag.endswith("}svg") or width <= 0 or height <= 0:
        raise ValueError("it is not a drawing with a width and a height")
    return width, height


def _forbidden(data: bytes) -> str:
    for element in ElementTree.fromstring(data).iter():
        name = str(element.tag).rpartition("}")[2]
        if name in _FORBIDDEN:
            return f"<{name}>"
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2]
            if attribute.startswith("on") or attribute == "href" or "url(" in value.replace("url(#", ""):
                return f"{attribute}="
    return ""


def _bad_shape(width: float, height: float, *, is_png: bool) -> str:
    if width > WIDEST * height:
        return "it is too wide for its height"
    if height > HIGHEST * width:
        return "it is too high for its width"
    return "it has too few dots to print well" if is_png and height < LEAST_DOTS else ""
