"""The profile's rules as the browser gets them."""

from __future__ import annotations

from typing import Any

from semh.core.impact_model import ImpactMeasures
from semh.core.profile_model import ProfileRules


def rules_data(rules: ProfileRules) -> dict[str, Any]:
    """The rules as JSON values, without the worked examples and the sources."""
    data: dict[str, Any] = rules.model_dump(mode="json", exclude={"examples": True, "review": True})
    for factor in data["factors"]:
        del factor["source"]
    return data


def comparing_data(measures: ImpactMeasures) -> dict[str, Any]:
    """When two periods may be compared, and the words when not: the limits of impact.yml, which hold for the profile too."""
    return measures.model_dump(mode="json", include={"rules", "refusals"})
