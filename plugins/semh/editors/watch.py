"""`semh check --watch`: looks again whenever a file of content/ is saved, and says only what is new and what is mended."""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from semh.core.problems import Problem, format_text, sort_problems, summary_line

SETTLE = 0.3
"""Seconds without a further change before the files are read: editors save in several steps."""
POLL = 1.0
"""Seconds between looks where the system does not tell of changes."""
Snapshot = dict[str, tuple[int, int]]


def watch(
    root: Path, find: Callable[[], list[Problem]], say: Callable[[str], object], *, tell: bool = True
) -> list[Problem]:
    """Print the problems that `find` finds, then what changes with every save, until Ctrl-C. Returns those of the last look.

    With `tell` the system is asked to tell of changes; where it cannot, or without, the files are looked at every second.
    """
    folder = root / "content"
    problems: list[Problem] = []
    try:
        with _told(folder if tell else None) as changed:  # first of all: a save during the first look counts
            seen = snapshot(folder)
            problems = find()
            if text := format_text(problems):
                say(text)
            say(f"{summary_line(problems)} Watching content/ for changes; Ctrl-C stops.")
            while True:
                _wait(changed)
                now = _settled(folder, changed)
                names = names_of_changes(seen, now)
                if not names:
                    continue
                seen, found = now, find()
                for line in _lines(names, problems, found):
                    say(line)
                problems = found
    except KeyboardInterrupt:
        say("Stopped.")
    return problems


def snapshot(folder: Path) -> Snapshot:
    """Size and time of change of every file below the folder, but hidden ones and what editors write beside."""
    found: Snapshot = {}
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if name.startswith(".") or name.endswith(("~", ".swp", ".tmp")):
                continue
            path = Path(top, name)
            try:
                status = path.stat()
            except OSError:  # gone between the listing and the look
                continue
            found[path.relative_to(folder.parent).as_posix()] = (status.st_mtime_ns, status.st_size)
    return found


def names_of_changes(before: Snapshot, after: Snapshot) -> list[str]:
    """The files that were added, changed or removed."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def new_and_mended(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[list[Problem], list[Problem]]:
    """What was not there before, and what is no longer there. A problem whose line merely moved is neither."""
    before, after = sort_problems(before), sort_problems(after)
    return _without(after, before), _without(before, after)


def _without(problems: list[Problem], others: list[Problem]) -> list[Problem]:
    known = Counter(_key(problem) for problem in others)
    left = []
    for problem in problems:
        if known[_key(problem)]:
            known[_key(problem)] -= 1
        else:
            left.append(problem)
    return left


def _key(problem: Problem) -> tuple[str, ...]:
    return (str(problem.place.path), problem.code, problem.message, str(problem.severity))


def _lines(names: list[str], before: list[Problem], after: list[Problem]) -> Iterator[str]:
    new, mended = new_and_mended(before, after)
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    yield f"\n{datetime.now():%H:%M:%S} {', '.join(names[:3])}{more}"
    if new:
        yield format_text(new)
    yield from (f"Mended: {problem.place.path}: {problem.code}: {problem.message}" for problem in mended)
    if not new and not mended:
        yield "Nothing new."
    yield summary_line(after)


@contextmanager
def _told(folder: Path | None) -> Iterator[threading.Event | None]:
    """An event that is set when something happens below the folder; None when the system does not tell."""
    observer, changed = _observer(folder) if folder else (None, None)
    try:
        yield changed
    finally:
        if observer is not None:
            observer.stop()
            observer.join()


def _observer(folder: Path) -> tuple[Any, threading.Event | None]:
    try:
        from watchdog.events import FileSystemEvent, FileSystemEventHandler
        from watchdog.observers import Observer
    except ImportError:
        return None, None
    changed = threading.Event()

    class Handler(FileSystemEventHandler):
        """Notes that something happened; what it was is read from the files."""

        def on_any_event(self, event: FileSystemEvent) -> None:
            if event.event_type in ("created", "modified", "moved", "deleted"):
                changed.set()

    observer = Observer()
    observer.schedule(Handler(), str(folder), recursive=True)
    try:
        observer.start()
    except OSError:  # no more watches to be had
        return None, None
    return observer, changed


def _wait(changed: threading.Event | None) -> None:
    if changed is None:
        threading.Event().wait(POLL)
        return
    while not changed.wait(POLL):  # in steps, so that Ctrl-C is heard everywhere
        pass


def _settled(folder: Path, changed: threading.Event | None) -> Snapshot:
    """The files once nothing has changed for a moment."""
    now = snapshot(folder)
    while True:
        if changed is not None:
            changed.clear()
        threading.Event().wait(SETTLE)
        later = snapshot(folder)
        if later == now:
            return now
        now = later
