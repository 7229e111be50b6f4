"""Reading one file that a school saved in the Workbench: size, JSON, version, then every field that the roll-up uses."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

FORMAT = "semh-workbench"
VERSION = 4
"""The newest version that is read: that of audits/workbench/migrations.ts, which a test holds."""
MAX_BYTES = 5 * 1024 * 1024

Name = Annotated[str, StringConstraints(max_length=120, pattern=r"^[a-z][a-z0-9.-]*$")]
RecordId = Annotated[str, StringConstraints(max_length=80, pattern=r"^[A-Za-z0-9-]+$")]
Title = Annotated[str, StringConstraints(max_length=300)]


def _moment(value: Any) -> datetime:
    if not isinstance(value, str) or len(value) > 40:
        raise ValueError("it is not a moment")
    found = datetime.fromisoformat(value)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


Moment = Annotated[datetime, BeforeValidator(_moment)]


class _Part(BaseModel):
    """A part of the file. Fields of tools that are not rolled up are passed over."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class ReturnedAnswer(_Part):
    """`now` is a rating, `na`, `dont-know`, or None for not answered."""

    now: Name | None = None


class ReturnedAudit(_Part):
    """One audit with its answers by statement."""

    record_id: RecordId
    name: Title
    created: Moment
    updated: Moment
    definition_id: Name
    definition_version: str | int | float
    statements: Annotated[list[Name], Field(max_length=5000)] = []
    answers: dict[Name, ReturnedAnswer]


class ReturnedStep(_Part):
    """One step of an action's history."""

    status: Name
    at: Moment


class ReturnedAction(_Part):
    """One action of a plan; its last step is its status."""

    id: RecordId
    history: Annotated[list[ReturnedStep], Field(max_length=1000)] = []


class ReturnedPlan(_Part):
    """One development plan."""

    record_id: RecordId
    actions: Annotated[list[ReturnedAction], Field(max_length=1000)]


class ReturnedExpectation(_Part):
    """How far one of the programme's expectations is: `met`, or anything else."""

    status: Name | None = None


class ReturnedParentSession(_Part):
    """A session for parents, held or planned; `session` is None until the school has said which, `on` until it has a day."""

    session: Name | None = None
    on: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")] | None = None


class ReturnedProgramme(_Part):
    """The school's own record of the programme: expectations by id (`exp.audit`), and sessions for parents (`p2`)."""

    record_id: RecordId | None = None
    expectations: dict[Name, ReturnedExpectation] = {}
    parent_sessions: Annotated[list[ReturnedParentSession], Field(max_length=500)] = []


class ReturnedSchool(_Part):
    """The school, as it typed itself."""

    name: Title = ""


class ReturnedFile(_Part):
    """What the roll-up uses of a file. `programme` is None where the file has no record of the programme that can be read."""

    saved_at: Moment | None = None
    school: ReturnedSchool = ReturnedSchool()
    audits: Annotated[list[ReturnedAudit], Field(max_length=500)]
    plans: Annotated[list[ReturnedPlan], Field(max_length=500)]
    programme: ReturnedProgramme | None = None
    version: int
    """The version that the file had before it was brought up to this one."""

    @property
    def record_ids(self) -> frozenset[str]:
        """The ids of all its audits and plans and of its record of the programme, which no two schools share."""
        return frozenset(self.ids())

    def ids(self) -> list[str]:
        """The same as they stand in the file: an id that is there twice is twice in the list."""
        found = [*(one.record_id for one in self.audits), *(one.record_id for one in self.plans)]
        return [*found, self.programme.record_id] if self.programme and self.programme.record_id else found

    def held(self) -> frozenset[str]:
        """The sessions for parents that were held when the file was saved, by id; what is planned or has no day is not."""
        if self.programme is None:
            return frozenset()
        last = f"{self.saved_at or datetime.now(UTC):%Y-%m-%d}"
        sessions = self.programme.parent_sessions
        return frozenset(one.session for one in sessions if one.session and one.on and one.on <= last)


class NotReadable(Exception):
    """The file is not counted: `code` is a key of folder.REASONS, `slots` fill its sentence."""

    def __init__(self, code: str, **slots: object) -> None:
        super().__init__(code)
        self.code = code
        self.slots = slots


Step = Callable[[Mapping[str, Any]], Mapping[str, Any]]
STEPS: Mapping[int, Step] = {
    1: lambda file: {**file, "plans": [], "groups": []},
    2: lambda file: {**file, "policies": []},
    3: lambda file: {**file, "programmes": [], "impacts": []},
}
"""`STEPS[n]` leads from version n to n + 1, as in migrations.ts."""


def read_returned(data: bytes) -> ReturnedFile:
    """The file with these bytes, an older one brought up to date; NotReadable says why not."""
    if len(data) > MAX_BYTES:
        raise NotReadable("too-big")
    raw = _json(data)
    if not isinstance(raw, dict) or raw.get("format") != FORMAT:
        raise NotReadable("wrong-kind")
    version = raw.get("version")
    if isinstance(version, float) and version.is_integer():
        version = int(version)  # 2.0 and 2 are the same number in a browser
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise NotReadable("wrong-kind")
    if version > VERSION:
        raise NotReadable("newer", version=version, newest=VERSION)
    return _validated(_migrated(raw, version), version)


def _json(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise NotReadable("damaged", detail="It is not whole, or not text of this kind.") from error


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _migrated(raw: Mapping[str, Any], version: int) -> Mapping[str, Any]:
    for step in range(version, VERSION):
        raw = STEPS[step](raw)
    return raw


def _validated(raw: Mapping[str, Any], version: int) -> ReturnedFile:
    try:
        found = ReturnedFile.model_validate({**raw, "programme": _programme(raw), "version": version})
    except ValidationError as error:
        at = ".".join(str(step) for step in error.errors()[0]["loc"] if step != "[key]")
        raise NotReadable("damaged", detail=f"There is a fault at “{plain(at)}”.") from error
    if len(found.record_ids) < len(found.ids()):
        raise NotReadable("damaged", detail="Two records in it have the same id.")
    if not found.record_ids:
        raise NotReadable("empty")
    return found


def _programme(raw: Mapping[str, Any]) -> ReturnedProgramme | None:
    """The school's record of the programme; the newest when there are several, none when it cannot be read."""
    records = raw.get("programmes")
    if not isinstance(records, list) or not records:
        return None
    try:
        return ReturnedProgramme.model_validate(records[-1])
    except ValidationError:
        return None


def plain(text: str, longest: int = 80) -> str:
    """A stranger's text in one line that a terminal can show."""
    shown = "".join(letter if letter.isprintable() else "·" for letter in text)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
