"""The recovery script of the handbook opens a vault that the browser's own code made."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

VAULT = Path(__file__).parent / "files/version-1.semhvault"
HANDOVER = Path(__file__).parent / "files/version-1.semhmoves"
PASSPHRASE = "seven green bottles – Straße"
SCRIPT = re.compile(r"^```python\n(.+?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def script(root: Path) -> str:
    found = SCRIPT.findall((root / "content/about/vault.md").read_text(encoding="utf-8"))
    assert len(found) == 1
    return str(found[0])


def test_the_recovery_script_has_at_most_twenty_lines(script: str) -> None:
    assert len(script.splitlines()) <= 20


def test_the_recovery_script_opens_a_vault(script: str) -> None:
    pytest.importorskip("cryptography")
    done = subprocess.run(
        [sys.executable, "-c", script, str(VAULT)], input=f"  {PASSPHRASE}\n", capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["pupils"][0]["code"] == "P07"


def test_a_wrong_passphrase_shows_nothing(script: str) -> None:
    pytest.importorskip("cryptography")
    done = subprocess.run(
        [sys.executable, "-c", script, str(VAULT)], input="another one\n", capture_output=True, encoding="utf-8"
    )
    assert done.returncode != 0 and done.stdout == ""


def test_the_same_script_opens_a_hand_over_file_with_the_two_words_changed(script: str, root: Path) -> None:
    pytest.importorskip("cryptography")
    page = (root / "content/about/vault.md").read_text(encoding="utf-8")
    for old, new in (("SEMHVAULT", "SEMHMOVES"), ("semh-vault", "semh-handover")):
        assert f"`{new}` for `{old}`" in page
        assert old in script
        script = script.replace(old, new)
    done = subprocess.run(
        [sys.executable, "-c", script, str(HANDOVER)],
        input="otter lemon bridge quiet maple\n",
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["pupils"][0]["story"]["strengths"] == "Knows 64 birds by their call."
