"""One Markdown document: its kind, front matter, body and blocks, read by our own front-matter reader.

MkDocs publishes broken front matter as text and exits 0, hence this one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from semh.core.document_model import FacilitatorMeta, HandoutMeta, Meta, PageMeta, SlidesMeta
from semh.core.languages import split_language
from semh.core.policy_model import PolicyMeta
from semh.core.problems import Place, Problem, Rule
from semh.core.scanner import Scan, scan_blocks
from semh.core.schema import validate
from semh.core.text_files import digest_of, read_text
from semh.core.yaml_marks import Marked, read_yaml

NO_FRONT_MATTER = Rule(
    "frontmatter/missing",
    "The file does not start with front matter.",
    "Start it with a line `---`, keys such as `id:` and `title:`, and a line `---`; copy them from a neighbour.",
)
OPEN_FRONT_MATTER = Rule(
    "frontmatter/unclosed", "The front matter is never closed.", "Add a line `---` after the last key."
)
NO_BODY = Rule("frontmatter/no-text", "There is no text after the front matter.", "Write the text, or delete the file.")


POLICIES = PurePosixPath("content/staff/policies")


class Kind(StrEnum):
    """What a document is, by the name and folder of its file."""

    page = "page"
    facilitator = "facilitator"
    slides = "slides"
    handout = "handout"
    policy = "policy"


PUBLIC = frozenset({Kind.page, Kind.policy})
"""The kinds that become pages of the site."""

META_OF_KIND: dict[Kind, type[Meta]] = {
    Kind.page: PageMeta,
    Kind.facilitator: FacilitatorMeta,
    Kind.slides: SlidesMeta,
    Kind.handout: HandoutMeta,
    Kind.policy: PolicyMeta,
}


@dataclass(frozen=True)
class Document:
    """A Markdown file of `content/`. `path` starts with `content/`; `uri` does not. Lines count from 1 in the file."""

    path: PurePosixPath
    kind: Kind
    meta: Meta
    front_matter: Marked
    body: str
    body_line: int
    scan: Scan
    digest: str
    """The hash of the file's text."""

    @property
    def uri(self) -> str:
        return str(self.path.relative_to("content"))

    @property
    def folder(self) -> str:
        """The folder of the session or topic that the document belongs to, without `content/` and `handouts`."""
        parent = self.path.relative_to("content").parent
        return str(parent.parent if self.kind is Kind.handout else parent)

    @property
    def stem(self) -> str:
        """The file's name without language and ending: `take-home` for take-home.pl.md, too."""
        return split_language(self.path)[0]

    @property
    def language(self) -> str:
        """The language of a translation, such as `pl`; empty for the English text."""
        return split_language(self.path)[1]

    @property
    def english_uri(self) -> str:
        """The uri of the English text: its own, unless it is a translation."""
        return str(self.path.relative_to("content").with_name(f"{self.stem}.md"))

    @property
    def is_draft(self) -> bool:
        """Whether it says that it is a draft, as only handouts may; a session's draft is said in programme.yml."""
        return isinstance(self.meta, HandoutMeta) and self.meta.status == "draft"

    @property
    def page_meta(self) -> PageMeta:
        """The front matter of a page; a TypeError for other kinds, which have none of a page's keys."""
        if not isinstance(self.meta, PageMeta):
            raise TypeError(f"{self.path} is not a page")
        return self.meta

    @property
    def handout_meta(self) -> HandoutMeta:
        """The front matter of a handout; a TypeError for other kinds."""
        if not isinstance(self.meta, HandoutMeta):
            raise TypeError(f"{self.path} is not a handout")
        return self.meta

    def place(self, *key: str | int) -> Place:
        """Where a key of the front matter stands; the first line when it is not there."""
        return self.front_matter.place(*key)


def kind_of(path: PurePosixPath) -> Kind:
    """The kind of the Markdown file at `path`: handouts and policies by folder, facilitator and slides by name, else a page."""
    if path.parent.name == "handouts":
        return Kind.handout
    stem, _ = split_language(path)
    if path.parent == POLICIES and stem != "index":
        return Kind.policy
    return {"facilitator": Kind.facilitator, "slides": Kind.slides}.get(stem, Kind.page)


@dataclass(frozen=True)
class Split:
    """A file cut into front matter and body; line numbers count from 1."""

    front_matter: str
    body: str
    body_line: int


def split_front_matter(text: str, path: PurePosixPath) -> tuple[Split | None, list[Problem]]:
    """Cut `text` at its two `---` lines."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, [NO_FRONT_MATTER.at(Place(path))]
    for index, line in enumerate(lines[1:], start=1):
        if re.fullmatch(r"(---|\.\.\.)\s*", line):
            return Split("\n".join(lines[1:index]), "\n".join(lines[index + 1 :]), index + 2), []
    return None, [OPEN_FRONT_MATTER.at(Place(path))]


def read_document(root: Path, path: PurePosixPath) -> tuple[Document | None, list[Problem]]:
    """Read, split, validate and scan one Markdown file; the document is None when its front matter is unusable."""
    text, problems = read_text(root, path)
    if not text:
        return None, problems
    parts, more = split_front_matter(text, path)
    if parts is None:
        return None, more
    marked, problems = read_yaml(parts.front_matter, path, first_line=2)
    kind = kind_of(path)
    meta = None
    if marked.data is not None:
        meta, more = validate(META_OF_KIND[kind], marked)
        broken_lines = {problem.place.line for problem in problems}  # what follows from them would only distract
        problems += [problem for problem in more if problem.place.line not in broken_lines]
    scan = scan_blocks(parts.body, path, parts.body_line)
    problems += scan.problems
    if not parts.body.strip():
        problems.append(NO_BODY.at(Place(path, parts.body_line)))
    if meta is None or any(
        problem.code.startswith("yaml/") for problem in problems if problem.place.line < parts.body_line
    ):
        return None, problems
    return Document(path, kind, meta, marked, parts.body, parts.body_line, scan, digest_of(text)), problems
