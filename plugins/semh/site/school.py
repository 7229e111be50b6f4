"""What a school's edition of the site shows of the school: its logo, whom to tell, how to reach it, in its colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath

from semh.blocks.safety import SCHOOL_LINE
from semh.core.programme import Programme
from semh.core.rules.school_logo import logo_path
from semh.core.school_model import Contact, Person, School
from semh.theme.tokens import THEME

FOLDER = "assets/school"


@dataclass(frozen=True)
class SchoolView:
    """The school as the templates read it; `logo` is an address from the site's base, or empty."""

    school: School
    logo: str

    @property
    def name(self) -> str:
        return self.school.name

    @property
    def people(self) -> tuple[Person, ...]:
        """Whom readers may look for, those for worries first."""
        return (self.school.dsl, self.school.champion)

    @property
    def contacts(self) -> tuple[Contact, ...]:
        return self.school.contacts


def school_view(programme: Programme) -> SchoolView | None:
    """The view of the edition's school; None in everybody's edition."""
    school = programme.school
    return SchoolView(school, _logo_uri(school)) if school else None


def school_files(programme: Programme) -> Mapping[str, bytes]:
    """The school's own files, by address."""
    school = programme.school
    if school is None:
        return {}
    files = {f"{FOLDER}/school.css": (THEME / "school.css").read_bytes()}
    if school.logo is not None:
        files[_logo_uri(school)] = (programme.root / logo_path(school.logo.file)).read_bytes()
    return files


def with_school_line(html: str, programme: Programme) -> str:
    """`html` with whom to tell at this school in every help box."""
    return html.replace(SCHOOL_LINE, escape(programme.school.who_to_tell)) if programme.school else html


def packs_folder(root: Path, slug: str) -> Path:
    """Where the packs of an edition are written before they join its pages."""
    return root / "build/packs-schools" / slug if slug else root / "build/packs"


def _logo_uri(school: School) -> str:
    return f"{FOLDER}/logo{PurePosixPath(school.logo.file).suffix}" if school.logo else ""
