"""The Profile's page and its single file: the policy, what they load, and the words for passphrases."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from semh.audits.audit_site import AuditSite
from semh.core.programme import Programme
from semh.profile.pages import SINGLE_FILE, TOOL, BuiltProfile, profile_files

BUILT = BuiltProfile(
    "page()", ".x{}", "body{}", "(()=>{'</script'})()", {"profile-more.js": "more()"}, {"400-normal": b"font"}
)
DATA = re.compile(r'<script type="application/json" id="semh-profile">(.+?)</script>', re.DOTALL)


@pytest.fixture
def files(programme: Programme) -> dict[str, bytes]:
    return profile_files(AuditSite(programme, "SEMH", "2026.1"), BUILT)


def test_the_page_may_load_its_own_files_and_talk_to_nobody(files: dict[str, bytes]) -> None:
    page = files[f"{TOOL}/index.html"].decode()
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    for rule in (
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'none'",
        "form-action 'none'",
        "frame-src 'none'",
    ):
        assert rule in policy.replace("&#39;", "'")
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_the_single_file_holds_everything_by_its_hashes(files: dict[str, bytes]) -> None:
    single = files[SINGLE_FILE].decode()
    assert (
        files[f"{SINGLE_FILE}.sha256"].decode() == f"{hashlib.sha256(files[SINGLE_FILE]).hexdigest()}  profile.html\n"
    )
    policy = re.findall(r'content="(default-src[^"]+)"', single)[0]
    for text in (
        re.findall(r"<script>(.+?)</script>", single, re.DOTALL)[0],
        re.findall(r"<style>(.+?)</style>", single, re.DOTALL)[0],
    ):
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy
    assert '<link rel="stylesheet"' not in single and "<script src" not in single
    assert files[f"{TOOL}/profile-more.js"] == b"more()" and "more()" not in single


def test_two_thousand_short_words_and_thirty_pupils_come_with_the_page(files: dict[str, bytes]) -> None:
    data = json.loads(DATA.findall(files[f"{TOOL}/index.html"].decode())[0])
    words = data["words"]
    assert len(words) == len(set(words)) >= 2000
    assert all(re.fullmatch(r"[a-z]{3,8}", word) for word in words)
    assert len(data["practice"]["pupils"]) == 30


def test_no_claim_is_made_that_cannot_be_kept(root: Path) -> None:
    folder = root / "plugins/semh/profile"
    for file in [*folder.rglob("*.ts"), *folder.rglob("*.j2"), folder / "scoring_page.py"]:
        found = re.findall(
            r"\bsecure\b|\banonymous\b|GDPR[- ]compliant", file.read_text(encoding="utf-8"), re.IGNORECASE
        )
        assert found == [], file


def test_without_javascript_the_page_says_what_the_tool_does_and_where_the_paper_is(programme: Programme) -> None:
    site = AuditSite(programme, "SEMH", "2026.1", session_urls={"s3": "sessions/03-profiling/"})
    files = profile_files(site, BUILT)
    page = files[f"{TOOL}/index.html"].decode()
    assert "hand-over file for the next school" in page and 'href="../../sessions/03-profiling/"' in page
    assert "hand-over file for the next school" in files[SINGLE_FILE].decode()
