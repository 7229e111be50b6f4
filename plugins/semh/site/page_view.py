"""What stands beside the text of each page: dates, owner, downloads, filter, what comes before and after."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

from semh.blocks import long_date, minutes_label
from semh.core.document_model import Meta
from semh.core.documents import Document, Kind
from semh.core.generated import GeneratedPage
from semh.core.programme import Programme, name_of
from semh.core.rules.translations import is_behind
from semh.guidance.stages import FOLDER as STAGES
from semh.guidance.stages import stage_label
from semh.guidance.topics import FOLDER as GUIDANCE
from semh.guidance.topics import page_url, topic_list
from semh.site.navigation import NavPage, NavSection, neighbours, published, section_folder
from semh.site.own_pages import can_be_marked, reading_minutes
from semh.site.stage_filter import stage_filter, stage_links
from semh.site.view import Card, Download, LanguageLink, Link, PageView, Topics

AUDIENCE_WORDS = {"staff": "For school staff", "parent": "For parents and carers", "pupil": "For everyone"}
BUILDER_WORDS, BUILDER = "Fill it in with your school’s names and your audit", "tools/workbench/#/policy"
"""The policy builder, to which each policy's page leads."""
REVIEW_PAGE = "about/how-we-check.md"


def page_view(
    programme: Programme,
    document: Document,
    downloads: tuple[Download, ...] = (),
    menu: tuple[NavSection, ...] = (),
) -> PageView:
    """The view of a page that an editor wrote; `menu` is the navigation (`sections`)."""
    before, after = neighbours(menu, document.uri)
    view = replace(
        _dated(programme, document.meta),
        minutes=minutes_label(reading_minutes(document)),
        mark=document.meta.id if can_be_marked(programme, document) else "",
        filter=stage_filter(programme, document),
        downloads=downloads,
        previous=_link(before),
        next=_link(after),
        exit=document.meta.audience == "parent" and bool(document.meta.sensitive_topics),
    )
    view = _in_languages(programme, document, view)
    if document.kind is Kind.policy:
        own = tuple(file for file in downloads if PurePosixPath(file.url).stem == document.stem)
        return replace(view, downloads=own, links=(Link(BUILDER_WORDS, BUILDER),))
    match document.uri:
        case "sessions/index.md" | "parents/index.md" | "trainers/index.md":
            return replace(view, cards=session_cards(programme, document.folder), minutes="")
        case uri if uri == f"{GUIDANCE}/index.md":
            found = topic_list(programme)
            return replace(view, topics=Topics(found.entries, found.facets, stage_links(programme)), minutes="")
        case "index.md":
            return replace(view, minutes="", for_whom="", previous=None, next=None)
    return view


def generated_page_view(programme: Programme, page: GeneratedPage, menu: tuple[NavSection, ...]) -> PageView:
    """The view of a page that is made from the programme."""
    links = tuple(Link(words, page_url(uri)) for words, uri in page.links)
    view = PageView(page.title) if page.document is None else _dated(programme, page.document.meta)
    return replace(view, title=page.title, lead=page.lead, links=links, parents=_parents(programme, page, menu))


def _parents(programme: Programme, page: GeneratedPage, menu: tuple[NavSection, ...]) -> tuple[Link, ...]:
    """The way to a page that is not in the navigation: its section, and for a topic of one key stage the list of that stage."""
    folder = GUIDANCE if page.stage else "staff" if page.uri.startswith("tools/") else section_folder(page.uri)
    found = [Link(section.title, page_url(section.pages[0].uri)) for section in menu if section.folder == folder]
    if page.stage and page.document:
        found.append(Link(stage_label(programme, page.stage), page_url(f"{STAGES}/{page.stage}/index.md")))
    return tuple(found)


def _in_languages(programme: Programme, document: Document, view: PageView) -> PageView:
    """The view with links to the same page in other languages, and with what a translation says of itself."""
    english = programme.documents.get(document.english_uri, document)
    others = [LanguageLink("English", "en", page_url(english.uri))] if document.language else []
    for other in programme.translations_of(english):
        if other is not document:
            others.append(LanguageLink(programme.languages[other.language].name, other.language, page_url(other.uri)))
    view = replace(view, languages=tuple(others))
    language = programme.languages.get(document.language)
    if language is None:
        return view
    follows = long_date(document.meta.follows) if document.meta.follows else ""
    return replace(
        view,
        language=document.language,
        direction=language.direction,
        follows=follows,
        is_behind=is_behind(document, english),
    )


def _dated(programme: Programme, meta: Meta) -> PageView:
    review = meta.clinical_review
    has_review_page = REVIEW_PAGE in programme.documents
    return PageView(
        title=meta.title,
        summary=meta.summary or "",
        for_whom=AUDIENCE_WORDS.get(meta.audience, ""),
        reviewed=long_date(meta.reviewed),
        reviewed_iso=meta.reviewed.isoformat(),
        review_by=long_date(meta.review_by),
        review_by_iso=meta.review_by.isoformat(),
        owner=meta.owner,
        overdue=meta.review_by < programme.today,
        awaiting_clinical_review=meta.awaits_clinical_review,
        clinical_review=f"clinical review: {review.role}, {long_date(review.date)}" if review else "",
        review_link=page_url(REVIEW_PAGE) if has_review_page else "",
    )


def _link(page: NavPage | None) -> Link | None:
    return Link(page.title, page_url(page.uri)) if page else None


def session_cards(programme: Programme, folder: str) -> tuple[Card, ...]:
    """The sessions of `sessions`, `parents` or `trainers`: published ones with a link, drafts as "In preparation"."""
    there = {document.uri: document for document in published(programme)}
    cards = []
    for session_folder, session in programme.sessions:
        if not session_folder.startswith(f"{folder}/"):
            continue
        document = there.get(f"{session_folder}/index.md")
        facts = [name_of(session_folder, session), minutes_label(session.planned_minutes)]
        if document is None:
            facts.append("In preparation")
        elif document.page_meta.for_roles:
            facts.append("For " + ", ".join(document.page_meta.for_roles))
        url = page_url(document.uri) if document else None
        text = (document.meta.summary or "") if document else ""
        cards.append(Card(document.meta.title if document else session.title, url, text, tuple(facts)))
    return tuple(cards)
