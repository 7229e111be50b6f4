"""Make sure that the native programs and libraries are there: install them where the user may, else say what to run.

Usage: native.py build (Pango and HarfBuzz, for PDFs) | test (Chromium, poppler, qpdf, LibreOffice) | soak (Java, Firefox).
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Need(NamedTuple):
    """Something native: how to see that it is there, and the packages that bring it."""

    name: str
    is_there: Callable[[], bool]
    apt: str
    brew: str


def library(*names: str) -> Callable[[], bool]:
    return lambda: any(ctypes.util.find_library(name) for name in names) or _in_homebrew(names)


def _in_homebrew(names: tuple[str, ...]) -> bool:
    return any(
        Path(f"{prefix}/lib/lib{name}.dylib").exists() for prefix in ("/opt/homebrew", "/usr/local") for name in names
    )


def program(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) or Path(name).exists() for name in names)


MAC_CHROME = "/Applications/Chromium.app/Contents/MacOS/Chromium"
NEEDS = {
    "build": [
        Need("Pango", library("pango-1.0", "pango-1.0.0"), "libpango-1.0-0 libpangoft2-1.0-0", "pango"),
        Need("HarfBuzz subsetting", library("harfbuzz-subset", "harfbuzz-subset.0"), "libharfbuzz-subset0", "harfbuzz"),
        Need(
            "Python's venv",
            lambda: __import__("importlib.util").util.find_spec("ensurepip") is not None,
            "python3-venv",
            "python",
        ),
    ],
    "test": [
        Need(
            "Chromium",
            program("chromium", "chromium-browser", "google-chrome", MAC_CHROME),
            "chromium",
            "--cask chromium",
        ),
        Need("pdftoppm", program("pdftoppm"), "poppler-utils", "poppler"),
        Need("qpdf", program("qpdf"), "qpdf", "qpdf"),
        Need(
            "LibreOffice",
            program("soffice"),
            "libreoffice-impress-nogui libreoffice-writer-nogui libreoffice-calc-nogui fonts-liberation2",
            "--cask libreoffice",
        ),
    ],
    "soak": [
        Need("Java", program("java"), "default-jre-headless", "openjdk"),
        Need("Firefox", program("firefox-esr", "firefox"), "firefox-esr", "--cask firefox"),
    ],
}


def installers(packages: list[Need]) -> list[list[str]]:
    """The commands that install what is missing on this system; empty when we know no package manager here."""
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo"]
        names = [name for need in packages for name in need.apt.split()]
        return [
            [*sudo, "apt-get", "update", "-qq"],
            [*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", *names],
        ]
    if shutil.which("brew"):
        return [["brew", "install", *need.brew.split()] for need in packages]
    return []


def may_install() -> bool:
    """Whether packages can be installed without asking for a password."""
    if not shutil.which("apt-get"):
        return True
    return os.geteuid() == 0 or subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0


def main(stage: str) -> int:
    missing = [need for need in NEEDS[stage] if not need.is_there()]
    if not missing:
        return 0
    names = ", ".join(need.name for need in missing)
    commands = installers(missing)
    lines = " && ".join(" ".join(command) for command in commands)
    if not commands or not may_install():
        print(
            f"Missing: {names}. Run this, then try again:\n    {lines or 'your package manager, for the above'}",
            file=sys.stderr,
        )
        return 1
    print(f"Installing {names} …")
    for command in commands:
        subprocess.run(
            command, check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, stdout=subprocess.DEVNULL
        )
    still = [need.name for need in missing if not need.is_there()]
    if still:
        print(f"Still missing after the installation: {', '.join(still)}. It was: {lines}", file=sys.stderr)
    return 1 if still else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if sys.argv[1:] else "build"))
