"""Handouts as parts: each on its own with its sources, or in a pack that lists the sources of all."""

from __future__ import annotations

import re
from dataclasses import replace

from markupsafe import Markup

from semh.core.documents import Document
from semh.packs.part import Part, PartWriter
from semh.packs.qr import qr_svg
from semh.packs.source_list import source_lines

_ID = re.compile(r' id="[^"]*"')


def handouts(writer: PartWriter) -> list[Part]:
    """Every handout of the pack."""
    return [_handout(writer, handout) for handout in writer.pack.handouts]


def _handout(writer: PartWriter, handout: Document) -> Part:
    pack = writer.pack
    if pack.stands_alone:
        writer.number_sources_anew()
    anchor = f"handout-{handout.stem}"
    offset = 0 if pack.stands_alone else 1
    body = writer.body(handout, f"{anchor}-", offset)
    lines = source_lines(writer.citations, f"{anchor}-") if pack.stands_alone else ()
    if lines:
        body = Markup(str(body).replace('href="#source-', f'href="#{anchor}-source-'))
    address = pack.page_address
    made = writer.template(
        "handout", anchor, handout.meta.title, handout=handout, body=body, lines=lines, level=1 + offset,
        awaits=handout.meta.awaits_clinical_review, page_address=address, qr=qr_svg(address) if address else None,
        layout=_layout(writer, handout), body_again=Markup(_ID.sub("", str(body))),
    )  # fmt: skip
    is_checked = pack.stands_alone and pack.spec.print_variant != "large-print"
    return replace(made, source=str(handout.path), max_pages=handout.handout_meta.sides if is_checked else None)


def _layout(writer: PartWriter, handout: Document) -> str:
    """How the handout is laid out; in large print a card is a sheet, because it would not fit its card."""
    layout = handout.handout_meta.layout
    return "sheet" if layout == "card" and writer.pack.spec.print_variant == "large-print" else layout
