"""One build at a time, and a finished folder put where the published one is, so that a whole site is there whenever a build dies."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

LOCK = PurePosixPath(".cache/build.lock")
"""Relative to the project's root. It stays; what counts is whether a living process holds it."""
_HERE = -100
"""AT_FDCWD of fcntl.h: paths are relative to the working directory."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of linux/fs.h."""
_OLD = "-old"


@contextmanager
def only_build(root: Path) -> Iterator[bool]:
    """Whether this is the only build of the project at `root`, for as long as the block lasts.

    The system gives the lock back when its process ends, however it ends. OSError when the lock file cannot be written.
    """
    lock = root / LOCK
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def clear_leftovers(out: Path) -> None:
    """Remove what killed builds left beside `out`. Call it only while `only_build` says so.

    Where a build died between the two renames of `put_in_place`, the old site is put back first.
    """
    leftovers = sorted(out.parent.glob(f".{out.name}-new-*"), key=lambda folder: folder.stat().st_mtime)
    if not out.exists():
        for folder in reversed(leftovers):
            if folder.name.endswith(_OLD):
                folder.rename(out)
                break
    for folder in leftovers:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(new: Path, out: Path) -> None:
    """Put the folder `new` where `out` is, and remove what was there.

    On Linux both change places in one step, so that a whole site is at `out` at every moment. Other systems, and file systems that
    cannot do it, need two renames; whoever dies between them leaves nothing at `out`, and `clear_leftovers` puts the old site back
    when the next build starts.
    """
    new.chmod(0o755)
    if not out.exists():
        new.rename(out)
    elif exchanged(new, out):
        shutil.rmtree(new, ignore_errors=True)
    else:
        old = new.with_name(f"{new.name}{_OLD}")
        out.rename(old)
        new.rename(out)
        shutil.rmtree(old, ignore_errors=True)


def exchanged(one: Path, other: Path) -> bool:
    """Make two folders of one file system change places in one step; False, with nothing done, where the system cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), ctypes.c_uint(_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(number, os.strerror(number), str(other))
