"""The schema of answers accepts what the Workbench writes, and refuses what it would refuse."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from semh.audits.answers_schema import answers_schema, schema_file
from semh.core.programme import Programme

ANSWER = {
    "now": "in-place", "priority": "high", "evidence": "minutes", "owner": "head", "date": "2026-10-01",
    "confidence": "medium", "updated": "2026-10-03T09:14:58.123Z", "seen_by": ["a field of a newer tool"],
}  # fmt: skip


@pytest.fixture(scope="module")
def validator(programme: Programme) -> Draft202012Validator:
    schema = answers_schema(programme.audits["semh-audit"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def record(answers: dict[str, Any], **more: Any) -> dict[str, Any]:
    known = {
        "record_id": "3k9x0q7w2m4n8b1v5c6z", "definition_id": "semh-audit", "definition_version": "2026.1",
        "name": "Autumn", "answers": answers,
    }  # fmt: skip
    return known | more


@pytest.mark.parametrize("now", ["not-yet", "started", "in-place", "embedded", "na", "dont-know", None])
def test_every_answer_that_can_be_given_is_sound(validator: Draft202012Validator, now: str | None) -> None:
    assert validator.is_valid(record({"leadership.champion": ANSWER | {"now": now}}))


@pytest.mark.parametrize(
    "bad",
    [
        record({"leadership.champion": ANSWER | {"now": "perfect"}}),
        record({"leadership.champion": ANSWER | {"date": "1 October"}}),
        record({"leadership.nobody": ANSWER}),
        record({}, definition_id="another-audit"),
        {"definition_id": "semh-audit"},
    ],
)
def test_what_the_workbench_would_not_write_is_refused(validator: Draft202012Validator, bad: dict[str, Any]) -> None:
    assert not validator.is_valid(bad)


def test_every_audit_has_a_sound_schema(programme: Programme) -> None:
    for audit in programme.audits.values():
        Draft202012Validator.check_schema(json.loads(schema_file(audit)))
