"""Long direct speech becomes statements; short speech stays whole."""

from sayso.extract.utterances import cut_sentences, cut_threats
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


def test_a_demand_and_its_threat_are_two_statements() -> None:
    text = "The guild demands the town pay for the lamps – or it will leave them dark."
    content = [Span(18, len(text) - 1)]
    parts = [[s.of(text) for s in part] for part in cut_threats(text, content)]
    assert parts == [["the town pay for the lamps"], ["it will leave them dark"]]


def test_a_mere_choice_stays_one_statement() -> None:
    text = "The guild said the town could pay – or not – or the lamps would stay as they are."
    content = [Span(15, len(text) - 1)]
    assert cut_threats(text, content) == [tuple(content)]
