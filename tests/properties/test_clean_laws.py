"""Laws of cleaning, over invented and broken pages."""

from __future__ import annotations

from html import escape, unescape

from hypothesis import example, given, settings
from hypothesis import strategies as st

from sayso.clean.article import clean_page
from sayso.clean.markup import scan_markup
from sayso.clean.offsets import locate
from sayso.clean.plain import cut_text
from sayso.clean.stream import Stream, squeeze
from sayso.errors import PageError
from sayso.records import Article, Page
from sayso.settings import CleanSettings

WORDS = (
    "Ida",
    "Brek",
    "said",
    "the",
    "ferry",
    "stops",
    "“not",
    "a",
    "nail”",
    "and",
    "on",
    "Friday",
    "café",
    "&",
    "<b>",
)
sentences = st.lists(st.sampled_from(WORDS), min_size=6, max_size=30).map(lambda words: " ".join(words) + ".")
plain_pages = st.lists(st.one_of(sentences, st.text(max_size=60)), max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028"]).map(lambda gap: gap.join(lines))
)
tags = st.sampled_from(
    ["<p>", "</p>", "<div class='byline'>", "</div>", "<h1>", "</h1>", "<li>", "<br>", "<!--", "-->", "<script>",
     "</script>", "<a href='x'>", "</a>", "&mdash;", "&#39;", "&nbsp;", "&#xD800;", "<", ">", "'", '"', "\x00", "<svg>"]
)  # fmt: skip
html_pages = st.lists(st.one_of(sentences.map(lambda s: f"<p>{escape(s)}</p>"), tags), max_size=40).map(
    lambda parts: "<html><body><article>" + "\n".join(parts)
)


def _clean(text: str, media_type: str) -> Article | None:
    body = text.encode("utf-8", "surrogatepass")
    try:
        return clean_page(
            Page(body=body, name="x", media_type=media_type, received_utc="2031-05-02"), CleanSettings()
        )
    except PageError:
        return None


def _check_blocks(article: Article) -> None:
    end = 0
    for block in article.blocks:
        assert end <= block.span.start < block.span.end <= len(article.text)
        assert block.span.of(article.text).strip()
        assert block.repeat_of is None or block.repeat_of.end <= len(article.text)
        end = block.span.end


@settings(deadline=None, max_examples=150)
@given(plain_pages)
@example("")
@example("\ufeff")
def test_plain_text_is_kept_and_its_blocks_lie_in_it(text):
    article = _clean(text, "text/plain")
    if article:
        assert article.text == text
        _check_blocks(article)
        assert article == _clean(text, "text/plain")


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_pieces_leave_out_nothing_that_can_be_read(text):
    spans = cut_text(text)
    kept = "".join(span.of(text) for span in spans)
    assert [char for char in kept if char.isalnum()] == [char for char in text if char.isalnum()]


@settings(deadline=None, max_examples=80)
@given(html_pages)
def test_html_runs_lead_back_and_cleaning_twice_is_cleaning_once(page):
    article = _clean(page, "text/html")
    if article is None:
        return
    _check_blocks(article)
    covered = 0
    for run in article.runs:
        text, source = article.text[run.text_start : run.text_end], page[run.page_start : run.page_end]
        assert text == unescape(source) or text.split() == source.split()
        covered += run.text_end - run.text_start
    breaks = len(article.blocks) - 1
    assert covered + breaks == len(article.text)
    for block in article.blocks:
        start, end = locate(article, block.span)
        assert 0 <= start < end <= len(page)
    assert article == _clean(page, "text/html")


@settings(deadline=None, max_examples=200)
@given(st.lists(st.one_of(tags, st.text(max_size=20)), max_size=30).map("".join))
def test_any_markup_is_scanned_and_every_letter_has_a_place(page):
    stream = Stream(scan_markup(page))
    place = stream.from_page(0, len(page))
    if place is None:
        assert not stream.text
        return
    assert (place.start, place.end) == (0, len(stream.text))
    written = "".join(squeeze(stream.write(line, 0)[0]) for line in stream.split_lines(place))
    assert written == stream.text
