"""List the pages behind files and folders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import Unreadable
from sayso.fetch.sidecar import SIDECAR_SUFFIX
from sayso.records import Drop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def list_pages(sources: Sequence[str]) -> Iterator[Path | Drop]:
    """List files, and the files in folders at any depth, sorted by name within each source.

    Hidden files inside folders and sidecars are left out. What cannot be listed is given as a
    `Drop` with code page.unreadable, and the rest goes on.

    Args:
        sources: paths of files and folders, in the order wanted.
    """
    for source in sources:
        path = Path(source)
        if path.is_dir():
            yield from _list_folder(path)
        elif not path.name.endswith(SIDECAR_SUFFIX):
            yield path


def _list_folder(folder: Path) -> Iterator[Path | Drop]:
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        yield _drop(folder, error)
        return
    for entry in found:
        if entry.name.startswith(".") or entry.name.endswith(SIDECAR_SUFFIX):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _list_folder(folder / entry.name)
        elif _may_be_page(entry):
            yield folder / entry.name


def _may_be_page(entry: os.DirEntry[str]) -> bool:
    """Tell files, and links to files or to nothing, from links to folders (loops) and pipes (waits)."""
    return entry.is_file() or (entry.is_symlink() and not entry.is_dir())


def _drop(folder: Path, error: OSError) -> Drop:
    problem = Unreadable(name=str(folder), reason=error.strerror or type(error).__name__)
    return Drop(name=str(folder), stage="fetch", code=problem.code, message=str(problem))
