"""Word paragraphs in letters that run from right to left, set so that Word lays them out that way."""

from __future__ import annotations

import unicodedata
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap",
    "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr",
    "w:sectPr", "w:pPrChange",
)  # fmt: skip
"""What follows `bidi` in a paragraph's properties (ECMA-376, CT_PPrBase)."""


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left (Unicode Bidirectional Algorithm, rule P2)."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def turn_right_to_left(document: Any) -> None:
    """Mark paragraphs, their runs and their tables; a document without such letters stays as it is."""
    for paragraph in document.element.body.iter(qn("w:p")):
        if is_right_to_left("".join(text.text or "" for text in paragraph.iter(qn("w:t")))):
            paragraph.get_or_add_pPr().insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
            for run in paragraph.iter(qn("w:r")):
                if any(is_right_to_left(text.text or "") for text in run.iter(qn("w:t"))):
                    properties = run.get_or_add_rPr()
                    properties.insert_element_before(
                        OxmlElement("w:rtl"), "w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath"
                    )
    for table in document.element.body.iter(qn("w:tbl")):
        texts = [text.text or "" for text in table.iter(qn("w:t"))]
        if is_right_to_left("".join(texts)):
            table.tblPr.insert_element_before(
                OxmlElement("w:bidiVisual"),
                "w:tblStyleRowBandSize",
                "w:tblStyleColBandSize",
                "w:tblW",
                "w:jc",
                "w:tblCellSpacing",
                "w:tblInd",
                "w:tblBorders",
                "w:shd",
                "w:tblLayout",
                "w:tblCellMar",
                "w:tblLook",
                "w:tblCaption",
                "w:tblDescription",
            )
