"""One page of every type that the site has."""

from __future__ import annotations

PAGES = (
    "",
    "sessions/",
    "sessions/07-common-difficulties/",
    "staff/guidance/",
    "staff/guidance/self-harm/",
    "parents/",
    "parents/2-anxiety-and-low-mood/",
    "parents/3-self-harm-and-suicidal-thoughts/",
    "trainers/",
    "about/how-we-check/",
    "for/ks1/",
    "for/ks3/anxiety/",
    "staff/audits/semh-audit/",
    "staff/audits/staff-survey/",
    "tools/workbench/",
    "404.html",
)
READING = tuple(page for page in PAGES if not page.startswith(("staff/audits", "tools", "404")))
