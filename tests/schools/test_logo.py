"""Logos as PNG: what is accepted, and that papers show them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from PIL import Image

from semh.core.editions import edition_of
from semh.core.loader import load_programme
from semh.core.problems import has_errors
from semh.core.programme import Programme
from semh.core.rules import schools as rules
from semh.packs.one import Inline
from semh.packs.starting import start
from tests.packs.conftest import write_project
from tests.schools.examples import school


def png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#2f6b3a").save(out, "PNG")
    return out.getvalue()


def with_logo(data: bytes) -> dict[str, str | bytes]:
    text = school("Elm School").replace("crest.svg", "crest.png")
    return {"content/schools/elm.yml": text, "content/schools/crest.png": data}


@pytest.mark.parametrize(
    ("size", "codes"),
    [
        ((240, 120), []),
        ((119, 119), ["school/logo-shape"]),
        ((1300, 200), ["school/logo-shape"]),
        ((120, 300), ["school/logo-shape"]),
    ],
)
def test_a_png_needs_dots_and_a_shape_that_fits(
    make_project: Callable[[Mapping[str, str | bytes]], Path], size: tuple[int, int], codes: list[str]
) -> None:
    programme, problems = load_programme(make_project(with_logo(png(*size))), date(2026, 11, 24))
    assert not has_errors(problems)
    assert [problem.code for problem in rules.check(programme)] == codes


def test_papers_show_a_png(tmp_path: Path) -> None:
    packs = "- {id: handout, title: Handout, for: sessions, parts: [handout], formats: [pdf, docx]}\n"
    programme: Programme = write_project(tmp_path, {**with_logo(png(240, 120)), "content/trainers/packs.yml": packs})
    run = start(edition_of(programme, "elm"), Inline(), tmp_path / "out", everybodys=programme)
    assert not has_errors(run.join()), run.problems
    paper, word = sorted((run.out / file.path for file in run.files), key=lambda path: path.suffix, reverse=True)
    with pikepdf.open(paper) as pdf:
        pictures = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert [(int(one.Width), int(one.Height)) for one in pictures] == [(240, 120)]
    images = [part for part in Document(str(word)).part.package.iter_parts() if part.partname.endswith(".png")]
    assert [part.blob for part in images] == [png(240, 120)]
