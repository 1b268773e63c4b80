from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml.html import HtmlElement, document_fromstring

from inventing import invent
from odd import ADDRESS, HEBREW, HOSTILE, LONG, SAFE, odd_record
from sayso.records import Span
from sayso.serve.report import render_report

RECORD = odd_record()


@pytest.fixture(scope="module")
def page() -> str:
    return render_report([RECORD, invent(22)[1]])


@pytest.fixture(scope="module")
def tree(page) -> HtmlElement:
    return document_fromstring(page)


def _only(tree: HtmlElement, selector: str) -> HtmlElement:
    (found,) = tree.xpath(selector)
    return found


def _card(tree: HtmlElement, number: int) -> str:
    return " ".join(_only(tree, f'//li[@id="a1-s{number}"]').text_content().split())


def _block(tree: HtmlElement, number: int) -> HtmlElement:
    return _only(tree, f'//*[@id="a1-b{number}"]')


def _words(element: HtmlElement) -> str:
    """The article's own words in a block: without its label and without the numbers of statements."""
    return "".join(element.xpath('.//text()[not(ancestor::*[@class="role" or @class="ref"])]'))


def test_the_page_asks_for_nothing_else(tree):
    elements = list(tree.iter("link", "img", "iframe", "object", "embed", "base", "audio", "video", "source"))
    assert elements == []
    assert tree.xpath("//@src | //@srcset | //@action | //@style") == []
    assert all(link.startswith("#") for link in tree.xpath("//@href"))
    styled = _only(tree, "//style").text
    assert not re.findall(r"@import|url\(", styled)


def test_no_word_of_the_article_became_markup(page, tree):
    assert len(tree.xpath("//script")) == len(tree.xpath("//style")) == 1
    assert page.count("<script") == page.count("</script") == 1
    assert tree.xpath("//@*[starts-with(name(), 'on')] | //b[text()='safe']") == []


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_lets_only_our_own_inline_parts_run(tree, tag):
    policy = _only(tree, '//meta[@http-equiv="Content-Security-Policy"]/@content')
    digest = b64encode(sha256(_only(tree, f"//{tag}").text.encode()).digest()).decode()
    assert "default-src 'none'" in policy
    assert f"{tag}-src 'sha256-{digest}'" in policy


def test_the_whole_text_is_there_in_its_order_as_it_stands(tree):
    shown = [_words(block) for block in tree.xpath('//section[@id="a1"]//*[contains(@class, "block ")]')]
    assert shown == [block.span.of(RECORD.article.text) for block in RECORD.article.blocks]
    together = "".join(shown)
    assert all(words in together for words in (HOSTILE, HEBREW, LONG, "🐟🌊"))


def test_the_head_says_what_is_known_of_the_article(tree):
    head = " ".join(_only(tree, '//section[@id="a1"]/header').text_content().split())
    for words in (HOSTILE, "Tarn & Weir <Herald>", "2026-03-09 (from json-ld)", ADDRESS, "invented 1"):
        assert words in head


def test_what_is_unknown_of_an_article_is_said_to_be():
    article = replace(RECORD.article, title=None, outlet=None, published=None, address=None)
    tree = document_fromstring(render_report([replace(RECORD, article=article)]))
    head = " ".join(_only(tree, "//section/header").text_content().split())
    assert "(no title)" in head
    assert "outlet" in head.split("unknown")[0]
    assert "published" in head.split("unknown")[1]


def test_every_statement_has_a_card_and_words_to_go_to(tree):
    cards = tree.xpath('//li[@class="card"]/@id')
    assert len(cards) == len(RECORD.statements) + 4
    assert all(len(tree.xpath(f'//*[@id="{card}-words"]')) == 1 for card in cards)


@pytest.mark.parametrize("number", range(1, len(RECORD.statements) + 1))
@pytest.mark.parametrize("kind", ["source", "cue", "content", "quoted"])
def test_marks_cover_exactly_the_words_of_the_statement(tree, number, kind):
    statement = RECORD.statements[number - 1]
    marks = tree.xpath(f'//*[contains(concat(" ", @data-s, " "), " a1-s{number} ")]')
    covered = "".join(m.text for m in marks if kind in m.get("class").split())
    part = getattr(statement, kind)
    spans = part if isinstance(part, tuple) else (part,)
    assert covered == "".join(span.of(RECORD.article.text) for span in spans)


def test_a_card_gives_who_in_which_form_what_to_whom_when_and_how_sure(tree):
    card = _card(tree, 1)
    assert card.startswith(f"1 Odile Marrow mixed{SAFE}")
    for fact in (
        "sourceOdile Marrow",
        "cuetold",
        "tothe council",
        "througha letter",
        "2026-03-01/2026-03-09",
    ):
        assert fact in card
    assert "81 %" in card


def test_pieces_of_a_split_quotation_are_shown_as_pieces(tree):
    assert "It is, […] a fine boat." in _card(tree, 4)


@pytest.mark.parametrize(
    ("number", "who"),
    [(4, "two sailors direct"), (5, "nobody named hearsay"), (6, "not claimed attitude")],
)
def test_nobody_is_guessed(tree, number, who):
    card = _card(tree, number)
    assert card.startswith(f"{number} {who}")
    assert not any(name in card for name in ("Odile", "Idris", "Zofia"))


def test_an_unknown_speaker_still_shows_whom_the_words_name(tree):
    assert "sourceThe keeper" in _card(tree, 6)
    assert "to" not in [dt.text for dt in tree.xpath('//li[@id="a1-s6"]//dt')]


@pytest.mark.parametrize(
    ("number", "label", "target"),
    [(10, "pull quote repeats", "#a1-b5"), (13, "repeats", "#a1-b9"), (16, "repeats", "#a1-b15")],
)
def test_a_repeat_is_shown_as_one_and_leads_to_the_earlier_passage(tree, number, label, target):
    note = _only(_block(tree, number), './span[@class="role"]')
    assert " ".join(note.text_content().split()).startswith(label)
    assert note.xpath("./a/@href") == [target]


def test_boilerplate_stands_folded_and_named(tree):
    folded = _block(tree, 15).getparent()
    assert folded.tag == "details"
    assert folded.get("open") is None
    assert folded.find("summary").text == "not part of the report"


@pytest.mark.parametrize("number", [1, 2, 3, 4, 8, 11])
def test_what_is_not_running_text_is_named(tree, number):
    label = {1: "headline", 2: "deck", 3: "byline", 4: "date line", 8: "subhead", 11: "caption"}[number]
    assert _only(_block(tree, number), './span[@class="role"]').text == label


@pytest.mark.parametrize("language", ["he", None])
def test_text_is_in_its_own_language_and_direction(language):
    record = replace(RECORD, article=replace(RECORD.article, language=language))
    tree = document_fromstring(render_report([record]))
    assert _only(tree, '//article[@class="text"]').get("lang") == (language or "")
    assert _block(tree, 6).get("dir") == "auto"
    assert _only(_block(tree, 1), './span[@class="role"]').get("dir") == "ltr"
    assert all(words.get("dir") == "auto" for words in tree.xpath('//p[@class="words"]'))


def test_every_link_leads_somewhere_in_the_page(tree):
    ids = tree.xpath("//@id")
    assert {link[1:] for link in tree.xpath("//@href")} <= set(ids)
    assert len(set(ids)) == len(ids)


def test_words_that_begin_between_blocks_can_be_gone_to():
    start = RECORD.article.blocks[0].span.end
    first = RECORD.statements[0]
    moved = replace(first, content=(Span(start, start + 8),), quoted=())
    tree = document_fromstring(render_report([replace(RECORD, statements=(moved,))]))
    assert _only(tree, '//*[@id="a1-s1-words"]').getparent().get("id") == "a1-b2"


def test_the_findings_are_listed_and_lead_to_their_block(tree):
    listed = _only(tree, '//section[@id="a1"]//*[@class="findings"]/li')
    assert "scare quote" in listed.text_content()
    assert "keepers" in listed.text_content()
    assert listed.xpath(".//a/@href") == ["#a1-b2"]


def test_an_article_without_statements_is_still_a_page():
    tree = document_fromstring(render_report([replace(RECORD, statements=(), findings=())]))
    assert "0 statements" in tree.text_content()
    assert tree.xpath('//*[@class="findings"]') == []


def test_the_same_records_give_the_same_page(page):
    assert render_report([odd_record(), invent(22)[1]]) == page
