"""An id, or enough of it, shows its record."""

from dataclasses import replace

import pytest

from inventing import invent
from sayso.answer.show import show
from sayso.errors import AmbiguousId, BadOption, UnknownId
from sayso.ledger import store_record

PAGE, RECORD = invent(1, address="https://weir.example/a")
ARTICLE_ID = RECORD.article.article_id
STATEMENT = RECORD.statements[2]


def test_an_article_by_its_id_or_its_beginning(ledger):
    store_record(ledger, PAGE, RECORD)
    for given in (ARTICLE_ID, ARTICLE_ID[:6], f" {ARTICLE_ID.upper()} "):
        shown = show(ledger, given)
        assert (shown.record, shown.statement) == (RECORD, None)


def test_a_statement_comes_with_its_record(ledger):
    store_record(ledger, PAGE, RECORD)
    shown = show(ledger, STATEMENT.statement_id[:8])
    assert (shown.record, shown.statement) == (RECORD, STATEMENT)


def test_versions_both_ways(ledger):
    ids = [store_record(ledger, *invent(n, address="https://weir.example/a")).article_id for n in (1, 2, 3)]
    shown = show(ledger, ids[1])
    assert [v.article_id for v in shown.older] == ids[:1]
    assert [v.article_id for v in shown.newer] == ids[2:]


@pytest.mark.parametrize(
    ("given", "error", "words"),
    [
        ("ab12", BadOption, "at least 6"),
        ("abcdef123", UnknownId, "abcdef123"),
        ("%%%%%%", UnknownId, "sayso find"),
        ("\ud800" * 6, UnknownId, "no such id"),
        ("", BadOption, "at least 6"),
    ],
)
def test_what_is_no_id_is_refused(ledger, given, error, words):
    store_record(ledger, PAGE, RECORD)
    with pytest.raises(error, match=words):
        show(ledger, given)


def test_an_unclear_beginning_lists_the_ids(ledger):
    twins = tuple(replace(s, statement_id=f"abcdef{i}") for i, s in enumerate(RECORD.statements))
    store_record(ledger, PAGE, replace(RECORD, statements=twins))
    with pytest.raises(AmbiguousId, match="abcdef0, abcdef1, abcdef2, abcdef3"):
        show(ledger, "abcdef")
    assert show(ledger, "abcdef2").statement == twins[2]


def test_a_whole_id_that_begins_another_is_clear(ledger):
    twins = tuple(replace(s, statement_id="abcdef" + "0" * i) for i, s in enumerate(RECORD.statements))
    store_record(ledger, PAGE, replace(RECORD, statements=twins))
    assert show(ledger, "abcdef").statement == twins[0]
