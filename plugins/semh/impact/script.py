"""The script that brings the measures and the prepared slides to the screens of impact and conference."""

from __future__ import annotations

from typing import Any

from semh.core.packed import packed
from semh.core.programme import Programme
from semh.impact.data import impact_data
from semh.impact.deck_parts import deck_parts

SCRIPT = "measures.js"


def screens_data(programme: Programme) -> dict[str, Any] | None:
    """What `unpackImpact` of unpack.ts reads; None for a programme without measures."""
    measures = impact_data(programme)
    return None if measures is None else {"measures": measures, "deck": deck_parts()}


def measures_script(programme: Programme) -> str:
    """`measures.js`: the data as JSON, packed, because the single-file Workbench carries it too; the same for the same input."""
    data = screens_data(programme)
    if data is None:
        return "globalThis.semhMeasures=null;\n"
    return f'globalThis.semhMeasures="{packed(data)}";\n'
