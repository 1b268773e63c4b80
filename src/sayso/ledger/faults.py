"""SQLite's error codes, as the errors a caller can act on."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sayso.errors import DiskFull, LedgerBusy, LedgerUnfit, SaysoError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_IOERR,
}
# A failed read is damage; the other I/O errors (write, fsync, truncate, shared memory) are a full disk.
_UNREADABLE = {
    sqlite3.SQLITE_IOERR_READ,
    sqlite3.SQLITE_IOERR_SHORT_READ,
    sqlite3.SQLITE_IOERR_CORRUPTFS,
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR}


def _translate(error: sqlite3.Error, path: Path, busy_wait_s: float) -> SaysoError | None:
    extended = getattr(error, "sqlite_errorcode", None)
    if extended is None:  # raised by Python's sqlite3 itself: a bug of ours
        return None
    primary = extended & 0xFF
    if primary in _BUSY:
        return LedgerBusy(path=str(path), wait_s=max(busy_wait_s, 1.0))
    if extended in _UNREADABLE or primary in _DAMAGED:
        return LedgerUnfit(path=str(path), reason=f"is no ledger, or a damaged one ({error})")
    if primary in _UNWRITABLE:
        return DiskFull(path=str(path), reason=str(error))
    return None


@contextmanager
def name_faults(path: Path, busy_wait_s: float) -> Iterator[None]:
    """Turn what SQLite raises into LedgerBusy, LedgerUnfit or DiskFull; a broken constraint passes."""
    try:
        yield
    except sqlite3.Error as error:
        named = _translate(error, path, busy_wait_s)
        if named is None:
            raise
        raise named from error


@contextmanager
def name_damage(path: Path) -> Iterator[None]:
    """Turn rows that no record can be made of (missing, a span turned round, …) into LedgerUnfit."""
    try:
        yield
    except (ValueError, TypeError, zlib.error) as error:
        raise LedgerUnfit(
            path=str(path), reason=f"is damaged ({error}); `sayso verify` tells where"
        ) from error
