"""Words of the glossary: marked once, explained at the end in words for the reader, before sources and the last help box."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from semh.blocks import Profile, render
from semh.core.loader import load_programme
from tests.projects import front_matter

GLOSSARY = """\
dsl: {term: DSL, means: The lead., parent: Keeps children safe.}
apdr: {term: "APDR (assess, plan, do, review)", means: A cycle.}
attachment: {term: Attachment, means: A bond., parent: A close bond.}
"""
SOURCES = "\n".join(
    f"""\
{id_}:
  title: {title}
  publisher: The state
  date: 2026-09-01
  url: https://www.gov.uk/a-law
  read: original
  review_by: 2099-09-01
  superseded_by: null
"""
    for id_, title in (("a-law-2026", "A law"), ("a-dsl-law-2026", "A law for the DSL"))
)
BODY = """
/// safety
///

## Attachment and the DSL

Tell the DSL. [The DSL](https://www.gov.uk/) decides.[^a-law-2026] **Attachment matters**; attachment lasts.

Use APDR here, not APDRs. Ask `DSL`.

/// safety
///
"""
Page = Callable[..., html.HtmlElement]


@pytest.fixture
def page(make_project: Callable[..., Path]) -> Page:
    def rendered(audience: str = "staff", body: str = BODY, profile: Profile = Profile.site) -> html.HtmlElement:
        uri = "about/page.md"
        files = {
            "content/glossary.yml": GLOSSARY,
            "content/sources.yml": SOURCES,
            f"content/{uri}": front_matter("page", audience=audience) + body,
        }
        programme, _ = load_programme(make_project(files))
        text = render(programme.documents[uri], programme, profile, site_base="../../")
        return html.fragment_fromstring(text, create_parent="div")

    return rendered


def test_the_first_use_in_the_text_is_a_link_and_no_other(page: Page) -> None:
    root = page()
    marked = [(link.text, link.get("href")) for link in root.find_class("semh-term")]
    assert marked == [("DSL", "#word-dsl"), ("attachment", "#word-attachment"), ("APDR", "#word-apdr")]
    assert "Tell the DSL. The DSL decides." in " ".join(root.text_content().split())
    assert root.find_class("semh-term")[0].getparent().tag == "p"


def test_the_titles_of_sources_are_left_alone(page: Page) -> None:
    root = page(body="\nA rule.[^a-dsl-law-2026]\n")
    assert "A law for the DSL" in root.find_class("semh-sources")[0].text_content()
    assert not root.find_class("semh-term")
    assert not root.find_class("semh-words")


def test_every_marked_word_is_explained_for_the_reader(page: Page) -> None:
    entries = {one.get("id"): one.text_content() for one in page().find_class("semh-words")[0].iter("li")}
    assert entries["word-apdr"] == "APDR (assess, plan, do, review): A cycle."
    assert list(entries) == ["word-apdr", "word-attachment", "word-dsl"]
    for_parents = page("parent").find_class("semh-words")[0]
    assert [one.text_content() for one in for_parents.iter("li")] == [
        "Attachment: A close bond.",
        "DSL: Keeps children safe.",
    ]


def test_words_and_sources_stand_before_the_last_help_box(page: Page) -> None:
    classes = [child.get("class") for child in page()]
    assert classes[-3:] == ["semh-words", "footnote semh-sources", "semh-safety"]
    assert classes[0] == "semh-safety"


def test_without_a_word_there_is_no_section_and_paper_marks_none(page: Page) -> None:
    assert page(body="\nNothing here.\n").find_class("semh-words") == []
    assert page(profile=Profile.print).find_class("semh-term") == []
