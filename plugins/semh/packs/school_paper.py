"""What a school puts on its papers: a band with logo, name, whom to tell and address, and the colour of headings.

A paper is laid out once for all schools, with an empty slot of a fixed size where the band goes and a colour that stands for the
school's; each school's band and colour are then put in (`semh.packs.stamp`).
"""

from __future__ import annotations

import base64
import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from markupsafe import Markup

from semh.core.programme import Programme
from semh.core.rules.school_logo import logo_path, logo_size
from semh.core.school_model import School
from semh.packs.plan import PackSpec
from semh.packs.qr import qr_svg
from semh.packs.styles import font_faces
from semh.schools.colours import tokens_of
from semh.theme.tokens import Tokens, load_tokens, with_colours

SLOT_ALT = "@semh-school-band@"
SLOT_DOTS = (7, 3)
"""Width and height of the picture that keeps the slot: no other picture has these."""
BAND = (178, 14)
"""Width and height of the band in mm; `.school-band` of print.css gives the slot the same shape."""
COLOUR = "primary"
"""The one colour of the theme that papers take from a school."""


_EVERYBODYS = frozenset({"slides", "slides-three", "policy", "audit-paper"})
"""Parts that bear no school: what is shown to a room, policies and audits."""


@dataclass(frozen=True)
class SchoolPaper:
    """One school's band and colour, as plain values that travel to a worker."""

    name: str
    who: str
    address: str
    logo: str
    logo_alt: str
    logo_shape: float
    """Width divided by height."""
    logo_digest: str
    is_fictional: bool
    colour: str
    details: tuple[tuple[str, str], ...] = ()
    """What Word files ask for, by the detail's id (semh.office.controls)."""
    places: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The lines that stand in the place of ruled ones in Word files, by the place's name."""

    @property
    def words(self) -> str:
        """What the band says, for readers who hear it."""
        parts = [self.logo_alt, f"{self.name}. {self.who}", self.address, MADE_UP if self.is_fictional else ""]
        return " ".join(f"{part.rstrip('.')}." for part in parts if part)


_NUMBER = re.compile(r"(?<=\d) (?=\d)")
"""A space inside a telephone number, at which no line ends."""
MADE_UP = "A made-up school"


def is_stamped(spec: PackSpec) -> bool:
    """Whether the pack bears the school's band: PDFs and Word files of sessions and kits, and Word files of policies and audits."""
    if spec.format == "docx":
        return True
    return spec.format == "pdf" and not set(spec.recipe.parts) <= _EVERYBODYS and spec.audit is None


def paper_of(programme: Programme) -> SchoolPaper | None:
    """The paper of the edition's school; None in everybody's edition."""
    school = programme.school
    if school is None:
        return None
    logo, shape, digest = "", 1.0, ""
    if school.logo is not None:
        path = logo_path(school.logo.file)
        data = (programme.root / path).read_bytes()
        width, height = logo_size(school.logo.file, data)
        logo, shape, digest = str(path), width / height, f"{zlib.crc32(data):08x}{len(data):x}"
    return SchoolPaper(
        name=school.name,
        who=school.whom_to_tell,
        address=school.site_url or school.website or "",
        logo=logo,
        logo_alt=school.logo.alt if school.logo else "",
        logo_shape=shape,
        logo_digest=digest,
        is_fictional=school.fictional,
        colour=tokens_of(programme).colours[COLOUR].light,
        details=tuple((id_, words) for id_, words in _details(school) if words),
        places=tuple(_places(school)),
    )


def _details(school: School) -> Iterator[tuple[str, str]]:
    yield "school_name", school.name
    yield "school_phone", next((contact.phone for contact in school.contacts if contact.phone), "")
    yield "dsl_name", school.dsl.name or ""
    yield "dsl_contact", school.dsl.contact
    yield "champion_name", school.champion.name or ""
    yield "champion_contact", school.champion.contact


def _places(school: School) -> Iterator[tuple[str, tuple[str, ...]]]:
    """As the browser fills them from what a school types there (school-words.ts)."""
    office = school.contacts[0]
    reached = ", ".join(filter(None, (office.phone, office.email)))
    hours = f" ({office.hours})" if office.hours else ""
    person = school.champion
    champion = person.name or person.role
    yield "contact", (f"{office.what}: {reached}{hours}", f"Keeps children safe: {school.whom_to_tell}")
    yield "ask", (f"{champion}: {person.contact}",)
    yield "from", (f"{champion}, {school.name}",)


def tokens_for_papers(programme: Programme) -> Tokens:
    """The colours of a paper before a school's is put in: everybody's, one of them in a shade that nothing else has."""
    if programme.school is None:
        return load_tokens()
    return with_colours(load_tokens(), {COLOUR: (standing_for(), None)})


def standing_for() -> str:
    """The colour that stands for the school's: everybody's, with one unit more of blue."""
    colour = load_tokens().colours[COLOUR].light
    return f"{colour[:5]}{min(int(colour[5:], 16) + 1, 255):02x}"


def slot_html() -> Markup:
    """The empty slot."""
    return Markup('<p class="school-band"><img alt="{}" src="data:image/png;base64,{}"></p>').format(SLOT_ALT, _dots())


def _dots() -> str:
    """A grey PNG of SLOT_DOTS."""
    width, height = SLOT_DOTS

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = zlib.compress((b"\0" + b"\xf0" * width) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return base64.b64encode(png).decode()


def band_html(paper: SchoolPaper) -> str:
    """The band as an HTML document of one page."""
    width, height = BAND
    who = _NUMBER.sub("\u00a0", paper.who)
    high = height - 1
    wide = min(high * paper.logo_shape, 40)
    logo = f'<img class="logo" style="width:{wide:g}mm" src="{escape(paper.logo)}" alt="">' if paper.logo else ""
    bare = urlsplit(paper.address)
    address = f'<p class="at">{escape(f"{bare.netloc}{bare.path}".rstrip("/"))}</p>' if paper.address else ""
    made_up = f" <span>({MADE_UP.lower()})</span>" if paper.is_fictional else ""
    code = qr_svg(paper.address) if paper.address else ""
    return (
        f'<html lang="en"><head><style>{font_faces()}'
        f"@page {{ size: {width}mm {height}mm; margin: 0 }} body {{ margin: 0; height: {height}mm; display: flex; "
        "align-items: center; font: 9pt/1.2 'Atkinson Hyperlegible'; color: #1d2a30; overflow: hidden }"
        f".logo {{ max-height: {high}mm; margin-right: 3mm; flex: none; object-fit: contain }} .words {{ flex: 1 }}"
        f"p {{ margin: 0 }} .name {{ font-size: 11.5pt; font-weight: 700; color: {paper.colour} }} "
        ".name span { font-size: 9pt; font-weight: 400; color: #1d2a30 } .at { flex: none; margin-left: 4mm }"
        f".qr {{ width: {high}mm; height: {high}mm; flex: none; margin-left: 2mm }}</style></head><body>{logo}"
        f'<div class="words"><p class="name">{escape(paper.name)}{made_up}</p><p>{escape(who)}</p></div>'
        f"{address}{code}</body></html>"
    )
