"""What a run of the packs may vary, and what each pack prints about itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True)
class PackSettings:
    """Start of the session, size of the group, and the site's address (None: no QR code, a line to write on)."""

    start_time: str = "09:00"
    group: int = 24
    site_url: str | None = None
    version: str = ""

    @property
    def shown_version(self) -> str:
        return self.version or _installed_version()


@cache
def _installed_version() -> str:
    try:
        return version("semh")
    except PackageNotFoundError:
        return "unreleased"
