"""A real process, really killed or really out of space: what it reported stored is there and whole."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from inventing import invent
from sayso.ledger import load_record, load_records, open_ledger, store_record, verify_ledger
from sayso.settings import LedgerSettings

SCRIPT = Path(__file__).with_name("store_many.py")
MANY = 100_000


def start(path, count=MANY, limit_bytes=0):
    command = [sys.executable, str(SCRIPT), str(path), str(count), str(limit_bytes)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def store_until_killed(path, lines):
    """Give the ids that the process reported before the kill took hold."""
    with start(path) as process, closing(process.stdout) as out:
        reported = [out.readline().strip() for _ in range(lines)]
        process.kill()
        reported += [line.strip() for line in out if line.endswith("\n")]
        process.wait()
    return reported


def assert_whole(ledger, reported):
    records = {record.article.article_id: record for record in load_records(ledger)}
    assert set(reported) <= records.keys()
    assert list(records.values()) == [invent(number)[1] for number in range(len(records))]
    assert verify_ledger(ledger).faults == ()


@pytest.mark.parametrize("seed", range(4))
def test_a_kill_loses_nothing_reported_and_leaves_no_half(tmp_path, seed):
    path = tmp_path / "town.ledger"
    reported: list[str] = []
    for lines in Random(seed).choices(range(40), k=3):  # noqa: S311 - no secret
        reported += store_until_killed(path, len(set(reported)) + lines)
        settings = LedgerSettings(path=str(path))
        with open_ledger(settings, create=True) as ledger:
            assert_whole(ledger, reported)
    assert reported


def test_a_kill_at_the_very_start_leaves_a_ledger_that_opens(tmp_path):
    path = tmp_path / "town.ledger"
    with start(path) as process:
        while not path.exists():
            assert process.poll() is None
        process.kill()
    with open_ledger(LedgerSettings(path=str(path)), create=True) as ledger:
        store_record(ledger, *invent(MANY))
        assert verify_ledger(ledger).faults == ()


def test_a_file_that_may_not_grow_is_named_and_loses_nothing(tmp_path):
    path = tmp_path / "town.ledger"
    with start(path, limit_bytes=2_500_000) as process:
        *reported, code = process.communicate()[0].split()
    assert (code, process.returncode) == ("disk.full", 0)
    with open_ledger(LedgerSettings(path=str(path)), create=False) as ledger:
        assert_whole(ledger, reported)
        assert len(list(load_records(ledger))) == len(reported) > 10
        refused = invent(len(reported))
        assert store_record(ledger, *refused).article_id == refused[1].article.article_id
        assert load_record(ledger, refused[1].article.article_id) == refused[1]
