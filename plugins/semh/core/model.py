"""What the models of all content share: the frozen base, kinds of text and number, key stages, settings and audiences."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z][a-z0-9.-]*$"
URL_PATTERN = r"^https?://\S+$"
FOLDER_PATTERN = r"^[0-9]+-[a-z0-9-]+$"
"""The folder of a session: its number and words. `schema` puts what breaks these three patterns into words."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
"""A name that never changes once published: lower-case letters, digits, dots, hyphens, a letter first."""
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Whole = Annotated[int, Field(strict=True, ge=0)]
Version = Annotated[str, BeforeValidator(str)]
"""An edition such as 2026.1, which YAML may read as a number."""

KeyStage = Literal["eyfs", "ks1", "ks2", "ks3", "ks4", "ks5"]
Setting = Literal["primary", "secondary", "special"]
Audience = Literal["staff", "facilitator", "parent", "pupil"]
Tier = Literal["universal", "targeted", "specialist"]
Status = Literal["draft", "published"]
"""A draft is checked, and is neither on the site nor in a pack."""

KEY_STAGES: tuple[KeyStage, ...] = ("eyfs", "ks1", "ks2", "ks3", "ks4", "ks5")
FACETS = ("signs", "signposting", "interventions", "further-help")
"""The outline's four facets of a difficulty, without the `s7.` or `p.` before them."""
SENSITIVE_TOPICS = frozenset({"self-harm", "suicide", "eating-disorders", "abuse"})
"""Topics whose pages open and close with the need-help-now box (architecture.md, block `safety`)."""


def _comma_list(value: Any) -> Any:
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


COMMA_LIST = BeforeValidator(_comma_list)
"""Lets a list be written as one text with commas."""


class Frozen(BaseModel):
    """A model that is never changed after loading and refuses keys that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
