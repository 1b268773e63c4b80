"""Words or the beginning of an id in, statements or ids out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.ledger.faults import name_damage
from sayso.records import Form, Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from sayso.ledger.open import Ledger
    from sayso.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A statement that has all the words, with what a list shows of its article."""

    statement_id: str
    article_id: str
    title: str | None  # None: the page names none
    outlet: str | None  # None: unknown
    published: str | None  # None: unknown
    address: str | None  # None: unknown
    speaker: str | None  # None: nobody named, or abstained
    form: Form
    content: tuple[Span, ...]
    block: Span | None  # the block that the content begins in; None: in none
    text: str  # the article's
    revised_by: str | None  # the next version of the article; None: this is the latest


_RANKED = "SELECT rowid FROM statement_words WHERE statement_words MATCH ? ORDER BY rank, rowid LIMIT ?"
_MATCH = """
SELECT statement_id, article_id, title, outlet, published_value, address, speaker_name, form, text,
  (SELECT newer.article_id FROM revision JOIN article AS newer USING (article_key)
   WHERE revises_id = article.article_id LIMIT 1),
  article_key, statement.ord
FROM statement JOIN article USING (article_key) WHERE statement_key = ?"""
_CONTENT = """
SELECT start_char, end_char FROM statement_span
WHERE article_key = ? AND statement_ord = ? AND role = 'content' ORDER BY ord"""
_BLOCK = "SELECT start_char, end_char FROM block WHERE article_key = ? AND start_char <= ? AND end_char > ?"


def index_statements(connection: sqlite3.Connection, article_key: int, record: Record) -> None:
    """Put the words of an article's stored statements into the search index."""
    keys = connection.execute(
        "SELECT statement_key FROM statement WHERE article_key = ? ORDER BY ord", (article_key,)
    ).fetchall()
    text, title = record.article.text, record.article.title
    connection.executemany(
        "INSERT INTO statement_words (rowid, content_words, speaker, title) VALUES (?, ?, ?, ?)",
        [
            (key, " ".join(span.of(text) for span in s.content), s.speaker and s.speaker.name, title)
            for (key,), s in zip(keys, record.statements, strict=True)
        ],
    )


def find_statements(ledger: Ledger, phrases: Sequence[str], *, limit: int) -> tuple[Match, ...]:
    """Find the statements that have every phrase in their words, speaker or title, the best first.

    Args:
        ledger: where to look.
        phrases: each one word, or words that stand side by side; any characters do.
        limit: at most so many.

    Raises:
        LedgerUnfit: rows of a statement are missing.

    Cost: SQLite ranks every statement that has the words; benchmarks/ledger.py measures it.
    """
    query = " ".join(map(_quote, phrases))
    if not query:
        return ()
    with ledger.reading() as connection, name_damage(ledger.path):
        ranked = connection.execute(_RANKED, (query, limit)).fetchall()
        return tuple(_build_match(connection, key) for (key,) in ranked)


def find_ids(ledger: Ledger, prefix: str, *, limit: int = 10) -> tuple[str, ...]:
    """List the ids of articles and statements that begin so, in their order, at most `limit`."""
    low, high = _bindable(prefix), _bindable(prefix) + "\U0010ffff"
    with ledger.reading() as connection:
        found = connection.execute(
            "SELECT article_id AS id FROM article WHERE article_id BETWEEN ?1 AND ?2"
            " UNION SELECT statement_id FROM statement WHERE statement_id BETWEEN ?1 AND ?2"
            " ORDER BY id LIMIT ?3",
            (low, high, limit),
        ).fetchall()
    return tuple(found_id for (found_id,) in found)


def find_article_id(ledger: Ledger, statement_id: str) -> str | None:
    """Tell which article a statement stands in; None: no statement has this id."""
    with ledger.reading() as connection:
        found = connection.execute(
            "SELECT article_id FROM statement JOIN article USING (article_key) WHERE statement_id = ?",
            (statement_id,),
        ).fetchone()
    return found[0] if found else None


def _bindable(words: str) -> str:
    """Make words fit to be bound: no half characters, and no NUL, which would end a query early."""
    return words.encode("utf-8", "replace").decode().replace("\0", " ")


def _quote(phrase: str) -> str:
    """Make an FTS5 string of any words; inside one only the straight quotation mark means anything."""
    return '"' + _bindable(phrase).replace('"', '""') + '"'


def _build_match(connection: sqlite3.Connection, statement_key: int) -> Match:
    found = connection.execute(_MATCH, (statement_key,)).fetchone()
    if found is None:
        raise ValueError(f"statement row {statement_key} is missing")
    statement_id, article_id, title, outlet, published, address, speaker, form, text, newer, key, ord_ = found
    content = tuple(Span(*place) for place in connection.execute(_CONTENT, (key, ord_)))
    if not content:
        raise ValueError(f"statement {statement_id} has no content")
    block = connection.execute(_BLOCK, (key, content[0].start, content[0].start)).fetchone()
    return Match(
        statement_id=statement_id,
        article_id=article_id,
        title=title,
        outlet=outlet,
        published=published,
        address=address,
        speaker=speaker,
        form=Form(form),
        content=content,
        block=block and Span(*block),
        text=text,
        revised_by=newer,
    )
