"""The script with the templates: packed, the same every time, each field once, safety boxes and appendices apart."""

from __future__ import annotations

import base64
import gzip
import json
from itertools import pairwise
from typing import Any

from semh.core.programme import Programme
from semh.policies.script import builder_data, policies_script


def unpacked(script: str) -> Any:
    packed = script.removeprefix('globalThis.semhPolicies="').removesuffix('";\n')
    return json.loads(gzip.decompress(base64.b64decode(packed)))


def test_the_script_holds_the_data_and_is_the_same_every_time(programme: Programme) -> None:
    urls = {"policy.semh": "staff/policies/semh-policy/"}
    script = policies_script(programme, urls)
    assert script == policies_script(programme, urls)
    assert unpacked(script) == builder_data(programme, urls)


def test_each_field_stands_once_and_every_policy_names_its_own(programme: Programme) -> None:
    data = builder_data(programme, {})
    ids = [field["id"] for field in data["fields"]]
    assert len(ids) == len(set(ids))
    assert {id_ for policy in data["policies"] for id_ in policy["fields"]} == set(ids)
    assert {"school_name", "policy_version", "approved_by", "approved_on", "next_review", "chair_name"} <= set(ids)


def test_every_policy_begins_with_the_box_for_emergencies(programme: Programme) -> None:
    for policy in builder_data(programme, {})["policies"]:
        kinds = [part["kind"] for part in policy["sections"][0]["parts"]]
        assert kinds[0] == "safety", policy["id"]


def test_the_appendices_of_the_policy_are_sections_of_their_own(programme: Programme) -> None:
    main = builder_data(programme, {})["policies"][0]
    appendices = [section for section in main["sections"] if section["id"].startswith("appendix-")]
    assert [section["id"][-1] for section in appendices] == list("abcd")
    assert all(section["parts"] for section in appendices)


def test_two_sources_at_one_place_are_told_apart(programme: Programme) -> None:
    for policy in builder_data(programme, {})["policies"]:
        for runs in _runs(policy["sections"]):
            for one, other in pairwise(runs):
                looks = [run[1:] for run in (one, other) if isinstance(run, list)]
                assert looks != [["s"], ["s"]] or ", " in (one[0], other[0])


def _runs(value: Any) -> list[list[Any]]:
    """Every list of runs in the data: those whose first item is a run."""
    if not isinstance(value, list):
        return [runs for one in value.values() for runs in _runs(one)] if isinstance(value, dict) else []
    is_runs = value and all(isinstance(one, dict | list) for one in value) and _is_run(value[0])
    return [value] if is_runs else [runs for one in value for runs in _runs(one)]


def _is_run(value: Any) -> bool:
    if isinstance(value, dict):
        return set(value) <= {"field", "by"}
    return bool(value) and all(isinstance(one, str) for one in value)
