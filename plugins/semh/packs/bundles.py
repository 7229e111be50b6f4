"""Zips of finished files: one for each session, one for the whole programme, with a list of what is inside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from semh.core.pack_model import Recipe
from semh.core.programme import Programme
from semh.office.zips import sha256, write_zip
from semh.packs.plan import DOWNLOADS, PackSpec, is_for, kit_title

READ_ME, MANIFEST = "README.txt", "MANIFEST.txt"


@dataclass(frozen=True)
class Finished:
    """A file that goes into a zip: its spec and its bytes."""

    spec: PackSpec
    data: bytes


@dataclass(frozen=True)
class Bundle:
    """A zip: where it goes, its title, the session's folder (empty for the programme), its recipe and its bytes."""

    path: PurePosixPath
    title: str
    folder: str
    recipe: str
    data: bytes


def bundles(programme: Programme, files: Iterable[Finished], version: str) -> Iterator[Bundle]:
    """Every zip that packs.yml asks for, of the files that are there."""
    there = sorted(files, key=lambda file: str(file.spec.path))
    for recipe in programme.recipes:
        if "zip" not in recipe.formats:
            continue
        if "programme" in recipe.for_:
            yield _bundle(recipe, DOWNLOADS / f"{recipe.id}.zip", recipe.title, "", there, DOWNLOADS, version)
            continue
        in_folders = [file for file in there if file.spec.folder and file.spec.policy is None]  # policies lie apart
        folders = dict.fromkeys(file.spec.folder for file in in_folders if is_for(recipe, file.spec.folder))
        for folder in folders:
            own = [file for file in there if file.spec.folder == folder]
            name = own[0].spec.path.name.partition("_")[0]
            kit = own[0].spec.kit
            title = f"{own[0].spec.subject}, {recipe.title[0].lower()}{recipe.title[1:]}"
            title = kit_title(recipe.title, kit) if kit else title
            yield _bundle(recipe, DOWNLOADS / folder / f"{name}.zip", title, folder, own, DOWNLOADS / folder, version)


def _bundle(
    recipe: Recipe,
    path: PurePosixPath,
    title: str,
    folder: str,
    files: list[Finished],
    top: PurePosixPath,
    version: str,
) -> Bundle:
    named = {str(file.spec.path.relative_to(top)): file for file in files}
    entries = {name: file.data for name, file in named.items()}
    entries[READ_ME] = _read_me(title, version, named).encode()
    entries[MANIFEST] = "".join(
        f"{sha256(data)}  {len(data):>9}  {name}\n" for name, data in sorted(entries.items())
    ).encode()
    return Bundle(path, title, folder, recipe.id, write_zip(entries))


def _read_me(title: str, version: str, named: dict[str, Finished]) -> str:
    lines = [title, f"Version {version}", "", "What is inside:", ""]
    lines += [f"- {name}\n    {file.spec.title}" for name, file in named.items()]
    lines += [
        "",
        "Files with `facilitator` in their name and the notes under the slides are for the person who runs the session.",
        "Do not hand them on. Handouts are to be copied.",
        f"{MANIFEST} lists the SHA-256 sum and the size in bytes of every file.",
        "Helplines change: check the date on each file, and get the newest version from the site before you run a session.",
        "",
    ]
    return "\n".join(lines)
