"""The worker processes that make files: started afresh, and gone with the build that started them."""

from __future__ import annotations

import multiprocessing
import os
import threading
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from semh.packs.job import AnyJob, Produced


def default_executor(workers: int = 2) -> ProcessPoolExecutor:
    """Worker processes started afresh (spawn): nothing of the parent's threads or memory goes with them."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max_workers=workers, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Make this worker end when the build that started it is killed; else it would wait for ever for its next job."""

    def wait() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def submitted(executor: Executor, job: AnyJob) -> Future[Produced]:
    """The job on the executor; a pool that is already broken gives a future that says so, like one that breaks later."""
    from semh.packs.worker import produce  # with the libraries that make files, which an unchanged build does not need

    try:
        return executor.submit(produce, job)
    except BrokenProcessPool as error:
        future: Future[Produced] = Future()
        future.set_exception(error)
        return future
