from __future__ import annotations

import csv
import io
import json
import re
import shutil

import pytest

from examples import EXAMPLES


@pytest.fixture
def filled(sayso):
    """A ledger with all the examples in it."""
    assert sayso("add", "--json", EXAMPLES).status == 0
    return sayso


def test_everything_that_goes_in_is_counted_once(sayso, tmp_path):
    for name in ("01-lido.txt", "02-wire.txt"):
        shutil.copy(EXAMPLES / name, tmp_path / name)
    shutil.copy(tmp_path / "02-wire.txt", tmp_path / "03-again.txt")
    (tmp_path / "04-empty.txt").touch()
    counts = json.loads(sayso("add", "--json", *sorted(tmp_path.glob("*.txt"))).out)
    assert counts["in"] == 4
    assert (counts["new"], counts["repeats"], counts["drops"]) == (2, 1, {"page.empty": 1})


def test_adding_twice_adds_nothing(filled):
    before = filled("export", "--jsonl").out
    counts = json.loads(filled("add", "--json", EXAMPLES).out)
    assert counts["in"] == counts["repeats"]
    assert filled("export", "--jsonl").out == before


def test_a_changed_version_is_a_revision_and_the_old_one_is_kept(sayso, tmp_path):
    page = tmp_path / "story.txt"
    text = (EXAMPLES / "01-lido.txt").read_text(encoding="utf-8")
    page.write_text(text, encoding="utf-8")
    sayso("add", "--address", "https://example.org/lido", page)
    before = len(sayso("export", "--jsonl").out.splitlines())
    page.write_text(text.replace("Peggy Thrale", "Peggy Thrall"), encoding="utf-8")
    counts = json.loads(sayso("add", "--json", "--address", "https://example.org/lido", page).out)
    after = sayso("export", "--jsonl").out
    assert counts["revisions"] == 1
    assert len(after.splitlines()) > before
    assert "Thrale" in after
    assert "Thrall" in after


def test_found_words_lead_to_the_statement_and_the_article(filled):
    hit = json.loads(filled("find", "--json", "swimmers").out)[0]
    shown = filled("show", hit["statement_id"][:10])
    assert shown.status == 0
    assert "swimmers" in shown.out.lower()
    assert filled("show", hit["article_id"]).status == 0


def test_nothing_found_is_said_and_is_no_error(filled):
    left = filled("find", "zyzzyva")
    assert (left.status, left.out) == (0, "")
    assert "nothing found" in left.err


def test_every_row_of_the_table_can_be_opened_at_its_words(filled):
    rows = list(csv.DictReader(io.StringIO(filled("export", "--csv").out)))
    assert len(rows) > 50
    for row in rows[::10]:
        assert filled("show", row["statement_id"]).status == 0


def test_an_untouched_ledger_verifies_and_a_changed_byte_is_reported(filled, tmp_path):
    assert filled("verify").status == 0
    ledger = tmp_path / "sayso.ledger"
    found = re.search(rb"Peggy Thrale", ledger.read_bytes())
    assert found
    raw = bytearray(ledger.read_bytes())
    raw[found.start()] = ord("M")
    ledger.write_bytes(raw)
    assert filled("verify").status in {1, 3}


def test_a_backup_answers_like_the_ledger(filled, tmp_path):
    assert filled("backup", "copy.ledger").status == 0
    assert filled("export", "--jsonl", "--ledger", "copy.ledger").out == filled("export", "--jsonl").out
    again = filled("backup", "copy.ledger")
    assert again.status == 2
    assert "usage.file-exists" in again.err
    assert (tmp_path / "copy.ledger").exists()


def test_a_sidecar_says_what_the_page_does_not(filled):
    rows = [json.loads(line) for line in filled("export", "--jsonl").out.splitlines()]
    meta = json.loads((EXAMPLES / "10-politics.meta.json").read_text(encoding="utf-8"))
    assert meta["outlet"] in {row["outlet"] for row in rows}


@pytest.mark.parametrize(
    ("command", "code", "status"),
    [
        (("find", "tram"), "usage.no-ledger", 2),
        (("verify",), "usage.no-ledger", 2),
        (("add", EXAMPLES / "01-lido.txt", "--ledger", "notes.txt"), "ledger.unfit", 3),
        (("add", EXAMPLES / "01-lido.txt", "--ledger", "no/such/folder/x.ledger"), "", None),
    ],
)
def test_a_ledger_that_will_not_do_is_named_in_one_line(sayso, tmp_path, command, code, status):
    (tmp_path / "notes.txt").write_text("buy milk, and more than a hundred bytes of other things " * 4)
    left = sayso(*command)
    assert left.status == (status or left.status) != 0
    assert code in left.err
    assert "Traceback" not in left.err
    assert (tmp_path / "notes.txt").read_text().startswith("buy milk")
