"""From a planned pack to a Word file, a deck, a workbook or a calendar, with the same parts as its PDF."""

from __future__ import annotations

from functools import partial

from semh.blocks import long_date
from semh.core.audit_model import Audit
from semh.core.programme import Programme, name_of
from semh.office.audit_form import audit_pieces
from semh.office.audit_sheet import SheetFile, write_audit_sheet
from semh.office.calendar import CalendarFile, Entry, write_calendar
from semh.office.deck import DeckFile
from semh.office.flow import Heading, Piece, flow_of, text_of
from semh.office.word import WordFile
from semh.packs.compose import composed_parts, facts_day, language_of, review_day, source_of
from semh.packs.decks import Decks
from semh.packs.job import OfficeJob
from semh.packs.links import site_address
from semh.packs.part import Part
from semh.packs.pictures import file_png, piece_png
from semh.packs.plan import PackSpec, dated_sessions
from semh.packs.settings import PackSettings
from semh.packs.styles import FONT_FOLDER

AnyOfficeFile = WordFile | DeckFile | SheetFile | CalendarFile
MEASURING_FONT = f"{FONT_FOLDER}/atkinson-hyperlegible-latin-400-normal.woff2"
_NOT_IN_WORD = frozenset({"cover", "contents"})
_HANDED_OUT = frozenset({"handout", "register"})
"""What is handed out or filled in has no table of document control: a letter to parents opens as a letter. Its foot has the dates."""


def office_job(spec: PackSpec, programme: Programme, settings: PackSettings, decks: Decks) -> OfficeJob:
    """The job for one Office file, without its cache key."""
    if spec.format == "ics":
        return _calendar_job(spec, programme, settings)
    if spec.format == "xlsx":
        return _sheet_job(spec, programme)
    if spec.audit is not None:
        return _form_job(spec.audit, spec, programme)
    return _deck_job(spec, programme, decks) if spec.format == "pptx" else _word_job(spec, programme, settings, decks)


def _job(spec: PackSpec, programme: Programme, source: str, file: AnyOfficeFile) -> OfficeJob:
    return OfficeJob(file, str(programme.root), spec.title, source, spec.path.name)


def _sheet_job(spec: PackSpec, programme: Programme) -> OfficeJob:
    if spec.audit is None:
        raise ValueError("a workbook is made of an audit")
    data = write_audit_sheet(spec.audit, programme, facts_day(spec, programme))
    return _job(spec, programme, f"content/staff/audits/{spec.audit.id}.yml", SheetFile(data))


def _form_job(audit: Audit, spec: PackSpec, programme: Programme) -> OfficeJob:
    facts = (("Version", audit.version), ("School", ""), ("Filled in by (roles)", ""), ("Date", ""))
    footer = f"{audit.title}, version {audit.version}"
    file = WordFile(audit.title, audit_pieces(audit, programme), facts, footer, facts_day(spec, programme))
    return _job(spec, programme, f"content/staff/audits/{audit.id}.yml", file)


def _calendar_job(spec: PackSpec, programme: Programme, settings: PackSettings) -> OfficeJob:
    """The calendar of every session that has dates. It moves with the reviews of their pages, not with the clock."""
    entries: list[Entry] = []
    for folder, session in dated_sessions(programme, drafts=True):
        index = programme.documents.get(f"{folder}/index.md")
        summary = f"{name_of(folder, session)}: {index.meta.title if index else session.title}"
        url = site_address(settings.site_url, index.uri) if index and settings.site_url else ""
        for number, start in enumerate(session.dates, start=1):
            uid = f"{folder.replace('/', '-')}-{number}@semh-programme"
            entries.append(Entry(uid, start, session.planned_minutes, summary, session.place or "", url))
    folders = {folder for folder, _ in dated_sessions(programme, drafts=True)}
    reviews = [document.meta.reviewed for document in programme.documents.values() if document.folder in folders]
    title = programme.outline.programme.title if programme.outline else spec.recipe.title
    data = write_calendar(title, entries, max(reviews))
    return _job(spec, programme, "content/programme.yml", CalendarFile(data))


def _deck_job(spec: PackSpec, programme: Programme, decks: Decks) -> OfficeJob:
    deck = programme.documents[f"{spec.folder}/slides.md"]
    picture = partial(piece_png, root=programme.root)
    texts, footer = decks.texts(spec.folder), decks.footer(spec.folder)
    font = programme.root / MEASURING_FONT
    file = DeckFile(deck.meta.title, footer, texts, deck.meta.reviewed, font, picture)
    return _job(spec, programme, str(deck.path), file)


def _word_job(spec: PackSpec, programme: Programme, settings: PackSettings, decks: Decks) -> OfficeJob:
    parts = composed_parts(spec, programme, settings, decks)
    pieces = tuple(piece for part in parts if part.kind not in _NOT_IN_WORD for piece in flow_of(part.html))
    title, pieces = _titled(spec, parts, pieces)
    made_on = facts_day(spec, programme)
    version = f"version {settings.shown_version}"
    review = f"reviewed {long_date(made_on)} · next review by {long_date(review_day(spec, programme))}"
    is_kept = not set(spec.recipe.parts) <= _HANDED_OUT
    facts = (
        ()
        if not is_kept
        else (
            ("Programme", programme.outline.programme.title if programme.outline else ""),
            ("Part", spec.subject),
            ("Version", settings.shown_version),
            ("Reviewed", long_date(made_on)),
            ("Next review by", long_date(review_day(spec, programme))),
        )
    )
    picture = partial(file_png, root=programme.root)
    is_dense = len(parts) == 1 and parts[0].max_pages is not None
    footer = f"{title} · {version}" if is_kept else f"V{version[1:]} · {review}"
    return _job(
        spec,
        programme,
        source_of(spec, parts),
        WordFile(
            title, pieces, facts, footer, made_on, picture, language=language_of(spec, programme), is_dense=is_dense
        ),
    )


def _titled(spec: PackSpec, parts: tuple[Part, ...], pieces: tuple[Piece, ...]) -> tuple[str, tuple[Piece, ...]]:
    """The file's title; a file with one part takes that part's title, which then need not stand twice."""
    if len(parts) != 1:
        return spec.title, pieces
    title = parts[0].title
    rest = tuple(p for p in pieces if not (isinstance(p, Heading) and text_of(p.runs) == title))
    return title, rest


def key_text(job: OfficeJob) -> str:
    """What an Office file depends on, as text: where the project lies is not part of it."""
    file = job.file
    if isinstance(file, SheetFile | CalendarFile):
        return repr(file.data)
    if isinstance(file, DeckFile):
        return repr((file.title, file.footer, file.slides, file.made_on))
    return repr((file.title, file.pieces, file.facts, file.footer, file.made_on, file.prompts, file.language))
