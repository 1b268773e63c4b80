"""Bring an empty or older ledger to this version, by numbered SQL files."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.errors import LedgerTooNew, LedgerUnfit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

APPLICATION_ID = 0x53415953  # 'SAYS', set by 0001_ledger.sql


@cache
def _migrations() -> tuple[str, ...]:
    """Give the SQL of version 1, 2, …; the files are numbered without a gap."""
    folder = files("sayso.ledger.migrations")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text(encoding="utf-8") for name in names)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Look, without changing a byte, whether the file is a ledger of a known version, or still empty.

    Raises:
        LedgerUnfit: a SQLite file of another program.
        LedgerTooNew: a ledger of a newer sayso.
    """
    with connection:
        connection.execute("BEGIN")  # as of one moment: another process may be making this very ledger
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        application, version = _pragma(connection, "application_id"), _pragma(connection, "user_version")
    if application != APPLICATION_ID and (tables or application or version):
        raise LedgerUnfit(path=str(path), reason="is a SQLite file of another program")
    if version > len(_migrations()):
        raise LedgerTooNew(path=str(path), version=version, known=len(_migrations()))


def is_current(connection: sqlite3.Connection) -> bool:
    """Tell whether nothing is left to migrate."""
    return _pragma(connection, "user_version") == len(_migrations())


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what is missing, all of it or nothing; two processes may try at once."""
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        for number in range(_pragma(connection, "user_version"), len(_migrations())):
            for statement in _statements(_migrations()[number]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
