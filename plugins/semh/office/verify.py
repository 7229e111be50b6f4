"""What must hold in every Office file that is published: it opens, nothing it names is missing, language and styles are set."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from semh.core.problems import Place, Problem, Rule
from semh.office.verify_sheet import verify_sheet

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
    "`{name}` does not say throughout which language it is in.",
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
UNTITLED = Rule("office/untitled", "`{name}` does not name its title in its properties.", "Give the source a `title:`.")
MACRO = Rule("office/macro", "`{name}` holds a macro: {part}.", "Leave it out: nothing that is published may run.")
OUTSIDE = Rule(
    "office/outside-part",
    "`{name}` loads something from outside itself: {target}.",
    "Put it into the file; only links that a reader follows may lead outside.",
)
UNKNOWN_STYLE = Rule(
    "office/unknown-style",
    "`{name}` uses a style that it does not define: {style}.",
    "Add it where the file is written.",
)
EMPTY_HEADING = Rule(
    "office/empty-heading", "`{name}` has a heading without words.", "Write the heading, or remove its `##`."
)
NO_PAGE_NUMBER = Rule(
    "office/no-page-number", "`{name}` has no page number at its foot.", "Set it where the file is written."
)
TORN_FIELD = Rule(
    "office/torn-field", "`{name}` has a field that begins and does not end.", "Mend it where the file is written."
)
EMPTY_BOX = Rule(
    "office/empty-box",
    "`{name}` has an empty text box on slide {number}.",
    "Put something on the slide, or use a layout without the box.",
)

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CORE = "{http://purl.org/dc/elements/1.1/}"


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
    found += [MACRO.at(place, name=name, part=part) for part in parts if "vba" in part.lower()]
    found += _properties(trees["docProps/core.xml"], name, place) if "docProps/core.xml" in trees else []
    checks = {"docx": _word, "pptx": _slides, "xlsx": verify_sheet}
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
                if not relation.get("Type", "").endswith("/hyperlink"):
                    yield OUTSIDE.at(place, name=name, target=target)
                continue
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if full not in parts:
                yield MISSING_PART.at(place, name=name, part=full)


def _properties(core: ElementTree.Element, name: str, place: Place) -> Iterator[Problem]:
    if not (core.findtext(f"{_CORE}title") or "").strip():
        yield UNTITLED.at(place, name=name)
    if not (core.findtext(f"{_CORE}language") or "").strip():
        yield NO_LANGUAGE.at(place, name=name)


def _word(trees: dict[str, ElementTree.Element], name: str, place: Place) -> Iterator[Problem]:
    body, styles = trees["word/document.xml"], trees["word/styles.xml"]
    said = (trees["docProps/core.xml"].findtext(f"{_CORE}language") or "").strip()
    named = {value for language in styles.iter(f"{_WORD}lang") for value in language.attrib.values()}
    if said not in named:
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
    yield from _styles(body, styles, name, place)
    yield from _fields(trees, name, place)


def _styles(body: ElementTree.Element, styles: ElementTree.Element, name: str, place: Place) -> Iterator[Problem]:
    known = {style.get(f"{_WORD}styleId") for style in styles.iter(f"{_WORD}style")}
    named = (style.get(f"{_WORD}val", "") for kind in ("p", "r", "tbl") for style in body.iter(f"{_WORD}{kind}Style"))
    for style in sorted(set(named) - known):
        yield UNKNOWN_STYLE.at(place, name=name, style=style)
    for paragraph in body.iter(f"{_WORD}p"):
        style_ = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
        is_heading = style_ is not None and style_.get(f"{_WORD}val", "").startswith(("Heading", "Title"))
        if is_heading and not "".join(text.text or "" for text in paragraph.iter(f"{_WORD}t")).strip():
            yield EMPTY_HEADING.at(place, name=name)


def _fields(trees: dict[str, ElementTree.Element], name: str, place: Place) -> Iterator[Problem]:
    """Page numbers at the foot; fields that are written in pieces (a begin, the words, an end) are whole."""
    feet = [tree for part, tree in trees.items() if part.startswith("word/footer")]
    simple = [field.get(f"{_WORD}instr", "").split() for foot in feet for field in foot.iter(f"{_WORD}fldSimple")]
    pieces = [(text.text or "").split() for foot in feet for text in foot.iter(f"{_WORD}instrText")]
    if not any("PAGE" in words for words in (*simple, *pieces)):
        yield NO_PAGE_NUMBER.at(place, name=name)
    ends = [end.get(f"{_WORD}fldCharType") for tree in trees.values() for end in tree.iter(f"{_WORD}fldChar")]
    if ends.count("begin") != ends.count("end"):
        yield TORN_FIELD.at(place, name=name)


def _slides(trees: dict[str, ElementTree.Element], name: str, place: Place) -> Iterator[Problem]:
    slides = [(part, tree) for part, tree in trees.items() if posixpath.dirname(part) == "ppt/slides"]
    for part, slide in slides:
        words = {shape: "".join(shape.itertext()).strip() for shape in slide.iter(f"{_SLIDE}sp")}
        kinds = {shape: box.get("type", "body") for shape in words for box in shape.iter(f"{_SLIDE}ph")}
        if not any(kinds.get(shape) in ("title", "ctrTitle") and text for shape, text in words.items()):
            yield NO_TITLE.at(place, name=name)
        if any(kinds.get(shape) == "body" and not text for shape, text in words.items()):
            yield EMPTY_BOX.at(place, name=name, number=posixpath.basename(part)[len("slide") : -len(".xml")])
        if any(
            not picture.get("descr") for pic in slide.iter(f"{_SLIDE}pic") for picture in pic.iter(f"{_SLIDE}cNvPr")
        ):
            yield NO_ALT.at(place, name=name)
        runs = [run for run in slide.iter(f"{_DRAWING}rPr")]
        if any(run.get("lang") not in ("en-GB", None) for run in runs) or not any(
            run.get("lang") == "en-GB" for run in runs
        ):
            yield NO_LANGUAGE.at(place, name=name)
