"""Packs while an editor previews the site: pages offer every file, and a file is made when it is asked for."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from semh.core.problems import Problem, format_text, has_errors
from semh.core.programme import Programme
from semh.packs import PackSpec, plan_packs
from semh.packs.one import make_one

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
_ONE_AT_A_TIME = threading.Lock()
"""The server answers in threads; what sets type and collects its warnings serves one of them at a time."""


@dataclass(frozen=True)
class PlannedFile:
    """A file that can be made; how many pages and bytes it has is not known yet."""

    spec: PackSpec
    pages: int = 0
    bytes: int = 0

    @property
    def path(self) -> PurePosixPath:
        return self.spec.path

    @property
    def title(self) -> str:
        return self.spec.title

    @property
    def format(self) -> str:
        return self.spec.format

    @property
    def folder(self) -> str:
        return self.spec.folder

    @property
    def recipe(self) -> str:
        return self.spec.recipe.id


def planned_files(programme: Programme) -> list[PlannedFile]:
    """Every file that a build would make, but for the zips, which need all others."""
    return [PlannedFile(spec) for spec in plan_packs(programme)]


def with_packs(app: Application, mount: str, now: Callable[[], tuple[Programme, list[Problem], str]]) -> Application:
    """`app`, where a request for a pack under `mount` is answered with the pack, made of the programme as it is `now`.

    `now` gives the programme, its problems and the site's address. What cannot be made is answered with the problems as text.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked = str(environ.get("PATH_INFO", "")).removeprefix(mount).lstrip("/")
        if not asked.startswith("downloads/"):
            return app(environ, start_response)
        programme, problems, site_url = now()
        spec = next((spec for spec in plan_packs(programme) if str(spec.path) == asked), None)
        if has_errors(problems):
            return _send(start_response, "500 Content has errors", format_text(problems).encode())
        if spec is None:
            return app(environ, start_response)
        with _ONE_AT_A_TIME:
            data, found = make_one(programme, spec, site_url or None)
        if data is None or has_errors(found):
            return _send(start_response, "500 Could not be made", format_text(found).encode())
        kind = mimetypes.guess_type(asked)[0] or "application/octet-stream"
        return _send(start_response, "200 OK", data, kind)

    return answer


def _send(
    start_response: Callable[..., Any], status: str, data: bytes, kind: str = "text/plain; charset=utf-8"
) -> Iterable[bytes]:
    start_response(status, [("Content-Type", kind), ("Content-Length", str(len(data))), ("Cache-Control", "no-store")])
    return [data]
