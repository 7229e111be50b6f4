"""The front page: four readers, three things for each."""

from __future__ import annotations

import re
from pathlib import Path


def test_each_of_the_four_readers_is_offered_three_things(root: Path) -> None:
    text = (root / "content/index.md").read_text(encoding="utf-8")
    doors = text.partition("/// doors\n")[2].partition("\n///\n")[0]
    offered = {part.partition("\n")[0]: len(re.findall(r"^- ", part, re.M)) for part in doors.split("\n## ")[1:]}
    assert set(offered.values()) == {3} and len(offered) == 4, offered
