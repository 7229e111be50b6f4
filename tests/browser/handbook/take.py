"""Makes the handbook's pictures anew from the built site: `make screenshots`, or for some of them `… take NAME…`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import CHROMIUM, FLAGS, served
from tests.browser.handbook.camera import views, window
from tests.browser.handbook.record import PICTURES, ROOT, mark_of, read_record, write_record
from tests.browser.handbook.shots import STORIES


def main(wanted: list[str]) -> None:
    """Take the pictures named, or all, and write down what they show; what no story makes any more is deleted."""
    site = Path(os.environ.get("SEMH_SITE", ROOT / "site"))
    names = {shot.name for story in STORIES for shot in story.shots}
    if unknown := set(wanted) - names:
        sys.exit(f"There is no picture {', '.join(sorted(unknown))}. There are: {', '.join(sorted(names))}.")
    seen = {name: one for name, one in read_record().items() if name in names}
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as host, served(site, Path(host)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for story in STORIES:
            if wanted and not {shot.name for shot in story.shots} & set(wanted):
                continue
            if story.needs and not (site / story.needs).is_dir():
                print(f"Left out: {story.name}. {site} was built without papers.")
                continue
            with window(browser, story.width) as page:
                for view in views(page, story, address):
                    if wanted and view.shot.name not in wanted:
                        continue
                    picture = view.picture()
                    (PICTURES / f"{view.shot.name}.png").write_bytes(picture)
                    seen[view.shot.name] = {"picture": mark_of(picture), "words": view.words()}
                    print(f"{view.shot.name}.png: {len(picture):,} bytes")
        browser.close()
    write_record(seen)
    for file in PICTURES.glob("*.png"):
        if file.stem not in seen:
            file.unlink()
    print("Look at every picture in content/assets/handbook/, then commit them together with shots.json.")


if __name__ == "__main__":
    main(sys.argv[1:])
