"""Every part that a recipe can name, and the parts of one pack in its recipe's order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from jinja2 import Environment

from semh.packs.decks import Decks
from semh.packs.document_parts import adaptation, facilitator, key_points, meeting, reading
from semh.packs.handout_parts import handouts
from semh.packs.pack import Pack
from semh.packs.part import Part, PartWriter
from semh.packs.session_parts import certificate, checklist, cover, evaluation, register, run_sheets, sources
from semh.packs.slide_parts import slides, slides_three

CONTENTS = "contents"
MAKERS: Mapping[str, Callable[[PartWriter], list[Part]]] = MappingProxyType(
    {
        "cover": cover,
        "adaptation": adaptation,
        "checklist": checklist,
        "run-sheet": run_sheets,
        "facilitator": facilitator,
        "reading": reading,
        "key-points": key_points,
        "meeting": meeting,
        "handouts": handouts,
        "handout": handouts,
        "slides": slides,
        "slides-three": slides_three,
        "register": register,
        "evaluation": evaluation,
        "certificate": certificate,
        "sources": sources,
    }
)
"""What makes each part; the contents are made last, because they list the others."""


def parts_of(pack: Pack, env: Environment, decks: Decks) -> tuple[Part, ...]:
    """The parts in the recipe's order, which is also the order in which their sources are numbered."""
    wanted = pack.spec.recipe.parts
    writer = PartWriter(pack, env, decks)
    made = {name: MAKERS[name](writer) for name in wanted if name in MAKERS}
    if CONTENTS in wanted:
        listed = [part for name, parts in made.items() if name != "cover" for part in parts]
        made[CONTENTS] = [writer.template(CONTENTS, CONTENTS, "Contents", listed=listed)]
    return tuple(part for name in wanted for part in made.get(name, []))
