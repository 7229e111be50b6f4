"""Pages in other languages: their address, their language and direction, and what they say of the English text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from semh.site import build
from tests.translations import FILES, PAGE

WebProject = Callable[..., Path]


@pytest.fixture
def site(web_project: WebProject) -> Path:
    project = web_project(FILES)
    problems = build(project, project / "site", packs=False)
    assert [problem for problem in problems if problem.code.startswith(("site/", "translation/"))] == []
    return project / "site"


def page(site: Path, name: str) -> html.HtmlElement:
    return html.parse(str(site / name / "index.html"), html.HTMLParser(encoding="utf-8")).getroot()


def test_a_translation_has_its_own_address_and_is_not_in_the_menu(site: Path) -> None:
    assert (site / "parents/help/ar/index.html").is_file()
    menu = page(site, "parents").find_class("semh-section-nav")[0].text_content()
    assert "Help at home" in menu
    assert "مساعدة" not in menu


def test_each_language_leads_to_the_others(site: Path) -> None:
    links = {link.text: link for link in page(site, "parents/help").xpath("//a[@hreflang]")}
    assert set(links) == {"Pseudo", "العربية"}
    assert links["العربية"].get("href") == "ar/"
    assert links["العربية"].get("lang") == "ar"
    back = {link.text: link.get("href") for link in page(site, "parents/help/ar").xpath("//a[@hreflang]")}
    assert back == {"English": "../", "Pseudo": "../pl/"}


def test_the_text_bears_its_language_and_direction_and_english_words_theirs(site: Path) -> None:
    arabic = page(site, "parents/help/ar")
    heading = arabic.xpath("//h2[contains(., 'حديث')]")[0]
    (outer,) = heading.xpath("ancestor::*[@lang and @dir][1]")
    assert (outer.get("lang"), outer.get("dir")) == ("ar", "rtl")
    assert arabic.xpath("//h1")[0].get("dir") == "rtl"
    assert arabic.find_class("semh-say")[0].find("p").text == "قل"
    avoid = arabic.find_class("semh-avoid")[0].find("p")
    assert (avoid.text, avoid.get("lang")) == ("Avoid saying", "en")
    assert arabic.find_class("semh-safety")[0].get("lang") == "en"


def test_a_translation_says_what_it_follows_and_when_the_english_text_has_moved_on(web_project: WebProject) -> None:
    moved = PAGE.replace("Sit beside your child.", "Sit down beside your child.")
    project = web_project({**FILES, "content/parents/help.md": moved})
    problems = build(project, project / "site", packs=False)
    assert sorted(p.place.path.name for p in problems if p.code == "translation/behind") == ["help.ar.md", "help.pl.md"]
    text = page(project / "site", "parents/help/pl").find_class("semh-overdue")[0].text_content()
    assert "follows the English text of 24 November 2026" in text
    assert "The English text has changed since then" in text


def test_a_translated_help_box_is_used_where_there_is_one(web_project: WebProject) -> None:
    box = "---\nid: safety.ar\ntitle: تحتاج مساعدة الآن\naudience: pupil\nreviewed: 2026-11-24\nreview_by: 2099-11-01\n"
    from semh.core.text_files import digest_of
    from tests.projects import SAFETY

    box += f"follows: 2026-11-01\nenglish: v{digest_of(SAFETY)[:7]}\n---\n\nاتصل بـ {{{{ signposts['samaritans'].phone }}}}.\n"
    project = web_project({**FILES, "content/safety.ar.md": box})
    build(project, project / "site", packs=False)
    safety = page(project / "site", "parents/help/ar").find_class("semh-safety")[0]
    assert safety.get("lang") is None
    assert "116 123" in safety.text_content()
    assert not (project / "site/safety").exists()
