from __future__ import annotations

import json

import pytest

from examples import EXAMPLES

LIDO, WIRE = EXAMPLES / "01-lido.txt", EXAMPLES / "02-wire.txt"


def test_the_table_says_who_said_what_and_where(sayso):
    left = sayso("read", LIDO)
    assert left.status == 0
    assert "Peggy Thrale" in left.out
    assert "(direct)" in left.out
    for heading in ("who", "said what", "to whom", "when", "where"):
        assert heading in left.out.lower()


def test_json_spans_are_slices_of_the_file(sayso):
    record = json.loads(sayso("read", "--json", LIDO).out)
    text = LIDO.read_bytes().decode()
    assert record["schema_version"]
    assert len(record["statements"]) > 5
    for statement in record["statements"]:
        for part in statement["content"]:
            assert part["text"] == text[slice(*part["span"])]


def test_case_format_gives_spans_of_the_file(sayso):
    case = json.loads(sayso("read", "--format", "case", LIDO).out)
    assert case["format"] == "statement-case/1"
    assert case["article"]["length"] == len(LIDO.read_bytes().decode())
    assert case["statements"]


def test_standard_input_gives_what_the_file_gives(sayso):
    piped = json.loads(sayso("read", "--json", "-", stdin=WIRE.read_bytes()).out)
    filed = json.loads(sayso("read", "--json", WIRE).out)
    assert piped["statements"] == filed["statements"]


def test_the_date_given_wins_and_says_where_it_came_from(sayso):
    published = json.loads(sayso("read", "--json", "--published", "2024-02", WIRE).out)["article"][
        "published"
    ]
    assert (published["value"], published["precision"], published["origin"]) == ("2024-02", "month", "option")


def test_a_date_that_is_none_is_refused_with_a_way_out(sayso):
    left = sayso("read", "--published", "yesterday", LIDO)
    assert left.status == 2
    assert "2026-03-09" in left.err


def test_a_report_is_written_where_asked(sayso, tmp_path):
    left = sayso("read", "--html", "report.html", LIDO)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert left.status == 0
    assert str(tmp_path / "report.html") in left.err
    assert "Peggy Thrale" in page


def test_a_folder_takes_one_file_for_each_article(sayso, tmp_path):
    """The text and the HTML of an example share a stem: neither may overwrite the other."""
    left = sayso("read", "--json", "--out", "records", LIDO, EXAMPLES / "01-lido.html")
    files = sorted((tmp_path / "records").iterdir())
    assert left.status == 0
    assert len(files) == 2
    assert len({json.loads(f.read_text(encoding="utf-8"))["article"]["article_id"] for f in files}) == 2


def test_one_bad_page_is_named_and_the_rest_goes_on(sayso, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b" \n ")
    left = sayso("read", "--json", "empty.txt", LIDO, "missing.html")
    assert left.status == 1
    assert json.loads(left.out)["statements"]
    drops = [json.loads(line) for line in left.err.splitlines()]
    assert [(d["error"], d["name"]) for d in drops] == [
        ("page.empty", "empty.txt"),
        ("page.unreadable", "missing.html"),
    ]


@pytest.mark.parametrize("option", ["--html", "--out"])
def test_a_place_that_cannot_be_written_is_named(sayso, tmp_path, option):
    (tmp_path / "file").write_text("in the way")
    left = sayso("read", option, "file/inside", LIDO)
    assert left.status == 2
    assert f"[usage.option] {option}" in left.err
    assert "Traceback" not in left.err


def test_reading_twice_gives_the_same_bytes(sayso):
    assert sayso("read", "--json", LIDO, WIRE).out == sayso("read", "--json", LIDO, WIRE).out


def test_the_company_a_page_keeps_does_not_change_its_record(sayso):
    alone = sayso("read", "--json", WIRE).out
    assert sayso("read", "--json", LIDO, WIRE).out.endswith(alone)
