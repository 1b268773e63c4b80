"""Saved HTML pages: text, roles, metadata and the way back into the page."""

from __future__ import annotations

from html import unescape

import pytest

from sayso.clean.article import clean_page
from sayso.clean.offsets import locate
from sayso.errors import NoBody, PageError, WrongLanguage
from sayso.records import BlockRole, Hints, Origin, Page, Precision, Span
from sayso.settings import CleanSettings

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Canal stays shut | Tolland Times</title>
<link rel="canonical" href="https://example.org/canal">
<meta property="og:site_name" content="Tolland Times">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"},
 {"@type": "NewsArticle", "headline": "Canal stays shut", "datePublished": "2030-05-14T09:15:00+01:00",
  "author": [{"@type": "Person", "name": "Ines Okafor"}], "description": "Growers say they will fell their trees"}]}</script>
</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article>
<h1>Canal stays shut</h1>
<p class="standfirst">Growers say they will fell their trees</p>
<div class="byline">By <a href="/ines">Ines Okafor</a></div><time datetime="2030-05-14">14 May 2030</time>
<p>Growers in the Tolland valley said on Monday they would fell their pear trees if the canal stayed
   shut through the summer&nbsp;months &mdash; all of them.</p>
<p>&ldquo;A tree without water is <em>fire</em>wood, and we will sell it,&rdquo; said Hetty Moor of the growers&#39; union, which
has three hundred members &amp; a long memory.</p>
<figure><img src="a.jpg"><figcaption>The dry canal. Photo: Ines Okafor</figcaption></figure>
<blockquote class="pullquote">A tree without water is firewood</blockquote>
<h2>What happens next</h2>
<p>Engineers plan to test the Tolland sluice gates twice before the end of the month, the water board said.<br>
The board will then decide whether the canal can be filled again.</p>
<ul><li>Growers meet on Thursday in the market hall.</li><li>The board answers by June, its chair said.</li></ul>
<p>Sign up for our newsletter to read more about the canal.</p>
<div class="related-links"><p><a href="/bees">Bees leave the valley</a></p><p><a href="/pears">Pears dearer than ever</a></p></div>
</article><footer><p>&copy; 2030 Tolland Times</p></footer></body></html>
"""


def _clean(html: str | bytes, **more):
    body = html.encode() if isinstance(html, str) else html
    return clean_page(
        Page(body=body, name="x.html", media_type="text/html", received_utc="2031-05-02", **more),
        CleanSettings(),
    )


def _lines(article, role: BlockRole) -> list[str]:
    return [block.span.of(article.text) for block in article.blocks if block.role is role]


def test_a_page_is_told_apart():
    article = _clean(PAGE)
    assert _lines(article, BlockRole.HEADLINE) == ["Canal stays shut"]
    assert _lines(article, BlockRole.DECK) == ["Growers say they will fell their trees"]
    assert _lines(article, BlockRole.BYLINE) == ["By Ines Okafor"]
    assert _lines(article, BlockRole.DATELINE) == ["14 May 2030"]
    assert _lines(article, BlockRole.SUBHEAD) == ["What happens next"]
    assert len(_lines(article, BlockRole.LIST_ITEM)) == 2
    assert _lines(article, BlockRole.PARAGRAPH) == [
        "Growers in the Tolland valley said on Monday they would fell their pear trees if the canal stayed shut through the summer\u00a0months — all of them.",
        "“A tree without water is firewood, and we will sell it,” said Hetty Moor of the growers' union, which has three hundred members & a long memory.",
        "Engineers plan to test the Tolland sluice gates twice before the end of the month, the water board said.",
        "The board will then decide whether the canal can be filled again.",
    ]


def test_nothing_of_menus_related_stories_and_footers_is_read_as_text():
    article = _clean(PAGE)
    read = "\n".join(_lines(article, BlockRole.PARAGRAPH) + _lines(article, BlockRole.LIST_ITEM))
    assert not any(word in read for word in ("Home", "Bees leave", "Pears dearer", "newsletter", "©"))


def test_a_pull_quote_points_at_its_source():
    article = _clean(PAGE)
    for block in article.blocks:
        if block.role is BlockRole.PULL_QUOTE:
            assert block.repeat_of.of(article.text) == "A tree without water is firewood"


def test_metadata_comes_from_the_page():
    article = _clean(PAGE)
    assert (article.title, article.authors, article.outlet) == (
        "Canal stays shut",
        ("Ines Okafor",),
        "Tolland Times",
    )
    assert (article.address, article.language) == ("https://example.org/canal", "en")
    assert article.published.value == "2030-05-14T09:15:00+01:00"
    assert (article.published.precision, article.published.origin) == (Precision.TIME, Origin.JSON_LD)


def test_what_the_user_says_wins_over_the_page():
    hints = (Hints(outlet="Brannick Bugle", published="2029"),)
    article = _clean(PAGE, hints=hints, address="https://example.org/other")
    assert (article.outlet, article.address) == ("Brannick Bugle", "https://example.org/other")
    assert (article.published.value, article.published.origin) == ("2029", Origin.OPTION)


def test_spans_lead_back_into_the_page():
    article = _clean(PAGE)
    for words, markup in [
        ("summer\u00a0months — all", "summer&nbsp;months &mdash; all"),
        ("firewood, and", "<em>fire</em>wood, and"),
        ("growers' union, which has three", "growers&#39; union, which\nhas three"),
    ]:
        start = article.text.index(words)
        where = locate(article, Span(start, start + len(words)))
        assert PAGE[slice(*where)].endswith(markup.removeprefix("<em>"))


def test_every_character_but_block_breaks_is_the_pages_own():
    article = _clean(PAGE)
    covered = set()
    for run in article.runs:
        covered.update(range(run.text_start, run.text_end))
        page = unescape(PAGE[run.page_start : run.page_end])
        assert page.split() == article.text[run.text_start : run.text_end].split()
    assert {article.text[i] for i in set(range(len(article.text))) - covered} == {"\n"}


def test_a_place_between_blocks_is_none():
    article = _clean(PAGE)
    gap = article.text.index("\n")
    with pytest.raises(ValueError, match="line breaks"):
        locate(article, Span(gap, gap + 1))


PARAGRAPHS = "".join(
    f"<p>Ferry {i} to Norrholm will stop on day {i} of the month, harbour master Ida Brek told islanders.</p>"
    for i in range(1, 9)
)


@pytest.mark.parametrize(
    "html",
    [
        f"<html><body><article>{PARAGRAPHS}"[:-30],
        f"<html><body>{PARAGRAPHS}<p clas",
        f"<html><body>{'<div>' * 10_000}{PARAGRAPHS}",
        f"<?xml version='1.0' encoding='utf-16'?><html><body>{PARAGRAPHS}</body></html>",
        f"<html><body>{PARAGRAPHS}</body></html>".replace("day", "d\x00ay"),
        f"<html><body>{PARAGRAPHS}</body></html>".replace("day", "&#xD800;day&#0;"),
        f"<html><body><svg>{PARAGRAPHS}</body></html>",
        f"<html><head><script type='application/ld+json'>{'[' * 20_000}</script></head><body>{PARAGRAPHS}</body></html>",
        f"<html><body>{PARAGRAPHS}{'<a b=' + chr(39) + '<' * 5_000}",
    ],
    ids=[
        "cut",
        "cut in a tag",
        "deep",
        "xml declaration",
        "nul",
        "surrogates",
        "open svg",
        "deep json",
        "open quote",
    ],
)
def test_broken_pages_are_still_read(html):
    assert len(_lines(_clean(html), BlockRole.PARAGRAPH)) >= 7


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a> <a href='/n'>News</a></nav></body></html>",
        "<" * 10_000,
        "<!--" * 1_000,
        "<html><body><script>var a = 'The ferry stops.';</script></body></html>",
    ],
)
def test_a_page_without_an_article_says_so(html):
    with pytest.raises(NoBody):
        _clean(html)


@pytest.mark.parametrize("cut", range(0, len(PAGE), 97))
def test_a_page_cut_anywhere_is_read_or_named(cut):
    try:
        article = _clean(PAGE[:cut])
    except PageError:
        return
    assert article.blocks


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "de",
            "Die Fähre nach Norrholm fährt am Freitag zum letzten Mal, sagte der Hafenmeister am Montag den Bewohnern.",
        ),
        (
            "fr",
            "Le bac de Norrholm ne circulera plus à partir de vendredi, a déclaré lundi le maître du port aux habitants.",
        ),
        (
            "es",
            "El transbordador de Norrholm dejará de navegar el viernes, dijo el lunes el capitán del puerto a los vecinos.",
        ),
    ],
)
def test_other_languages_are_named(language, sentence):
    with pytest.raises(WrongLanguage) as caught:
        _clean(
            f"<html><body><article>{''.join(f'<p>{i}. {sentence}</p>' for i in range(5))}</article></body></html>"
        )
    assert caught.value.language == language


def test_a_date_is_never_invented():
    article = _clean(f"<html><body><article>{PARAGRAPHS}</article></body></html>")
    assert article.published is None


def test_what_no_tag_states_is_read_from_the_page_itself():
    head = "<title>Norrholm Post: Ferry stops on Friday</title>"
    page = f"<html><head>{head}</head><body><article><h1>Ferry stops on Friday</h1><p>By Sol Amadi</p>{PARAGRAPHS}</article></body></html>"
    article = _clean(page)
    assert (article.title, article.authors) == ("Ferry stops on Friday", ("Sol Amadi",))
