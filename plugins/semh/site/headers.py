"""Response headers for hosts that read a `_headers` file; the same list stands in docs/publishing.md for other servers."""

from __future__ import annotations

HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), interest-cohort=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Strict-Transport-Security", "max-age=31536000"),
)
"""Beside the policy that each page carries itself (a header would have to repeat its hashes for each page)."""


def headers_file() -> bytes:
    """The file as Netlify, Cloudflare Pages and others read it."""
    return ("/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS)).encode()
