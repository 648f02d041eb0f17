"""Make docs/images/*.png from a real, served copy of the record, with Debian's Chromium."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from record_files import record_files  # noqa: E402

from tests.chromium import CHROMIUM, CHROMIUM_FLAGS  # noqa: E402
from tests.serving import serve  # noqa: E402

# One line a picture: file name, address, width and height in pixels.
PICTURES = (
    ("overview", "/?peildatum=2026-11-26", 1280, 900),
    ("overview-2016", "/?peildatum=2016-06-17", 1280, 900),
    ("overview-phone", "/?peildatum=2026-11-26", 390, 844),
    ("covenant", "/convenanten/goud/?peildatum=2026-11-26", 1280, 900),
)


def main() -> None:
    """Serve the record in a temporary directory and take each picture."""
    target = ROOT / "docs" / "images"
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        with serve(Path(directory), *record_files()) as site:
            for name, address, width, height in PICTURES:
                page = browser.new_page(viewport={"width": width, "height": height}, locale="nl-NL")
                page.goto(site.url + address, wait_until="networkidle")
                page.screenshot(path=target / f"{name}.png")
                print(f"docs/images/{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
