"""The table of blocks: where each may stand, what argument and options it takes, and what it may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from semh.core.document_model import ActivityOptions, BreakOptions, LinesOptions, NoOptions, ReflectOptions
from semh.core.documents import Kind
from semh.core.model import KEY_STAGES, Frozen, KeyStage

ANYWHERE = frozenset(Kind)


@dataclass(frozen=True)
class BlockSpec:
    """What a block may be. `argument`: whether it is needed, allowed or forbidden; `options`: its model."""

    where: frozenset[Kind] = ANYWHERE
    argument: Literal["needed", "allowed", "none"] = "none"
    options: type[Frozen] = NoOptions
    may_be_empty: bool = False


BLOCKS: Mapping[str, BlockSpec] = MappingProxyType(
    {
        "objectives": BlockSpec(frozenset({Kind.page})),
        "keypoints": BlockSpec(frozenset({Kind.page})),
        "keystage": BlockSpec(argument="needed"),
        "reflect": BlockSpec(frozenset({Kind.page, Kind.handout}), "needed", ReflectOptions),
        "example": BlockSpec(frozenset({Kind.page, Kind.facilitator, Kind.handout}), "needed"),
        "signposts": BlockSpec(argument="needed", may_be_empty=True),
        "safety": BlockSpec(may_be_empty=True),
        "facet": BlockSpec(frozenset({Kind.page, Kind.handout}), "needed"),
        "avoid": BlockSpec(),
        "lines": BlockSpec(
            frozenset({Kind.handout, Kind.facilitator, Kind.policy}), "needed", LinesOptions, may_be_empty=True
        ),
        "checklist": BlockSpec(frozenset({Kind.handout, Kind.facilitator, Kind.page, Kind.policy})),
        "activity": BlockSpec(frozenset({Kind.facilitator}), "needed", ActivityOptions),
        "say": BlockSpec(),
        "ask": BlockSpec(),
        "watch": BlockSpec(frozenset({Kind.facilitator})),
        "break": BlockSpec(frozenset({Kind.facilitator}), "needed", BreakOptions, may_be_empty=True),
        "notes": BlockSpec(frozenset({Kind.slides})),
        "field": BlockSpec(frozenset({Kind.policy}), "needed", may_be_empty=True),
        "guidance": BlockSpec(frozenset({Kind.policy})),
        "when": BlockSpec(frozenset({Kind.policy}), "needed"),
        "otherwise": BlockSpec(frozenset({Kind.policy})),
        "form": BlockSpec(frozenset({Kind.page}), "needed", may_be_empty=True),
        "doors": BlockSpec(frozenset({Kind.page})),
    }
)
"""Every block by name (architecture.md, "Content formats")."""


def key_stages_in(argument: str) -> tuple[KeyStage, ...]:
    """The known key stages named in a block's argument, in school order."""
    words = argument.replace(",", " ").split()
    return tuple(stage for stage in KEY_STAGES if stage in words)
