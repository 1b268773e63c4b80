"""Re-read a whole ledger: every page, character, span, row, event and the search index.

What it cannot see: the last event taken out together with all rows of its article, for nothing after it
hashes it; and a change by somebody who makes all digests anew. Keep a backup elsewhere against both.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.ledger.migrate import migrate
from sayso.ledger.verify_article import Fault, check_article
from sayso.ledger.write import EVENT, chain_event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.ledger.open import Ledger

_SPANS = ("block", "statement_span", "entity_span", "finding_span")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was re-read, and what is not as it was stored."""

    pages: int
    articles: int
    statements: int
    spans: int
    events: int
    faults: tuple[Fault, ...]

    @property
    def ok(self) -> bool:
        """Tell whether everything is as it was stored."""
        return not self.faults


def verify_ledger(ledger: Ledger) -> Report:
    """Re-read everything in the ledger as of one moment; others may go on writing.

    Cost: every page is unpacked, hashed and decoded; one article in memory at a time.
    """
    with ledger.reading() as connection, _snapshot(connection):
        return Report(
            pages=_count(connection, "page"),
            articles=_count(connection, "article"),
            statements=_count(connection, "statement"),
            spans=sum(_count(connection, table) for table in _SPANS),
            events=_count(connection, "event"),
            faults=tuple(_check_all(connection)),
        )


@contextmanager
def _snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - names from above


def _check_all(connection: sqlite3.Connection) -> Iterator[Fault]:
    for check in (
        *(_check_file, _check_schema, _check_references),
        *(_check_articles, _check_pages, _check_events, _check_index),
    ):
        yield from _survive(check.__name__.removeprefix("_check_"), check(connection))


def _survive(where: str, faults: Iterator[Fault]) -> Iterator[Fault]:
    """Pass faults on; where the file is too damaged to read on, that is the last of them."""
    try:
        yield from faults
    except sqlite3.DatabaseError as error:
        yield _general("file", where, "readable", str(error))


def _general(what: str, where: str, expected: str, found: str) -> Fault:
    return Fault(article_id=None, what=what, where=where, expected=expected, found=found)


def _check_file(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (found,) in connection.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield _general("file", "integrity_check", "ok", found)


def _check_schema(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Compare tables and triggers with those of a new ledger: a trigger gone leaves rows unguarded."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as new:
        migrate(new)
        expected, found = _schema(new), _schema(connection)
    for name in sorted(expected.keys() | found.keys()):
        if expected.get(name) != found.get(name):
            yield _general(
                "file", f"schema of {name}", expected.get(name, "nothing"), found.get(name, "nothing")
            )


def _schema(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_schema"))


def _check_references(connection: sqlite3.Connection) -> Iterator[Fault]:
    for table, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield _general("rows", f"table {table}, row {rowid}", f"a row of {parent}", "none")


def _check_articles(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (key,) in connection.execute("SELECT article_key FROM article ORDER BY article_key"):
        yield from _survive(f"article row {key}", check_article(connection, key))


def _check_pages(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Look for pages without an article; those of an article are checked with it."""
    query = "SELECT page_sha256 FROM page WHERE page_sha256 NOT IN (SELECT page_sha256 FROM article)"
    for (page_sha256,) in connection.execute(query):
        yield _general("page", f"page {page_sha256}", "an article read from it", "none")


def _check_events(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Hash the chain of events again; each tells of an article that is there."""
    previous = ""
    for number, chain, *event in connection.execute(
        f"SELECT event_no, chain, {', '.join(EVENT)} FROM event ORDER BY event_no"  # noqa: S608 - names from EVENT
    ):
        expected = chain_event(previous, tuple(event))
        if chain != expected:
            yield _general("event", f"event {number}", expected, chain)
        previous = chain
    for number, article_id in connection.execute(
        "SELECT event_no, article_id FROM event LEFT JOIN article USING (article_id)"
        " WHERE article_key IS NULL AND article_id IS NOT NULL"
    ):
        yield Fault(
            article_id=article_id,
            what="rows",
            where=f"event {number}",
            expected="its article",
            found="nothing",
        )


def _check_index(connection: sqlite3.Connection) -> Iterator[Fault]:
    """Compare which statements are indexed; the words themselves can be indexed anew from the statements."""
    query = """
    SELECT id, 'a statement', 'none' FROM statement_words_docsize
    WHERE id NOT IN (SELECT statement_key FROM statement)
    UNION ALL
    SELECT statement_key, 'its words', 'none' FROM statement
    WHERE statement_key NOT IN (SELECT id FROM statement_words_docsize)"""
    for key, expected, found in connection.execute(query):
        yield _general("index", f"statement row {key}", expected, found)
