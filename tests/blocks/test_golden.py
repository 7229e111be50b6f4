"""Small documents and the HTML that they become. `pytest --update-golden` writes the HTML anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from semh.blocks import Profile, render
from semh.core.documents import read_document
from semh.core.loader import load_programme
from tests.projects import front_matter

FOLDER = Path(__file__).parents[1] / "golden/blocks"
CASES = sorted(FOLDER.glob("*.md"))
PLACES = {
    "facilitator": "content/sessions/01-first/facilitator.md",
    "handout": "content/sessions/01-first/handouts/a.md",
}
MakeProject = Callable[[Mapping[str, str | bytes]], Path]


@pytest.mark.parametrize("profile", Profile)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_block_becomes_the_golden_html(
    case: Path, profile: Profile, make_project: MakeProject, golden: Callable[[Path, str], None]
) -> None:
    """The part of a case's name before the first hyphen says what kind of document holds it."""
    kind = case.stem.partition("-")[0]
    uri = PLACES.get(kind, "content/sessions/01-first/index.md")
    more = {"audience": "facilitator"} if kind == "facilitator" else {"sides": "1"} if kind == "handout" else {}
    more |= {"audience": "parent"} if kind == "parent" else {}
    root = make_project({uri: front_matter("a-document", **more) + "\n" + case.read_text(encoding="utf-8")})
    programme, _ = load_programme(root)
    document = programme.documents[uri.removeprefix("content/")]
    assert not read_document(root, document.path)[1]
    html = render(document, programme, profile, site_base="../../")
    golden(FOLDER / f"{case.stem}.{profile}.html", html + "\n")
