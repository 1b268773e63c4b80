"""Every statement leaves as one row, in words a spreadsheet cannot run."""

import csv
import io
import json
import tracemalloc
from dataclasses import replace

import pytest

from inventing import invent
from sayso.answer.export import ExportRow, export_rows, plain_cell, write_csv, write_jsonl
from sayso.ledger import store_record
from sayso.records import Span


def exported(writer, rows):
    stream = io.StringIO(newline="")
    count = writer(rows, stream)
    return count, stream.getvalue()


def test_a_row_holds_the_words_and_the_way_back(ledger):
    page, record = invent(1, outlet="The Weir")
    first = record.statements[0]
    pieces = (
        Span(first.content[0].start, first.content[0].start + 3),
        Span(first.content[0].end - 4, first.content[0].end),
    )
    store_record(
        ledger, page, replace(record, statements=(replace(first, content=pieces, quoted=pieces[:1]),))
    )
    (row,) = export_rows(ledger)
    text = record.article.text
    assert row.content == f"{pieces[0].of(text)} … {pieces[1].of(text)}"
    assert (row.quoted, row.cue, row.source) == (
        pieces[0].of(text),
        first.cue.of(text),
        first.source[0].of(text),
    )
    assert text[row.start_char : row.end_char] == first.content[0].of(text)
    assert row.content_spans == f"{pieces[0].start}-{pieces[0].end} {pieces[1].start}-{pieces[1].end}"
    assert (row.speaker, row.speaker_prob, row.outlet) == (first.speaker.name, 0.9, "The Weir")
    assert (row.prob, row.maker, row.addressee) == (0.8, "invented 1", None)


def test_an_abstained_speaker_is_left_empty(ledger):
    page, record = invent(1, statements=1)
    store_record(ledger, page, replace(record, statements=(replace(record.statements[0], speaker=None),)))
    (row,) = export_rows(ledger)
    assert (row.speaker, row.speaker_kind, row.speaker_prob) == (None, None, None)


def test_an_older_version_names_the_newer(ledger):
    ids = [store_record(ledger, *invent(n, address="https://weir.example/a")).article_id for n in (1, 2)]
    assert {(row.article_id, row.revised_by) for row in export_rows(ledger)} == {
        (ids[0], ids[1]),
        (ids[1], None),
    }


def test_csv_comes_back_as_it_was(ledger):
    for number in range(3):
        store_record(ledger, *invent(number))
    rows = list(export_rows(ledger))
    count, text = exported(write_csv, rows)
    back = list(csv.DictReader(io.StringIO(text, newline="")))
    assert count == len(back) == 12
    for row, cells in zip(rows, back, strict=True):
        assert cells == {name: "" if v is None else str(v) for name, v in row_dict(row).items()}


def row_dict(row):
    return {name: getattr(row, name) for name in ExportRow.__slots__}


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ('=HYPERLINK("https://x.example")', '\'=HYPERLINK("https://x.example")'),
        ("@all of us", "'@all of us"),
        ("-5 degrees, she said", "'-5 degrees, she said"),
        ("+44", "'+44"),
        ("\t=1", "'\t=1"),
        ("\r\nand", "'\r\nand"),
        ("'=1", "''=1"),
        ("'tis so", "'tis so"),
        ("a = b", "a = b"),
        ("“=1”", "“=1”"),
    ],
)
def test_no_cell_can_be_run_and_none_is_lost(ledger, words, cell):
    store_record(ledger, *invent(1))
    row = replace(next(export_rows(ledger)), content=words)
    (back,) = csv.DictReader(io.StringIO(exported(write_csv, [row])[1], newline=""))
    assert back["content"] == cell
    assert plain_cell(cell) == words


def test_json_lines_hold_one_row_each_for_every_reader(ledger):
    store_record(ledger, *invent(1))
    rows = [replace(row, content="one\u2028two\x85three\nfour\0") for row in export_rows(ledger)]
    count, text = exported(write_jsonl, rows)
    lines = text.splitlines()
    assert count == len(lines) == 4
    assert [json.loads(line) for line in lines] == [{"schema_version": 1, **row_dict(row)} for row in rows]


def test_memory_does_not_grow_with_the_ledger(ledger):
    def peak(limit):
        tracemalloc.start()
        for place, _ in enumerate(export_rows(ledger)):
            if place == limit:
                break
        try:
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    for number in range(60):
        store_record(ledger, *invent(number, statements=20))
    peak(100)
    assert peak(1_200) < 2 * peak(100)
