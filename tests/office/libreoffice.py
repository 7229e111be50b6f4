"""LibreOffice as a second reader of our Office files: converts them to PDF, and finds text that runs out of its box."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from pptx import Presentation

EMU_A_POINT = 12700
TOLERANCE = 4.0
"""Points by which a word may stand out of its box: descenders and side bearings."""


def to_pdf(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Convert Office files by name with one run of LibreOffice; an error when one of them gives no PDF."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(folder / "pdf"), *(str(folder / name) for name in files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    made = {name: folder / "pdf" / f"{name.rpartition('.')[0]}.pdf" for name in files}
    missing = [name for name, pdf in made.items() if not pdf.is_file()]
    assert done.returncode == 0 and not missing, f"LibreOffice made nothing of {missing}: {done.stdout} {done.stderr}"
    return {name: pdf.read_bytes() for name, pdf in made.items()}


def words_of(pdf: bytes, folder: Path) -> list[list[tuple[str, tuple[float, float, float, float]]]]:
    """The words of each page with left, top, right, bottom in points."""
    file = folder / "words.pdf"
    file.write_bytes(pdf)
    html = subprocess.run(["pdftotext", "-bbox", str(file), "-"], check=True, capture_output=True).stdout
    tree = ElementTree.fromstring(html)
    space = "{http://www.w3.org/1999/xhtml}"
    sides = ("xMin", "yMin", "xMax", "yMax")
    return [
        [
            (word.text or "", (box[0], box[1], box[2], box[3]))
            for word in page.iter(f"{space}word")
            if (box := [float(word.get(side, "0")) for side in sides])
        ]
        for page in tree.iter(f"{space}page")
    ]


def overflowing(deck: bytes, pdf: bytes, folder: Path) -> list[str]:
    """Each slide's first word that stands in no text box of its slide: `slide 3: "words"`."""
    slides = list(Presentation(io.BytesIO(deck)).slides)
    pages = words_of(pdf, folder)
    assert len(pages) == len(slides), f"{len(slides)} slides became {len(pages)} pages"
    found = []
    for number, (slide, words) in enumerate(zip(slides, pages, strict=True), 1):
        boxes = list(_boxes(slide))
        outside = [word for word, place in words if not any(_is_in(place, box) for box in boxes)]
        if outside:
            found.append(f'slide {number}: "{" ".join(outside[:6])}"')
    return found


def _boxes(slide: Any) -> Iterator[tuple[float, float, float, float]]:
    for shape in slide.shapes:
        if shape.has_chart or (shape.has_text_frame and shape.text_frame.text.strip()):
            left, top = shape.left / EMU_A_POINT, shape.top / EMU_A_POINT
            yield left, top, left + shape.width / EMU_A_POINT, top + shape.height / EMU_A_POINT


def _is_in(word: tuple[float, float, float, float], box: tuple[float, float, float, float]) -> bool:
    return (
        word[0] >= box[0] - TOLERANCE
        and word[1] >= box[1] - TOLERANCE
        and word[2] <= box[2] + TOLERANCE
        and word[3] <= box[3] + TOLERANCE
    )
