"""The register of everything that the site keeps in a reader's browser, and the page that says so; a test holds it to what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from semh.core.generated import GeneratedPage
from semh.core.programme import Programme

STORED, STORED_TITLE = "about/stored.md", "What is kept, name by name"
SITE = "<site>"
"""Stands in names for the path of the site's front page, so that two sites on one host stay apart."""
Kind = Literal["localStorage", "sessionStorage", "database"]
_KINDS: dict[Kind, str] = {
    "localStorage": "local storage",
    "sessionStorage": "session storage",
    "database": "database (IndexedDB)",
}
_READS = "Anyone who uses the same browser account"


@dataclass(frozen=True)
class Store:
    """One thing that is kept. `name` may end in `*`; of a database, `tables` are its parts."""

    kind: Kind
    name: str
    what: str
    until: str
    reads: str = _READS
    tables: tuple[str, ...] = ()


_NOTES, _SCHOOL = "“Clear all” on the page My notes", "“Clear all” on the page My school’s details"
_WORKBENCH = "“Clear everything” in the Workbench"
STORES = (
    Store("localStorage", "semh:<site>:scheme", "Dark or light colours, once you chose", "you choose again or clear the site’s data"),
    Store("localStorage", "semh:<site>:ks", "The key stages you chose", "you show everything again"),
    Store("localStorage", "semh:<site>:reflect:*", "Your answers to reflection questions", f"“Clear” beside the answer, or {_NOTES}"),
    Store("localStorage", "semh:<site>:written:*", "The time at which an answer was last changed", f"as the answer, or {_NOTES}"),
    Store("localStorage", "semh:<site>:done:*", "The day on which you marked a page as read or done", f"you take the mark away, or {_NOTES}"),
    Store("localStorage", "semh:<site>:cpd:*", "The entries of your CPD log", f"“Remove” beside the entry, or {_NOTES}"),
    Store("localStorage", "semh:<site>:school:*", "Your school’s details: names, roles and numbers of adults, and the logo", _SCHOOL),
    Store("localStorage", "semh:<site>:copied", "The time of your last copy of notes and details to a file", "you clear the site’s data"),
    Store("localStorage", "semh-workbench:<site>:keeping", "That you asked the site, in the Workbench, to keep nothing here", "you let it keep things again"),
    Store("sessionStorage", "semh-workbench:<site>:visit", "That this window is still the same visit; nothing you typed", "you close the window"),
    Store(
        "database",
        "semh-workbench:<site>",
        "Your audits, plans, sets of answers, policies, programme record and impact figures, earlier versions of each, and your "
        "school’s name",
        _WORKBENCH,
        tables=("meta", "quarantine", "records", "revisions"),
    ),
    Store(
        "database",
        "semh-profile:<site>",
        "The vault of the Profile tool, encrypted: what your school entered about pupils by code",
        "you delete the vault in the tool",
        "Anyone who has the passphrase or the recovery code; others see that there is a vault, and how big",
        tables=("vault",),
    ),
)  # fmt: skip
"""Beside these: no cookie, no cache of a service worker. Names in use stay as they are; the tools read what older editions kept."""


def store_of(kind: Kind, name: str, site: str) -> Store | None:
    """The entry of the register for a name that a browser of the site at the path `site` holds."""
    general = name.replace(f":{site}", f":{SITE}", 1)
    return next((one for one in STORES if one.kind == kind and fnmatchcase(general, one.name)), None)


def stored_pages(programme: Programme) -> tuple[GeneratedPage, ...]:
    """The page with one line for each entry of the register."""
    lines = ["| What | Where, under which name | Who can read it | It stays until |", "| --- | --- | --- | --- |"]
    lines += [f"| {one.what} | {_KINDS[one.kind]}, `{one.name}` | {one.reads} | {one.until} |" for one in STORES]
    lines += [
        "",
        f"`{SITE}` is the path of this site’s front page, and `*` the name of one question, page, entry or detail.",
        "",
        "There are no cookies. Nothing is kept by a background program of the site (a service worker): there is none. Your browser "
        "keeps its own history and copies of pages, as for every site.",
        "",
        "Whatever the table says, all of it goes when you clear this site’s data in the browser’s settings, and some browsers "
        "do that by themselves. Files that you downloaded stay where you put them.",
        "",
        "A test opens the pages and tools in a browser, uses them, and fails when something is kept that is not in this table, or "
        "when the table names something that is not kept.",
    ]
    lead = "Each thing that pages and tools of this site can keep in your browser. None of it is sent anywhere."
    links = tuple(
        (words, uri) for words, uri in (("What this site stores", "about/privacy.md"),) if uri in programme.documents
    )
    return (GeneratedPage(STORED, STORED_TITLE, lead, "\n".join(lines) + "\n", links=links),)
