"""On the real content: what is written for facilitators is in no file that others get."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from semh.core.documents import Document, Kind
from semh.core.programme import Programme
from semh.packs.verify import page_texts

pytestmark = pytest.mark.site
LONG_ENOUGH = 60
"""Letters in a sentence that is sure to be its author's own, and not a phrase that two files share by chance."""


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def sentences(document: Document) -> set[str]:
    found = {squeezed(sentence) for sentence in re.split(r"(?<=[.?!])\s|\n", document.body)}
    return {sentence for sentence in found if len(sentence) >= LONG_ENOUGH}


def secrets_of(programme: Programme, folder: str) -> set[str]:
    """What only the facilitator's file of a session says."""
    others = {kind: programme.in_folder(folder, kind) for kind in (Kind.page, Kind.handout, Kind.slides)}
    shared = "".join(squeezed(document.body) for documents in others.values() for document in documents)
    mine = programme.in_folder(folder, Kind.facilitator)
    return {sentence for document in mine for sentence in sentences(document) if sentence not in shared}


def pdfs(root: Path) -> list[Path]:
    return sorted((root / "site/downloads").rglob("*.pdf"))


def test_there_is_something_to_look_for(programme: Programme, root: Path) -> None:
    assert len(secrets_of(programme, "sessions/07-common-difficulties")) > 20
    assert len(pdfs(root)) > 20


def test_facilitator_text_is_only_in_facilitator_files(programme: Programme, root: Path) -> None:
    secrets = {folder: secrets_of(programme, folder) for folder, _ in programme.sessions}
    for file in pdfs(root):
        text = squeezed("".join(page_texts(file.read_bytes())))
        folder = file.parent.relative_to(root / "site/downloads").as_posix()
        leaked = [secret for secret in secrets.get(folder, ()) if secret in text]
        if "_facilitator" in file.name:
            continue
        assert not leaked, f"{file.name} holds {leaked[:3]}"


def test_the_facilitator_pack_holds_them(programme: Programme, root: Path) -> None:
    folder = "sessions/07-common-difficulties"
    file = root / "site/downloads" / folder / "session-07-common-difficulties_facilitator.pdf"
    text = squeezed("".join(page_texts(file.read_bytes())))
    secrets = secrets_of(programme, folder)
    assert sum(secret in text for secret in secrets) > len(secrets) * 0.8
