"""Checks of a finished PDF: what a screen reader, a printer and a reader of links need of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf
import pypdfium2

from semh.core.problems import Place, Problem, Rule, Severity
from semh.packs.job import Job
from semh.packs.styles import FONT_FAMILIES, font_files

UNTAGGED = Rule("packs/untagged", "The PDF has no {what}.", "Look at the templates in plugins/semh/packs.")
NO_ALT = Rule("packs/no-alt", "A picture in the PDF has no alternative text.", "Write the text between `![` and `]`.")
HEADINGS = Rule(
    "packs/heading-order",
    "The headings of the PDF go from {before} to {after}.",
    "Use `##`, then `###`; skip no level.",
)
FONT = Rule(
    "packs/font-not-embedded",
    "The font {name} is not embedded in the PDF.",
    "Run `make site`, which fetches the fonts.",
)
OTHER_FONT = Rule(
    "packs/other-font",
    "The bundled font lacks {characters}; the PDF shows them in {name}, a font of this machine.",
    "Write them in words, so that the page looks the same wherever it is made.",
    Severity.warning,
)
LOST_LINK = Rule("packs/lost-link", "A link in the PDF leads to `{name}`, which is not in it.", "Correct the link.")
BLANK = Rule("packs/blank-page", "Page {page} of the PDF is blank.", "Shorten the text before it.")
LOST_TEXT = Rule(
    "packs/lost-heading", "The heading “{heading}” is not in the PDF.", "Look at the page where it should stand."
)


def verify_pdf(data: bytes, job: Job) -> list[Problem]:
    """Everything that is wrong with the PDF `data`; each finding names a source file of the job."""
    place = Place(PurePosixPath(job.source))
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [*_document(pdf, job, place), *_tags(pdf, place), *_links(pdf, place)]
        fonts = list(_fonts(pdf))
    pages = page_texts(data)
    found += _font_problems(fonts, job, place)
    found += [BLANK.at(place, page=number) for number, text in enumerate(pages, start=1) if not text.strip()]
    return [*found, *_lost_headings(pages, job)]


def page_texts(data: bytes) -> list[str]:
    """The text of each page, as a reader's program extracts it."""
    with pypdfium2.PdfDocument(data) as pdf:
        texts = []
        for page in pdf:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_bounded())
            text_page.close()
            page.close()
    return texts


def _document(pdf: pikepdf.Pdf, job: Job, place: Place) -> Iterator[Problem]:
    root = pdf.Root
    if "/StructTreeRoot" not in root:
        yield UNTAGGED.at(place, what="tag tree")
    if not _at(root, "/MarkInfo", "/Marked"):
        yield UNTAGGED.at(place, what="mark that it is tagged")
    if str(root.get("/Lang", "")) != job.language:
        yield UNTAGGED.at(place, what="language")
    if str(pdf.docinfo.get("/Title", "")) != job.title:
        yield UNTAGGED.at(place, what="title")
    if "/Outlines" not in root:
        yield UNTAGGED.at(place, what="bookmarks")


def _at(value: Any, *keys: str) -> Any:
    """The value at `keys` inside PDF dictionaries; None where one of them is missing."""
    for key in keys:
        value = value.get(key) if isinstance(value, pikepdf.Dictionary) else None
    return value


def tags_of(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every structure element, in reading order."""
    stack = [pdf.Root.get("/StructTreeRoot")]
    while stack:
        element = stack.pop()
        if not isinstance(element, pikepdf.Dictionary):
            continue
        if "/S" in element:
            yield element
        kids = element.get("/K")
        stack.extend(reversed(list(kids) if isinstance(kids, pikepdf.Array) else [kids]))


def _tags(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    before = 0
    for element in tags_of(pdf):
        name = str(element.S)
        if name == "/Figure" and not str(element.get("/Alt", "")).strip():
            yield NO_ALT.at(place)
        if re.fullmatch(r"/H[1-6]", name):
            level = int(name[2])
            if level > before + 1:
                yield HEADINGS.at(place, before=f"H{before}" if before else "nothing", after=f"H{level}")
            before = level


@dataclass(frozen=True)
class _Font:
    name: str
    is_embedded: bool

    @property
    def is_ours(self) -> bool:
        name = self.name.replace("-", "").replace(" ", "")
        return any(family in name for family in FONT_FAMILIES)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[_Font]:
    """The fonts that the pages use, once each."""
    seen: set[str] = set()
    for page in pdf.pages:
        for font in (_at(page.obj, "/Resources", "/Font") or {}).values():
            name = str(font.get("/BaseFont", "/?"))[1:]
            if name not in seen:
                seen.add(name)
                yield _Font(
                    name.partition("+")[2] or name, all(map(_is_embedded, font.get("/DescendantFonts", [font])))
                )


def _is_embedded(font: Any) -> bool:
    descriptor = _at(font, "/FontDescriptor") or {}
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


def _font_problems(fonts: list[_Font], job: Job, place: Place) -> Iterator[Problem]:
    for font in fonts:
        if not font.is_embedded:
            yield FONT.at(place, name=font.name)
    others = sorted({font.name for font in fonts if not font.is_ours})
    if others:
        characters = unsupported(unescape(job.html), Path(job.root))
        shown = ", ".join(f"“{character}”" for character in characters) or "some characters"
        yield OTHER_FONT.at(place, characters=shown, name=" and ".join(others))


def unsupported(text: str, root: Path) -> list[str]:
    """The characters of `text` that the bundled fonts under `root` do not have, in code order."""
    from fontTools.ttLib import TTFont

    known: set[int] = set()
    for name in font_files():
        with TTFont(root / name, lazy=True) as font:
            known |= set(font.getBestCmap())
    return sorted({character for character in text if ord(character) not in known and not character.isspace()})


def _links(pdf: pikepdf.Pdf, place: Place) -> Iterator[Problem]:
    names = _destinations(pdf)
    for page in pdf.pages:
        for annotation in _at(page.obj, "/Annots") or []:
            target = _at(annotation, "/Dest") or _at(annotation, "/A", "/D")
            if isinstance(target, pikepdf.String) and str(target) not in names:
                yield LOST_LINK.at(place, name=str(target))
            address = str(_at(annotation, "/A", "/URI") or "")
            if address.startswith("file:"):  # a relative address that nothing turned into one on the site
                yield LOST_LINK.at(place, name=address)


def _destinations(pdf: pikepdf.Pdf) -> set[str]:
    tree = _at(pdf.Root, "/Names", "/Dests")
    return set(pikepdf.NameTree(tree)) if tree is not None else set()


def _squeezed(text: str) -> str:
    """Letters and digits only: line breaks, ligatures and hyphens differ between HTML and extracted text."""
    return re.sub(r"[\W_]+", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl").casefold())


def _is_right_to_left(text: str) -> bool:
    """Whether the text cannot be looked for: joined letters of such scripts come out of a PDF garbled, though they look right."""
    return any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)


def _lost_headings(pages: list[str], job: Job) -> Iterator[Problem]:
    whole = _squeezed("".join(pages))
    for fragment in job.fragments:
        for heading in (fragment.title, *(text for _, text in fragment.headings)):
            if _squeezed(heading) not in whole and not _is_right_to_left(heading):
                yield LOST_TEXT.at(Place(PurePosixPath(fragment.source)), heading=heading)
