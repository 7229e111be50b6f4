"""MkDocs events, each handed on to the publication."""

from __future__ import annotations

import fnmatch
import os
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from semh.blocks import MARKDOWN_EXTENSIONS
from semh.core.problems import format_github, format_text, has_errors, summary_line
from semh.site.nav_links import add_links
from semh.site.navigation import TOOLS
from semh.site.policy import with_policy
from semh.site.publication import BASE, Publication, base_of

log = get_plugin_logger(__name__)


class SemhConfig(Config):
    """The plugin has no options of its own: everything is in content/."""


class SemhPlugin(BasePlugin[SemhConfig]):
    """Builds the site from the programme. `publication` is that of the build under way."""

    publication: Publication

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.publication = Publication.load(Path(config.docs_dir).parent, str(config.extra.get("edition", "")))
        problems = self.publication.problems
        if has_errors(problems):
            show = format_github if os.environ.get("GITHUB_ACTIONS") else format_text
            log.error("%s\n%s Nothing was written.", show(problems), summary_line(problems))
            raise Abort("The content has errors.")
        if problems:
            log.info("%s `semh check` lists them.", summary_line(problems))
        wanted = [name for name in MARKDOWN_EXTENSIONS if name not in config.markdown_extensions]
        config.markdown_extensions += [*wanted, self.publication.extension]  # type: ignore[list-item]
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.is_documentation_page() and not self.publication.is_page(file.src_uri):
                file.inclusion = InclusionLevel.EXCLUDED
        for uri, page in self.publication.stage_pages.items():
            files.append(File.generated(config, uri, content=page.body, inclusion=InclusionLevel.NOT_IN_NAV))
        config.nav = self.publication.nav()
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        add_links(nav.items, TOOLS, [Link(link.title, link.url) for link in self.publication.tool_links()])
        return nav

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        body = self.publication.body(page.file.src_uri)
        if page.file.src_uri in self.publication.stage_pages:
            page.meta["search"] = {"exclude": True}  # the page for all key stages is found instead
        return markdown if body is None else body

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        return html.replace(BASE, base_of(page.url))

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        for uri, content in self.publication.files().items():
            files.append(File.generated(config, uri, content=content))
        uris = [file.src_uri for file in files]
        env.globals["semh_asset"] = lambda pattern: next(iter(fnmatch.filter(uris, pattern)), pattern)
        env.globals["semh_footer_links"] = self.publication.footer_links()
        env.globals["semh_safety"] = self.publication.safety_html()
        return env

    def on_page_context(
        self, context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        context["semh"] = self.publication.view(page.file.src_uri)  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        return with_policy(output)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        return with_policy(output_content)
