"""A policy as plain data for the builder in the browser: sections and appendices, each with texts, notes, fields and choices.

A text is a list of pieces, a piece a list that starts with its kind: `["p", runs]`, `["h", level, runs]`, `["li", depth, "bullet" | "number", runs]`,
`["table", rows]`. A run is `[text, look, href]`, where look holds `b`, `i`, `s` (raised) and the last two may be left out; or a blank:
`{"field": id}`, or `{"by": id}` for the day by which the plan improves a statement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from lxml import html as lxml_html

from semh.blocks import Citations, Profile, partial_date, render
from semh.core.documents import Document
from semh.core.policies import fields_of, meta_of, policies, section_headings
from semh.core.programme import Programme
from semh.office.flow import Box, Heading, Item, Paragraph, Piece, Run, Table, flow_of

_BLANK = "\ue000"
"""Stands before the name of a blank on its way through the flow: a private character, which no text holds."""
_APPENDIX = "Appendix "
"""How the title of an appendix begins: it stands apart from the section before it, whose text a school may replace."""
_LOOKS = (("bold", "b"), ("italic", "i"), ("raised", "s"))


def policy_data(programme: Programme) -> list[dict[str, Any]]:
    """Every policy, the main one first."""
    return [_policy(programme, document) for document in policies(programme)]


def _policy(programme: Programme, document: Document) -> dict[str, Any]:
    meta = meta_of(document)
    citations = Citations(programme)
    html = render(document, programme, Profile.print, link=_outside_only, citations=citations)
    headings = {heading.title: heading.id for heading in section_headings(document)}
    return {
        "id": meta.id,
        "version": meta.version,
        "title": meta.title,
        "role": meta.role,
        "short_of": meta.short_of,
        "audience": meta.audience,
        "reviewed": meta.reviewed.isoformat(),
        "awaits_review": meta.clinical_review is None,
        "fields": [field.model_dump() for field in fields_of(programme, document).values()],
        "sections": _sections(html, headings),
        "sources": [
            {
                "number": number,
                "title": source.title,
                "publisher": source.publisher,
                "date": partial_date(source.date),
                "url": source.url,
            }
            for number, _, source in citations.cited
        ],
    }


def _outside_only(href: str) -> str | None:
    """Links to the site's own pages become plain text: a finished policy lies somewhere else."""
    return href if href.startswith(("https://", "mailto:")) else None


def _sections(html: str, ids: dict[str, str]) -> list[dict[str, Any]]:
    """The policy cut at its headings of the second level and its appendices; what stands before the first has no id and no title."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for blank in root.iter("span"):
        if blank.get("class") == "semh-placeholder":
            field, statement = blank.get("data-field"), blank.get("data-by")
            blank.text = f"{_BLANK}field:{field}" if field else f"{_BLANK}by:{statement}"
    made: list[dict[str, Any]] = []
    for element in root:
        if element.tag == "h2":
            title = " ".join(element.text_content().split())
            made.append({"id": element.get("id") or ids.get(title, ""), "title": title, "parts": []})
            continue
        if element.tag == "h3" and element.text_content().strip().startswith(_APPENDIX):
            title = " ".join(element.text_content().split())
            made.append({"id": _appendix_id(title), "title": title, "parts": []})
            continue
        if not made:
            made.append({"id": "", "title": "", "parts": []})
        _add_part(made[-1]["parts"], element)
    return made


def _appendix_id(title: str) -> str:
    """`appendix-a` of “Appendix A: what to do, on one page”."""
    return title.partition(":")[0].lower().replace(" ", "-")


def _add_part(parts: list[dict[str, Any]], element: lxml_html.HtmlElement) -> None:
    """Put one top-level element where it belongs; neighbours of plain text are one part."""
    classes = (element.get("class") or "").split()
    markup = lxml_html.tostring(element, encoding="unicode", with_tail=False)
    if "semh-field" in classes:
        blank = element.find(".//span")
        parts.append({"kind": "field", "field": blank.get("data-field") if blank is not None else ""})
        return
    pieces = list(_pieces(_without_label(flow_of(markup))))
    if "semh-guidance" in classes or "semh-safety" in classes:
        parts.append({"kind": "guidance" if "semh-guidance" in classes else "safety", "pieces": pieces})
    elif "semh-when" in classes:
        case = {"statement": element.get("data-statement"), "ratings": (element.get("data-ratings") or "").split()}
        if not (parts and parts[-1]["kind"] == "choice" and parts[-1]["otherwise"] is None):
            parts.append({"kind": "choice", "cases": [], "otherwise": None})
        parts[-1]["cases"].append({**case, "pieces": pieces})
    elif "semh-otherwise" in classes and parts and parts[-1]["kind"] == "choice":
        parts[-1]["otherwise"] = pieces
    elif parts and parts[-1]["kind"] == "text":
        parts[-1]["pieces"] += pieces
    elif pieces:
        parts.append({"kind": "text", "pieces": pieces})


def _without_label(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces of a block of ours without the label that it shows on paper."""
    for piece in pieces:
        if isinstance(piece, Box) and piece.kind in ("guidance", "when", "otherwise"):
            yield from (one for one in piece.pieces if not (isinstance(one, Paragraph) and one.role == "label"))
        else:
            yield piece


def _pieces(pieces: Iterable[Piece]) -> Iterator[list[Any]]:
    for piece in pieces:
        match piece:
            case Paragraph(runs):
                yield ["p", _runs(runs)]
            case Heading(level, runs):
                yield ["h", level, _runs(runs)]
            case Item(runs, depth, kind):
                yield ["li", depth, "number" if kind == "number" else "bullet", _runs(runs)]
            case Table(rows):
                yield ["table", [[_runs(cell) for cell in row] for row in rows]]
            case Box(_, inner):
                yield from _pieces(inner)


def _runs(runs: Iterable[Run]) -> list[list[str] | dict[str, str]]:
    made: list[list[str] | dict[str, str]] = []
    for run in runs:
        if run.text.startswith(_BLANK):
            kind, _, name = run.text.removeprefix(_BLANK).partition(":")
            made.append({kind: name})
            continue
        look = "".join(letter for name, letter in _LOOKS if getattr(run, name))
        rest = [look, run.href] if run.href else [look] if look else []
        if run.raised and made and isinstance(made[-1], list) and made[-1][1:] == ["s"]:
            made.append([", ", "s"])  # two sources at one place
        made.append([run.text, *rest])
    return made
