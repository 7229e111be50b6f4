"""The scripts that bring content to the tools: policies, measures, the pages that can be marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from semh.core.documents import Document, Kind
from semh.core.programme import Programme
from semh.guidance.topics import page_url
from semh.impact.script import SCRIPT as MEASURES_SCRIPT
from semh.impact.script import measures_script
from semh.policies.script import SCRIPT as POLICIES_SCRIPT
from semh.policies.script import policies_script
from semh.site.own_pages import PAGES_SCRIPT, pages_script
from semh.site.shared import Shared


def tool_scripts(programme: Programme, documents: Mapping[str, Document], shared: Shared) -> dict[str, str]:
    """The scripts by name. Schools' editions with the same policies share them; `documents` are the published pages."""
    policies = {uri: document for uri, document in documents.items() if document.kind is Kind.policy}
    urls = {document.meta.id: page_url(uri) for uri, document in policies.items()}
    texts = tuple(document.digest for document in policies.values())
    everybodys = replace(programme, school_slug="")
    return {
        POLICIES_SCRIPT: shared.once((POLICIES_SCRIPT, texts, repr(urls)), lambda: policies_script(everybodys, urls)),
        MEASURES_SCRIPT: shared.once(MEASURES_SCRIPT, lambda: measures_script(everybodys)),
        PAGES_SCRIPT: pages_script(programme),
    }
