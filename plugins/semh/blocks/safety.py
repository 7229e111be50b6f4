"""The need-help-now box: the text of content/safety.md, with numbers from signposts.yml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import SimpleNamespace

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import SandboxedEnvironment

from semh.blocks.profile import Profile
from semh.blocks.signposts import dial_address
from semh.core.programme import Programme
from semh.core.reference_model import Signpost

SAFETY_FILE = "safety.md"
SCHOOL_LINE = "@semh-school-line@"
"""Stands in the help boxes of a school's site for whom to tell there, so that all schools can share a converted page."""


def box_language(programme: Programme, language: str) -> str:
    """`language` if the box has been translated into it, else that of the English box, which is empty."""
    return language if _file(language) in programme.documents else ""


def safety_title(programme: Programme, language: str = "") -> str:
    """The box's title: that of content/safety.md, or of its translation."""
    document = programme.documents.get(_file(language))
    return document.meta.title if document else "Need help now"


def safety_markdown(programme: Programme, profile: Profile, language: str = "") -> str:
    """The box's Markdown; on the site, numbers to call or text are links.

    Empty when content/safety.md is missing or broken, which the rules report as an error of their own.
    """
    document = programme.documents.get(_file(language))
    if document is None:
        return ""
    try:
        return _template(document.body).render(signposts=_Shown(programme.signposts, profile))
    except TemplateError:
        return ""


def _file(language: str) -> str:
    return f"safety.{language}.md" if language else SAFETY_FILE


@lru_cache(maxsize=4)
def _template(body: str) -> Template:
    """The compiled text; packs print the same box more than a hundred times."""
    return SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True).from_string(body)


class _Shown(Mapping[str, SimpleNamespace]):
    """The signposts as the text sees them, made only when it names them."""

    def __init__(self, signposts: Mapping[str, Signpost], profile: Profile) -> None:
        self.signposts = signposts
        self.profile = profile

    def __getitem__(self, name: str) -> SimpleNamespace:
        values = dict(self.signposts[name])
        if self.profile is Profile.site:
            values["phone"] = _linked("tel", values["phone"])
            values["text"] = _linked("sms", values["text"])
        return SimpleNamespace(**values)

    def __iter__(self) -> Iterator[str]:
        return iter(self.signposts)

    def __len__(self) -> int:
        return len(self.signposts)


def _linked(scheme: str, number: str | None) -> str | None:
    return number and f"[{number}]({dial_address(scheme, number)})"
