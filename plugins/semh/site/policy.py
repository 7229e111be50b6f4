"""The policy of a page (CSP in <meta>): what it may load, with a hash for each script that stands in the page itself."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable

PLACEHOLDER = "@semh-policy@"
_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style[^>]*>(?P<text>.*?)</style>", re.DOTALL | re.IGNORECASE)
_READING = (
    "default-src 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",  # the search index
    "worker-src 'self'",  # the search itself
    "form-action 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "media-src 'none'",
    "base-uri 'none'",
)


def source_hash(text: str) -> str:
    """`'sha256-…'` of an inline script or sheet, as a policy names it."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def inline_scripts(html: str) -> list[str]:
    """The texts of the scripts that run from the page itself; data blocks and scripts with a `src` are not among them."""
    return [
        found["text"]
        for found in _SCRIPT.finditer(html)
        if "src=" not in found["attributes"] and "application/" not in found["attributes"]
    ]


def inline_styles(html: str) -> list[str]:
    """The texts of the <style> elements."""
    return [found["text"] for found in _STYLE.finditer(html)]


def reading_policy(html: str) -> str:
    """The policy of a reading page: its own files, and exactly the inline scripts and sheets that `html` has."""
    scripts = " ".join(["script-src 'self'", *_hashes(inline_scripts(html))])
    styles = " ".join(["style-src 'self'", *_hashes(inline_styles(html))])
    return "; ".join([_READING[0], scripts, styles, *_READING[1:]])


def with_policy(html: str) -> str:
    """The page with its policy in the place that the template left for it."""
    return html.replace(PLACEHOLDER, reading_policy(html))


def _hashes(texts: Iterable[str]) -> list[str]:
    return sorted({source_hash(text) for text in texts})
