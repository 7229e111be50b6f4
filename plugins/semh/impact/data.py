"""The measures as plain data for the browser: everything of impact.yml but the examples, with the sources that it names."""

from __future__ import annotations

import re
from typing import Any

from semh.blocks import partial_date
from semh.core.impact_model import ImpactMeasures
from semh.core.programme import Programme

_CITATION = re.compile(r"\[\^[a-z0-9.-]+\]")


def impact_data(programme: Programme) -> dict[str, Any] | None:
    """What `readMeasures` of measures.ts reads; None for a programme without measures. Citations are taken out of the texts."""
    rules, outline = programme.impact, programme.outline
    if rules is None or outline is None:
        return None
    data = rules.model_dump(mode="json", by_alias=True, exclude={"examples", "about", "id"})
    for measure in data["measures"]:
        measure["definition"] = _CITATION.sub("", measure["definition"])
        measure["cautions"] = [_CITATION.sub("", caution) for caution in measure["cautions"]]
    sources = {id_: programme.sources[id_] for id_ in named_sources(rules) if id_ in programme.sources}
    return {
        **data,
        "evidence": dict(outline.programme.impact),
        "sources": {
            id_: {"title": one.title, "url": one.url, "date": partial_date(one.date) if one.date else None}
            for id_, one in sources.items()
        },
    }


def named_sources(rules: ImpactMeasures) -> list[str]:
    """The ids of the sources of definitions and national figures, each once, by id."""
    found = {one.source for one in rules.measures if one.source}
    return sorted(found | {national.source for one in rules.measures for national in one.national})
