"""A QR code as an SVG image that brings its alternative text."""

from __future__ import annotations

import base64
from io import BytesIO

import segno
from markupsafe import Markup, escape


def qr_svg(address: str) -> Markup:
    """An `<img>` with the QR code for `address`; the address itself is printed beside it in words."""
    out = BytesIO()
    segno.make(address, error="m").save(out, kind="svg", border=2, xmldecl=False, svgns=True, nl=False)
    data = base64.b64encode(out.getvalue()).decode("ascii")
    alt = escape(f"QR code for {address}")
    return Markup('<img class="qr" alt="{}" src="data:image/svg+xml;base64,{}">').format(alt, data)
