"""The site's own files beside its pages: sheets, fonts, scripts, icon, as (address, bytes)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from semh.audits.audit_site import Built
from semh.core.problems import Place, Problem, Rule
from semh.profile.pages import BuiltProfile
from semh.theme.tokens import FONT_FACES, THEME, Tokens, font_css, load_tokens, tokens_css

FOLDER = "assets/semh"
SETUP = Path(__file__).parents[3]
"""The folder with package.json, where `npm ci` and `npm run build` leave what the browser needs."""
FONTS = SETUP / "node_modules/@fontsource/atkinson-hyperlegible"
BROWSER = SETUP / "build/browser"
SCRIPTS = ("reading.js", "topics.js", "mine.js", "notes.js", "papers.js")
LATER = ("office.js", "more.js", "policy.js", "programme.js", "impact.js")
"""Parts of the Workbench that its page loads when they are first needed."""
PROFILE = ("profile.js", "profile.css", "profile-whole.js", "profile-more.js")
"""The Profile tool: its script and sheet, all scripts in one for the single file, and what its page loads later."""
WHOLE = "workbench-whole.js"
"""All of them in one, for the single file."""

NOT_BUILT = Rule(
    "site/not-built",
    "The script `{name}` has not been built.",
    "Run `make site`, or `npm ci` and then `npm run build`.",
)


def font_file(face: str) -> Path:
    """The file of one face of the site's font (see FONT_FACES)."""
    return FONTS / f"files/atkinson-hyperlegible-latin-{face}.woff2"


def missing(
    names: tuple[str, ...] = (*SCRIPTS, "workbench.js", "workbench.css", WHOLE, *LATER, *PROFILE),
) -> list[Problem]:
    """A problem for each script or sheet that `npm run build` should have made."""
    place = Place(PurePosixPath("package.json"))
    return [NOT_BUILT.at(place, name=name) for name in names if not (BROWSER / name).is_file()]


def fonts() -> dict[str, bytes]:
    """The font files by face."""
    return {face: font_file(face).read_bytes() for face, _, _ in FONT_FACES if font_file(face).is_file()}


def tokens_sheet(url_of_font: Mapping[str, str], tokens: Tokens | None = None) -> str:
    """The sheet that every page loads first: fonts and colours."""
    return font_css(url_of_font) + tokens_css(tokens or load_tokens())


def site_files(tokens: Tokens | None = None) -> dict[str, bytes]:
    """Everything under assets/semh, by address from the site's base; in other colours where `tokens` says so."""
    faces = fonts()
    found = {f"{FOLDER}/fonts/{face}.woff2": data for face, data in faces.items()}
    if faces:
        found[f"{FOLDER}/fonts/LICENSE.txt"] = (FONTS / "LICENSE").read_bytes()
    found[f"{FOLDER}/tokens.css"] = tokens_sheet({face: f"fonts/{face}.woff2" for face in faces}, tokens).encode()
    found[f"{FOLDER}/reading.css"] = b"".join(
        (THEME / name).read_bytes() for name in ("reading.css", "blocks.css", "print.css")
    )
    found[f"{FOLDER}/own.css"] = (THEME / "own.css").read_bytes()
    found[f"{FOLDER}/icon.svg"] = (THEME / "icon.svg").read_bytes()
    for name in SCRIPTS:
        if (BROWSER / name).is_file():
            found[f"{FOLDER}/{name}"] = (BROWSER / name).read_bytes()
    return found


def workbench() -> Built | None:
    """The tool's scripts and sheet with the fonts, or None when they have not been built."""
    names = ("workbench.js", "workbench.css", WHOLE, *LATER)
    if missing(names):
        return None
    texts = {name: (BROWSER / name).read_text(encoding="utf-8") for name in names}
    later = {name: texts[name] for name in LATER}
    return Built(texts["workbench.js"], texts["workbench.css"], fonts(), later, texts[WHOLE])


def profile(tools_sheet: bytes) -> BuiltProfile | None:
    """The Profile tool's script and sheet with the fonts, or None when they have not been built."""
    if missing(PROFILE):
        return None
    script, sheet, whole, later = ((BROWSER / name).read_text(encoding="utf-8") for name in PROFILE)
    return BuiltProfile(script, sheet, tools_sheet.decode(), whole, {PROFILE[-1]: later}, fonts())
