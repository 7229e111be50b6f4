"""What was seen when the pictures were made: the words in each, and the mark of its file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TypedDict

ROOT = Path(__file__).parents[3]
PICTURES = ROOT / "content/assets/handbook"
RECORD = Path(__file__).parent / "shots.json"


class Seen(TypedDict):
    """One picture: the SHA-256 of its file, and the lines of text that could be read."""

    picture: str
    words: list[str]


def mark_of(picture: bytes) -> str:
    """The SHA-256 of a picture's file."""
    return hashlib.sha256(picture).hexdigest()


def read_record() -> dict[str, Seen]:
    """By name of the shot; empty before any picture was made."""
    found: dict[str, Seen] = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}
    return found


def write_record(seen: dict[str, Seen]) -> None:
    """Write it whole, in the order of the names."""
    RECORD.write_text(json.dumps(seen, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
