"""What the pages of a built site load and lead to, read from its folder or from its zip file."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
"""What a browser fetches, or makes a connection for, as soon as it meets a `<link rel=…>`."""
OF_A_STYLE = re.compile(r"""(?:url\(\s*|@import\s*)["']?([^"')\s;]+)""")


@dataclass(frozen=True)
class Page:
    """One page: its name from the root of the site, its ids, what a click follows, what loads by itself."""

    name: str
    ids: frozenset[str]
    links: tuple[str, ...]
    loads: tuple[str, ...]


@dataclass(frozen=True)
class Built:
    """A whole site: the names of its files, and how to read one."""

    names: frozenset[str]
    read: Callable[[str], bytes]
    serves_folders: bool
    """Whether something finds the index.html of a folder: a server does, a disk does not."""

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {name: read_page(name, self.read(name)) for name in sorted(self.names) if name.endswith(".html")}

    def target(self, page: str, url: str) -> tuple[str, str] | None:
        """The file and the part of it that an address on `page` names; None for an address of another site."""
        split = urlsplit(url)
        if split.scheme or split.netloc:
            return None
        if not split.path:
            return page, unquote(split.fragment)
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(split.path)))
        is_folder = split.path.endswith(("/", "/.", "/..")) or split.path in (".", "..")
        if is_folder and self.serves_folders:
            path = posixpath.normpath(f"{path}/index.html")
        return path, unquote(split.fragment)

    def broken(self, page: str, url: str) -> str:
        """What is wrong with an address on `page`; empty when nothing is."""
        target = self.target(page, url)
        if target is None:
            return ""
        name, part = target
        if url.startswith("/") or name not in self.names:
            return f"{page}: {url} leads nowhere"
        is_route = part.startswith("/") and name.startswith("tools/")
        if part and not is_route and name in self.pages and part not in self.pages[name].ids:
            return f"{page}: {url} names a part that is not there"
        return ""


def in_folder(site: Path) -> Built:
    """The site as a server hands it out."""
    names = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return Built(names, lambda name: (site / name).read_bytes(), serves_folders=True)


def in_zip(file: Path, folder: str) -> Built:
    """The site as somebody unzips it."""
    archive = zipfile.ZipFile(file)
    names = frozenset(name.removeprefix(folder) for name in archive.namelist())
    return Built(names, lambda name: archive.read(folder + name), serves_folders=False)


def read_page(name: str, data: bytes) -> Page:
    """The facts of one page."""
    root = html.document_fromstring(data)
    ids = frozenset(str(id_) for id_ in root.xpath("//@id"))
    links = tuple(str(url) for url in root.xpath("//a/@href | //area/@href | //form/@action"))
    return Page(name, ids, links, tuple(_loads(root)))


def styles_load(sheet: str) -> tuple[str, ...]:
    """What a style sheet loads, but for data inside it."""
    return tuple(url for url in OF_A_STYLE.findall(sheet) if not url.startswith(("data:", "#")))


def _loads(root: html.HtmlElement) -> Iterator[str]:
    for element in root.iter("script", "img", "source", "iframe", "embed", "object", "video", "audio", "input", "use"):
        for name in ("src", "data", "poster", "href"):
            if element.get(name):
                yield str(element.get(name))
        for candidate in str(element.get("srcset") or "").split(","):
            yield from candidate.split()[:1]
    for link in root.iter("link"):
        if LOADING_LINKS & set(str(link.get("rel")).split()):
            yield str(link.get("href"))
    for style in (*(str(element.text or "") for element in root.iter("style")), *map(str, root.xpath("//@style"))):
        yield from styles_load(style)
