"""The report in a real browser: read by keyboard, on a phone, printed, without scripts and without colour."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from examples import EXAMPLES
from inventing import invent
from sayso.run.local import read_records
from sayso.serve.report import render_report
from sayso.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE = {"width": 390, "height": 844}
if not CHROMIUM and not os.environ.get("CI"):
    pytest.skip("no chromium on the PATH: install Debian's", allow_module_level=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def record():
    (read,) = read_records([str(EXAMPLES / "01-lido.html")], Settings())
    return read.record


@pytest.fixture(scope="module")
def address(record, tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_report([record, invent(3)[1]]), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser, address, request) -> Iterator[Page]:
    """The report, opened; a message in the console or a request for anything else fails the test."""
    context = browser.new_context(**getattr(request, "param", {}))
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: faults.append(asked.url) if asked.url.split("#")[0] != address else None)
    page.goto(address)
    yield page
    context.close()
    assert not faults


def _focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


def test_the_whole_article_can_be_read_in_its_order(opened, record):
    shown = opened.locator("#a1 article.text").evaluate("e => e.textContent")
    letters = re.sub(r"[\W\d]+", "", shown)  # the numbers of statements stand between the words
    at = 0
    for block in record.article.blocks:
        words = re.sub(r"[\W\d]+", "", block.span.of(record.article.text))
        at = letters.find(words, at)
        assert at >= 0, words


def test_keys_step_through_the_statements_and_to_their_words(opened):
    opened.keyboard.press("j")
    opened.keyboard.press("j")
    assert _focused(opened) == "a1-s2"
    opened.keyboard.press("k")
    assert _focused(opened) == "a1-s1"
    opened.keyboard.press("Enter")
    assert _focused(opened) == "a1-s1-words"
    opened.keyboard.press("Escape")
    assert _focused(opened) == "a1-s1"


def test_the_keys_are_told(opened):
    opened.keyboard.press("?")
    assert opened.locator("#keys").is_visible()
    opened.keyboard.press("Escape")
    assert not opened.locator("#keys").is_visible()


def test_a_card_brings_its_words_into_view_and_lights_them(opened, record):
    last = len(record.statements)
    opened.locator(f"#a1-s{last} .words a").click()
    expect(opened.locator(f"#a1-s{last}-words")).to_be_in_viewport()
    lit = opened.locator(f'#a1 [data-s~="a1-s{last}"]')
    assert lit.count()
    assert all("on" in lit.nth(i).get_attribute("class").split() for i in range(lit.count()))


def test_marked_words_lead_to_their_card(opened):
    opened.locator('[data-s~="a1-s3"].content').first.click()
    assert "on" in opened.locator("#a1-s3").get_attribute("class").split()


def test_a_filter_leaves_the_statements_of_one_speaker(opened, record):
    wanted = next(s.speaker.name for s in record.statements if s.speaker and s.speaker.name)
    count = sum(bool(s.speaker) and s.speaker.name == wanted for s in record.statements)
    opened.locator('#a1 select[data-by="speaker"]').select_option(wanted)
    assert opened.locator("#a1 .card:visible").count() == count
    assert opened.locator("#a1 output").inner_text() == f"{count} shown"


def test_kinds_of_marks_differ_without_colour(opened):
    style = "e => { const s = getComputedStyle(e); return [s.fontStyle, s.fontWeight, s.textDecorationStyle, s.borderBottomStyle].join() }"
    source, cue, content = (
        opened.locator(f"#a1 .block .m.{kind}").first.evaluate(style) for kind in ("source", "cue", "content")
    )
    assert len({source, cue, content}) == 3


@pytest.mark.parametrize("opened", [{"viewport": PHONE, "has_touch": True}], indirect=True)
def test_a_phone_shows_it_without_scrolling_sideways(opened):
    assert opened.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert opened.locator("#a1 h1").is_visible()


@pytest.mark.parametrize("opened", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_text_cards_and_links_are_there(opened, record):
    assert opened.locator("#a1 .card:visible").count() == len(record.statements)
    assert not opened.locator(".filters:visible").count()
    opened.locator("#a1-s1 .number").click()
    assert opened.url.endswith("#a1-s1-words")


def test_on_paper_stands_what_is_read_and_no_control(opened, record):
    opened.emulate_media(media="print")
    assert opened.locator("#a1 .card:visible").count() == len(record.statements)
    assert not opened.locator("select:visible").count()
    assert not opened.locator("meter:visible").count()


def test_hostile_words_stay_words(browser, tmp_path):
    _, harmless = invent(5)
    article = replace(
        harmless.article,
        title="<script>alert(1)</script> \u202e& \"x' 🐟",
        outlet="<img src=x onerror=alert(1)>",
    )
    path = tmp_path / "report.html"
    path.write_text(render_report([replace(harmless, article=article)]), encoding="utf-8")
    page = browser.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.goto(path.as_uri())
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()
    assert page.locator("img").count() == 0
    page.close()
    assert not faults
