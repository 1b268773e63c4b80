"""Long direct speech becomes statements; short speech stays whole."""

from sayso.extract.utterances import cut_sentences
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
