"""Kits: sets of papers that belong to no session, each a folder of `staff/` with a page and its handouts."""

from __future__ import annotations

from collections.abc import Mapping

from semh.core.documents import Document, Kind
from semh.core.programme import Programme

FOLDER = "staff"
KIT_MARK = " · "
"""Between the name of a paper and that of its kit, in the titles of files."""


def kits_of(programme: Programme) -> Mapping[str, Document]:
    """The page of each kit, by the kit's folder under `content/`."""
    folders = sorted({handout.folder for handout in programme.of_kind(Kind.handout)})
    found = {folder: programme.documents.get(f"{folder}/index.md") for folder in folders if is_kit(folder)}
    return {folder: page for folder, page in found.items() if page is not None}


def is_kit(folder: str) -> bool:
    """Whether papers in `folder` are a kit and not those of a session."""
    return folder.startswith(f"{FOLDER}/")
