"""Made-up schools' files to practise and to measure with: diverse, consistent, the same for the same seed, and plainly named so."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from semh.cohort.returned_file import FORMAT, VERSION
from semh.core.audit_model import Audit, Statement
from semh.core.model import Setting

SCHOOLS = 40
SETTINGS: tuple[Setting, ...] = ("primary",) * 6 + ("secondary",) * 3 + ("special",)
_FIRST = datetime(2025, 9, 8, 8, 0, tzinfo=UTC)
_SECOND = datetime(2026, 6, 15, 13, 30, tzinfo=UTC)
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def practice_files(
    audit: Audit, count: int = SCHOOLS, seed: int = 2026, expectations: Sequence[str] = ()
) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of each school's copy. About two schools in three have an audit of the year before as well, and as many a record of the programme when its expectations are named."""
    chance = random.Random(seed)
    hard = {statement.id: chance.gauss(0, 0.7) for statement in audit.statements}
    digits = max(2, len(str(count)))
    for number in range(1, count + 1):
        name = f"Practice school {number:0{digits}}"
        school = _School(audit, hard, random.Random(f"{seed}/{number}"), name)
        file = school.file() | {"programmes": school.programmes(expectations)}
        yield f"{name.lower().replace(' ', '-')}_2026-06-30.semh.json", (json.dumps(file, indent=2) + "\n").encode()


class _School:
    """One school: how far on it is, what it finds hard, and how carefully it fills in forms."""

    def __init__(self, audit: Audit, hard: dict[str, float], chance: random.Random, name: str) -> None:
        self.audit, self.hard, self.chance, self.name = audit, hard, chance, name
        self.setting = chance.choice(SETTINGS)
        self.level = chance.gauss(1.1, 0.6)
        self.growth = chance.gauss(0.6, 0.4)
        self.care = chance.choice((1.0, 1.0, 1.0, 0.97, 0.9, 0.4))

    def file(self) -> dict[str, Any]:
        twice = self.chance.random() < 0.65
        first = self.record("Autumn 2025", _FIRST, 0.0) if twice else None
        second = self.record("Summer 2026", _SECOND, self.growth if twice else 0.0)
        return {
            "format": FORMAT,
            "version": VERSION,
            "saved_at": _text(_SECOND + timedelta(days=15)),
            "school": {"name": self.name, "phase": self.setting},
            "audits": [one for one in (first, second) if one],
            "plans": [self.plan(second)] if self.chance.random() < 0.8 else [],
            "groups": [],
            "policies": [],
            "programmes": [],
            "impacts": [],
        }

    def record(self, name: str, begun: datetime, growth: float) -> dict[str, Any]:
        days = self.chance.randrange(0, 10)
        answers = {one.id: self.answer(one, begun + timedelta(days=days), growth) for one in self.audit.statements}
        return {
            "record_id": self.id(),
            "definition_id": self.audit.id,
            "definition_version": self.audit.version,
            "name": name,
            "created": _text(begun + timedelta(days=days)),
            "updated": _text(begun + timedelta(days=days, hours=2)),
            "statements": [statement.id for statement in self.audit.statements],
            "answers": {id_: answers[id_] for id_ in sorted(answers) if answers[id_]},
        }

    def answer(self, statement: Statement, at: datetime, growth: float) -> dict[str, Any]:
        if self.chance.random() > self.care:
            return {}
        now = self.rating(statement, growth)
        low = now == self.audit.ratings[0].id
        return {
            "now": now,
            "priority": "high" if low else "medium" if now == self.audit.ratings[1].id else None,
            "evidence": "Made up for practice." if self.chance.random() < 0.3 else "",
            "owner": "",
            "date": None,
            "confidence": self.chance.choice(("low", "medium", "high", None)),
            "updated": _text(at + timedelta(minutes=self.chance.randrange(120))),
        }

    def rating(self, statement: Statement, growth: float) -> str:
        if self.setting not in statement.settings:
            return "na"
        if self.chance.random() < 0.04:
            return self.chance.choice(("na", "dont-know", "dont-know"))
        place = round(self.level + growth + self.hard[statement.id] + self.chance.gauss(0, 0.5))
        return self.audit.ratings[max(0, min(place, len(self.audit.ratings) - 1))].id

    def plan(self, record: dict[str, Any]) -> dict[str, Any]:
        lowest = self.audit.ratings[0].id
        wanted = [one for one in self.audit.statements if record["answers"].get(one.id, {}).get("now") == lowest]
        actions = [self.action(one) for one in wanted[:8] if one.actions]
        moment = _text(_SECOND + timedelta(days=10))
        name = "SEMH development plan"
        return {
            "record_id": self.id(),
            "name": name,
            "created": moment,
            "updated": moment,
            "details": {},
            "actions": actions,
        }

    def action(self, statement: Statement) -> dict[str, Any]:
        proposal = statement.actions[0]
        begun = _SECOND + timedelta(days=10)
        steps = self.chance.choice((0, 0, 1, 1, 2))
        history = [("in-progress", begun), ("done", begun + timedelta(days=4))][:steps]
        return {
            "id": self.id(),
            "text": proposal.text,
            "owner": proposal.owner,
            "by": "2026-12-18",
            "success": proposal.success or "",
            "cost": "",
            "evidence": "",
            "review": None,
            "proposal": proposal.text,
            "links": [{"definition_id": self.audit.id, "statement_id": statement.id, "now": self.audit.ratings[0].id}],
            "history": [{"status": status, "at": _text(at)} for status, at in history],
            "created": _text(begun),
            "updated": _text(begun),
        }

    def programmes(self, expectations: Sequence[str]) -> list[dict[str, Any]]:
        if not expectations or self.chance.random() > 0.7:
            return []
        status = {id_: self.chance.choice(("met", "met", "started", "not-yet")) for id_ in expectations}
        held = [f"p{number}" for number in range(1, 6) if self.chance.random() < 0.4]
        days = ("2025-11-20", "2026-03-12", "2026-05-14")
        sessions = [{"id": self.id(), "session": one, "on": self.chance.choice(days)} for one in held]
        return [
            {
                "record_id": self.id(),
                "name": "Our programme",
                "created": _text(_FIRST),
                "updated": _text(_SECOND),
                "expectations": {id_: {"status": one} for id_, one in status.items()},
                "parent_sessions": sessions,
            }
        ]

    def id(self) -> str:
        return "".join(self.chance.choice(_LETTERS) for _ in range(20))


def _text(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}.000Z"
