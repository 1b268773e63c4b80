"""Long direct speech becomes statements; short speech stays whole."""

from reading import article_of, span_of

from sayso.extract.quotes import find_quotes
from sayso.extract.utterances import cut_sentences, end_with_quote
from sayso.records import Span


def cut(text: str, *contents: str) -> list[list[str]]:
    spans = [Span(text.index(c), text.index(c) + len(c)) for c in contents]
    return [[s.of(text) for s in group] for group in cut_sentences(text, spans)]


def test_two_sentences_stay_one_statement() -> None:
    text = "“We lost. We will be back,” she said."
    assert cut(text, "We lost. We will be back") == [["We lost. We will be back"]]


def test_a_long_speech_is_cut_by_sentence() -> None:
    text = "“We lost badly. The keeper slept. We will be back in May,” she said."
    assert cut(text, "We lost badly. The keeper slept. We will be back in May") == [
        ["We lost badly."],
        ["The keeper slept."],
        ["We will be back in May"],
    ]


def test_a_sentence_broken_by_its_cue_stays_one() -> None:
    text = "“We lost badly. The keeper,” she said, “was asleep. We will be back. Mark my words.”"
    assert cut(text, "We lost badly. The keeper,", "was asleep. We will be back. Mark my words.") == [
        ["We lost badly."],
        ["The keeper,", "was asleep."],
        ["We will be back."],
        ["Mark my words."],
    ]


def test_paragraphs_of_one_utterance_are_cut() -> None:
    text = "“We lost.\n“We will be back.”"
    assert cut(text, "We lost.", "We will be back.") == [["We lost."], ["We will be back."]]


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
