"""Languages that texts for parents and pupils are translated into: languages.yml, and how a file's name says its language."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

from pydantic import Field, RootModel

from semh.core.model import Frozen, Text

ENGLISH = "en-GB"
_NAMED = re.compile(r"^(?P<stem>.+)\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]{2,4})?)$")


class Language(Frozen):
    """A language: its own name, its English name, its direction, and our fixed words in it.

    `words`: English words that the site itself puts into a text ("Say", "What helps") and how this language puts them; those
    that are missing stay English and are marked as English.
    """

    name: Text
    english_name: Text
    direction: Literal["ltr", "rtl"] = "ltr"
    words: dict[Text, Text] = Field(default_factory=dict)


class Languages(RootModel[dict[str, Language]]):
    """languages.yml: languages by their code (BCP 47), such as `pl` or `ar`."""


def split_language(path: PurePosixPath) -> tuple[str, str]:
    """The file's stem and language: `("take-home", "pl")` for take-home.pl.md; the language is empty for English."""
    found = _NAMED.match(path.stem)
    return (found["stem"], found["language"]) if found else (path.stem, "")
