"""Turning marked YAML into a model, and pydantic's complaints into problems with a position and a fix."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from semh.core import model
from semh.core.problems import Problem, Rule, did_you_mean
from semh.core.yaml_marks import NOT_A_MAPPING, Marked

UNKNOWN_KEY = Rule("schema/unknown-key", "`{key}` is not a key that belongs here.", "Remove or rename it. {near}")
MISSING_KEY = Rule("schema/missing-key", "The key `{key}` is missing.", "Add `{key}:`.")
WRONG_VALUE = Rule("schema/wrong-value", "`{key}` cannot be {value}: {reason}.", "Correct the value of `{key}`. {near}")
WRONG_KEY = Rule("schema/wrong-key", "`{key}` cannot be a key here: {reason}.", "Rename it. {near}")
NO_VALUE = Rule(
    "schema/no-value", "`{key}` has no value.", "Write it after the colon, or delete the line if nothing needs it."
)

M = TypeVar("M", bound=BaseModel)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that an annotation names, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from models_in(argument)


def keys_at(top: type[BaseModel], loc: tuple[str | int, ...]) -> set[str]:
    """The keys that may stand at `loc` inside `top`."""
    here = [top]
    for step in loc:
        here = [
            inner
            for outer in here
            for name, field in outer.model_fields.items()
            if step in (name, field.alias)
            for inner in models_in(field.annotation)
        ] or here  # a list index or a mapping's key stays at the models already reached
    return {field.alias or name for outer in here for name, field in outer.model_fields.items()}


def _reason(error: dict[str, Any]) -> tuple[str, str]:
    """The reason in our words, and the near matches where the value should have been one of a few."""
    context = error.get("ctx", {})
    match error["type"]:
        case "literal_error":
            choices = [part.strip().strip("'") for part in context["expected"].replace(" or ", ", ").split(", ")]
            return "it is not one of the words allowed", did_you_mean(str(error["input"]), choices)
        case "string_pattern_mismatch":
            return _form(context["pattern"])
        case kind if kind.startswith("date"):
            return "it is not a date", "Dates look like 2026-11-24."
        case "int_type" | "int_parsing":
            return "it is not a whole number", "Write digits only."
        case kind if kind.startswith(("tuple_type", "list_type")):
            return "it is not a list", "Write `[one, two]`."
        case "value_error":
            return str(context["error"]), ""
        case "string_type":
            return "it is not text", "Put quotes around it."
        case "model_type" | "dict_type":
            return "it has no keys", "Write `key: value` lines below it."
        case kind if kind.startswith("bool"):
            return "it is neither true nor false", "Write true or false."
    return str(error["msg"]).replace("Input should", "it should"), ""


def _form(pattern: str) -> tuple[str, str]:
    match pattern:
        case model.ID_PATTERN:
            return "it is not an id", "Use lower-case letters, digits, dots and hyphens, starting with a letter."
        case model.URL_PATTERN:
            return "it is not an address", "Write all of it, from https:// on, without spaces."
        case model.FOLDER_PATTERN:
            return (
                "it is not the name of a session's folder",
                "Write the number, a hyphen and words, as `03-profiling`.",
            )
    return f"it does not have the form `{pattern}`", ""


def _shown(value: Any) -> str:
    if isinstance(value, list):
        value = "[" + ", ".join(map(str, value)) + "]"
    text = " ".join(str(value).split()) if not isinstance(value, bool) else str(value).lower()
    return f"`{text[:60]}{'…' if len(text) > 60 else ''}`"


def _problem_of(error: Any, kind: type[BaseModel], marked: Marked) -> Problem:
    loc = tuple(step for step in error["loc"] if step not in ("[key]",))
    place = marked.place(*loc)
    key = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
    if error["type"] == "extra_forbidden":
        return UNKNOWN_KEY.at(place, key=key, near=did_you_mean(key, keys_at(kind, loc[:-1])))
    if error["type"] == "missing":
        return MISSING_KEY.at(place, key=key)
    reason, near = _reason(error)
    if "[key]" in error["loc"]:
        return WRONG_KEY.at(place, key=key, reason=reason, near=near)
    if error["input"] is None or error["type"] == "string_too_short":
        return NO_VALUE.at(place, key=key)
    return WRONG_VALUE.at(place, key=key, value=_shown(error["input"]), reason=reason, near=near)


def validate(kind: type[M], marked: Marked) -> tuple[M | None, list[Problem]]:
    """`marked` as a `kind` of model, or every way in which it is not one."""
    if not isinstance(marked.data, dict):
        return None, [NOT_A_MAPPING.at(marked.place())]
    try:
        return kind.model_validate(marked.data), []
    except ValidationError as found:
        return None, [_problem_of(error, kind, marked) for error in found.errors()]
