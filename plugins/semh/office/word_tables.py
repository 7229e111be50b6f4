"""Tables in Word files: columns as wide as their text asks, a marked header row, no row split over two pages."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from semh.office.flow import Row, text_of

_LETTER = 0.235
"""A bold letter, in cm."""
_NARROWEST, _TO_WRITE_IN, _WIDEST = 2, 14, 34
"""Characters that a column is given room for: at least, when it is to be written in, and at most."""


def add_control_table(document: Any, facts: tuple[tuple[str, str], ...]) -> None:
    """The facts about a document, name beside value."""
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    for name, value in facts:
        row = table.add_row()
        row.cells[0].paragraphs[0].add_run(name).bold = True
        row.cells[1].paragraphs[0].add_run(value)
    _mark_first_column(table)
    document.add_paragraph()


def _mark_first_column(table: Any) -> None:
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstColumn"), "1")
        look.set(qn("w:firstRow"), "0")


def add_grid(document: Any, rows: tuple[Row, ...], whole: float) -> Any:
    """A table `whole` cm wide with empty cells for `rows`, the first of which is its header."""
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)), style="Table Grid")
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, width in zip(table.columns, _widths(rows, whole), strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def _widths(rows: tuple[Row, ...], whole: float) -> list[float]:
    """The columns' widths in cm, by what stands in them; one that is empty below its heading is there to be written in."""
    weights, least = [], []
    for index in range(max(map(len, rows))):
        texts = [text_of(row[index]) for row in rows if index < len(row)]
        body = max(map(len, texts[1:]), default=0)
        word = max((len(word) for text in texts for word in text.split()), default=0)
        weights.append(min(max(body or 2 * len(texts[0]), 0 if body else _TO_WRITE_IN, _NARROWEST), _WIDEST))
        least.append(_LETTER * word + 0.5)
    room = whole - sum(least)
    if room <= 0:
        return [whole * width / sum(least) for width in least]
    return [width + room * weight / sum(weights) for width, weight in zip(least, weights, strict=True)]
