"""Open a ledger: one SQLite file, told apart from every other file.

Write-ahead log with synchronous=FULL: every commit waits until the log is on the disk. NORMAL would
survive a killed process just as well, for what was committed is then with the operating system; but a power
cut could take back the last articles that were reported stored, and DESIGN.md promises "a stop at any
moment". A commit per article costs a few milliseconds; reading the article costs the model far more
(benchmarks/ledger.md).
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sayso.errors import DiskFull, LedgerUnfit, NoLedger
from sayso.ledger.faults import name_faults
from sayso.ledger.migrate import is_current, migrate, refuse_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.settings import LedgerSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """An open ledger; close it, or use it in a `with`. One thread at a time."""

    path: Path
    busy_wait_s: float
    connection: sqlite3.Connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        self.connection.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection; SQLite's errors come out named."""
        with name_faults(self.path, self.busy_wait_s):
            yield self.connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection for one transaction: all of it is kept, or nothing.

        Raises:
            LedgerBusy: another writer held the ledger for longer than busy_wait_s.
            DiskFull: the file cannot grow or be written.
        """
        with self.reading() as connection, connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection


def open_ledger(settings: LedgerSettings, *, create: bool) -> Ledger:
    """Open the ledger at settings.path, and bring an older one to this version.

    One that may not be written, such as a copy on a fixed disk, can still be read where create is false.

    Args:
        settings: where it is, and how long to wait for another writer.
        create: make it when it is not there.

    Raises:
        NoLedger: not there, and create is false.
        LedgerUnfit: not a ledger, or a damaged one.
        LedgerTooNew: made by a newer sayso.
        LedgerBusy, DiskFull: it cannot be brought to this version now.
    """
    path = Path(settings.path)
    _refuse_place(path, create=create)
    fixed = not create and not _may_write(path)
    with name_faults(path, settings.busy_wait_s):
        mode = "ro&immutable=1" if fixed else "rwc" if create else "rw"
        connection = _connect(path, settings.busy_wait_s, mode)
        with ExitStack() as undo:
            undo.callback(connection.close)
            refuse_foreign(connection, path)
            if fixed:
                _prepare_fixed(connection, path)
            else:
                _prepare(connection)
            undo.pop_all()
    return Ledger(path=path, busy_wait_s=settings.busy_wait_s, connection=connection)


def _refuse_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise LedgerUnfit(path=str(path), reason="is a folder")
    if not create and (not path.exists() or path.stat().st_size == 0):
        raise NoLedger(path=str(path))
    if not path.parent.is_dir():
        raise LedgerUnfit(path=str(path), reason=f"there is no folder {path.parent}")


def _may_write(path: Path) -> bool:
    """Tell whether the file and the logs beside it can be written."""
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def _connect(path: Path, busy_wait_s: float, mode: str) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=busy_wait_s, isolation_level=None)


def _prepare(connection: sqlite3.Connection) -> None:
    _use_log(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")  # else INSERT OR REPLACE slips past the triggers
    if not is_current(connection):
        migrate(connection)


def _prepare_fixed(connection: sqlite3.Connection, path: Path) -> None:
    """Read only: what is still in a log beside the file, or has to be migrated, would stay unseen."""
    log = path.with_name(f"{path.name}-wal")
    if not is_current(connection) or (log.exists() and log.stat().st_size):
        raise DiskFull(path=str(path), reason="it is read-only, and has to be written before it can be read")


def _use_log(connection: sqlite3.Connection) -> None:
    """Choose the write-ahead log, which stays chosen for this file."""
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # Processes that make one ledger at once can meet here; the one that holds it chooses for all.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
