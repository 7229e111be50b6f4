"""Content controls of Word: marked places that a program, or a click in Word, fills with the school's details."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

TAG = "semh:"
"""Tags begin with this; the browser's school-words.ts says what stands in each place."""
PLACES = MappingProxyType({"contact": "School’s contacts", "ask": "Whom to ask at school", "from": "Who sends this"})
"""The places of `/// lines` with the titles that Word shows."""
PROMPTS = MappingProxyType(
    {
        "school": "school_name",
        "school name": "school_name",
        "name of the school": "school_name",
        "school telephone number": "school_phone",
        "headteacher": "head_name",
        "semh champion": "champion_name",
        "how to reach the semh champion": "champion_contact",
        "designated safeguarding lead (dsl)": "dsl_name",
        "how to reach the dsl": "dsl_contact",
        "senco": "senco_name",
        "how to reach the senco": "senco_contact",
        "whom parents and carers ask for": "parent_contact_name",
        "how parents and carers reach them": "parent_contact",
        "whom staff ring out of hours, on trips and in holidays": "out_of_hours_contact",
    }
)
"""Words in square brackets, without case, that stand for one detail, with the detail's id."""


def detail_of(prompt: str) -> str:
    """The detail that a prompt such as `[school name]` stands for, or an empty text."""
    return PROMPTS.get(prompt.strip("[]").strip().lower(), "")


def wrap(elements: Sequence[Any], place: str, title: str) -> None:
    """Put neighbouring paragraphs, or one run, into a content control of their own."""
    control = OxmlElement("w:sdt")
    properties = OxmlElement("w:sdtPr")
    for name, value in (("alias", title), ("tag", f"{TAG}{place}")):
        element = OxmlElement(f"w:{name}")
        element.set(qn("w:val"), value)
        properties.append(element)
    content = OxmlElement("w:sdtContent")
    elements[0].addprevious(control)
    control.append(properties)
    control.append(content)
    for element in elements:
        content.append(element)
