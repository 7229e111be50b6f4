"""The answers to an audit as a JSON Schema, so that another program can read a file of the Workbench and know what may stand in it."""

from __future__ import annotations

import json
import re
from typing import Any

from semh.core.audit_model import Audit

NOT_RATINGS = ("na", "dont-know", None)
"""Answers beside the ratings: not applicable, not known, not answered. The three are never the same thing."""


def answers_schema(audit: Audit) -> dict[str, Any]:
    """The schema of one audit as it stands in the list `audits` of a `.semh.json` file (https://json-schema.org/draft/2020-12)."""
    text = {"type": ["string", "null"]}
    answer = {
        "type": "object",
        "properties": {
            "now": {"enum": [*(rating.id for rating in audit.ratings), *NOT_RATINGS]},
            "priority": {"enum": [*(priority.id for priority in audit.priorities), None]},
            "evidence": text,
            "owner": text,
            "date": {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"},
            "confidence": {"enum": ["low", "medium", "high", None]},
            "updated": text,
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{audit.title}, version {audit.version}",
        "description": "One audit in the list `audits` of a file that the Workbench wrote. Fields that are not named here are kept.",
        "type": "object",
        "required": ["record_id", "definition_id", "definition_version", "name", "answers"],
        "properties": {
            "record_id": {"type": "string"},
            "definition_id": {"const": audit.id},
            "definition_version": {"type": "string"},
            "name": {"type": "string"},
            "answers": {
                "type": "object",
                "properties": {statement.id: answer for statement in audit.statements},
                "patternProperties": {f"^({'|'.join(map(re.escape, audit.retired))})$": {}} if audit.retired else {},
                "additionalProperties": False,
            },
        },
    }


def schema_file(audit: Audit) -> bytes:
    """The schema as a file."""
    return (json.dumps(answers_schema(audit), ensure_ascii=False, indent=1) + "\n").encode()
