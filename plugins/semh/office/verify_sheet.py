"""What must hold in every workbook that is published: sheets, a frozen header row with a filter, and answers to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from semh.core.problems import Place, Problem, Rule

NO_SHEET = Rule(
    "office/no-sheet", "`{name}` has no sheet with a name.", "Build it again; if it stays, report it with the source."
)
NOT_FROZEN = Rule(
    "office/header-scrolls",
    "`{name}` has a sheet to fill in whose header row scrolls away.",
    "Freeze the first row where the sheet is written.",
)
NO_FILTER = Rule(
    "office/no-filter", "`{name}` has no sheet with a filter on its columns.", "Set it where the sheet is written."
)
NO_CHOICES = Rule(
    "office/no-choices",
    "`{name}` has no cells with answers to choose from.",
    "Give the audit ratings, or set the lists where the sheet is written.",
)
LONG_LIST = Rule(
    "office/long-list",
    "`{name}` has a list of answers that Excel cannot read, or an empty one: {start}…",
    "Shorten the labels: all answers of a list may have 255 letters together.",
)
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LONGEST = 257
"""Letters of a list that stands in the cell's rule itself, with its two quotation marks."""


def verify_sheet(trees: dict[str, ElementTree.Element], name: str, place: Place) -> Iterator[Problem]:
    """Everything that is wrong with the parts of a workbook."""
    sheets = [tree for part, tree in sorted(trees.items()) if part.startswith("xl/worksheets/sheet")]
    names = [sheet.get("name", "").strip() for sheet in trees["xl/workbook.xml"].iter(f"{_MAIN}sheet")]
    if not sheets or len(names) != len(sheets) or not all(names):
        yield NO_SHEET.at(place, name=name)
    if not any(sheet.find(f"{_MAIN}autoFilter") is not None for sheet in sheets):
        yield NO_FILTER.at(place, name=name)
    lists = [rule for sheet in sheets for rule in sheet.iter(f"{_MAIN}dataValidation") if rule.get("type") == "list"]
    if not lists:
        yield NO_CHOICES.at(place, name=name)
    for formula in dict.fromkeys(rule.findtext(f"{_MAIN}formula1") or "" for rule in lists):
        if not formula.strip('"') or len(formula) > _LONGEST:
            yield LONG_LIST.at(place, name=name, start=formula[:30])
    for sheet in sheets:
        if sheet.find(f"{_MAIN}dataValidations") is not None and not _is_frozen(sheet):
            yield NOT_FROZEN.at(place, name=name)


def _is_frozen(sheet: ElementTree.Element) -> bool:
    panes = sheet.iter(f"{_MAIN}pane")
    return any(pane.get("state") == "frozen" and float(pane.get("ySplit", "0")) >= 1 for pane in panes)
