"""Somebody changes one thing in the file by other means: verify says what and where."""

# The test's own table names.
# ruff: noqa: S608

import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace

import pytest

from inventing import invent
from sayso.answer.search import find
from sayso.errors import LedgerUnfit
from sayso.ledger import load_page, load_records, open_ledger, store_record, verify_ledger
from sayso.records import Page, Record, Run, hash_article

PAGE, RECORD = invent(2, outlet="The Weir", address="https://weir.example/a")
ARTICLE = RECORD.article
FIRST = RECORD.statements[0]


def tamper(settings, *commands):
    """Change rows past the triggers, as another program could."""
    with closing(sqlite3.connect(settings.path)) as connection, connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for command in commands:
            text, values = (command, ()) if isinstance(command, str) else command
            assert connection.execute(text, values).rowcount, f"nothing changed: {text}"
        for _, sql in triggers:
            connection.execute(sql)


@pytest.fixture
def stored(settings):
    with open_ledger(settings, create=True) as ledger:
        store_record(ledger, *invent(1))
        store_record(ledger, PAGE, RECORD)
        store_record(ledger, *invent(3))
    return settings


def faults(settings):
    with open_ledger(settings, create=False) as ledger:
        return verify_ledger(ledger).faults


def other_byte(body):
    at = body.index(b"said") if b"said" in body else 5
    return zlib.compress(body[:at] + b"S" + body[at + 1 :])


MINE = f"WHERE article_key = (SELECT article_key FROM article WHERE article_id = '{ARTICLE.article_id}')"
LATER_TEXT = ARTICLE.text.replace("promised", "denied__").replace("said", "lied").replace("warned", "begged")


@pytest.mark.parametrize(
    ("command", "what", "where"),
    [
        (
            (f"UPDATE page SET body_zlib = ? WHERE page_sha256 = '{PAGE.sha256}'", (other_byte(PAGE.body),)),
            "page",
            f"page {PAGE.sha256}",
        ),
        (
            f"UPDATE page SET body_zlib = x'00' WHERE page_sha256 = '{PAGE.sha256}'",
            "page",
            f"page {PAGE.sha256}",
        ),
        (f"DELETE FROM page WHERE page_sha256 = '{PAGE.sha256}'", "page", f"page {PAGE.sha256}"),
        ((f"UPDATE article SET text = ? {MINE}", (LATER_TEXT,)), "text", "text "),
        (f"UPDATE article SET text = text || ' And more.' {MINE}", "text", f"text {len(ARTICLE.text)}-"),
        (f"UPDATE article SET charset = 'ascii' {MINE}", "page", "charset"),
        (f"UPDATE article SET title = 'Another' {MINE}", "id", f"article {ARTICLE.article_id}"),
        (f"UPDATE article SET outlet = 'Another' {MINE}", "rows", "table article"),
        (f"UPDATE run SET page_start = 1 {MINE}", "text", "text 0-"),
        (
            f"UPDATE statement_span SET end_char = end_char - 1 {MINE}",
            "id",
            f"statement {FIRST.statement_id}",
        ),
        (f"UPDATE statement_span SET end_char = 99999 {MINE}", "span", f"statement {FIRST.statement_id}"),
        (f"UPDATE statement_span SET end_char = start_char {MINE}", "rows", "record"),
        (f"UPDATE entity_span SET start_char = start_char + 1 {MINE}", "rows", "table entity_span"),
        (f"UPDATE entity_span SET end_char = 99999 {MINE}", "span", "entity "),
        (f"UPDATE block SET role = 'caption' {MINE}", "rows", "table block"),
        (f"UPDATE statement SET said_on = '2026-03-08' {MINE}", "rows", "table statement"),
        (f"UPDATE statement SET speaker_name = 'Somebody' {MINE} AND ord = 1", "rows", "table statement"),
        (f"UPDATE statement SET form = 'invented' {MINE}", "rows", "record"),
        (f"DELETE FROM statement {MINE} AND ord = 2", "rows", "table statement"),
        (f"DELETE FROM statement_span {MINE} AND role = 'source'", "rows", "table statement_span"),
        (f"DELETE FROM author {MINE}", "rows", "table author"),
        (f"DELETE FROM finding_span {MINE}", "rows", "table finding_span"),
        (f"DELETE FROM article {MINE}", "rows", "event 2"),
        ("UPDATE event SET at_utc = '2020-01-01' WHERE event_no = 2", "event", "event 2"),
        ("DELETE FROM event WHERE event_no = 2", "event", "event 3"),
        ("DELETE FROM statement_words_docsize WHERE id = 6", "index", "statement row 6"),
        ("CREATE TABLE recipe (name)", "file", "schema of recipe"),
        ("DROP INDEX article_by_title", "file", "schema of article_by_title"),
    ],
)
def test_a_change_is_found(stored, command, what, where):
    tamper(stored, command)
    found = faults(stored)
    assert any(fault.what == what and fault.where.startswith(where) for fault in found), found
    assert {fault.article_id for fault in found} <= {None, ARTICLE.article_id}


def test_an_untouched_ledger_has_no_fault(stored):
    with open_ledger(stored, create=False) as ledger:
        report = verify_ledger(ledger)
    assert report.ok
    assert (report.pages, report.articles, report.statements, report.events) == (3, 3, 12, 3)


def test_a_changed_word_is_shown_beside_the_page(stored):
    at = ARTICLE.text.index("at ")
    text = ARTICLE.text[:at] + "on " + ARTICLE.text[at + 3 :]
    tamper(stored, (f"UPDATE article SET text = ? {MINE}", (text,)))
    (fault,) = [fault for fault in faults(stored) if fault.what == "text"]
    assert fault.where.startswith(f"text {at}-")
    assert (fault.expected[:4], fault.found[:4]) == ("'at ", "'on ")


def test_a_trigger_taken_away_is_found(stored):
    with closing(sqlite3.connect(stored.path)) as connection:
        connection.execute("DROP TRIGGER event_kept")
    (fault,) = faults(stored)
    assert (fault.where, fault.found) == ("schema of event_kept", "nothing")


@pytest.mark.parametrize(
    ("command", "ask"),
    [
        ("DELETE FROM statement_span WHERE role = 'content'", lambda ledger: list(load_records(ledger))),
        ("DELETE FROM statement_span WHERE role = 'content'", lambda ledger: find(ledger, "council")),
        ("UPDATE statement_span SET end_char = start_char", lambda ledger: find(ledger, "council")),
        ("DELETE FROM statement", lambda ledger: find(ledger, "council")),
        ("UPDATE article SET published_precision = 'fortnight'", lambda ledger: list(load_records(ledger))),
        ("UPDATE page SET body_zlib = x'00'", lambda ledger: load_page(ledger, ARTICLE.article_id)),
    ],
)
def test_a_damaged_ledger_answers_with_an_error_that_says_so(stored, command, ask):
    tamper(stored, command)
    with open_ledger(stored, create=False) as ledger, pytest.raises(LedgerUnfit, match="sayso verify"):
        ask(ledger)


def test_a_row_added_by_another_hand_is_found(stored):
    tamper(stored, "INSERT INTO author SELECT article_key, 7, 'Nobody' FROM article")
    assert [fault.where for fault in faults(stored)] == ["table author"] * 3


def test_character_references_and_wrapped_lines_are_the_page_s_own(settings):
    body = b"<p>Marrow\n  &amp; Quell &#8220;agree&#8221;\n</p>"
    page = Page(body=body, name="a.html", media_type="text/html", received_utc="2026-03-09T08:00:00Z")
    text = "Marrow & Quell “agree”\n"
    places = [
        *((0, 6, 3, 9), (6, 7, 9, 12), (7, 8, 12, 17), (8, 15, 17, 24)),
        *((15, 16, 24, 31), (16, 21, 31, 36), (21, 22, 36, 43), (22, 23, 43, 44)),
    ]
    keys = ("text_start", "text_end", "page_start", "page_end")
    runs = tuple(Run(**dict(zip(keys, place, strict=True))) for place in places)
    _, record = invent(1)
    article = replace(record.article, text=text, runs=runs, page_sha256=page.sha256, blocks=(), title=None)
    article = replace(article, article_id=hash_article(text, None, None))
    with open_ledger(settings, create=True) as ledger:
        store_record(ledger, page, Record(article=article))
        assert verify_ledger(ledger).faults == ()


def test_a_byte_changed_anywhere_in_the_file_is_found_or_changes_nothing(stored):
    """One byte in 1,997, each in turn: refused, reported, or no row reads otherwise."""
    path = stored.path
    with closing(sqlite3.connect(path)) as connection:
        rows = list(connection.iterdump())
    with open(path, "rb") as file:  # noqa: PTH123 - a plain path
        whole = file.read()
    for at in range(100, len(whole), 1997):
        changed = bytearray(whole)
        changed[at] ^= 0x21
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(changed)
        try:
            found = faults(stored)
        except LedgerUnfit:
            continue
        if not found:
            with closing(sqlite3.connect(path)) as connection:
                assert [row for row in connection.iterdump() if "statement_words" not in row] == [
                    row for row in rows if "statement_words" not in row
                ]
