"""The report in a real browser: read by keyboard, on a phone, printed, without scripts and without colour."""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect, sync_playwright

from inventing import invent
from odd import HOSTILE, odd_record
from sayso.serve.report import render_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
LOW = {"viewport": {"width": 1200, "height": 420}}  # so low that hardly two cards fit
RECORD = odd_record()
COUNT = len(RECORD.statements)
OTHERS = 4  # statements of the second record
if not CHROMIUM and not os.environ.get("CI"):
    pytest.skip("no chromium on the PATH: install Debian's", allow_module_level=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_report([RECORD, invent(3)[1]]), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def opened(browser, address, request) -> Iterator[Page]:
    """The report, opened; a message in the console, a dialog or a request for anything else fails the test."""
    context = browser.new_context(reduced_motion="reduce", **getattr(request, "param", {}))
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.on("request", lambda asked: faults.append(asked.url) if asked.url.split("#")[0] != address else None)
    page.goto(address)
    yield page
    context.close()
    assert not faults


def _focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id")


def _lit(page: Page) -> set[str]:
    """What is lit, by the statements it belongs to."""
    return set(page.locator("#a1 .m.on").evaluate_all("all => all.map(e => e.dataset.s)"))


def _uncovered(page: Page, selector: str) -> bool:
    """Tell whether nothing lies over the middle of an element."""
    return page.locator(selector).evaluate(
        "e => { const b = e.getBoundingClientRect();"
        " return e.contains(document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)) }"
    )


def test_the_whole_article_can_be_read_in_its_order(opened):
    shown = opened.locator("#a1 article.text").evaluate("e => e.textContent")
    letters = re.sub(r"[\W\d]+", "", shown)  # the numbers of statements stand between the words
    at = 0
    for block in RECORD.article.blocks:
        words = re.sub(r"[\W\d]+", "", block.span.of(RECORD.article.text))
        at = letters.find(words, at)
        assert at >= 0, words
        at += len(words)


def test_hostile_words_stay_words(opened):
    assert HOSTILE in opened.locator("#a1 h1").inner_text()
    assert opened.locator("img, script").count() == 1


def test_keys_step_through_the_statements_and_to_their_words(opened):
    for key, focused in (
        ("j", "a1-s1"),
        ("j", "a1-s2"),
        ("j", "a1-s3"),
        ("Enter", "a1-s3-words"),
        ("Escape", "a1-s3"),
        ("k", "a1-s2"),
        ("ArrowDown", "a1-s3"),
        ("ArrowUp", "a1-s2"),
        ("k", "a1-s1"),
        ("k", f"a2-s{OTHERS}"),
        ("j", "a1-s1"),
    ):
        opened.keyboard.press(key)
        assert _focused(opened) == focused


def test_the_card_in_hand_and_its_words_are_lit(opened):
    opened.keyboard.press("j")
    opened.keyboard.press("j")
    assert opened.locator(".card.on").get_attribute("id") == "a1-s2"
    assert _lit(opened) == {"a1-s2 a1-s3", "a1-s2"}  # the words that two share, and its own source and cue


@pytest.mark.parametrize("opened", [LOW], indirect=True)
def test_keys_bring_card_and_words_into_view(opened):
    opened.keyboard.press("k")
    expect(opened.locator(f"#a2-s{OTHERS}")).to_be_in_viewport()
    expect(opened.locator(f"#a2-s{OTHERS}-words")).to_be_in_viewport()


def test_keys_are_told_and_closed_again(opened):
    keys = opened.locator("#keys")
    for closing in (
        lambda: opened.keyboard.press("Escape"),
        lambda: opened.get_by_role("button", name="close").click(),
    ):
        opened.keyboard.press("?")
        expect(keys).to_be_visible()
        closing()
        expect(keys).not_to_be_visible()


def test_who_never_saw_it_learns_that_there_are_keys(opened):
    opened.get_by_role("button", name="keys").click()
    expect(opened.locator("#keys")).to_be_visible()


def test_keys_stay_out_of_the_filters_and_of_the_browser(opened):
    opened.locator('#a1 select[data-by="speaker"]').focus()
    opened.keyboard.press("j")
    opened.locator("body").focus()
    opened.keyboard.press("Control+k")
    assert not opened.locator(".card.on").count()


@pytest.mark.parametrize("opened", [LOW, PHONE], indirect=True, ids=["low", "phone"])
@pytest.mark.parametrize("part", [".words a", ".number", "", ".who"])
def test_a_card_brings_its_words_into_view_and_lights_them(opened, part):
    card = f"#a1-s{COUNT}"
    if not opened.locator(card).is_visible():
        opened.locator("#a1 .list summary").click()
    opened.locator(f"{card} {part}").click()
    expect(opened.locator(f"{card}-words")).to_be_in_viewport()
    assert _uncovered(opened, f"{card}-words")
    assert _lit(opened) == {f"a1-s{COUNT}"}


@pytest.mark.parametrize("opened", [LOW, PHONE], indirect=True, ids=["low", "phone"])
def test_marked_words_lead_to_their_card(opened):
    opened.locator('[data-s~="a1-s4"].content').first.click()
    assert opened.locator(".card.on").get_attribute("id") == "a1-s4"
    expect(opened.locator("#a1-s4")).to_be_in_viewport()
    assert _uncovered(opened, "#a1-s4-words")


def test_a_mouse_over_words_lights_their_card_and_then_gives_back_the_one_in_hand(opened):
    opened.keyboard.press("j")
    opened.locator("#a1-b9 .cue").hover()
    expect(opened.locator(".card.on")).to_have_id("a1-s4")
    opened.locator("#a1-b11").hover()
    expect(opened.locator(".card.on")).to_have_id("a1-s1")


def test_the_number_in_the_text_leads_to_its_card(opened):
    opened.locator("#a1-s3-words").click()
    assert _focused(opened) == "a1-s3"
    opened.keyboard.press("j")
    assert _focused(opened) == "a1-s4"


@pytest.mark.parametrize(
    ("by", "wanted", "count"),
    [
        ("speaker", "Idris Fennimore", 1),
        ("speaker", "not claimed", 1),
        ("speaker", "nobody named", 1),
        ("form", "direct", 3),
    ],
)
def test_a_filter_narrows_its_own_list_only(opened, by, wanted, count):
    opened.locator(f'#a1 select[data-by="{by}"]').select_option(wanted)
    assert opened.locator("#a1 .card:visible").count() == count
    assert opened.locator("#a1 output").inner_text() == f"{count} shown"
    assert opened.locator("#a2 .card:visible").count() == OTHERS
    opened.locator(f'#a1 select[data-by="{by}"]').select_option("")
    assert opened.locator("#a1 .card:visible").count() == COUNT


def test_two_filters_narrow_together_and_the_keys_keep_to_what_is_left(opened):
    opened.locator('#a1 select[data-by="form"]').select_option("direct")
    opened.locator('#a1 select[data-by="speaker"]').select_option("Zofia Wrenlock")
    assert opened.locator("#a1 .card:visible").count() == 1
    opened.locator("body").focus()
    opened.locator("#a1 h1").click()
    opened.keyboard.press("j")
    assert _focused(opened) == "a1-s3"
    opened.keyboard.press("j")
    assert _focused(opened) == "a2-s1"


def test_words_whose_card_is_filtered_out_bring_it_back(opened):
    opened.locator('#a1 select[data-by="form"]').select_option("hearsay")
    opened.locator('[data-s~="a1-s4"].content').first.click()
    expect(opened.locator("#a1-s4")).to_be_visible()
    assert _focused(opened) == "a1-s4"
    assert opened.locator("#a1 output").inner_text() == ""


def test_kinds_of_marks_differ_without_colour(opened):
    style = (
        "e => { const s = getComputedStyle(e); return [s.fontStyle, s.fontWeight, s.textDecorationLine,"
        " s.textDecorationStyle, s.borderBottomStyle, s.boxShadow.replace(/rgb.*?\\)/, '')].join() }"
    )
    plain = opened.locator("#a1-b5").evaluate(style)
    marks = [
        opened.locator(f"#a1-b5 .m.{kind}").evaluate(style)
        for kind in ("source", "cue", "content-start", "quoted")
    ]
    edge = opened.locator("#a1-b5 .content-start").evaluate("e => getComputedStyle(e).borderLeftStyle")
    assert edge == "solid"  # content is fenced, whatever its colour
    assert len({plain, *marks}) == 4
    legend = [
        opened.locator(f".legend .m.{kind}").evaluate(style)
        for kind in ("source", "cue", "content", "quoted")
    ]
    assert len(set(legend)) == 4


@pytest.mark.parametrize("opened", [PHONE], indirect=True)
def test_a_phone_shows_it_without_scrolling_sideways(opened):
    assert opened.locator("#a1 h1").is_visible()
    opened.locator("#a1 .list summary").click()
    assert opened.locator("#a1 .card").first.is_visible()
    assert opened.evaluate("document.documentElement.scrollWidth") <= PHONE["viewport"]["width"]


@pytest.mark.parametrize("opened", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_text_cards_and_links_are_there(opened):
    assert opened.locator("#a1 .card:visible").count() == COUNT
    assert opened.locator("#a1-b5").is_visible()
    assert not opened.locator(".filters:visible, button:visible").count()
    for number in range(1, COUNT + 1):
        opened.locator(f"#a1-s{number} .number").click()
        assert opened.url.endswith(f"#a1-s{number}-words")
        expect(opened.locator(f"#a1-s{number}-words")).to_be_in_viewport()
    opened.locator("#a1-s2-words").click()
    expect(opened.locator("#a1-s2")).to_be_in_viewport()


@pytest.mark.parametrize("opened", [{}, PHONE, {"java_script_enabled": False}], indirect=True)
def test_on_paper_stands_what_is_read_and_no_control(opened):
    opened.emulate_media(media="print")
    drawn = (
        "all => all.every(e => e.checkVisibility({contentVisibilityAuto: true}) && e.getClientRects().length)"
    )
    assert opened.locator("#a1 .card, #a1 .block").evaluate_all(drawn)
    assert not opened.locator("select:visible, button:visible, meter:visible, .skip:visible").count()


@pytest.mark.parametrize("opened", [{"color_scheme": "dark"}], indirect=True)
def test_paper_is_white_also_for_who_reads_in_the_dark(opened):
    opened.emulate_media(media="print")
    for selector in ("#a1 .card", "#a1 .words a", ".brand b", "#a1-b5", ".legend .m.content"):
        red, green, blue = opened.locator(selector).first.evaluate(
            "e => getComputedStyle(e).color.match(/\\d+/g).map(Number)"
        )[:3]
        assert max(red, green, blue) < 128, selector
