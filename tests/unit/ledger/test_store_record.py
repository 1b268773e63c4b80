"""What storing keeps, notes, links and refuses."""

# The test's own table names.
# ruff: noqa: S608

import sqlite3
from dataclasses import replace

import pytest

from inventing import invent
from sayso.errors import BadText, UnknownId
from sayso.ledger import (
    Status,
    load_page,
    load_record,
    load_records,
    load_revisions,
    store_drop,
    store_record,
    verify_ledger,
)
from sayso.ledger.rows import TABLES
from sayso.records import Drop, Origin, Precision, Published, hash_article


def dump(ledger):
    return list(ledger.connection.iterdump())


def events(ledger):
    return ledger.connection.execute("SELECT kind, name FROM event ORDER BY event_no").fetchall()


def changed(page, record, *, more=" More."):
    """The same article with words added at its end."""
    text = record.article.text + more
    run = replace(record.article.runs[0], text_end=len(text), page_end=len(text))
    page = replace(page, body=text.encode())
    article_id = hash_article(text, record.article.address, record.article.title)
    article = replace(record.article, article_id=article_id, text=text, runs=(run,), page_sha256=page.sha256)
    return page, replace(record, article=article, statements=(), entities=(), findings=())


def test_what_is_loaded_equals_what_was_stored(ledger):
    page, record = invent(1, outlet="The Weir")
    stored = store_record(ledger, page, record)
    assert (stored.status, stored.article_id, stored.revises) == (Status.NEW, record.article.article_id, None)
    assert load_record(ledger, stored.article_id) == record
    assert load_page(ledger, stored.article_id) == page


def test_records_come_back_in_the_order_they_were_stored(ledger):
    records = [invent(number) for number in (5, 3, 9)]
    for page, record in records:
        store_record(ledger, page, record)
    assert [record for _, record in records] == list(load_records(ledger))


def test_the_same_article_again_changes_nothing(ledger):
    store_record(ledger, *invent(1))
    before = dump(ledger)
    assert store_record(ledger, *invent(1)).status is Status.REPEAT
    assert dump(ledger) == before


def test_a_repeat_under_another_name_is_noted_once(ledger):
    store_record(ledger, *invent(1, name="a.txt"))
    for name in ("b.txt", "b.txt", "a.txt"):
        assert store_record(ledger, *invent(1, name=name)).status is Status.REPEAT
    assert events(ledger) == [("new", "a.txt"), ("repeat", "b.txt")]


def test_a_repeat_says_what_the_ledger_keeps_otherwise(ledger):
    page, record = invent(1)
    store_record(ledger, page, record)
    published = Published(value="2026-04", precision=Precision.MONTH, origin=Origin.OPTION)
    again = replace(record, article=replace(record.article, published=published, outlet="The Weir"))
    assert store_record(ledger, page, again).differs == ("outlet", "published")
    assert load_record(ledger, record.article.article_id) == record


def test_another_text_at_the_same_address_revises_the_latest(ledger):
    first = invent(1, address="https://weir.example/a")
    second, third = changed(*first), changed(*first, more=" Still more.")
    ids = [store_record(ledger, *version).article_id for version in (first, second, third)]
    older, newer = load_revisions(ledger, ids[1])
    assert [(v.article_id, v.because) for v in older] == [(ids[0], None)]
    assert [(v.article_id, v.because) for v in newer] == [(ids[2], "address")]
    assert [v.article_id for v in load_revisions(ledger, ids[2])[0]] == [ids[1], ids[0]]
    assert load_record(ledger, ids[0]) == first[1]


@pytest.mark.parametrize(
    ("first", "second", "revises"),
    [
        ({"name": "monday/a.txt"}, {"name": "tuesday/a.txt"}, True),
        ({"name": "a.txt"}, {"name": "a.txt", "address": "https://weir.example/a"}, True),
        ({"name": "a.txt"}, {"name": "b.txt"}, False),
        ({"name": "a.txt"}, {"name": "a.txt", "title": "Other title"}, False),
        ({"name": "a.txt", "outlet": "The Weir"}, {"name": "a.txt", "outlet": "Salt Post"}, False),
        (
            {"name": "a.txt", "address": "https://a.example"},
            {"name": "a.txt", "address": "https://b.example"},
            False,
        ),
        ({"name": "-"}, {"name": "-"}, False),
    ],
)
def test_file_name_and_title_make_a_revision_where_an_address_lacks(ledger, first, second, revises):
    old = store_record(ledger, *invent(1, **{"title": "Weir to open", **first}))
    new = store_record(ledger, *invent(2, **{"title": "Weir to open", **second}))
    assert new.revises == (old.article_id if revises else None)
    assert new.status is (Status.REVISION if revises else Status.NEW)


def test_two_articles_of_one_page_share_its_bytes(ledger):
    store_record(ledger, *invent(1))
    store_record(ledger, *invent(1, address="https://weir.example/a", name="other.txt"))
    report = verify_ledger(ledger)
    assert (report.pages, report.articles, report.ok) == (1, 2, True)


def test_pages_in_are_articles_and_repeats_and_drops(ledger):
    for number, name in ((1, "a"), (2, "b"), (1, "c"), (2, "d")):
        store_record(ledger, *invent(number, name=name))
    for _ in range(2):
        store_drop(ledger, Drop(name="e", stage="fetch", code="page.empty", message="e: is empty"))
    kinds = [kind for kind, _ in events(ledger)]
    assert kinds == ["new", "new", "repeat", "repeat", "drop"]


def test_half_a_character_is_refused_and_nothing_stored(ledger):
    page, record = invent(1)
    broken = replace(record, article=replace(record.article, outlet="The \ud83d Weir"))
    with pytest.raises(BadText, match=r"article\.outlet holds a lone surrogate at character 4"):
        store_record(ledger, page, broken)
    assert verify_ledger(ledger).pages == 0


def test_a_file_name_that_is_no_text_is_kept_readable(ledger):
    page, record = invent(1, name="caf\udce9.txt")
    store_record(ledger, page, record)
    assert load_page(ledger, record.article.article_id).name == "caf\\udce9.txt"
    assert store_record(ledger, page, record).status is Status.REPEAT


def test_a_record_of_another_page_is_refused(ledger):
    with pytest.raises(ValueError, match="was not read from page"):
        store_record(ledger, invent(1)[0], invent(2)[1])


def test_a_statement_of_another_article_is_refused(ledger):
    page, record = invent(1)
    with pytest.raises(ValueError, match="belongs to another article"):
        store_record(ledger, page, replace(record, statements=invent(2)[1].statements))


def test_a_record_that_breaks_off_leaves_nothing(ledger):
    page, record = invent(1)
    twice = replace(record, statements=record.statements + record.statements[:1])
    with pytest.raises(sqlite3.IntegrityError):
        store_record(ledger, page, twice)
    assert verify_ledger(ledger).pages == 0
    assert store_record(ledger, page, record).status is Status.NEW


def test_an_unknown_id_is_named(ledger):
    for load in (load_record, load_page):
        with pytest.raises(UnknownId, match="c0ffee"):
            load(ledger, "c0ffee")


@pytest.mark.parametrize("table", ["page", "event", *TABLES])
def test_rows_can_be_neither_changed_nor_removed_nor_replaced(ledger, table):
    store_record(ledger, *invent(1, outlet="The Weir", name="a.txt", title="T"))
    store_record(ledger, *invent(2, outlet="The Weir", name="a.txt", title="T"))
    column = ledger.connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchone()[0]
    assert ledger.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    for attempt in (
        f"UPDATE {table} SET {column} = {column}",
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="the ledger only grows"):
            ledger.connection.execute(attempt)
