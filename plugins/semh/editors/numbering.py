"""Numbers the paragraphs, list items and table rows of a review copy, and notes which of them cite a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from semh.core.documents import Document
from semh.office.flow import Box, Item, Paragraph, Piece, Run, Table


@dataclass
class Numbering:
    """The last number given; `uncited` and `cited` hold the numbers of paragraphs and items, by the text's path."""

    last: int = 0
    cited: dict[str, list[int]] = field(default_factory=dict)
    uncited: dict[str, list[int]] = field(default_factory=dict)

    def numbered(self, pieces: Iterable[Piece], document: Document) -> Iterator[Piece]:
        """The pieces with their numbers, which go on from where the text before stopped."""
        for piece in pieces:
            yield self._numbered(piece, document, plain=True)

    def _numbered(self, piece: Piece, document: Document, *, plain: bool) -> Piece:
        """`plain`: not in a box. What stands in boxes (what to say, ask, watch for) is not asked for a source."""
        match piece:
            case Paragraph(_, "label" | "fill"):
                return piece
            case Paragraph(runs):
                return replace(piece, runs=self._marked(runs, document if plain else None, "\t"))
            case Item(runs):
                return replace(piece, runs=self._marked(runs, document if plain else None, "  "))
            case Box(kind, pieces):
                return Box(kind, tuple(self._numbered(one, document, plain=False) for one in pieces))
            case Table(rows):
                head, *rest = rows
                return Table((head, *(self._row(row, document) for row in rest)))
        return piece

    def _row(self, row: tuple[tuple[Run, ...], ...], document: Document) -> tuple[tuple[Run, ...], ...]:
        if not row:
            return row
        first, *others = row
        return (self._marked(first, None, "  "), *others)

    def _marked(self, runs: tuple[Run, ...], document: Document | None, after: str) -> tuple[Run, ...]:
        self.last += 1
        if document is not None:
            cites = any(run.raised and run.text.strip("0123456789, ") == "" for run in runs)
            (self.cited if cites else self.uncited).setdefault(str(document.path), []).append(self.last)
        return (Run(f"{self.last}{after}", mark=True), *runs)


def ranges(numbers: Iterable[int]) -> str:
    """Numbers in words as short as they go: `3, 5 to 8, 11`."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    parts = [
        f"{run[0]}" if len(run) == 1 else f"{run[0]}, {run[1]}" if len(run) == 2 else f"{run[0]} to {run[-1]}"
        for run in found
    ]
    return ", ".join(parts)
