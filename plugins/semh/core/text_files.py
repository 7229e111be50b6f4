"""Reading one text file, or saying why it cannot be read: size, encoding, spoiled text."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath

from semh.core.problems import Place, Problem, Rule

MAX_BYTES = 1_000_000
"""No hand-written page or data file comes near a megabyte; a larger one is a mistake, and slow to parse."""

MISSING = Rule("file/missing", "The file is not there.", "Create it, or correct the name that points to it.")
TOO_LARGE = Rule(
    "file/too-large", "The file has {size} bytes; the most is {most}.", "Split it, or remove what was pasted in."
)
EMPTY = Rule("file/empty", "The file is empty.", "Write its front matter and text, or delete it.")
NOT_UTF8 = Rule(
    "file/not-utf8", "This is not UTF-8 text (byte 0x{byte:02x}).", "Save the file as UTF-8 in your editor."
)
NUL = Rule(
    "file/nul", "The text holds a NUL character, so it was damaged.", "Restore the file from an earlier version."
)
MERGE_MARK = Rule(
    "file/merge-mark", "A merge mark `{mark}` was left in the text.", "Keep the right half and delete the marks."
)

_MERGE_MARKS = re.compile(r"^(<{7}(?= )|>{7}(?= )|={7}$|\|{7}(?= ))", re.MULTILINE)


def read_text(root: Path, path: PurePosixPath) -> tuple[str, list[Problem]]:
    """The text of `root/path` with `\\n` line ends and without a byte order mark, and the problems found.

    The text is empty when a problem makes it unusable. Windows line ends and a byte order mark are accepted.
    """
    file = root / path
    if not file.is_file():
        return "", [MISSING.at(Place(path))]
    size = file.stat().st_size
    if size > MAX_BYTES:
        return "", [TOO_LARGE.at(Place(path), size=f"{size:,}", most=f"{MAX_BYTES:,}")]
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        return "", [NOT_UTF8.at(Place(path, line, column), byte=raw[error.start])]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return "", [EMPTY.at(Place(path))]
    problems = [NUL.at(place_of(path, text, text.index("\0")))] if "\0" in text else []
    problems += [
        MERGE_MARK.at(place_of(path, text, found.start()), mark=found.group()) for found in _MERGE_MARKS.finditer(text)
    ]
    return ("" if problems else text), problems


def place_of(path: PurePosixPath, text: str, offset: int, first_line: int = 1) -> Place:
    """The place of the character at `offset` of `text`, whose first line is line `first_line` of the file."""
    line = text.count("\n", 0, offset)
    return Place(path, first_line + line, offset - text.rfind("\n", 0, offset))


def digest_of(text: str) -> str:
    """The hash by which a file's text is known."""
    return hashlib.sha256(text.encode()).hexdigest()
