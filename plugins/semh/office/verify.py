"""What must hold in every Office file that is published: it opens, nothing it names is missing, language and styles are set."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from semh.core.problems import Place, Problem, Rule

BROKEN = Rule(
    "office/broken",
    "`{name}` is not a sound {format} file: {reason}.",
    "Build it again; if it stays, report it with the source.",
)
MISSING_PART = Rule(
    "office/missing-part",
    "`{name}` names a part that it does not hold: {part}.",
    "Build it again; if it stays, report it with the source.",
)
NO_LANGUAGE = Rule(
    "office/no-language",
    "`{name}` does not say that it is in UK English.",
    "Set the language where the file is written.",
)
NO_HEADINGS = Rule(
    "office/no-headings", "`{name}` has no heading in a heading style.", "Give the source a heading (`##`)."
)
NO_HEADER_ROW = Rule(
    "office/no-header-row",
    "`{name}` has a table whose header row is not marked.",
    "Give the table a header row in the source.",
)
NO_ALT = Rule(
    "office/no-alt", "`{name}` has a picture without a text alternative.", "Write what it shows: `![what it shows](…)`."
)
NO_TITLE = Rule("office/no-slide-title", "`{name}` has a slide without a title.", "Start every slide with `## Title`.")

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def verify_office(data: bytes, format_: str, name: str, place: Place) -> list[Problem]:
    """Everything that is wrong with a .docx, .pptx or .xlsx; `place` is its source."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            bad = archive.testzip()
            if bad:
                return [BROKEN.at(place, name=name, format=format_, reason=f"{bad} is damaged")]
            parts = {part: archive.read(part) for part in archive.namelist()}
            trees = {
                part: ElementTree.fromstring(raw) for part, raw in parts.items() if part.endswith((".xml", ".rels"))
            }
    except (zipfile.BadZipFile, ElementTree.ParseError, KeyError) as error:
        return [BROKEN.at(place, name=name, format=format_, reason=str(error))]
    found = list(_relationships(trees, set(parts), name, place))
    checks = {"docx": _word, "pptx": _slides}
    if format_ in checks:
        found += checks[format_](trees, name, place)
    return found


def _relationships(
    trees: dict[str, ElementTree.Element], parts: set[str], name: str, place: Place
) -> Iterator[Problem]:
    for part, tree in trees.items():
        if not part.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(part))
        for relation in tree.iter(f"{_RELS}Relationship"):
            target = relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                continue
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if full not in parts:
                yield MISSING_PART.at(place, name=name, part=full)


def _word(trees: dict[str, ElementTree.Element], name: str, place: Place) -> Iterator[Problem]:
    body, styles = trees["word/document.xml"], trees["word/styles.xml"]
    if not any(language.get(f"{_WORD}val") for language in styles.iter(f"{_WORD}lang")):
        yield NO_LANGUAGE.at(place, name=name)
    used = {style.get(f"{_WORD}val", "") for style in body.iter(f"{_WORD}pStyle")}
    if not any(style.startswith(("Heading", "Title")) for style in used):
        yield NO_HEADINGS.at(place, name=name)
    for table in body.iter(f"{_WORD}tbl"):
        look = table.find(f"{_WORD}tblPr/{_WORD}tblLook")
        heads_rows = look is not None and look.get(f"{_WORD}firstRow") == "0"
        if not heads_rows and table.find(f"{_WORD}tr/{_WORD}trPr/{_WORD}tblHeader") is None:
            yield NO_HEADER_ROW.at(place, name=name)
    if any(not picture.get("descr") for picture in body.iter(f"{_WORD_DRAWING}docPr")):
        yield NO_ALT.at(place, name=name)


def _slides(trees: dict[str, ElementTree.Element], name: str, place: Place) -> Iterator[Problem]:
    slides = [tree for part, tree in trees.items() if posixpath.dirname(part) == "ppt/slides"]
    for slide in slides:
        titles = [p for p in slide.iter(f"{_SLIDE}ph") if p.get("type") in ("title", "ctrTitle")]
        if not titles or not "".join(slide.itertext()).strip():
            yield NO_TITLE.at(place, name=name)
        if any(
            not picture.get("descr") for pic in slide.iter(f"{_SLIDE}pic") for picture in pic.iter(f"{_SLIDE}cNvPr")
        ):
            yield NO_ALT.at(place, name=name)
        runs = [run for run in slide.iter(f"{_DRAWING}rPr")]
        if any(run.get("lang") not in ("en-GB", None) for run in runs) or not any(
            run.get("lang") == "en-GB" for run in runs
        ):
            yield NO_LANGUAGE.at(place, name=name)
