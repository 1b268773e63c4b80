from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from inventing import invent
from odd import HOSTILE, SAFE, odd_record
from sayso.records import Block, BlockRole, Finding, FindingKind, Span, Speaker, SpeakerKind
from sayso.serve.shapes import case_json, record_json

RECORD = odd_record()
TEXT = RECORD.article.text
LISTS = {"statements", "figures", "times", "noise", "findings", "dependence"}
FIELDS = {
    "id", "must", "content", "quoted", "form", "cue", "source", "speaker", "speaker_kind", "speaker_abstain",
    "role", "addressee", "medium", "type", "type_also", "said_on", "deadline", "block", "figures",
}  # fmt: skip
NOISE_KINDS = {
    "headline", "deck", "byline_repeat", "pull_quote", "caption", "subhead", "near_duplicate", "boilerplate",
    "gap", "typo", "scare_quote",
}  # fmt: skip


def _spans(shaped: object) -> list[dict]:
    """Every span with its words, anywhere in a shape."""
    if isinstance(shaped, dict):
        own = [shaped] if set(shaped) == {"span", "text"} else []
        return own + [found for value in shaped.values() for found in _spans(value)]
    return [found for value in shaped for found in _spans(value)] if isinstance(shaped, list) else []


def _case_spans(case: dict) -> list[list[int]]:
    spans = [span for item in case["noise"] for span in item["spans"]]
    for statement in case["statements"]:
        for name in ("content", "quoted", "cue", "source"):
            spans += statement[name] or []
    return spans


def _with_blocks(*parts: tuple[BlockRole, str, int | None]) -> dict:
    """A case of blocks only: role, words, and which earlier block each repeats."""
    blocks: list[Block] = []
    text = ""
    for role, words, earlier in parts:
        span = Span(len(text), len(text) + len(words))
        repeats = blocks[earlier].span if earlier is not None else None
        blocks.append(Block(span=span, role=role, repeat_of=repeats))
        text += words + "\n"
    article = replace(RECORD.article, text=text, blocks=tuple(blocks))
    return case_json(replace(RECORD, article=article, statements=(), findings=()))


@pytest.mark.parametrize("record", [RECORD, invent(11, statements=5)[1]])
def test_every_span_carries_the_very_words_it_covers(record):
    shaped = json.loads(json.dumps(record_json(record), ensure_ascii=False))
    assert shaped["schema_version"] == 1
    assert shaped["article"]["text"] == record.article.text
    spans = _spans(shaped)
    assert len(spans) > 15
    assert all(s["text"] == shaped["article"]["text"][slice(*s["span"])] for s in spans)


def test_the_whole_record_is_there():
    shaped = record_json(RECORD)
    assert [s["statement_id"] for s in shaped["statements"]] == [s.statement_id for s in RECORD.statements]
    assert len(shaped["article"]["blocks"]) == len(RECORD.article.blocks)
    assert shaped["article"]["blocks"][9] == {
        "span": [RECORD.article.blocks[9].span.start, RECORD.article.blocks[9].span.end],
        "role": "pull_quote",
        "repeat_of": [RECORD.article.blocks[4].span.start, RECORD.article.blocks[4].span.end],
    }
    assert shaped["findings"][0]["evidence"][0]["text"] == "keepers"
    assert shaped["article"]["title"] == f"Weir holds {HOSTILE}"


def test_what_is_known_of_a_statement():
    statement = record_json(RECORD)["statements"][0]
    words = {name: statement[name]["text"] for name in ("cue", "addressee", "medium")}
    assert words == {"cue": "told", "addressee": "the council", "medium": "a letter"}
    assert [piece["text"] for piece in statement["content"]] == [SAFE]
    assert [piece["text"] for piece in statement["quoted"]] == [SAFE[1:-1]]
    assert statement["said_on"] == "2026-03-01/2026-03-09"
    assert (statement["form"], statement["maker"]) == ("mixed", {"name": "invented", "version": "1"})


def test_what_is_unknown_is_null_and_never_left_out():
    statement = record_json(RECORD)["statements"][5]
    for name in ("speaker", "said_on", "addressee", "medium", "utterance_id"):
        assert statement[name] is None
    assert statement["sure"]["form"] is None


def test_probabilities_have_three_digits():
    assert record_json(RECORD)["statements"][0]["sure"]["statement"] == 0.812


def test_the_case_format_names_the_text_it_is_about():
    case = case_json(RECORD)
    assert case["format"] == "statement-case/1"
    assert case["article"] == {"sha256": sha256(TEXT.encode()).hexdigest(), "length": len(TEXT)}
    assert set(case) == LISTS | {"format", "article"}


def test_a_case_has_only_what_the_format_knows():
    case = case_json(RECORD)
    fields = {name for statement in case["statements"] for name in statement}
    assert {name for name in fields if not name.startswith("x_")} <= FIELDS  # x_ is anybody's
    assert all(set(item) == {"id", "kind", "spans"} for item in case["noise"])
    assert {item["kind"] for item in case["noise"]} <= NOISE_KINDS
    ids = [item["id"] for name in ("statements", "noise") for item in case[name]]
    assert len(ids) == len(set(ids))
    assert [s["id"] for s in case["statements"]] == ["s1", "s2", "s3", "s4", "s5", "s6"]
    assert json.loads(json.dumps(case)) == case


def test_spans_of_a_case_are_of_the_articles_text_in_code_points():
    case = case_json(RECORD)
    assert all(0 <= start < end <= len(TEXT) for start, end in _case_spans(case))
    first, after_emoji = case["statements"][0], case["statements"][3]
    assert [TEXT[slice(*span)] for span in first["content"]] == [SAFE]
    assert [TEXT[slice(*span)] for span in after_emoji["content"]] == ["It is,", "a fine boat."]
    assert [TEXT[slice(*span)] for span in after_emoji["source"]] == ["two sailors"]


def test_a_statement_of_a_case():
    statement = case_json(RECORD)["statements"][0]
    assert statement["addressee"] == ["the council"]
    assert (statement["medium"], statement["said_on"]) == ("a letter", "2026-03-01/2026-03-09")
    last = case_json(RECORD)["statements"][4]
    assert [last[name] for name in ("source", "addressee", "medium", "said_on", "block")] == [None] * 5


@pytest.mark.parametrize(
    ("speaker", "fields"),
    [
        (None, {"speaker": None, "speaker_abstain": True}),
        (
            Speaker(kind=SpeakerKind.UNNAMED, name="two sailors", prob=0.5),
            {"speaker": None, "speaker_kind": "unnamed", "role": "two sailors"},
        ),
        (Speaker(kind=SpeakerKind.NONE, name=None, prob=0.5), {"speaker": None, "speaker_kind": "none"}),
        (
            Speaker(kind=SpeakerKind.PERSON, name="Ida Brek", prob=0.5),
            {"speaker": "Ida Brek", "speaker_kind": "person"},
        ),
        (
            Speaker(kind=SpeakerKind.ORGANISATION, name="Tarn Trust", prob=0.5),
            {"speaker": "Tarn Trust", "speaker_kind": "organisation"},
        ),
    ],
)
def test_a_speaker_in_the_case_format(speaker, fields):
    changed = replace(RECORD, statements=(replace(RECORD.statements[0], speaker=speaker),))
    (statement,) = case_json(changed)["statements"]
    assert {k: v for k, v in statement.items() if k.startswith(("speaker", "role"))} == fields


def test_noise_is_what_is_not_running_text():
    noise = [
        (item["kind"], [TEXT[slice(*span)] for span in item["spans"]]) for item in case_json(RECORD)["noise"]
    ]
    assert [kind for kind, _ in noise] == [
        "headline", "deck", "scare_quote", "subhead", "pull_quote", "caption", "near_duplicate", "boilerplate",
        "boilerplate",
    ]  # fmt: skip
    assert noise[2] == ("scare_quote", ["keepers"])
    assert noise[6] == ("near_duplicate", ["“It is,” two sailors said, “a fine boat.”"])


def test_a_byline_given_twice_is_one_repeat_with_both_places():
    case = _with_blocks(
        (BlockRole.BYLINE, "By Ida Brek", None),
        (BlockRole.PARAGRAPH, "The weir holds.", None),
        (BlockRole.BYLINE, "By Ida Brek", 0),
    )
    assert case["noise"] == [{"id": "n1", "kind": "byline_repeat", "spans": [[0, 11], [28, 39]]}]


def test_a_passage_repeated_as_a_whole_is_given_as_a_whole_too():
    parts = [(BlockRole.PARAGRAPH, words, None) for words in ("One weir.", "Two boats.")]
    again = [(BlockRole.PARAGRAPH, words, i) for i, words in enumerate(("One weir.", "Two boats."))]
    case = _with_blocks(*parts, *again)
    assert [item["spans"] for item in case["noise"]] == [[[21, 30]], [[21, 41]], [[31, 41]]]
    assert {item["kind"] for item in case["noise"]} == {"near_duplicate"}


def test_a_gap_is_noise_at_its_place():
    gap = Finding(kind=FindingKind.GAP, evidence=(Span(3, 6),), maker=RECORD.statements[0].maker)
    noise = case_json(replace(RECORD, findings=(gap,)))["noise"]
    assert [item["spans"] for item in noise if item["kind"] == "gap"] == [[[3, 6]]]
