"""Zip files with the same bytes for the same content: sorted names, one date, no traces of the machine."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Mapping

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can name; every entry bears it, so that the day of a build does not show."""
COMPRESSED = (".pdf", ".docx", ".pptx", ".xlsx")
"""Files that are compressed inside already."""


def write_zip(entries: Mapping[str, bytes]) -> bytes:
    """A zip of the entries, sorted by name, compressed, dated EARLIEST."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(entries):
            _add(archive, name, entries[name])
    return buffer.getvalue()


def with_fixed_times(office_file: bytes) -> bytes:
    """A zip-based Office file with every entry dated EARLIEST; the order stays (the first entry tells its type)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office_file)) as source, zipfile.ZipFile(buffer, "w") as archive:
        for entry in source.infolist():
            _add(archive, entry.filename, source.read(entry))
    return buffer.getvalue()


def with_language(office_file: bytes, language: str) -> bytes:
    """An Office file whose properties name its language, which XlsxWriter cannot write."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office_file)) as source, zipfile.ZipFile(buffer, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                end = b"</cp:coreProperties>"
                content = content.replace(end, f"<dc:language>{language}</dc:language>".encode() + end)
            _add(archive, name, content)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, EARLIEST)
    entry.compress_type = zipfile.ZIP_STORED if name.endswith(COMPRESSED) else zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, content, compresslevel=9)


def sha256(content: bytes) -> str:
    """The content's SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()
