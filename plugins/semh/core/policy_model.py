"""Front matter of a policy: its fields, and what kind of policy it is."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from semh.core.document_model import Meta
from semh.core.model import Frozen, Id, Text, Version

FIELD_PATTERN = r"^[a-z][a-z0-9_]*$"
FieldId = Annotated[str, StringConstraints(pattern=FIELD_PATTERN)]
"""A name that never changes once published: what a school typed is kept under it."""


class PolicyField(Frozen):
    """A blank that the school fills in once, for all its policies. `kind` says what is checked.

    text: a line; long: several lines; date: a day; contact: holds a telephone number or an e-mail address.
    """

    id: FieldId
    label: Text
    group: Text
    kind: Literal["text", "long", "date", "contact"] = "text"
    hint: Text | None = None


class PolicyMeta(Meta):
    """Front matter of a policy. `short_of`: it is a short version of that policy and uses its fields.

    `role`: the main policy has every section of programme.yml's `policy_sections`; a procedure has its own.
    """

    version: Version
    role: Literal["main", "procedure", "short"]
    short_of: Id | None = None
    fields: tuple[PolicyField, ...] = ()
