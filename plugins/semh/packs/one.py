"""One pack, made at once in this process and kept in the cache that builds use."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from semh.core.problems import Problem
from semh.core.programme import Programme
from semh.packs.plan import PackSpec
from semh.packs.starting import start


class Inline(Executor):
    """Does each job at once, in this process."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # an executor hands every failure on to whoever waits for it
            future.set_exception(error)
        return future


def make_one(programme: Programme, spec: PackSpec, site_url: str | None = None) -> tuple[bytes | None, list[Problem]]:
    """The file's bytes, from the cache when nothing in it has changed, and its problems; None when it could not be made."""
    with TemporaryDirectory() as folder:
        run = start(programme, Inline(), Path(folder), site_url=site_url, specs=(spec,))
        problems = run.join(zips=False)
        file = Path(folder) / spec.path
        return (file.read_bytes() if file.is_file() else None), problems
