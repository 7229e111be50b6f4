"""Small returned files for the tests of the cohort."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]


def audit(
    record_id: str, answers: Mapping[str, str | None], created: str = "2026-06-15", kind: str = "semh-audit"
) -> Json:
    """An audit record with these answers."""
    return {
        "record_id": record_id,
        "definition_id": kind,
        "definition_version": "2026.1",
        "name": "Summer",
        "created": f"{created}T08:00:00.000Z",
        "updated": f"{created}T09:00:00.000Z",
        "statements": list(answers),
        "answers": {id_: {"now": now} for id_, now in answers.items()},
    }


def returned(name: str, *audits: Json, **more: Any) -> bytes:
    """A file as the Workbench writes it; keyword arguments add fields or put others in their place."""
    file = {
        "format": "semh-workbench",
        "version": 4,
        "saved_at": "2026-06-30T10:00:00.000Z",
        "school": {"name": name},
        "audits": list(audits),
        "plans": [],
        "groups": [],
        "policies": [],
        "programmes": [],
        "impacts": [],
    }
    return json.dumps(file | more).encode()
