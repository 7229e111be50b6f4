"""The search of the copy for a disk, where a browser starts no worker from a file and asks no file for data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

INDEX, SCRIPT = "search/search_index.js", "assets/semh/search-from-disk.js"
_MADE_FROM = Path("search/search_index.json")
_WORKERS = "assets/javascripts/workers"
_THEME = re.compile(r'<script src="(?P<base>[^"]*)assets/javascripts/bundle\.')
_SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=.*")
_START = """\
/* The search's worker as a text in memory, which a page from a disk may start. */
(function (program) {
  var Worker = window.Worker;
  window.Worker = function (address, options) {
    if (!/\\/workers\\/search\\./.test(String(address))) return new Worker(address, options);
    return new Worker(URL.createObjectURL(new Blob([program], { type: "text/javascript" })), options);
  };
  document.documentElement.classList.remove("semh-offline");
})(%s);
"""


def search_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of what the search needs on a disk: the index as a script, and the worker that the theme brings."""
    workers = sorted((site / _WORKERS).glob("search.*.js"))
    if not workers or not (site / _MADE_FROM).is_file():
        return
    index = json.loads((site / _MADE_FROM).read_text(encoding="utf-8"))
    for entry in index["docs"]:
        entry["location"] = on_disk(entry["location"])
    yield INDEX, f"var __index = {_text(index)};\n".encode()
    program = _SOURCE_MAP.sub("", workers[0].read_text(encoding="utf-8"))
    yield SCRIPT, (_START % _text(program)).encode()


def on_disk(location: str) -> str:
    """`about/#a` as it is found on a disk: `about/index.html#a`."""
    path, mark, anchor = location.partition("#")
    return f"{path}index.html{mark}{anchor}" if not path or path.endswith("/") else location


def with_search(html: str) -> str:
    """A page that starts the search from memory, as its policy then allows."""
    html = _THEME.sub(rf'<script src="\g<base>{SCRIPT}"></script>\g<0>', html)
    return html.replace("worker-src 'self'", "worker-src blob:")


def _text(value: Any) -> str:
    """As a JavaScript literal."""
    return (
        json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029")
    )
