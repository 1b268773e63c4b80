"""Copy a ledger while it is in use."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from sayso.errors import DiskFull, FileExists
from sayso.ledger.faults import name_faults

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.ledger.open import Ledger


def back_up(ledger: Ledger, path: Path, *, overwrite: bool = False) -> None:
    """Copy everything stored up to now into one file, which is a ledger itself.

    The copy is made under another name and moved into place, so that a stop leaves no half copy there.

    Args:
        ledger: may be read and written meanwhile.
        path: where the copy goes.
        overwrite: a file that is there already may be lost.

    Raises:
        FileExists: something is there already, and overwrite is false; or it is the ledger itself.
        DiskFull: the copy cannot be written.
    """
    if path.exists() and (not overwrite or path.samefile(ledger.path)):
        raise FileExists(path=str(path))
    partial = path.with_name(f"{path.name}.{os.getpid()}.partial")
    try:
        _copy(ledger, partial)
        _replace(partial, path)
    except OSError as error:
        raise DiskFull(path=str(path), reason=str(error)) from error
    finally:
        partial.unlink(missing_ok=True)


def _copy(ledger: Ledger, partial: Path) -> None:
    """Copy in one step: a write-ahead log gives it one moment to read as of, and holds up no writer."""
    with name_faults(partial, ledger.busy_wait_s), closing(sqlite3.connect(partial)) as target:
        ledger.connection.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it; opening sets WAL again


def _replace(partial: Path, path: Path) -> None:
    """Move the copy into place; a log left beside an overwritten ledger would be read into the new one."""
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    partial.replace(path)
