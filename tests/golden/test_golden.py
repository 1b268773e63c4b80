"""Pages whose reading was written down by hand, against what sayso reads in them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from examples import ROOT
from sayso.run.local import Read, read_records
from sayso.serve.shapes import case_json
from sayso.settings import Settings

HERE = Path(__file__).parent
READ = sorted(folder.parent.name for folder in HERE.glob("*/gold.json"))
# Of the statements that must be found, in percent over all cases; a little under what the shipped model reaches.
FOUND, WITH_SPEAKER = 80, 65
SHARED = 0.5  # of the characters of two contents together, to be the same statement


@dataclass(frozen=True)
class Case:
    """One page: by hand, and as read."""

    gold: dict
    read: dict
    text: str

    @property
    def musts(self) -> list[dict]:
        return [statement for statement in self.gold["statements"] if statement["must"]]

    def match(self, gold: dict) -> dict | None:
        """The statement read that shares most characters with one written down."""
        best = max(self.read["statements"], key=lambda s: _share(gold["content"], s["content"]), default=None)
        return best if best and _share(gold["content"], best["content"]) >= SHARED else None


def _share(left: list, right: list) -> float:
    a, b = ({i for start, end in spans for i in range(start, end)} for spans in (left, right))
    return len(a & b) / len(a | b)


@cache
def case_of(name: str) -> Case:
    page = ROOT / (HERE / name / "page.path").read_text().strip()
    (read,) = read_records([str(page)], Settings())
    assert isinstance(read, Read)
    gold = json.loads((HERE / name / "gold.json").read_text(encoding="utf-8"))
    return Case(gold=gold, read=case_json(read.record), text=read.record.article.text)


@pytest.mark.parametrize("name", READ)
def test_the_page_is_the_one_that_was_marked(name):
    case = case_of(name)
    assert case.read["article"] == case.gold["article"]


@pytest.mark.parametrize("name", READ)
def test_nothing_is_stated_where_nothing_may_be(name):
    case = case_of(name)
    barred = [rule["spans"] for rule in case.gold["never"] if rule["rule"] == "no_statement"]
    stated = [s["content"] for s in case.read["statements"]]
    assert not [content for content in stated for spans in barred if _share(content, spans) > 0.1]


@pytest.mark.parametrize("name", READ)
def test_headlines_repeats_and_boilerplate_are_told_apart(name):
    case = case_of(name)
    read = [(item["kind"], item["spans"]) for item in case.read["noise"]]
    for item in case.gold["noise"]:
        if item["must"] and item["kind"] in {"headline", "pull_quote", "boilerplate"}:
            assert any(
                kind == item["kind"] and _share([item["span"]], spans) > 0.9 for kind, spans in read
            ), item


@pytest.mark.parametrize("name", READ)
def test_no_direct_quotation_is_given_to_somebody_else(name):
    """Abstaining is allowed, a wrong name is not."""
    case = case_of(name)
    wrong = []
    for gold in case.musts:
        read = case.match(gold)
        if gold["form"] == "direct" and gold["speaker_kind"] == "person" and read and read["speaker"]:
            known = {gold["speaker"], *gold.get("speaker_also", [])}
            if read["speaker_kind"] == "person" and read["speaker"] not in known:
                wrong.append((gold["id"], gold["speaker"], read["speaker"]))
    assert not wrong


def test_most_statements_are_found_and_most_have_their_speaker():
    found = named = asked = 0
    for case in map(case_of, READ):
        for gold in case.musts:
            read = case.match(gold)
            asked += 1
            found += read is not None
            named += bool(read) and (read["speaker"], read["speaker_kind"]) == (
                gold["speaker"],
                gold["speaker_kind"],
            )
    assert 100 * found / asked >= FOUND
    assert 100 * named / asked >= WITH_SPEAKER


def test_every_case_says_what_it_protects():
    for folder in HERE.iterdir():
        if folder.is_dir() and (folder / "page.path").exists():
            assert (folder / "why.md").read_text(encoding="utf-8").strip()
            assert (ROOT / (folder / "page.path").read_text().strip()).exists()
