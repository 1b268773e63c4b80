from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256

import pytest

from inventing import invent
from sayso.records import Speaker, SpeakerKind
from sayso.serve.shapes import case_json, record_json


@pytest.fixture
def record():
    return invent(11, statements=5)[1]


def _spans(shaped: object) -> list[dict]:
    """Every span with its words, anywhere in a shape."""
    if isinstance(shaped, dict):
        own = [shaped] if set(shaped) == {"span", "text"} else []
        return own + [found for value in shaped.values() for found in _spans(value)]
    return [found for value in shaped for found in _spans(value)] if isinstance(shaped, list) else []


def test_every_span_carries_the_very_words_it_covers(record):
    shaped = json.loads(json.dumps(record_json(record)))
    spans = _spans(shaped)
    assert len(spans) > 15
    assert all(s["text"] == record.article.text[slice(*s["span"])] for s in spans)
    assert shaped["schema_version"] == 1


def test_what_is_unknown_is_null_and_never_left_out(record):
    statement = record_json(record)["statements"][0]
    assert statement["said_on"] is None
    assert statement["addressee"] is None


def test_the_case_format_names_the_text_it_is_about(record):
    case = case_json(record)
    text = record.article.text
    assert case["format"] == "statement-case/1"
    assert case["article"] == {"sha256": sha256(text.encode()).hexdigest(), "length": len(text)}
    assert set(case) >= {"statements", "figures", "times", "noise", "findings", "dependence"}


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
    ],
)
def test_a_speaker_in_the_case_format(record, speaker, fields):
    changed = replace(record, statements=(replace(record.statements[0], speaker=speaker),))
    (statement,) = case_json(changed)["statements"]
    assert {k: v for k, v in statement.items() if k.startswith(("speaker", "role"))} == fields
