"""Goes through the stories in a browser: what each shot shows, in words and as a picture."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import Browser, FloatRect, Locator, Page

from tests.browser.handbook.shots import Shot, Story

NOW = "2026-10-05T09:30:00Z"
"""The time in every picture: a Monday morning early in a school year."""
HEIGHT = 600
EDGE = 8
"""How much of the page around its parts a picture holds, in dots."""
COLOURS = 32
"""So many are enough for letters with soft edges on our few grounds, and make a picture a third as heavy."""
FILE_FACTS = re.compile(r"\((?:[A-Z]{3,4}, [^)]*|\d+ files?)\)")
"""Pages and size of a file, which every edit changes."""
FIELDS = """(part) => [...part.querySelectorAll("input, textarea, select")]
  .filter((field) => field.checkVisibility())
  .filter((field) => (["checkbox", "radio"].includes(field.type) ? field.checked : field.value !== ""))
  .map((field) => `[${field.type}] ${field.checked ? field.labels[0].innerText : field.value}`)"""


@dataclass(frozen=True)
class View:
    """A shot when its steps are done: the page, and the parts to be seen."""

    shot: Shot
    page: Page
    parts: tuple[Locator, ...]

    def words(self) -> list[str]:
        """Every line of text that can be read in the parts, then what their fields hold."""
        found = []
        for part in self.parts:
            text = FILE_FACTS.sub("(…)", part.inner_text())
            found += [" ".join(line.split()) for line in text.splitlines() if line.strip()]
            found += part.evaluate(FIELDS)
        return found

    def picture(self) -> bytes:
        """The parts and all that is between them, as a PNG of few colours."""
        png = self.page.screenshot(full_page=True, clip=self._frame(), animations="disabled", caret="hide")
        small = Image.open(io.BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        made = io.BytesIO()
        small.save(made, "PNG", optimize=True)
        return made.getvalue()

    def _frame(self) -> FloatRect:
        self.page.evaluate("() => scrollTo(0, 0)")
        boxes = [box for part in self.parts if (box := part.bounding_box())]
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        left = max(0, min(box["x"] for box in boxes) - EDGE)
        right = min(width, max(box["x"] + box["width"] for box in boxes) + EDGE)
        top = max(0, min(box["y"] for box in boxes) - EDGE)
        bottom = max(box["y"] + box["height"] for box in boxes) + EDGE
        return {"x": left, "y": top, "width": right - left, "height": bottom - top}


@contextmanager
def window(browser: Browser, width: int) -> Iterator[Page]:
    """A page on which nothing moves and the clock stands still, in light colours."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT},
        device_scale_factor=1,
        color_scheme="light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="Europe/London",
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    yield page
    context.close()


def views(page: Page, story: Story, site: str) -> Iterator[View]:
    """Each shot of the story in turn. A part that cannot be seen, or is there twice, is an error."""
    for shot in story.shots:
        shot.steps(page, site)
        parts = tuple(page.locator(selector) for selector in shot.show)
        for part in parts:
            part.wait_for(state="visible")
        yield View(shot, page, parts)
