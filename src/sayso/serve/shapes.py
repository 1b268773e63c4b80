"""Turns records into JSON-ready shapes: the whole record, and the neutral case format."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING

from sayso.records import Span, SpeakerKind
from sayso.serve.noise import list_noise

if TYPE_CHECKING:
    from sayso.records import Article, Record, Speaker, Statement

SCHEMA_VERSION = 1
CASE_FORMAT = "statement-case/1"
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def record_json(record: Record) -> dict[str, Json]:
    """Give the whole record: each span as its offsets and its words, each probability rounded to 3.

    Args:
        record: of one article.

    Returns:
        JSON-ready, in a stable order, with `schema_version`.
    """
    text = record.article.text
    return {
        "schema_version": SCHEMA_VERSION,
        "article": _article(record.article),
        "statements": [_shape(statement, text) for statement in record.statements],
        "entities": [_shape(entity, text) for entity in record.entities],
        "findings": [_shape(finding, text) for finding in record.findings],
    }


def _article(article: Article) -> dict[str, Json]:
    shaped = {f.name: _shape(getattr(article, f.name), None) for f in fields(article)}
    shaped["blocks"] = [_shape(block, None) for block in article.blocks]
    return shaped


def _shape(value: object, text: str | None) -> Json:
    """Shape any part of a record; with a text, spans carry their words."""
    if isinstance(value, Span):
        place: Json = [value.start, value.end]
        return place if text is None else {"span": place, "text": value.of(text)}
    if isinstance(value, Enum):
        return str(value.value)
    if is_dataclass(value):
        return {f.name: _shape(getattr(value, f.name), text) for f in fields(value)}
    if isinstance(value, tuple):
        return [_shape(part, text) for part in value]
    if isinstance(value, float):
        return round(value, 3)
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"{type(value).__name__} has no JSON shape")


def case_json(record: Record) -> dict[str, Json]:
    """Give the record in the neutral case format, so that it can be scored against a hand-made case.

    Statements are numbered s1, s2, … in text order; what sayso does not read yet is an empty list.
    """
    text = record.article.text
    numbers = {s.statement_id: f"s{i}" for i, s in enumerate(record.statements, 1)}
    return {
        "format": CASE_FORMAT,
        "article": {"sha256": sha256(text.encode()).hexdigest(), "length": len(text)},
        "statements": [_case_statement(s, text, numbers[s.statement_id]) for s in record.statements],
        "figures": [],
        "times": [],
        "noise": [dict(item) for item in list_noise(record)],
        "findings": [],
        "dependence": [],
    }


def _spans(spans: tuple[Span, ...]) -> Json:
    return [[span.start, span.end] for span in spans]


def _case_statement(statement: Statement, text: str, number: str) -> dict[str, Json]:
    return {
        "id": number,
        "content": _spans(statement.content),
        "quoted": _spans(statement.quoted),
        "form": statement.form.value,
        "cue": _spans((statement.cue,)) if statement.cue else None,
        "source": _spans(statement.source) or None,
        **_case_speaker(statement.speaker),
        "addressee": [statement.addressee.of(text)] if statement.addressee else None,
        "medium": statement.medium.of(text) if statement.medium else None,
        "said_on": statement.said_on,
        "block": statement.utterance_id,
        "x_prob": {f.name: _shape(getattr(statement.sure, f.name), None) for f in fields(statement.sure)},
    }


def _case_speaker(speaker: Speaker | None) -> dict[str, Json]:
    if speaker is None:
        return {"speaker": None, "speaker_abstain": True}
    if speaker.kind is SpeakerKind.UNNAMED:
        return {"speaker": None, "speaker_kind": speaker.kind.value, "role": speaker.name}
    return {"speaker": speaker.name, "speaker_kind": speaker.kind.value}
