"""Store a page with its record, or note why a page gave none: one transaction each."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING

from sayso.ledger.find import index_statements
from sayso.ledger.read import find_key, load_record
from sayso.ledger.revisions import find_older
from sayso.ledger.rows import TABLES, Row, Rows, digest_rows, record_rows, shown_name

if TYPE_CHECKING:
    import sqlite3

    from sayso.ledger.open import Ledger
    from sayso.records import Drop, Entity, Page, Record, Statement

EVENT = (
    *("kind", "at_utc", "maker", "name", "article_id", "page_sha256"),
    *("article_digest", "stage", "code", "message"),
)
COMPARED = ("title", "authors", "outlet", "published", "language")  # what article_id leaves open


class Status(StrEnum):
    """What storing did."""

    NEW = "new"
    REPEAT = "repeat"
    REVISION = "revision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What storing a record did; it is on the disk once this is returned."""

    status: Status
    article_id: str
    revises: str | None = None  # the article_id of the version before; None: no revision
    differs: tuple[str, ...] = ()  # of a repeat: fields of the article that the ledger keeps as they were


def store_record(ledger: Ledger, page: Page, record: Record) -> Stored:
    """Store a page and all that was read in it, whole or not at all.

    The same article again changes nothing; that it came again is noted once for each name it came by. An
    article at a known address, or without an address under a known file name and title, is a revision of
    the latest such article, which is kept.

    Raises:
        BadText: a text holds a lone surrogate.
        LedgerBusy, DiskFull: nothing of it was stored.
        ValueError: page and record do not belong together.
    """
    _refuse_strangers(page, record)
    rows = record_rows(page, record)
    with ledger.writing() as connection:
        if find_key(connection, record.article.article_id) is not None:
            _note_repeat(connection, page, record.article.article_id)
        else:
            return _store_new(connection, page, record, rows)
    kept = load_record(ledger, record.article.article_id).article
    differs = tuple(name for name in COMPARED if getattr(kept, name) != getattr(record.article, name))
    return Stored(status=Status.REPEAT, article_id=kept.article_id, differs=differs)


def store_drop(ledger: Ledger, drop: Drop) -> None:
    """Note that a page gave no record, and why; the same drop of the same name is noted once.

    Raises:
        LedgerBusy, DiskFull: it was not noted.
    """
    said = (shown_name(drop.name), drop.stage, drop.code, shown_name(drop.message))
    with ledger.writing() as connection:
        known = connection.execute(
            "SELECT 1 FROM event WHERE kind = 'drop' AND (name, stage, code, message) = (?, ?, ?, ?)", said
        ).fetchone()
        if not known:
            name, stage, code, message = said
            _note(connection, ("drop", name, None, None, None, stage, code, message))


def chain_event(previous: str, event: Row) -> str:
    """Hash an event (its EVENT columns) together with the chain of the event before it."""
    return sha256(f"{previous}\n{event!a}".encode()).hexdigest()


def _refuse_strangers(page: Page, record: Record) -> None:
    article = record.article
    if page.sha256 != article.page_sha256:
        raise ValueError(f"article {article.article_id} was not read from page {page.name}")
    parts: tuple[Statement | Entity, ...] = (*record.statements, *record.entities)
    for part in parts:
        if part.article_id != article.article_id:
            raise ValueError(f"{part} belongs to another article than {article.article_id}")


def _store_new(connection: sqlite3.Connection, page: Page, record: Record, rows: Rows) -> Stored:
    article = record.article
    older = find_older(connection, page, record)
    rows["revision"] = [older] if older else []
    status = Status.REVISION if older else Status.NEW
    connection.execute(
        "INSERT OR IGNORE INTO page (page_sha256, size_bytes, body_zlib) VALUES (?, ?, ?)",
        (article.page_sha256, len(page.body), zlib.compress(page.body)),
    )
    key = connection.execute("SELECT coalesce(max(article_key), 0) + 1 FROM article").fetchone()[0]
    _insert_rows(connection, key, rows)
    index_statements(connection, key, record)
    _note(
        connection,
        (
            *(status.value, shown_name(page.name), article.article_id, article.page_sha256),
            *(digest_rows(rows), None, None, None),
        ),
    )
    return Stored(status=status, article_id=article.article_id, revises=older[0] if older else None)


def _insert_rows(connection: sqlite3.Connection, article_key: int, rows: Rows) -> None:
    for table, (_, columns) in TABLES.items():
        marks = ", ".join("?" * (len(columns) + 1))
        query = f"INSERT INTO {table} (article_key, {', '.join(columns)}) VALUES ({marks})"  # noqa: S608 - names from TABLES
        connection.executemany(query, [(article_key, *row) for row in rows[table]])


def _note_repeat(connection: sqlite3.Connection, page: Page, article_id: str) -> None:
    name = shown_name(page.name)
    known = connection.execute(
        "SELECT 1 FROM event WHERE article_id = ? AND name = ?", (article_id, name)
    ).fetchone()
    if not known:
        _note(connection, ("repeat", name, article_id, page.sha256, None, None, None, None))


@cache
def _maker() -> str:
    return f"sayso {version('sayso')}"


def _note(connection: sqlite3.Connection, what: Row) -> None:
    """Append an event: kind, name, article_id, page_sha256, article_digest, stage, code, message."""
    kind, *rest = what
    event: Row = (kind, datetime.now(UTC).isoformat(timespec="milliseconds"), _maker(), *rest)
    last = connection.execute("SELECT chain FROM event ORDER BY event_no DESC LIMIT 1").fetchone()
    query = f"INSERT INTO event ({', '.join(EVENT)}, chain) VALUES ({', '.join('?' * len(EVENT))}, ?)"  # noqa: S608 - names from EVENT
    connection.execute(query, (*event, chain_event(last[0] if last else "", event)))
