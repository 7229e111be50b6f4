"""MkDocs events, each handed on to the publication."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from semh.blocks import MARKDOWN_EXTENSIONS
from semh.guidance.topics import page_url
from semh.site.addresses import finished
from semh.site.nav_links import add_links
from semh.site.navigation import TOOLS
from semh.site.on_demand import with_packs
from semh.site.policy import with_policy
from semh.site.publication import Publication
from semh.site.school import with_school_line
from semh.site.search_entries import search_of
from semh.site.shared import Shared
from semh.site.stop import stop_on_errors
from semh.site.template_values import template_values


class SemhConfig(Config):  # type: ignore[no-untyped-call]  # mkdocs has no types here
    """`packs: false` leaves out the downloads, `release: true` makes all variants of them; `school` names one whose edition it is."""

    packs = Type(bool, default=True)
    release = Type(bool, default=False)
    school = Type(str, default="")


class SemhPlugin(BasePlugin[SemhConfig]):  # type: ignore[no-untyped-call]
    """Builds the site from the programme. `publication` is that of the build under way; `shared` is given to builds of several."""

    publication: Publication
    shared: Shared | None = None
    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.serving = command == "serve"

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        server.set_app(with_packs(server.serve_request, server.mount_path, lambda: self.publication.now()))
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root, edition = Path(config.docs_dir).parent, str(config.extra.get("edition", ""))
        self.work = self.shared or Shared(root)
        self.publication = Publication.load(
            root, edition, config.site_name, config.site_url or "", school=self.config.school, shared=self.work
        )
        stop_on_errors(self.publication.problems)
        config.site_name, config.site_url = self.publication.site_name, self.publication.site_url
        if self.config.packs and not self.serving:
            self.publication.start_packs(self.work.executor, release=self.config.release)
        elif self.config.packs:
            self.publication.offer_packs()
        wanted = [name for name in MARKDOWN_EXTENSIONS if name not in config.markdown_extensions]
        config.markdown_extensions += [*wanted, self.publication.extension]
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.is_documentation_page() and not self.publication.is_page(file.src_uri):
                file.inclusion = InclusionLevel.EXCLUDED
            elif self.publication.is_translation(file.src_uri):
                file.dest_uri = f"{page_url(file.src_uri)}index.html"
                file.inclusion = InclusionLevel.NOT_IN_NAV
        for uri, page in self.publication.generated.items():
            files.append(File.generated(config, uri, content=page.body, inclusion=InclusionLevel.NOT_IN_NAV))
        config.nav = self.publication.nav()
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        add_links(nav.items, TOOLS, [Link(link.title, link.url) for link in self.publication.tool_links()])
        return nav

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        uri = page.file.src_uri
        body, generated = self.publication.body(uri), self.publication.generated.get(uri)
        if generated and (search := search_of(generated)):
            page.meta["search"] = search
        return self.work.pages.wanted(page, markdown if body is None else body, *self.publication.page_inputs(uri))

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        return self.work.pages.html(page, html, files, lambda text: finished(text, page.url))

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        found = self.publication.join_packs()
        if self.shared is None:
            self.work.close()
        stop_on_errors(found)
        for uri, path in self.publication.pack_files().items():
            files.append(File.generated(config, uri, abs_src_path=str(path)))
        for uri, content in self.publication.files().items():
            files.append(File.generated(config, uri, content=content))
        env.globals.update(template_values(self.publication, [file.src_uri for file in files]))
        env.bytecode_cache = self.work.templates
        return env

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        context["semh"] = self.publication.view(page.file.src_uri)  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        return with_policy(with_school_line(output, self.publication.programme))

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        return with_policy(output_content)
