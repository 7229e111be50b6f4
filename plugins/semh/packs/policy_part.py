"""A policy as a template on paper and in Word: its text with the notes for drafting, then its sources."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from semh.blocks import Citations
from semh.core.documents import Document
from semh.core.programme import Programme
from semh.packs.bodies import Bodies
from semh.packs.part import Part
from semh.packs.source_list import source_lines


def policy_part(policy: Document, programme: Programme, bodies: Bodies, env: Environment) -> Part:
    """The one part of a policy's file."""
    citations = Citations(programme)
    body = bodies.html(policy, citations, {}, key_stages=None, id_prefix="", heading_offset=0)
    html = env.get_template("policy.html.j2").render(
        policy=policy, body=Markup(body), lines=source_lines(citations), awaits=policy.meta.awaits_clinical_review
    )
    return Part("policy", "policy", policy.meta.title, Markup(html), source=str(policy.path))
