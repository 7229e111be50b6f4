"""The record of the programme on paper asks what the Workbench asks."""

from __future__ import annotations

import json
from dataclasses import replace

from semh.audits.audit_site import AuditSite
from semh.audits.programme_paper import programme_pages
from semh.audits.tool_data import page_data
from semh.core.programme import Programme


def test_the_paper_names_every_session_and_expectation_that_the_workbench_asks_about(programme: Programme) -> None:
    (page,) = programme_pages(programme)
    asked = page_data(AuditSite(programme, "SEMH", "1"), "../../")["programme"]
    titles = [*asked["sessions"].values(), *asked["parents"].values(), *asked["expectations"].values()]
    assert len(titles) == 10 + 5 + 9
    assert [title for title in titles if title[1:] not in page.body] == []


def test_the_workbench_gets_the_kit_for_year_two_only_where_the_site_has_it(programme: Programme) -> None:
    site = AuditSite(programme, "SEMH", "1", session_urls={"year-two-partner": "staff/year-two-partner/"})
    assert page_data(site, "../../")["programme"]["kit"] == "staff/year-two-partner/"
    # The single file has no site around it.
    assert page_data(site, "")["programme"]["kit"] == ""
    assert "year-two" not in json.dumps(page_data(replace(site, session_urls={}), "../../")["programme"])


def test_a_programme_without_an_outline_has_no_paper(programme: Programme) -> None:
    bare = replace(programme, outline=None)
    assert programme_pages(bare) == ()
    assert page_data(AuditSite(bare, "SEMH", "1"), "../../")["programme"]["sessions"] == {}
