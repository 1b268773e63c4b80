"""Builds invented articles for tests of the rules, without the encoder."""

from sayso.clean.article import clean_page
from sayso.extract.attribute import Draft
from sayso.records import Article, Page, Span
from sayso.settings import CleanSettings


def article_of(*paragraphs: str) -> Article:
    """An article of one headline and these paragraphs."""
    text = "\n".join(["Ferry to Orrin stays in harbour", *paragraphs])
    page = Page(body=text.encode(), name="a.txt", media_type="text/plain", received_utc="2026-01-01")
    return clean_page(page, CleanSettings(min_chars=1))


def span_of(article: Article, words: str) -> Span:
    """Where these words stand; they must stand there once."""
    assert article.text.count(words) == 1, words
    start = article.text.index(words)
    return Span(start, start + len(words))


def draft_of(article: Article, source: str | None, cue: str | None, *content: str) -> Draft:
    """A draft as the model would give it."""
    return Draft(
        content=tuple(span_of(article, words) for words in content),
        cue=span_of(article, cue) if cue else None,
        source=span_of(article, source) if source else None,
        content_prob=0.9,
        cue_prob=0.9,
        source_prob=0.9,
        weakest_prob=0.9,
    )
