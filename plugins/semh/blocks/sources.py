"""Citations: footnote definitions made from sources.yml, or one numbered list for a whole pack."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from semh.blocks.wording import partial_date
from semh.core.programme import Programme
from semh.core.reference_model import Source

CITATION = re.compile(r"\[\^([a-z0-9][a-z0-9.-]*)\](?!:)")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|])")


def cited_ids(text: str) -> list[str]:
    """The ids of the sources that `text` cites, once each, in order of first use."""
    return list(dict.fromkeys(CITATION.findall(text)))


def escape_markdown(text: str) -> str:
    """`text` so that Markdown prints it as it stands."""
    return _SPECIAL.sub(r"\\\1", text)


def host_of(url: str) -> str:
    """The site that an address is on, without `www.`."""
    return urlsplit(url).netloc.removeprefix("www.")


def definition(source_id: str, source: Source) -> str:
    """The footnote's text: title, publisher, date, the link, and whether only a copy was read."""
    parts = [f"*{escape_markdown(source.title)}*. {escape_markdown(source.publisher)}, {partial_date(source.date)}."]
    if source.url:
        parts.append(f"[Read it at {escape_markdown(host_of(source.url))}]({source.url}).")
    if source.read == "through":
        parts.append("Read through a copy or summary.")
    return f"[^{source_id}]: {' '.join(parts)}"


def prepare(document_body: str, programme: Programme) -> str:
    """The body with a footnote definition for every source that it cites, in order of first use.

    Unknown ids get none: the rules report them (`reference/…`), and the text shows them as written.
    """
    known = [(name, programme.sources[name]) for name in cited_ids(document_body) if name in programme.sources]
    if not known:
        return document_body
    notes = "\n\n".join(definition(name, source) for name, source in known)
    return f"{document_body.rstrip()}\n\n{notes}\n"


@dataclass
class Citations:
    """The numbers of sources in a pack of several documents, so that one list at its end serves them all."""

    programme: Programme
    _order: dict[str, int] = field(default_factory=dict)

    def number(self, source_id: str) -> int | None:
        """The source's number, given out in order of first use; None for one that sources.yml does not have."""
        if source_id not in self.programme.sources:
            return None
        return self._order.setdefault(source_id, len(self._order) + 1)

    @property
    def cited(self) -> tuple[tuple[int, str, Source], ...]:
        """Number, id and source of everything cited so far, by number."""
        return tuple((number, name, self.programme.sources[name]) for name, number in self._order.items())
