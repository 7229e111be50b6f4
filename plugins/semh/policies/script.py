"""The script that brings the policy templates to the builder: every field once, the policies, and the outdated terms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from semh.core.packed import packed
from semh.core.programme import Programme
from semh.policies.data import policy_data

SCRIPT = "policies.js"


def builder_data(programme: Programme, urls: Mapping[str, str]) -> dict[str, Any]:
    """All that the builder needs. `urls`: the page of each policy by its id, from the site's base; without one: empty."""
    policies = policy_data(programme)
    fields = {field["id"]: field for policy in policies for field in policy["fields"]}
    return {
        "fields": list(fields.values()),
        "policies": [
            {**policy, "fields": [field["id"] for field in policy["fields"]], "url": urls.get(policy["id"], "")}
            for policy in policies
        ],
        "outdated": [
            {"find": term.find, "use": term.use, "except": list(term.except_)}
            for term in (programme.vocabulary.outdated if programme.vocabulary else ())
        ],
    }


def policies_script(programme: Programme, urls: Mapping[str, str]) -> str:
    """`policies.js`: the data as JSON, packed, because the single-file Workbench carries it too; the same for the same input."""
    return f'globalThis.semhPolicies="{packed(builder_data(programme, urls))}";\n'
