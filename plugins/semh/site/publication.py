"""One build of the site: the programme, what each page gets from it, and the files that join the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from markdown import Markdown

from semh import packs
from semh.audits import pages as audit_pages
from semh.audits.audit_site import AuditSite
from semh.audits.maps import map_pages
from semh.audits.programme_paper import programme_pages
from semh.blocks import MARKDOWN_EXTENSIONS, BlocksExtension, Profile, prepare
from semh.core.documents import Document
from semh.core.generated import GeneratedPage
from semh.core.problems import Problem
from semh.core.programme import Programme
from semh.guidance.relink import relink
from semh.guidance.stages import stage_pages
from semh.guidance.topics import page_url
from semh.impact.pages import impact_pages
from semh.profile.pages import profile_files
from semh.profile.scoring_page import scoring_pages
from semh.schools.colours import tokens_of
from semh.site import assets
from semh.site.addresses import BASE, address_of
from semh.site.changes import change_pages
from semh.site.downloads import FinishedFile, all_files, by_audit, by_folder
from semh.site.glossary import glossary_pages
from semh.site.headers import headers_file
from semh.site.menus import FOOTER, header_menu, tool_links
from semh.site.navigation import NavSection, nav_config, published, sections
from semh.site.on_demand import planned_files
from semh.site.overview_pages import KEY_POINTS, overview_pages
from semh.site.own_pages import MY_NOTES, MY_SCHOOL, own_pages, own_tool
from semh.site.page_view import generated_page_view, page_view
from semh.site.school import packs_folder, school_files, with_school_line
from semh.site.search_entries import entries
from semh.site.shared import Shared
from semh.site.stores import stored_pages
from semh.site.tool_scripts import tool_scripts
from semh.site.view import Download, Link, PageView

TRAINERS = "trainers/index.md"
"""The page that lists all files."""


@dataclass
class Publication:
    """The programme on its way to being a site. `root` holds content/."""

    root: Path
    programme: Programme
    problems: list[Problem]
    edition: str = ""
    site_name: str = ""
    site_url: str = ""
    run: packs.PackRun | None = None
    offered: Sequence[FinishedFile] = ()
    downloads: Mapping[str, tuple[Download, ...]] = field(default_factory=dict)
    shared: Shared | None = None

    @classmethod
    def load(
        cls,
        root: Path,
        edition: str = "",
        site_name: str = "",
        site_url: str = "",
        *,
        school: str = "",
        shared: Shared | None = None,
    ) -> Publication:
        """Read and check everything under `root/content`, or take what another edition has read; for one school when it is named."""
        shared = shared or Shared(root)
        programme, problems = shared.edition(school)
        if programme.school:
            site_name, site_url = f"{programme.school.name}, {site_name}", programme.school.site_url or ""
        return cls(root, programme, problems, edition, site_name, site_url, shared=shared)

    @cached_property
    def extension(self) -> BlocksExtension:
        """The one extension that converts every page."""
        extension = BlocksExtension(self.programme, Profile.site)
        extension.site_base = BASE
        return extension

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The pages that editors wrote, by path under content/."""
        return {document.uri: document for document in published(self.programme)}

    @cached_property
    def sections(self) -> tuple[NavSection, ...]:
        """The sections of the navigation, made once."""
        return sections(self.programme)

    @cached_property
    def generated(self) -> Mapping[str, GeneratedPage]:
        """The generated pages, by the path that they pretend to have."""
        makers = (
            stage_pages, map_pages, programme_pages, impact_pages, scoring_pages, glossary_pages, own_pages, stored_pages, change_pages,
        )  # fmt: skip
        made = [page for make in makers for page in make(self.programme)]
        return {page.uri: page for page in (*made, *overview_pages(self.programme, made))}

    def is_page(self, uri: str) -> bool:
        """Whether the Markdown file `uri` becomes a page."""
        return uri in self.documents or uri in self.generated

    def is_translation(self, uri: str) -> bool:
        """Whether the page `uri` is a translation, which has an address of its own kind (`page_url`)."""
        return uri in self.documents and bool(self.documents[uri].language)

    def nav(self) -> list[object]:
        """The navigation as mkdocs.yml would write it."""
        return nav_config(self.programme, self.documents)

    def body(self, uri: str) -> str | None:
        """The Markdown of the page, ready to convert; the extension is set to the page. None for files not ours."""
        page = self.generated.get(uri)
        document = page.document if page else self.documents.get(uri)
        if page is None and document is None:
            return None
        self.extension.document = document
        self.extension.context.key_stages = (page.stage,) if page and page.stage else None
        text = page.body if page else document.body  # type: ignore[union-attr]
        return prepare(relink(text, lambda target: address_of(self.programme, uri, target)), self.programme)

    def page_inputs(self, uri: str) -> tuple[object, ...]:
        """What a page's HTML follows from beside its Markdown and what all editions share."""
        document = self.generated[uri].document if uri in self.generated else self.documents.get(uri)
        school = self.programme.school
        local = school.signposts if school and document and "signposts |" in document.body else ()
        return (document.digest if document else "", bool(school), repr(local))

    def view(self, uri: str) -> PageView | None:
        """What the page's template shows beside the text."""
        if uri in self.generated:
            view = generated_page_view(self.programme, self.generated[uri], self.sections)
            return replace(view, own=own_tool(self.programme, uri)) if uri in (MY_NOTES, MY_SCHOOL) else view
        document = self.documents.get(uri)
        if document is None:
            return None
        view = page_view(
            self.programme, document, self.downloads.get(str(PurePosixPath(uri).parent), ()), self.sections
        )
        if uri == "sessions/index.md" and KEY_POINTS in self.generated:
            return replace(view, links=(Link(self.generated[KEY_POINTS].title, page_url(KEY_POINTS)),))
        if uri != TRAINERS or not self.offered:
            return view
        has_calendar = any(file.format == "ics" for file in self.offered)
        return replace(view, file_tables=all_files(self.offered, self.programme), has_calendar=has_calendar)

    def tool_links(self) -> tuple[Link, ...]:
        """The audits and tools: entries of the navigation that are not pages of MkDocs."""
        return tool_links(self.programme, self.generated)

    def footer_links(self) -> tuple[Link, ...]:
        """The pages about the site that every page ends with."""
        return tuple(Link(title, page_url(uri)) for title, uri in FOOTER if self.is_page(uri))

    def safety_html(self) -> str:
        """The need-help-now box alone, for pages that are not Markdown."""
        md = Markdown(extensions=[*MARKDOWN_EXTENSIONS, self.extension])
        return with_school_line(md.convert("/// safety\n///\n"), self.programme)

    def start_packs(self, executor: Executor, *, release: bool = False) -> None:
        """Start making the packs, for a release in every variant; `join_packs` waits for them."""
        programme = packs.with_release_variants(self.programme) if release else self.programme
        out = packs_folder(self.root, programme.school_slug)
        everybodys = self.shared.checked[0] if self.shared else None
        self.run = packs.start(programme, executor, out, site_url=self.site_url or None, everybodys=everybodys)

    def offer_packs(self) -> None:
        """Offer every pack without making any: they are made when somebody asks for them (`with_packs`)."""
        self.offered = planned_files(self.programme)
        self.downloads = by_folder(self.offered)

    def now(self) -> tuple[Programme, list[Problem], str]:
        """The programme as it was last read, its problems, and the site's address."""
        return self.programme, self.problems, self.site_url

    def join_packs(self) -> list[Problem]:
        """Wait for the packs, and note what each page can offer. The problems are also kept with the others."""
        if self.run is None:
            return []
        found = self.run.join()
        self.problems += found
        self.offered = self.run.files
        self.downloads = by_folder(self.run.files)
        return found

    def pack_files(self) -> dict[str, Path]:
        """Every finished pack, by address."""
        return {str(file.path): self.run.out / file.path for file in self.run.files} if self.run else {}

    def files(self) -> dict[str, bytes]:
        """The files beside the pages, by address: sheets, scripts, fonts, audit pages and tools."""
        found = assets.site_files(tokens_of(self.programme)) | {"_headers": headers_file()}
        found |= school_files(self.programme)
        built = assets.workbench()
        if built is not None:
            found |= audit_pages.site_files(
                self.audit_site(),
                replace(built, data=tool_scripts(self.programme, self.documents, self.shared or Shared(self.root))),
            )
            profile = assets.profile(built.sheet.encode() + found["assets/semh/audit.css"])
            found |= profile_files(self.audit_site(), profile) if profile else {}
        return found

    def page_entries(self, found: list[dict[str, str]]) -> list[dict[str, str]]:
        """What the search finds in the pages of a school's edition."""
        entries_ = self.shared.pages.search_entries(found) if self.shared else found
        return [one | {"text": with_school_line(one["text"], self.programme)} for one in entries_]

    def search_entries(self) -> list[dict[str, str]]:
        """What the search finds beside the pages."""
        return entries(self.programme, self.run.files if self.run else ())

    def audit_site(self) -> AuditSite:
        """What the audit pages need to know of this site."""
        return AuditSite(
            programme=self.programme,
            title=self.site_name,
            edition=self.edition,
            sections=header_menu(self.sections, self.tool_links()),
            session_urls={d.meta.id: page_url(uri) for uri, d in self.documents.items()},
            downloads=by_audit(self.offered, self.programme.audits),
            storage_key=urlsplit(self.site_url).path or "/",
        )
