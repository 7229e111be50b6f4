"""The timed parts of a facilitator file: activities and breaks, whole or for one half of a split session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from semh.core.document_model import ActivityOptions, BreakOptions
from semh.core.documents import Document
from semh.core.model import KeyStage
from semh.core.outline_model import Session
from semh.core.programme import Programme
from semh.core.scanner import Block
from semh.core.schema import validate


@dataclass(frozen=True)
class Timed:
    """An activity or a break of a facilitator file: its block, title and options (minutes)."""

    block: Block
    title: str
    options: ActivityOptions | BreakOptions

    @property
    def is_break(self) -> bool:
        return isinstance(self.options, BreakOptions)

    @property
    def activity(self) -> ActivityOptions | None:
        """The options of an activity; None for a break."""
        return self.options if isinstance(self.options, ActivityOptions) else None

    def is_for(self, stages: tuple[KeyStage, ...]) -> bool:
        """Whether it is for any of `stages`; one without key stages is for all."""
        return not self.options.key_stages or not stages or bool(set(self.options.key_stages) & set(stages))


def timed_parts(document: Document) -> Iterator[Timed]:
    """The activities and breaks of a facilitator file in order; those with unsound options are left out."""
    for block in document.scan.blocks:
        options: ActivityOptions | BreakOptions | None = None
        if block.name == "activity":
            options, _ = validate(ActivityOptions, block.options)
        elif block.name == "break":
            options, _ = validate(BreakOptions, block.options)
        if options is not None:
            yield Timed(block, block.argument, options)


def has_unsound_parts(document: Document) -> bool:
    """Whether options of an activity or break cannot be read: what `timed_parts` gives then would mislead."""
    blocks = [block for block in document.scan.blocks if block.name in ("activity", "break")]
    return len(blocks) != len(list(timed_parts(document)))


def halves_of(session: Session) -> tuple[tuple[KeyStage, ...], ...]:
    """The groups that a session splits into by key stage; one empty group when it does not split."""
    return session.split or ((),)


def facilitator_files(programme: Programme) -> Iterator[tuple[Session, Document]]:
    """Each session that has a facilitator file, with it."""
    for folder, session in programme.sessions:
        document = programme.documents.get(f"{folder}/facilitator.md")
        if document is not None:
            yield session, document
