"""Runs in a worker process: a job in, a checked file in the cache out. WeasyPrint is imported in workers only."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

import pikepdf
import pypdfium2

from semh.core.problems import Place, Problem, Rule
from semh.office.audit_sheet import SheetFile
from semh.office.calendar import CalendarFile
from semh.office.deck import DeckFile, write_deck
from semh.office.verify import verify_office
from semh.office.word import WordFile, write_word
from semh.packs.cache import PackCache
from semh.packs.job import AnyJob, Job, OfficeJob, Produced, SchoolJob
from semh.packs.layout import layout_problems
from semh.packs.slide_pages import draw_pictures
from semh.packs.stamp import stamped_pdf
from semh.packs.stamp_word import stamped_word
from semh.packs.verify import verify_pdf

LOGGED = Rule(
    "packs/renderer", "The PDF renderer said: {message}", "Mend what it names; the page may have lost something."
)


def produce(job: AnyJob) -> Produced:
    """Make and check one file, and put it in the cache under `job.key`."""
    with ordinary_errors():
        if isinstance(job, SchoolJob):
            return _with_band(job)
        data, pages, problems = _office(job) if isinstance(job, OfficeJob) else _pdf(job)
    return PackCache(Path(job.cache)).put(job.key, data, pages, problems)


def _with_band(job: SchoolJob) -> Produced:
    """The shared paper, made if need be, with the school's band. The paper was checked when it was made."""
    cache = PackCache(Path(job.cache))
    shared = cache.get(job.shared_key) or (produce(job.shared) if job.shared else None)
    if shared is None:
        raise FileNotFoundError(f"the shared paper of {job.name} has left the cache")
    data = cache.data(job.shared_key).read_bytes()
    problems = list(shared.problems)
    if job.name.endswith(".docx"):
        data = stamped_word(data, job.paper, Path(job.root))
        problems += verify_office(data, "docx", job.name, Place(PurePosixPath(job.source)))
    else:
        data = stamped_pdf(data, job.paper, Path(job.root))
    return cache.put(job.key, data, shared.pages, problems)


@contextmanager
def ordinary_errors() -> Iterator[None]:
    """WeasyPrint's error for a file that cannot be read is a BaseException, which nobody who waits for the job expects."""
    try:
        yield
    except BaseException as error:
        from weasyprint.urls import FatalURLFetchingError

        if isinstance(error, FatalURLFetchingError):
            raise RuntimeError(f"{error} ({error.__cause__})") from error
        raise


def _pdf(job: Job) -> tuple[bytes, int, list[Problem]]:
    if job.deck:
        draw_pictures(job.deck, Path(job.root))
    data, problems = render_pdf(job)
    with pypdfium2.PdfDocument(data) as pdf:
        pages = len(pdf)
    return data, pages, problems + verify_pdf(data, job)


def _office(job: OfficeJob) -> tuple[bytes, int, list[Problem]]:
    place = Place(PurePosixPath(job.source))
    format_ = job.name.rpartition(".")[2]
    pages = 0
    problems: list[Problem] = []
    match job.file:
        case DeckFile(slides=slides):
            data, problems = write_deck(job.file)
            pages = len(slides)
        case WordFile():
            data = write_word(job.file)
        case SheetFile(data):
            pass
        case CalendarFile(data):
            return data, 0, []
    return data, pages, problems + verify_office(data, format_, job.name, place)


def render_pdf(job: Job) -> tuple[bytes, list[Problem]]:
    """The PDF's bytes, with what the renderer logged and what the layout overran."""
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    from semh.packs.fetcher import BASE_URL, ProjectFetcher

    root = Path(job.root)
    with collected_log() as messages, paused_garbage_collection():
        html = HTML(string=job.html, base_url=BASE_URL, url_fetcher=ProjectFetcher(root))
        try:
            document = html.render(pdf_variant="pdf/ua-1")
            data = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=job.key[:32].encode())
        except FatalURLFetchingError as error:  # a BaseException, which would take the pool's other jobs with it
            raise RuntimeError(f"{error} ({error.__cause__})") from error
    place = Place(PurePosixPath(job.source))
    problems = [LOGGED.at(place, message=message) for message in messages]
    pages = [frozenset(page.anchors) for page in document.pages]
    return patched(data), problems + layout_problems(job, pages)


@contextmanager
def paused_garbage_collection() -> Iterator[None]:
    """A layout is one large graph that lives until it is drawn: looking for garbage in it took a fifth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def collected_log() -> Iterator[list[str]]:
    """Collects what WeasyPrint and its font tools log as warnings or errors, and keeps it off the terminal."""
    messages: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(" ".join(record.getMessage().split()))

    handler = Collector(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    before = logger.propagate, logger.handlers[:]
    logger.propagate, logger.handlers = False, [handler]
    try:
        yield messages
    finally:
        logger.propagate, logger.handlers = before


def patched(data: bytes) -> bytes:
    """The PDF with a `/Scope` on every header cell, which WeasyPrint does not write."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        _scope_headers(pdf.Root.StructTreeRoot, "")
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _scope_headers(element: Any, group: str) -> None:
    """Walk the tags: a header cell in a table's head heads its column, any other its row."""
    kids = element.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            continue
        name = str(kid.S)
        if name == "/TH":
            attributes = kid.get("/A", pikepdf.Dictionary(O=pikepdf.Name.Table))
            attributes.Scope = pikepdf.Name.Column if group == "/THead" else pikepdf.Name.Row
            kid.A = attributes
        _scope_headers(kid, name if name in ("/THead", "/TBody", "/Table") else group)
