"""Every page of the built site is sound HTML: html-validate in each run, the Nu HTML Checker in the long ones."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

pytestmark = pytest.mark.site

EXCEPTIONS = {
    "doctype-style": "lower case is what the standard's own examples use",
    "long-title": "a rule of search engines; a page's title says what the page is about, then the site's name",
    "no-trailing-whitespace": "a matter of looks that templates leave behind and compression takes away",
    "prefer-native-element": "a group of key stages and a table that scrolls are no sections of the text",
    "tel-non-breaking": "the style sheet keeps a telephone number on one line, and a space can be copied",
    "valid-id": "the theme looks for `__search`, and Python-Markdown names footnotes `fn:source`; both are valid HTML",
    "void-style": "Python-Markdown writes `<img />`",
    "wcag/h32": "search and filters act as one types or ticks; nothing is sent",
}
"""What html-validate would have otherwise, and why we do not."""
NEWER_CSS = re.compile(r"CSS: “[a-z-]+”: (Property “container-type” doesn't exist|Unknown dimension)\.$")
"""The checker does not know container units yet, in which the poster of the conference is measured."""


def test_html_validate_finds_nothing(root: Path, site_dir: Path, tmp_path: Path) -> None:
    settings = tmp_path / "htmlvalidate.json"
    rules = dict.fromkeys(EXCEPTIONS, "off")
    settings.write_text(json.dumps({"root": True, "extends": ["html-validate:standard"], "rules": rules}))
    command = ["exec", "--", "html-validate", "--config", str(settings), "--formatter", "json", str(site_dir)]
    done = subprocess.run(
        [sys.executable, "tools/node.py", *command], cwd=root, capture_output=True, text=True, check=False
    )
    pages = json.loads(done.stdout)
    found = Counter((rule["ruleId"], rule["message"]) for page in pages for rule in page["messages"])
    examples = {
        (rule["ruleId"], rule["message"]): f"{page['filePath']}:{rule['line']}"
        for page in pages
        for rule in page["messages"]
    }
    assert [f"{examples[fault]} {fault} {count} times" for fault, count in found.items()] == []
    assert done.returncode == 0, done.stderr


@pytest.mark.soak
def test_the_nu_html_checker_finds_nothing(root: Path, site_dir: Path) -> None:
    java = shutil.which("java")
    if not java:
        pytest.skip("Java is not installed; `tools/native.py soak` installs it")
    command = [java, "-jar", str(root / "node_modules/vnu-jar/build/dist/vnu.jar")]
    done = subprocess.run(
        [*command, "--errors-only", "--skip-non-html", "--format", "json", str(site_dir)],
        capture_output=True,
        text=True,
        check=False,
    )
    found = [fault for fault in json.loads(done.stderr)["messages"] if not NEWER_CSS.match(fault["message"])]
    assert [f"{fault['url']}:{fault.get('lastLine')} {fault['message']}" for fault in found] == []
