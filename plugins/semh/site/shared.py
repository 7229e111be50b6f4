"""What the editions of one run share: the programme, read and checked once; converted pages; the processes that make packs."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from semh.core.editions import edition_of, problems_of
from semh.core.loader import load_programme
from semh.core.problems import Problem
from semh.core.programme import Programme
from semh.core.rules import check_again
from semh.packs import default_executor
from semh.site.rendered import RenderedPages
from semh.site.unchanged import common_inputs

T = TypeVar("T")


class Shared:
    """One for all editions that a command builds, or one for a single build. Close it in the end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pages = RenderedPages()
        self.templates = _Compiled()
        self._made: dict[object, Any] = {}
        self._executor: Executor | None = None

    @cached_property
    def checked(self) -> tuple[Programme, list[Problem]]:
        """The programme, and every problem of every file."""
        programme, problems = load_programme(self.root)
        return programme, problems + check_again(programme)

    @cached_property
    def inputs(self) -> str:
        """The hash of what goes into every edition."""
        return common_inputs(self.root)

    def edition(self, slug: str) -> tuple[Programme, list[Problem]]:
        """For a new build: the programme as a school has it (everybody's: ``), the problems of shared files and of the school's own."""
        self.pages.begin()
        programme, problems = self.checked
        edition = edition_of(programme, slug) if slug in programme.schools else programme
        return edition, problems_of(problems, slug)

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What `make` makes, the first time that `key` is asked for."""
        if key not in self._made:
            self._made[key] = make()
        made: T = self._made[key]
        return made

    @property
    def executor(self) -> Executor:
        """The processes that make packs, started when they are first asked for."""
        self._executor = self._executor or default_executor()
        return self._executor

    def close(self) -> None:
        """End the processes; what they have not begun is dropped."""
        if self._executor:
            self._executor.shutdown(cancel_futures=True)
            self._executor = None


class _Compiled(BytecodeCache):
    """The theme's templates, compiled once in a process."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if (code := self._code.get(bucket.key + bucket.checksum)) is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key + bucket.checksum] = bucket.bytecode_to_string()
