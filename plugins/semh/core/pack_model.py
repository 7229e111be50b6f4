"""packs.yml as frozen models: which packs there are, and in which variants and formats each is made."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from semh.core.model import COMMA_LIST, Frozen, Id, Text


class PackVariants(Frozen):
    """Which variants of a pack are built: each key stage with each print; a setting's own pack is for all key stages."""

    key_stages: tuple[Literal["all", "ks1-2", "ks3-4"], ...] = ("all",)
    settings: tuple[Literal["all", "primary", "secondary", "special"], ...] = ("all",)
    print: tuple[Literal["a4", "large-print", "ink-saver"], ...] = ("a4",)

    def __or__(self, other: PackVariants) -> PackVariants:
        """Those of both, each once."""
        return PackVariants(
            key_stages=tuple(dict.fromkeys(self.key_stages + other.key_stages)),
            settings=tuple(dict.fromkeys(self.settings + other.settings)),
            print=tuple(dict.fromkeys(self.print + other.print)),
        )


class Recipe(Frozen):
    """One pack of packs.yml: which parts, for which kinds of session, in which variants and formats."""

    id: Id
    title: Text
    for_: Annotated[
        tuple[Literal["sessions", "parents", "trainers", "kits", "programme"], ...],
        COMMA_LIST,
        Field(alias="for", min_length=1),
    ]
    parts: tuple[Id, ...]
    variants: PackVariants = PackVariants()
    release: PackVariants = PackVariants()
    """What `make release` builds beside `variants`."""
    formats: tuple[Literal["pdf", "docx", "pptx", "xlsx", "ics", "zip"], ...] = ("pdf",)
