"""The need-help-now box: the text of content/safety.md, with numbers from signposts.yml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import SimpleNamespace

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from semh.blocks.profile import Profile
from semh.blocks.signposts import dial_address
from semh.core.loader import Programme
from semh.core.model import Signpost

SAFETY_FILE = "safety.md"


def safety_title(programme: Programme) -> str:
    """The box's title: that of content/safety.md."""
    document = programme.documents.get(SAFETY_FILE)
    return document.meta.title if document else "Need help now"


def safety_markdown(programme: Programme, profile: Profile) -> str:
    """The box's Markdown; on the site, numbers to call or text are links.

    Empty when content/safety.md is missing or broken, which the rules report as an error of their own.
    """
    document = programme.documents.get(SAFETY_FILE)
    if document is None:
        return ""
    try:
        return _template(document.body).render(signposts=_shown(programme.signposts, profile))
    except TemplateError:
        return ""


@lru_cache(maxsize=4)
def _template(body: str) -> Template:
    """The compiled text; packs print the same box more than a hundred times."""
    return SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True).from_string(body)


def _shown(signposts: Mapping[str, Signpost], profile: Profile) -> dict[str, SimpleNamespace]:
    shown = {}
    for name, signpost in signposts.items():
        values = dict(signpost)
        if profile is Profile.site:
            values["phone"] = _linked("tel", signpost.phone)
            values["text"] = _linked("sms", signpost.text)
        shown[name] = SimpleNamespace(**values)
    return shown


def _linked(scheme: str, number: str | None) -> str | None:
    return number and f"[{number}]({dial_address(scheme, number)})"
