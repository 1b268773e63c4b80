"""Laws of reading: whatever the model says, the record is sound."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.clean.article import clean_page
from sayso.errors import PageError
from sayso.extract.decode import Scores, Tag
from sayso.extract.quotes import find_quotes
from sayso.extract.record import extract_records, flat_text
from sayso.extract.tagger import load_tagger
from sayso.records import Article, BlockRole, Page
from sayso.settings import CleanSettings, ExtractSettings

PARTS = (
    "Ida Brek said", "the ferry stops", "“not a nail", "”", "'so", "'", '"', ",", ".", "he", "she told", "the Orrin Post",
    "on Friday", "don't", "``", "''", "MPs’", "«", "»", "\n", "\n\n", "café", "🐟", "(", "a spokesman for", "\u00a0",
)  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=5)), min_size=5, max_size=80).map(
    " ".join
)


def _article(text: str) -> Article | None:
    page = Page(
        body=text.encode("utf-8", "surrogatepass"), name="x", media_type="text/plain", received_utc="2031"
    )
    try:
        return clean_page(page, CleanSettings(min_chars=1))
    except PageError:
        return None


class Babbler:
    """The shipped tagger with noise for an encoder."""

    def __init__(self, seed: int) -> None:
        self.real, self.random = load_tagger(ExtractSettings()), np.random.default_rng(seed)

    def __getattr__(self, name: str) -> object:
        return getattr(self.real, name)

    def score(self, texts: list) -> list[Scores]:
        return [self._babble(len(pieces)) for pieces in texts]

    def _babble(self, length: int) -> Scores:
        tags = self.random.normal(0, 4, (length, len(Tag))).astype(np.float32)
        pointers = [self.random.random((length, length + 1)).astype(np.float32) for _ in range(2)]
        cues, sources = (p / p.sum(1, keepdims=True).clip(1e-9) for p in pointers)
        return Scores(tags=tags, cues=cues, sources=sources, first_target=np.zeros(length, np.int64))


@pytest.fixture(scope="module")
def babbler() -> Babbler:
    return Babbler(7)


@settings(deadline=None, max_examples=60)
@given(text=texts)
def test_any_output_of_the_model_gives_a_sound_record(babbler, text):
    article = _article(text)
    if article is None:
        return
    (record,) = extract_records([article], babbler)
    silent = [b.span for b in article.blocks if b.role is BlockRole.BOILERPLATE or b.repeat_of]
    assert len({s.statement_id for s in record.statements}) == len(record.statements)
    for statement in record.statements:
        parts = (
            *statement.content,
            *statement.quoted,
            *statement.source,
            *([statement.cue] if statement.cue else ()),
        )
        assert all(0 <= part.start < part.end <= len(article.text) for part in parts)
        assert all(any(c.covers(q) for c in statement.content) for q in statement.quoted)
        assert not any(part.overlaps(block) for part in statement.content for block in silent)
        assert all(c.of(article.text).strip() == c.of(article.text) for c in statement.content)
        assert 0 <= statement.sure.statement <= 1


@settings(deadline=None, max_examples=200)
@given(texts)
def test_quotations_lie_in_their_block_and_apart_from_one_another(text):
    article = _article(text)
    if article is None:
        return
    end = 0
    for index, quote in enumerate(find_quotes(article)):
        assert article.blocks[quote.block].span.covers(quote.span)
        assert quote.span.covers(quote.inner)
        assert quote.inner.of(article.text) == quote.inner.of(article.text).strip(" \t")
        assert end <= quote.span.start
        assert quote.continues is None or quote.continues == index - 1
        end = quote.span.end


@settings(deadline=None, max_examples=200)
@given(texts)
def test_what_the_encoder_sees_keeps_every_offset(text):
    article = _article(text)
    if article is None:
        return
    flat = flat_text(article)
    assert len(flat) == len(article.text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(article.text, flat, strict=True))


@settings(deadline=None, max_examples=20)
@given(st.lists(texts, min_size=2, max_size=4))
def test_articles_read_together_are_read_as_alone(babbler, together):
    articles = [a for a in map(_article, together) if a]
    tagger = babbler.real
    alone = [extract_records([article], tagger)[0] for article in articles]
    for one, other in zip(alone, extract_records(articles, tagger), strict=True):
        assert [replace(s, sure=None) for s in one.statements] == [
            replace(s, sure=None) for s in other.statements
        ]
