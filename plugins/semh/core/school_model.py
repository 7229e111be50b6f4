"""A school's own file, `content/schools/<slug>.yml`, as frozen models: who it is, how it looks, what it changes."""

from __future__ import annotations

import re
from datetime import date as Date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from semh.core.model import KEY_STAGES, Frozen, Id, KeyStage, Text
from semh.core.reference_model import Signpost

SLUG = re.compile(r"[a-z][a-z0-9-]*")
"""The name of a school's file and of its folder on the web."""
Url = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]


def _hex(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise ValueError('it is not a colour; write six digits or letters in quotes, as "#5b2a6f"')
    return value.lower()


def _pair(value: Any) -> Any:
    return {"light": value} if isinstance(value, str) else value


Hex = Annotated[str, BeforeValidator(_hex)]


class Shade(Frozen):
    """A colour on light ground and on paper, and the one on dark ground (None: the programme's own stays there)."""

    light: Hex | None = None
    dark: Hex | None = None


_Shade = Annotated[Shade, BeforeValidator(_pair)]


class SchoolColours(Frozen):
    """The colours of the theme that a school may replace, by the theme's names. Warnings, help boxes and text keep theirs."""

    header: _Shade = Shade()
    on_header: Annotated[_Shade, Field(alias="on-header")] = Shade()
    primary: _Shade = Shade()
    on_primary: Annotated[_Shade, Field(alias="on-primary")] = Shade()
    accent: _Shade = Shade()
    link: _Shade = Shade()
    focus: _Shade = Shade()

    def named(self) -> dict[str, Shade]:
        """The colours that are given, by the theme's names."""
        found = {field.alias or name: getattr(self, name) for name, field in type(self).model_fields.items()}
        return {name: shade for name, shade in found.items() if shade != Shade()}


class Logo(Frozen):
    """The school's logo: a file beside the school's own, SVG or PNG, and what it shows in words."""

    file: Text
    alt: Text


class Contact(Frozen):
    """One way to reach the school: what it is for, and the number or address."""

    what: Text
    phone: Text | None = None
    email: Text | None = None
    hours: Text | None = None


class Person(Frozen):
    """A role that readers need to find. A name is the school's own choice; where and how to find the person is not."""

    role: Annotated[Text, Field(max_length=60)]
    name: Annotated[Text, Field(max_length=60)] | None = None
    contact: Annotated[Text, Field(max_length=120)]


class LocalSignpost(Frozen):
    """A service near the school, shown after the national ones named in `beside`, wherever a text shows those."""

    id: Id
    name: Text
    for_whom: Text
    beside: Annotated[tuple[Id, ...], Field(min_length=1)]
    key_stages: tuple[KeyStage, ...] = KEY_STAGES
    phone: Text | None = None
    text: Text | None = None
    webchat: Text | None = None
    url: Url | None = None
    hours: Text
    cost: Text | None = None
    checked_on: Date
    checked_how: Text
    check_every: Annotated[int, Field(strict=True, gt=0, le=12)] = 6

    def card(self) -> Signpost:
        """The same as the register has it, so that it is shown like every other."""
        values = self.model_dump(exclude={"beside"})
        return Signpost(
            **values, audience=("parent", "staff"), ages="all", topics=(), coverage="local", emergency=False, verified=True
        )  # fmt: skip


class Change(Frozen):
    """A text of the school's own in a page of the programme. The place is a heading's id or a block as the page opens it."""

    page: Text
    heading: Text | None = None
    block: Text | None = None
    text: Text


class Replacement(Change):
    """The text stands in the place of the section under a heading, or of a block."""


class Insertion(Change):
    """The text stands before or after the section or block."""

    place: Literal["before", "after"] = "after"


class School(Frozen):
    """One school. Its slug is the name of its file. A `fictional` one is an example: it is marked so, and built only by name."""

    name: Annotated[Text, Field(max_length=60)]
    short_name: Text
    fictional: bool = False
    address: Text
    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)]
    website: Url | None = None
    site_url: Url | None = None
    """Where the school's edition will stand; without it no QR code is printed."""
    dsl: Person
    champion: Person
    colours: SchoolColours = SchoolColours()
    logo: Logo | None = None
    signposts: tuple[LocalSignpost, ...] = ()
    replace: tuple[Replacement, ...] = ()
    insert: tuple[Insertion, ...] = ()
    leave_out: tuple[Text, ...] = ()

    @property
    def changes(self) -> tuple[tuple[tuple[str, int], Change], ...]:
        """Every change with its place in the file: (`replace`, 0), …"""
        return (
            *((("replace", index), change) for index, change in enumerate(self.replace)),
            *((("insert", index), change) for index, change in enumerate(self.insert)),
        )

    @property
    def who_to_tell(self) -> str:
        """Whom to tell about a worry at this school, in one sentence."""
        return f"At {self.name}: {self.whom_to_tell[:1].lower()}{self.whom_to_tell[1:]}"

    @property
    def whom_to_tell(self) -> str:
        """The same without the school's name."""
        name = f", {self.dsl.name}" if self.dsl.name else ""
        role = self.dsl.role[:1].upper() + self.dsl.role[1:]
        return f"{role}{name}. {self.dsl.contact.rstrip('.')}."
