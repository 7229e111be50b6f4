"""Small makers of HTML elements, so that blocks read as the HTML that they write."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from xml.etree.ElementTree import Element

from markdown.util import AtomicString


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Append a child whose text is inline Markdown. `class_` and `aria_label` stand for `class` and `aria-label`."""
    names = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    child = etree.SubElement(parent, tag, names)
    child.text = text or None
    return child


def add_plain(parent: Element, tag: str, text: str, **attributes: str) -> Element:
    """Append a child whose text is printed as it stands, never read as Markdown."""
    child = add(parent, tag, **attributes)
    child.text = AtomicString(text)
    return child


def tail(element: Element, text: str) -> None:
    """Add plain text at the end of `element`, after whatever it holds."""
    if len(element):
        element[-1].tail = AtomicString((element[-1].tail or "") + text)
    else:
        element.text = AtomicString((element.text or "") + text)


def text_of(element: Element) -> str:
    """All text in `element`, with single spaces."""
    return " ".join("".join(element.itertext()).split())
