from __future__ import annotations

import json
from dataclasses import replace

import pytest

from inventing import invent
from odd import odd_record
from sayso.answer.search import Hit, find
from sayso.answer.show import Shown, show
from sayso.ledger import open_ledger, store_record
from sayso.records import Form, Span
from sayso.serve.answers import hit_json, hit_lines, print_shown, shown_json
from sayso.settings import LedgerSettings

PAGE, RECORD = invent(1, address="https://weir.example/a", outlet="Tarn Herald")
REVISED_PAGE, REVISED = invent(2, address="https://weir.example/a")
HIT = Hit(
    statement_id="a1" * 8,
    article_id="b2" * 8,
    title="The weir\x1b[2J",
    outlet=None,
    published=None,
    address=None,
    speaker=None,
    form=Form.MIXED,
    words="it holds,\nfor now\x07 … it does",
    content=(Span(5, 14), Span(20, 27)),
    context=Span(0, 30),
    context_words="",
    revised_by=None,
)


@pytest.fixture
def ledger(tmp_path):
    with open_ledger(LedgerSettings(path=str(tmp_path / "town.ledger")), create=True) as ledger:
        store_record(ledger, PAGE, RECORD)
        store_record(ledger, REVISED_PAGE, REVISED)
        yield ledger


def test_a_hit_for_a_program_can_be_opened_at_its_words(ledger):
    hits = [json.loads(json.dumps(hit_json(hit))) for hit in find(ledger, "Odile")]
    texts = {r.article.article_id: r.article.text for r in (RECORD, REVISED)}
    assert hits
    for hit in hits:
        pieces = [texts[hit["article_id"]][start:end] for start, end in hit["content"]]
        assert hit["words"] == " … ".join(pieces)
        assert hit["address"] == "https://weir.example/a"


def test_what_a_hit_does_not_know_is_null_and_never_left_out():
    shaped = hit_json(HIT)
    assert set(shaped) >= {"speaker", "outlet", "published", "address", "revised_by"}
    assert {shaped[name] for name in ("speaker", "outlet", "published", "address", "revised_by")} == {None}


def test_a_hit_for_a_person_takes_three_lines_and_cannot_steer_the_terminal():
    first, second, third = hit_lines(HIT).split("\n")
    assert first == f"{HIT.statement_id}  — (mixed)"
    assert second == "  it holds, for now␇ … it does"
    assert third == "  The weir␛[2J"


def test_a_hit_says_who_where_when_and_what_came_after():
    known = replace(
        HIT, title="The weir", outlet="Tarn Herald", published="2026-03-09", speaker="Odile Marrow"
    )
    lines = hit_lines(replace(known, revised_by="c3" * 8))
    assert "  Odile Marrow (mixed)\n" in lines
    assert lines.endswith(f"  The weir · Tarn Herald · 2026-03-09 · revised by {'c3' * 8}")


def test_a_shown_article_is_its_record_with_its_versions(ledger):
    shaped = shown_json(show(ledger, RECORD.article.article_id))
    assert shaped["schema_version"] == 1
    assert len(shaped["statements"]) == len(RECORD.statements)
    assert (shaped["older"], shaped["newer"]) == ([], [REVISED.article.article_id])


def test_a_shown_statement_comes_alone(ledger):
    wanted = RECORD.statements[2].statement_id
    shaped = shown_json(show(ledger, wanted))
    assert [s["statement_id"] for s in shaped["statements"]] == [wanted]
    assert shaped["article"]["text"] == RECORD.article.text


def test_a_printed_statement_comes_alone_with_the_versions_of_its_article(ledger, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "70")
    print_shown(show(ledger, REVISED.statements[1].statement_id))
    printed = capsys.readouterr().out
    content = REVISED.statements[1].content[0]
    assert f"{content.start}–{content.end}" in printed
    assert printed.count("(indirect)") == 1
    assert f"revises {RECORD.article.article_id}" in printed


def test_one_statement_of_an_odd_article_is_shown_as_it_is(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "70")
    record = odd_record()
    print_shown(Shown(record=record, statement=record.statements[5], older=(), newer=()))
    printed = capsys.readouterr().out
    assert "not claimed “The keeper” (attitude)" in printed
    assert "1 statement ·" in printed
    assert "Idris" not in printed
