"""Changes where the links of a Markdown text lead, without touching its code."""

from __future__ import annotations

import re
from collections.abc import Callable

_LINK = re.compile(r"(?P<before>!?\[[^\]\n]*\]\()(?P<target>[^)\s#]+)(?P<rest>(?:#[^)\s]*)?(?:\s+\"[^\"]*\")?\))")
_CODE = re.compile(r"(^ {0,3}(`{3,}|~{3,}).*?^ {0,3}\2[`~]*\s*$|`[^`\n]+`)", re.DOTALL | re.MULTILINE)


def relink(body: str, change: Callable[[str], str]) -> str:
    """`body` with the target of every relative link or image outside code put through `change`."""

    def swap(match: re.Match[str]) -> str:
        target = match["target"]
        if "://" in target or target.startswith(("/", "mailto:", "tel:")):
            return match[0]
        return f"{match['before']}{change(target)}{match['rest']}"

    parts = _CODE.split(body)
    # split with two groups gives text, code, fence, text, …: the fence repeats a part of the code
    return "".join(_LINK.sub(swap, part) if at % 3 == 0 else part for at, part in enumerate(parts) if at % 3 != 2)
