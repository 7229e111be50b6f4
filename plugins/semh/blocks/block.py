"""What every block of ours is made from: its element, with its options and the context that it is rendered in."""

from __future__ import annotations

from typing import ClassVar
from xml.etree.ElementTree import Element

from pymdownx.blocks.block import Block, type_any

from semh.blocks.context import Context
from semh.blocks.elements import add


class SemhBlock(Block):  # type: ignore[misc]
    """A block of ours. The scanner and the rules judge arguments and options; here everything readable is shown."""

    ARGUMENT = None
    OPTION_NAMES: ClassVar[tuple[str, ...]] = ()
    TAG = "div"

    def on_init(self) -> None:
        self.context: Context = self.config["context"]
        self.option_spec |= {name: (None, type_any) for name in self.OPTION_NAMES}

    def on_create(self, parent: Element) -> Element:
        root = add(parent, self.TAG, class_=f"semh-{self.NAME}", data_block=self.NAME)
        self.open(root)
        return root

    def open(self, root: Element) -> None:
        """Write what stands before the block's own text."""
