"""Takes the README's picture: the first example's report in a real browser."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from sayso.run.local import Read, read_records
from sayso.serve.report import render_report
from sayso.settings import Settings

ROOT = Path(__file__).parent.parent
WIDTH, HEIGHT = 1280, 820
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def main() -> None:
    """Read, render, look, save."""
    (read,) = read_records([str(ROOT / "examples/pages/01-lido.html")], Settings())
    if not isinstance(read, Read):
        raise SystemExit(read.message)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
        page_path = Path(folder, "report.html")
        page_path.write_text(render_report([read.record]), encoding="utf-8")
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.goto(page_path.as_uri())
        for _ in range(3):
            page.keyboard.press("j")
        page.screenshot(path=ROOT / "docs/images/report.png")
        browser.close()


if __name__ == "__main__":
    main()
