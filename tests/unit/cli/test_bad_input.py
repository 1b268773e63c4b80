from __future__ import annotations

import json

import pytest

from examples import EXAMPLES, ROOT

REFUSED = sorted((ROOT / "tests" / "golden").glob("refused-*"))


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_a_page_that_must_be_refused_is_refused_with_its_code(sayso, case):
    page = ROOT / (case / "page.path").read_text().strip()
    wanted = json.loads((case / "error.json").read_text())["code"]
    left = sayso("read", "--json", page)
    (line,) = left.err.splitlines()
    drop = json.loads(line)
    assert left.status == 1
    assert drop["error"] == wanted
    assert page.name in drop["message"]


def test_all_bad_pages_together_cost_the_good_one_nothing(sayso):
    good = EXAMPLES / "02-wire.txt"
    counts = json.loads(sayso("add", "--json", ROOT / "examples" / "refused", good).out)
    assert counts["new"] == 1
    assert counts["in"] == 1 + sum(counts["drops"].values())
    assert sum(counts["drops"].values()) >= len(REFUSED)


def test_fifty_megabytes_are_refused_with_both_sizes(sayso, tmp_path):
    (tmp_path / "big.txt").write_bytes(b"The ferry stays in harbour.\n" * 2_000_000)
    left = sayso("read", "big.txt")
    assert left.status == 1
    assert "[page.too-big]" in left.err
    assert "56,000,000" in left.err


def test_a_page_cut_short_is_read_as_far_as_it_goes(sayso):
    left = sayso("read", "--json", EXAMPLES / "11-truncated.html")
    assert left.status == 0
    assert json.loads(left.out)["statements"]


def test_a_page_that_breaks_the_reader_is_dropped_alone(sayso, monkeypatch, tmp_path):
    """A fault of ours in one page must not take the batch along."""
    from sayso.run import local  # noqa: PLC0415

    read = local.extract_records

    def stumble(articles, tagger):
        if any("stumbling block" in article.text for article in articles):
            raise IndexError("invented fault")
        return read(articles, tagger)

    monkeypatch.setattr(local, "extract_records", stumble)
    (tmp_path / "bad.txt").write_text("The mayor spoke of a stumbling block. " * 20)
    counts = json.loads(
        sayso("add", "--json", EXAMPLES / "01-lido.txt", "bad.txt", EXAMPLES / "02-wire.txt").out
    )
    assert (counts["new"], counts["drops"]) == (2, {"page.unexpected": 1})


@pytest.mark.parametrize("arguments", [(), ("read",), ("frobnicate",), ("read", "--format", "xml", "x")])
def test_a_mistake_in_the_command_is_status_2(sayso, arguments):
    left = sayso(*arguments)
    assert left.status == 2 or not arguments
    assert "Traceback" not in left.err
