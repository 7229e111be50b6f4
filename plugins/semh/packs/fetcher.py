"""What WeasyPrint may read: files inside the project, and data in the HTML itself. Imported by workers only."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

_GENERIC = re.compile(rb"(font-family\s*[=:]\s*[\"']?)sans-serif")
_BUNDLED = rb"\g<1>Atkinson Hyperlegible, sans-serif"


BASE_URL = "file:///project/"
"""What addresses in a pack's HTML are relative to. It stands for the project's root, so that no trace of where the
project lies gets into a PDF."""


class ProjectFetcher(URLFetcher):  # type: ignore[misc]
    """Refuses every address that is not a `data:` one or a file below `root`; WeasyPrint logs the refusal."""

    def __init__(self, root: Path) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False, fail_on_errors=True)
        self.root = root.resolve()

    def fetch(self, url: str, headers: Any = None) -> Any:
        """The resource; a ValueError for an address that is not allowed."""
        parts = urlsplit(url)
        if parts.scheme == "file":
            path = unquote(parts.path)
            inside = path.removeprefix("/project/")
            file = (self.root / inside if inside != path else Path(path)).resolve()
            url = file.as_uri()
            if parts.netloc or not file.is_relative_to(self.root):
                raise ValueError(f"the file {file} is outside the project")
            if file.suffix == ".svg":  # a drawing in "any sans-serif" would look different on every machine
                body = _GENERIC.sub(_BUNDLED, file.read_bytes())
                return URLFetcherResponse(url, body, {"Content-Type": "image/svg+xml"})
        return super().fetch(url, headers)
