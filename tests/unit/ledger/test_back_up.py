"""A copy of a ledger in use is a ledger of its own."""

from dataclasses import replace

import pytest

from inventing import invent
from sayso.errors import DiskFull, FileExists
from sayso.ledger import back_up, load_records, open_ledger, store_record, verify_ledger


def ids(settings, path):
    with open_ledger(replace(settings, path=str(path)), create=False) as copy:
        assert verify_ledger(copy).ok
        return [record.article.article_id for record in load_records(copy)]


def test_a_copy_holds_what_was_stored_and_verifies(settings, ledger, tmp_path):
    for number in range(5):
        store_record(ledger, *invent(number))
    back_up(ledger, tmp_path / "copy.ledger")
    assert ids(settings, tmp_path / "copy.ledger") == ids(settings, settings.path)
    assert sorted(p.name for p in tmp_path.iterdir() if "copy" in p.name) == ["copy.ledger"]


def test_a_copy_is_made_while_another_writes(settings, ledger, tmp_path):
    store_record(ledger, *invent(0))
    with open_ledger(settings, create=False) as other, other.writing() as connection:
        connection.execute("INSERT INTO page VALUES ('unfinished', 1, x'00')")
        back_up(ledger, tmp_path / "copy.ledger")
    assert len(ids(settings, tmp_path / "copy.ledger")) == 1


def test_a_file_that_is_there_stays_unless_told(settings, ledger, tmp_path):
    path = tmp_path / "copy.ledger"
    path.write_text("keep me")
    with pytest.raises(FileExists, match=r"copy\.ledger: is there already"):
        back_up(ledger, path)
    assert path.read_text() == "keep me"
    back_up(ledger, path, overwrite=True)
    assert ids(settings, path) == []


def test_a_ledger_never_overwrites_itself(settings, ledger, tmp_path):
    store_record(ledger, *invent(0))
    with pytest.raises(FileExists):
        back_up(ledger, tmp_path / "town.ledger", overwrite=True)
    assert len(ids(settings, settings.path)) == 1


def test_the_log_of_an_overwritten_ledger_is_not_read_into_the_copy(settings, ledger, tmp_path):
    store_record(ledger, *invent(0))
    path = tmp_path / "copy.ledger"
    path.touch()
    (tmp_path / "copy.ledger-wal").write_bytes((tmp_path / "town.ledger-wal").read_bytes())
    back_up(ledger, path, overwrite=True)
    assert not (tmp_path / "copy.ledger-wal").exists()
    assert len(ids(settings, path)) == 1


def test_a_folder_that_is_not_there_is_named(ledger, tmp_path):
    with pytest.raises(DiskFull, match="cannot be written"):
        back_up(ledger, tmp_path / "none" / "copy.ledger")
