"""What is opened, what is refused and in which words, and who waits for whom."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from threading import Barrier

import pytest

from inventing import invent
from sayso.errors import DiskFull, LedgerBusy, LedgerTooNew, LedgerUnfit, NoLedger
from sayso.ledger import Status, load_record, load_records, open_ledger, store_record, verify_ledger


def sqlite_file(path, *commands):
    with closing(sqlite3.connect(path)) as connection, connection:
        for command in commands:
            connection.execute(command)


def refused(settings, path, *, create=True):
    """The error of opening, which must leave the file as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises((LedgerUnfit, LedgerTooNew)) as caught:
        open_ledger(replace(settings, path=str(path)), create=create)
    assert (path.read_bytes() if path.is_file() else None) == before
    return str(caught.value)


def test_a_ledger_that_is_not_there_is_made_only_when_asked(settings, tmp_path):
    with pytest.raises(NoLedger, match="sayso add"):
        open_ledger(settings, create=False)
    assert not list(tmp_path.iterdir())
    open_ledger(settings, create=True).close()
    open_ledger(settings, create=False).close()


def test_a_text_file_is_refused(settings, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Odile Marrow called about the weir.\n" * 100)
    assert "notes.txt: is no ledger" in refused(settings, path)


def test_a_sqlite_file_of_another_program_is_refused(settings, tmp_path):
    path = tmp_path / "other.db"
    sqlite_file(path, "CREATE TABLE recipe (name)")
    assert "is a SQLite file of another program" in refused(settings, path)
    sqlite_file(path, "DROP TABLE recipe", "PRAGMA application_id = 77")
    assert "is a SQLite file of another program" in refused(settings, path)


def test_a_newer_ledger_is_refused(settings, tmp_path):
    open_ledger(settings, create=True).close()
    path = tmp_path / "town.ledger"
    sqlite_file(path, "PRAGMA user_version = 2000")
    assert "ledger version 2000, this sayso knows up to" in refused(settings, path)


def test_a_folder_is_refused(settings, tmp_path):
    assert "is a folder" in refused(settings, tmp_path)
    assert "there is no folder" in refused(settings, tmp_path / "none" / "a.ledger")


def test_a_ledger_cut_short_is_refused(settings, tmp_path):
    with open_ledger(settings, create=True) as ledger:
        for number in range(20):
            store_record(ledger, *invent(number))
    path = tmp_path / "town.ledger"
    path.write_bytes(path.read_bytes()[: 5 * 4096])
    with pytest.raises(LedgerUnfit, match="damaged"), open_ledger(settings, create=False) as ledger:
        list(load_records(ledger))


@pytest.mark.parametrize("kept_bytes", [0, 4096])
def test_what_a_kill_during_making_leaves_becomes_a_ledger(settings, tmp_path, kept_bytes):
    path = tmp_path / "town.ledger"
    if kept_bytes:
        sqlite_file(path, "PRAGMA journal_mode = WAL")
    else:
        path.touch()
    assert path.stat().st_size == kept_bytes
    with open_ledger(settings, create=True) as ledger:
        assert store_record(ledger, *invent(1)).status is Status.NEW


def test_many_may_make_one_ledger_at_once(settings, tmp_path):
    for attempt in range(10):
        place = replace(settings, path=str(tmp_path / f"{attempt}.ledger"), busy_wait_s=20.0)
        together = Barrier(8)

        def make(place=place, together=together):
            together.wait()
            open_ledger(place, create=True).close()

        with ThreadPoolExecutor(8) as threads:
            for made in [threads.submit(make) for _ in range(8)]:
                made.result()


def test_a_ledger_that_may_not_be_written_can_be_read(settings, tmp_path, monkeypatch):
    with open_ledger(settings, create=True) as ledger:
        store_record(ledger, *invent(1))
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_ledger(settings, create=False) as ledger:
        assert verify_ledger(ledger).ok
        assert store_record(ledger, *invent(1)).status is Status.REPEAT
        with pytest.raises(DiskFull, match="cannot be written"):
            store_record(ledger, *invent(2))
    assert [p.name for p in tmp_path.iterdir()] == ["town.ledger"]


def test_a_fixed_ledger_with_an_open_log_is_not_read_in_part(settings, ledger, monkeypatch):
    store_record(ledger, *invent(1))
    monkeypatch.setattr("os.access", lambda *_: False)
    with pytest.raises(DiskFull, match="read-only"):
        open_ledger(settings, create=False)


def test_a_second_writer_is_told_to_come_back(settings, ledger):
    with open_ledger(settings, create=False) as other, other.writing():
        with pytest.raises(LedgerBusy) as caught:
            store_record(ledger, *invent(1))
        assert caught.value.wait_s > 0
    assert store_record(ledger, *invent(1)).status is Status.NEW


def test_a_reader_does_not_wait_for_a_writer(settings, ledger):
    page, record = invent(1)
    store_record(ledger, page, record)
    with open_ledger(settings, create=False) as other, other.writing():
        assert load_record(ledger, record.article.article_id) == record
        assert verify_ledger(ledger).ok


def test_a_reader_at_rest_holds_up_no_writer(settings, ledger):
    for number in range(3):
        store_record(ledger, *invent(number))
    records = load_records(ledger)
    next(records)
    with open_ledger(settings, create=False) as other:
        store_record(other, *invent(3))
    assert len(list(records)) == 2


def test_a_full_disk_is_named_and_takes_nothing_along(ledger):
    store_record(ledger, *invent(0))
    pages = ledger.connection.execute("PRAGMA page_count").fetchone()[0]
    ledger.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull, match="free some space"):
        store_record(ledger, *invent(1, statements=400))
    assert [r.article.article_id for r in load_records(ledger)] == [invent(0)[1].article.article_id]
    ledger.connection.execute("PRAGMA max_page_count = 100000")
    assert store_record(ledger, *invent(1, statements=400)).status is Status.NEW
    assert verify_ledger(ledger).ok
