"""In a preview pages offer packs that nobody has made yet; a request makes just that one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config

from semh.packs.run import CACHE
from tests.packs.conftest import write_project
from tests.site.conftest import PAGES

PACKS = """\
- {id: handout, title: Handout, for: sessions, parts: [handout], formats: [pdf]}
- {id: everything, title: Everything, for: sessions, parts: [handout], formats: [zip]}
"""
HANDOUT = "/downloads/sessions/01-first/session-01-first_handout-tool.pdf"


class Server:
    """What the plugin needs of MkDocs' server, and requests to it."""

    mount_path = "/"

    def __init__(self) -> None:
        self.app: Callable[..., Iterable[bytes]] = self.serve_request

    def serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("404 Not Found", [])
        return [b"not here"]

    def set_app(self, app: Callable[..., Iterable[bytes]]) -> None:
        self.app = app

    def get(self, path: str) -> tuple[str, dict[str, str], bytes]:
        said: list[Any] = []
        body = b"".join(self.app({"PATH_INFO": path}, lambda *args: said.extend(args)))
        return said[0], dict(said[1]), body


@pytest.fixture
def preview(web_project: Callable[..., Path]) -> tuple[Path, Any, Server]:
    """The site as `mkdocs serve` builds it, its settings, and the server with the plugin's hook."""
    project = web_project()
    write_project(project, {**PAGES, "content/trainers/packs.yml": PACKS})
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project / "site"))
    config.plugins.on_startup(command="serve", dirty=False)
    build_with_mkdocs(config)
    server = Server()
    config.plugins.on_serve(server, config=config, builder=None)
    return project, config, server


def made(project: Path) -> int:
    return len(list((project / CACHE).glob("*.file")))


def test_a_page_offers_files_that_nobody_has_made(preview: tuple[Path, Any, Server]) -> None:
    project, _, _ = preview
    html = (project / "site/sessions/01-first/index.html").read_text(encoding="utf-8")
    assert HANDOUT.rpartition("/")[2] in html
    assert "session-01-first.zip" not in html
    assert not (project / "site/downloads/sessions").exists()
    assert made(project) == 0


def test_a_request_makes_that_file_and_keeps_it(preview: tuple[Path, Any, Server]) -> None:
    project, _, server = preview
    status, headers, data = server.get(HANDOUT)
    assert (status, headers["Content-Type"], data[:4]) == ("200 OK", "application/pdf", b"%PDF")
    assert made(project) == 1
    assert server.get(HANDOUT)[2] == data
    assert made(project) == 1


def test_other_addresses_are_the_server_s_own(preview: tuple[Path, Any, Server]) -> None:
    _, _, server = preview
    assert server.get("/downloads/nothing.pdf")[2] == b"not here"
    assert server.get("/sessions/")[0] == "404 Not Found"


def test_what_cannot_be_made_is_answered_with_the_problem(preview: tuple[Path, Any, Server]) -> None:
    project, _, server = preview
    for font in (project / "node_modules").rglob("*.woff2"):
        font.unlink()
    status, headers, text = server.get(HANDOUT)
    assert status.startswith("500")
    assert headers["Content-Type"].startswith("text/plain")
    assert b"error packs/no-font" in text
