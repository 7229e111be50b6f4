"""The theme's colours with a school's own in their places."""

from __future__ import annotations

from semh.core.programme import Programme
from semh.theme.tokens import Tokens, load_tokens, with_colours


def tokens_of(programme: Programme) -> Tokens:
    """The tokens of the edition: everybody's, or those with its school's colours."""
    if programme.school is None:
        return load_tokens()
    given = programme.school.colours.named()
    return with_colours(load_tokens(), {name: (shade.light, shade.dark) for name, shade in given.items()})
