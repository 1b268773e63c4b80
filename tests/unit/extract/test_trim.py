"""Contents end where what is said ends, and begin where it begins."""

import pytest
from reading import article_of, span_of

from sayso.extract.quotes import find_quotes
from sayso.extract.trim import end_with_quote, start_after_gap, start_at_that
from sayso.records import Span


def test_quoted_words_that_end_end_the_statement() -> None:
    article = article_of(
        "“Go home,” she said. “The hall is dark.” The lamps went out, and the crews left at nine."
    )
    quotes = find_quotes(article)
    long = span_of(article, "“The hall is dark.” The lamps went out")
    assert end_with_quote(article.text, long, quotes).of(article.text) == "“The hall is dark.”"
    going_on = article_of("She called it “a nail in the coffin” of the ferry, and she left the hall at nine.")
    mixed = span_of(going_on, "“a nail in the coffin” of the ferry")
    assert end_with_quote(going_on.text, mixed, find_quotes(going_on)) == mixed


def test_a_word_before_a_gap_is_no_part_of_what_was_said() -> None:
    text = "He told the Orrin's refusal was a shame."
    whole = Span(8, len(text) - 1)
    assert start_after_gap(text, whole, [Span(11, 12)]).of(text) == "Orrin's refusal was a shame"
    assert start_after_gap(text, whole, []) == whole


@pytest.mark.parametrize(
    ("text", "content", "said"),
    [
        ("He told envoys of nine towns that the tide was late.", "envoys", "that the tide was late"),
        ("He told crews the tide that came was late.", "the tide", "the tide that came was late"),
        ("He told how the boat that sank was built.", "how", "how the boat that sank was built"),
        ("He said crews knew that the tide was late.", "crews", "crews knew that the tide was late"),
    ],
)
def test_who_was_told_is_no_part_of_what_was_said(text: str, content: str, said: str) -> None:
    cue = Span(3, 7)
    whole = Span(text.index(content), len(text) - 1)
    assert start_at_that(text, cue, whole).of(text) == said
