"""A real Chromium on the site that `make site` built, served from a loopback port."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from semh.core.programme import Programme
from semh.site.publication import Publication

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip

NewPage = Callable[..., Page]


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path, host: Path) -> Iterator[str]:
    """Serve the site in `folder` under a sub-path, as on a shared host; `host` is an empty folder."""
    (host / "semh").symlink_to(folder.resolve(), target_is_directory=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_QuietHandler, directory=str(host)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/semh/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def base_url(site_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site."""
    with served(site_dir, tmp_path_factory.mktemp("host")) as address:
        yield address


@pytest.fixture(scope="session")
def tool_site(root: Path, programme: Programme, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tool pages alone, as the build writes them; the programme is the one that other tests have loaded."""
    folder = tmp_path_factory.mktemp("tools")
    for address, data in Publication(root, programme, [], "2026.1", "SEMH").files().items():
        file = folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    if not (folder / "tools/profile/index.html").is_file():
        pytest.skip("the browser side is not built; run `make site`")
    return folder


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser: Browser, base_url: str) -> Iterator[NewPage]:
    """Open a page in a context of its own: `new_page("staff/guidance/", width=360, colours="dark", scripts=False)`.

    At the end it fails on every script error, every refusal by the page's policy and every foreign request.
    """
    contexts: list[BrowserContext] = []
    found: list[str] = []
    host = base_url.split("/")[2]

    def open_page(
        path: str = "", *, width: int = 1280, colours: str = "light", scripts: bool = True, bypass_csp: bool = False
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if colours == "dark" else "light",
            forced_colors="active" if colours == "forced" else "none",
            java_script_enabled=scripts,
            bypass_csp=bypass_csp,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: found.append(str(error)))
        page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
        page.on("request", lambda request: _note_foreign(request, host, found))
        page.goto(f"{base_url}{path}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert found == []


def _note_foreign(request: Request, host: str, found: list[str]) -> None:
    """Note what a page loads from elsewhere; a link that a person follows is no such thing."""
    url = request.url
    if url.startswith("http") and url.split("/")[2] != host and not request.is_navigation_request():
        found.append(f"foreign request: {url}")
