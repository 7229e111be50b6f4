"""Finds the session or kit that an editor names: by number, id, the words of its folder, or the folder itself."""

from __future__ import annotations

from semh.core.kits import kits_of
from semh.core.problems import did_you_mean
from semh.core.programme import Programme


def folders_by_name(programme: Programme) -> dict[str, str]:
    """Every name that an editor may use, with the folder under content/: `7`, `s7`, `07-common-difficulties`, `common-difficulties`."""
    found: dict[str, str] = {}
    for folder, session in programme.sessions:
        names = [folder, session.folder]
        if session.number:
            letter = "p" if folder.startswith("parents/") else "s"
            names += [f"{letter}{session.number}", session.folder.partition("-")[2]]
            names += [str(session.number)] if letter == "s" else [f"parent-{session.number}"]
        found |= {name: folder for name in names if name not in found}
    for folder in kits_of(programme):
        found |= {name: folder for name in (folder, folder.rpartition("/")[2]) if name not in found}
    return found


def folder_named(programme: Programme, name: str) -> str:
    """The folder of the session or kit called `name`; a ValueError says that there is none, and what there is."""
    known = folders_by_name(programme)
    folder = known.get(name.strip("/").removeprefix("content/"))
    if folder is None:
        near = did_you_mean(name, known)
        raise ValueError(f"There is no session `{name}`. {near or 'Name it as s7, p2 or by its folder.'}")
    return folder
