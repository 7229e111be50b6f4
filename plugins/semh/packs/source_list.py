"""The numbered list of sources at the end of a pack or a handout."""

from __future__ import annotations

from dataclasses import dataclass

from semh.blocks import Citations, partial_date


@dataclass(frozen=True)
class SourceLine:
    """A source as it is printed; `anchor` is what its citations link to."""

    anchor: str
    number: int
    title: str
    publisher: str
    date: str
    url: str | None
    is_copy: bool


def source_lines(citations: Citations, prefix: str = "") -> tuple[SourceLine, ...]:
    """Everything cited so far, by number."""
    return tuple(
        SourceLine(
            f"{prefix}source-{name}", number, source.title, source.publisher, partial_date(source.date), source.url,
            source.read == "through",
        )
        for number, name, source in citations.cited
    )  # fmt: skip
