"""Listing the pages behind files and folders."""

from __future__ import annotations

import os
from pathlib import Path

from sayso.fetch.folder import list_pages
from sayso.records import Drop


def _make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("The ferry stops.")


def test_folders_are_read_at_any_depth_and_in_order(tmp_path):
    _make(tmp_path, "b.txt", "a/z.html", "a/c/y.txt", ".hidden", ".git/x.txt", "b.meta.json")
    listed = [path.relative_to(tmp_path).as_posix() for path in list_pages([str(tmp_path)])]
    assert listed == ["a/c/y.txt", "a/z.html", "b.txt"]


def test_sources_keep_their_order_and_missing_ones_are_passed_on_to_be_named(tmp_path):
    _make(tmp_path, "b.txt", "a.txt")
    sources = [str(tmp_path / name) for name in ("b.txt", "none.txt", "a.txt")]
    assert list(list_pages(sources)) == [Path(source) for source in sources]


def test_links_in_a_circle_end(tmp_path):
    _make(tmp_path, "a/b.txt")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    assert list(list_pages([str(tmp_path)])) == [tmp_path / "a" / "b.txt"]


def test_pipes_are_left_alone(tmp_path):
    _make(tmp_path, "b.txt")
    os.mkfifo(tmp_path / "a.txt")
    assert list(list_pages([str(tmp_path)])) == [tmp_path / "b.txt"]


def test_a_folder_that_cannot_be_listed_is_a_drop_and_the_rest_goes_on(tmp_path, monkeypatch):
    _make(tmp_path, "a/x.txt", "b/y.txt")
    real = os.scandir

    def scandir(folder):
        if Path(folder).name == "a":
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    dropped, page = list_pages([str(tmp_path)])
    assert isinstance(dropped, Drop)
    assert (dropped.stage, dropped.code, dropped.name) == ("fetch", "page.unreadable", str(tmp_path / "a"))
    assert page == tmp_path / "b" / "y.txt"
