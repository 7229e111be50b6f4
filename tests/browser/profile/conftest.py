"""The Profile's first page. Its tests need no built site: the tool pages alone are served."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage, served
from tests.browser.profile.steps import HOME


@pytest.fixture(scope="session")
def base_url(tool_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the tool pages."""
    with served(tool_site, tmp_path_factory.mktemp("host")) as address:
        yield address


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """The first page, in a browser that has no vault yet."""
    page = new_page(HOME)
    page.wait_for_selector("#new-vault")
    return page
