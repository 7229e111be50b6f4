"""A policy as the builder gets it: sections, notes, fields and choices, with blanks marked in the text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from semh.core.loader import load_programme
from semh.policies.data import policy_data

MAIN = """\
---
id: policy.semh
title: SEMH policy
audience: staff
version: 2026.1
role: main
reviewed: 2026-11-24
review_by: 2027-05-28
owner: programme lead
fields:
  - {id: champion, label: The SEMH Champion, group: People}
---

Before the first section.

## Roles {#roles}

/// guidance
Name **one** person.
///

Our Champion is {{ champion }}. The law asks for it.[^a-law-2026] See [a page](../../index.md) and <https://www.gov.uk/>.

- first
- second

/// field | champion
///

/// when | leadership.champion: embedded
She has *time*.
///

/// otherwise
We find time by {{ by:leadership.champion }}.
///

/// when | leadership.champion: not-yet
Soon.
///

/// otherwise
Done.
///
"""
CARD = """\
---
id: policy.card
title: Staff card
audience: staff
version: 2026.1
role: short
short_of: policy.semh
reviewed: 2026-11-24
review_by: 2027-05-28
owner: programme lead
---

Ask {{ champion }}.
"""


@pytest.fixture
def data(make_project: Callable[..., Path]) -> list[dict[str, Any]]:
    files = {"content/staff/policies/semh-policy.md": MAIN, "content/staff/policies/card.md": CARD}
    return policy_data(load_programme(make_project(files))[0])


def test_the_main_policy_comes_first_and_its_short_version_shares_its_fields(data: list[dict[str, Any]]) -> None:
    assert [policy["id"] for policy in data] == ["policy.semh", "policy.card"]
    assert [field["id"] for field in data[1]["fields"]] == ["champion"]
    assert data[1]["sections"] == [
        {
            "id": "",
            "title": "",
            "parts": [{"kind": "text", "pieces": [["p", [["Ask "], {"field": "champion"}, ["."]]]]}],
        }
    ]


def test_sections_hold_notes_texts_fields_and_choices_in_order(data: list[dict[str, Any]]) -> None:
    opening, roles = data[0]["sections"]
    assert (opening["id"], roles["id"], roles["title"]) == ("", "roles", "Roles")
    assert [part["kind"] for part in roles["parts"]] == ["guidance", "text", "field", "choice", "choice"]
    note, text, field, choice, second = roles["parts"]
    assert note["pieces"] == [["p", [["Name "], ["one", "b"], [" person."]]]]
    assert text["pieces"][1:] == [["li", 0, "bullet", [["first"]]], ["li", 0, "bullet", [["second"]]]]
    assert field == {"kind": "field", "field": "champion"}
    assert choice["cases"] == [
        {
            "statement": "leadership.champion",
            "ratings": ["embedded"],
            "pieces": [["p", [["She has "], ["time", "i"], ["."]]]],
        }
    ]
    assert choice["otherwise"] == [["p", [["We find time by "], {"by": "leadership.champion"}, ["."]]]]
    assert second["otherwise"] == [["p", [["Done."]]]]


def test_sources_are_numbered_and_links_into_the_site_are_plain_text(data: list[dict[str, Any]]) -> None:
    runs = data[0]["sections"][1]["parts"][1]["pieces"][0][1]
    assert runs[:3] == [["Our Champion is "], {"field": "champion"}, [". The law asks for it."]]
    assert runs[3] == ["1", "s"]
    assert "a page" in "".join(run[0] for run in runs if isinstance(run, list))
    assert [run[2] for run in runs if len(run) == 3] == ["https://www.gov.uk/"]
    assert [source["number"] for source in data[0]["sources"]] == [1]
