"""The MkDocs adapter: pages, navigation and generated files from the programme. Nothing else imports mkdocs."""

from semh.site.build import build

__all__ = ["build"]
