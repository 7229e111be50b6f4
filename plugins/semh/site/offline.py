"""The whole site as one zip file, for a computer without the internet; what is printed from it is left out."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from semh.site.offline_search import search_files, with_search

ZIP = "downloads/site-offline.zip"
LEFT_OUT = (".pdf", ".pptx", ".docx", ".xlsx", ".zip", ".gz", ".map")
ONLY_ONLINE = (
    "search/",
    "assets/javascripts/lunr/",
    "assets/javascripts/workers/",
    "build-report.json",
    "_headers",
    "sitemap",
)
"""The search as servers hand it out, and what only servers and search engines read."""
EPOCH = (2026, 1, 1, 0, 0, 0)
"""One date for every entry, so that the same site makes the same bytes."""
README = (
    "Open index.html in a browser. The pages, the search and the tools work from this folder.\n"
    "Downloads (PDF, slides and so on) are on the website only.\n"
)
_FOLDER_LINK = re.compile(r'(<a\b[^>]*\bhref=")(?P<path>(?!https?:|mailto:|tel:|sms:|#|/)[^"?#]*)(?P<rest>[?#][^"]*)?"')
_FILES = re.compile(r'<h2 id="(?:downloads|all-files)">[^<]*</h2>')
NOT_HERE = "\n<p><strong>This copy does not hold these files.</strong> They are on the website.</p>"


def with_file_links(html: str) -> str:
    """`html` where a link to a folder names its index.html, which only a server would find; lists of files say where they are."""

    def named(match: re.Match[str]) -> str:
        path, rest = match["path"], match["rest"] or ""
        if path and (path.endswith("/") or path.rpartition("/")[2] in (".", "..")):
            path = f"{path.rstrip('/')}/index.html"
        return f'{match[1]}{path}{rest}"'

    return _FILES.sub(rf"\g<0>{NOT_HERE}", _FOLDER_LINK.sub(named, html))


def offline_zip(site: Path) -> bytes:
    """The files of the built site at `site`, in one folder `semh-site/`."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        _add(archive, "README.txt", README.encode())
        for file in sorted(path for path in site.rglob("*") if path.is_file() and path.suffix not in LEFT_OUT):
            name = file.relative_to(site).as_posix()
            if name.startswith(ONLY_ONLINE):
                continue
            data = file.read_bytes()
            if file.suffix == ".html" and not name.startswith("downloads/"):
                data = with_search(with_file_links(data.decode())).encode()
            _add(archive, name, data)
        for name, data in search_files(site):
            _add(archive, name, data)
    return made.getvalue()


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(f"semh-site/{name}", EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)
