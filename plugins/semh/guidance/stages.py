"""A static page per key stage and topic: a guidance page with only what is for that stage, and no JavaScript."""

from __future__ import annotations

from pathlib import PurePosixPath
from posixpath import normpath, relpath

from semh.blocks import filtered_body
from semh.core.documents import Document
from semh.core.generated import GeneratedPage
from semh.core.model import KEY_STAGES, KeyStage
from semh.core.programme import Programme
from semh.guidance.relink import relink
from semh.guidance.topics import guidance_documents

FOLDER = "for"


def stages_with_guidance(programme: Programme) -> tuple[KeyStage, ...]:
    """The key stages that at least one guidance page is for, in school order."""
    named = {stage for document in guidance_documents(programme) for stage in document.meta.key_stages}
    return tuple(stage for stage in KEY_STAGES if stage in named)


def stage_label(programme: Programme, stage: KeyStage) -> str:
    """`Key stage 1`, as the vocabulary words it."""
    words = programme.vocabulary
    return words.key_stages[stage].label if words and stage in words.key_stages else stage.upper()


def stage_pages(programme: Programme) -> tuple[GeneratedPage, ...]:
    """For every key stage: a page that lists its guidance, then one page per topic."""
    pages: list[GeneratedPage] = []
    for stage in stages_with_guidance(programme):
        topics = [document for document in guidance_documents(programme) if stage in document.meta.key_stages]
        pages.append(_list_page(programme, stage, topics))
        pages += [_topic_page(programme, stage, document, topics) for document in topics]
    return tuple(pages)


def _topic_page(programme: Programme, stage: KeyStage, document: Document, topics: list[Document]) -> GeneratedPage:
    here = PurePosixPath(FOLDER) / stage
    siblings = {other.uri: f"{other.stem}.md" for other in topics}

    def change(target: str) -> str:
        uri = normpath(str(PurePosixPath(document.uri).parent / target))
        return siblings.get(uri) or relpath(uri, here)

    label = _small(stage_label(programme, stage))
    return GeneratedPage(
        uri=f"{here}/{document.stem}.md",
        stage=stage,
        document=document,
        title=f"{document.meta.title}: {label}",
        lead=f"What is for {label}, and what is for every age.",
        links=(("This topic for all key stages", document.uri), (f"All topics for {label}", f"{here}/index.md")),
        body=relink(filtered_body(document, (stage,)), change),
    )


def _list_page(programme: Programme, stage: KeyStage, topics: list[Document]) -> GeneratedPage:
    label = _small(stage_label(programme, stage))
    words = programme.vocabulary
    term = words.key_stages[stage] if words and stage in words.key_stages else None
    ages = f"{term.years}, ages {term.ages}. " if term and term.years and term.ages else ""
    lines = [f"- [{d.meta.title}]({d.stem}.md){': ' + d.meta.summary if d.meta.summary else ''}" for d in topics]
    others = [other for other in stages_with_guidance(programme) if other != stage]
    safety = ["/// safety", "///", ""]
    return GeneratedPage(
        uri=f"{FOLDER}/{stage}/index.md",
        stage=stage,
        document=None,
        title=f"Guidance for {label}",
        lead=f"{ages}Each page holds what is for this key stage and what is for every age.",
        links=tuple((stage_label(programme, other), f"{FOLDER}/{other}/index.md") for other in others),
        body="\n".join([*safety, "## Topics", "", *lines, "", *safety]),
    )


def _small(label: str) -> str:
    return label[:1].lower() + label[1:]
