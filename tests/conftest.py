"""Fixtures that every room's tests share."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from semh.core.loader import load_programme
from semh.core.problems import has_errors
from semh.core.programme import Programme
from tests.projects import MINIMAL_FILES

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def programme() -> Programme:
    """The real programme, loaded once."""
    programme, problems = load_programme(ROOT)
    assert not has_errors(problems)
    return programme


@pytest.fixture(scope="session")
def site_dir(root: Path) -> Path:
    """The built site. SEMH_SITE names another folder than `site/`."""
    folder = Path(os.environ.get("SEMH_SITE", root / "site"))
    if not (folder / "index.html").is_file():
        pytest.skip("there is no built site; run `make site`")
    return folder


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Make a small project that is sound but for the files given; keys start with `content/`. Returns its root."""

    def make(files: Mapping[str, str | bytes] = {}) -> Path:
        for name, text in {**MINIMAL_FILES, **files}.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return tmp_path

    return make


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file; `--update-golden` writes it anew."""

    def compare(file: Path, actual: str) -> None:
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(actual, encoding="utf-8")
        assert file.is_file(), f"{file} is missing; run pytest --update-golden and look at it"
        assert actual == file.read_text(encoding="utf-8")

    return compare
