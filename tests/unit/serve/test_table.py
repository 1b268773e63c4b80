from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rich.console import Console

from inventing import invent
from odd import ADDRESS, odd_record
from sayso.serve.table import print_table, shorten

if TYPE_CHECKING:
    from sayso.records import Record

RECORD = odd_record()


def _printed(record: Record, width: int) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as captured:
        print_table(console, record)
    return captured.get()


def _flat(printed: str) -> str:
    return "".join(printed.split())


@pytest.mark.parametrize("width", [30, 40, 60, 79, 80, 100, 200])
def test_who_what_form_and_where_are_there_at_any_width(width):
    printed = _printed(invent(31)[1], width)
    for statement in invent(31)[1].statements:
        content = statement.content[0]
        assert f"{content.start}–{content.end}" in printed
        assert statement.speaker.name.split()[1][:4] in printed
    assert printed.count("(indirect)") == 4
    assert max(map(len, printed.splitlines())) <= width


@pytest.mark.parametrize("width", [30, 60, 80, 200])
def test_no_word_and_no_date_is_broken(width):
    printed = _printed(RECORD, width).split()
    for word in ("Idris", "Fennimore", "“The", "close”", "council", "2026-03-09"):
        assert word in printed or any(part.endswith(f"/{word}") for part in printed)


def test_a_narrow_list_says_which_is_which():
    printed = _printed(RECORD, 60)
    first = printed.split("\n\n")[1]
    assert first.splitlines()[0].startswith("Odile Marrow (mixed)")
    assert "to the council" in first
    assert "on 2026-03-01/2026-03-09" in first


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize(
    ("number", "who"), [(4, "two sailors"), (5, "nobody named"), (6, "not claimed\n“The keeper”")]
)
def test_nobody_is_guessed(number, who, width):
    printed = _printed(replace(RECORD, statements=(RECORD.statements[number - 1],), findings=()), width)
    for words in who.splitlines():
        assert words in printed
    assert not any(name in printed for name in ("Odile", "Idris", "Zofia"))


def test_the_head_says_what_is_known_and_what_is_not():
    head = _flat(_printed(RECORD, 100))
    assert _flat(f"Tarn & Weir <Herald> · 2026-03-09 (json_ld) · {ADDRESS}") in head
    assert _flat(f"6 statements · article {RECORD.article.article_id}") in head
    bare = replace(RECORD.article, title=None, outlet=None, published=None, address=None)
    assert _printed(replace(RECORD, article=bare), 100).startswith("(no title)\ndate unknown")


def test_markup_of_the_terminal_library_stays_words():
    article = replace(RECORD.article, title="[bold red]Weir[/] :fish: [link=x]y[/link]")
    assert _printed(replace(RECORD, article=article), 100).startswith(article.title)


@pytest.mark.parametrize("width", [60, 120])
def test_an_article_cannot_steer_the_terminal(width):
    text = RECORD.article.text.replace("The ferry would", "The\x1b[2J\x9b2J\x07 would").replace(
        "boat", "bo\x1bt"
    )
    record = replace(RECORD, article=replace(RECORD.article, text=text, title="\x1b]0;taken\x07"))
    printed = _printed(record, width)
    assert not {c for c in printed if ord(c) < 32 or 127 <= ord(c) < 160} - {"\n"}
    assert "␛]0;taken␇" in printed


def test_what_was_kept_apart_is_counted_and_findings_are_shown():
    tail = " ".join(_printed(RECORD, 120).split("kept apart")[1].split())
    assert tail.startswith(": 2 boilerplate, 1 caption, 1 pull quote, 3 repeat, 1 subhead")
    assert "scare quote: …" in tail
    assert "“keepers”" in tail


def test_an_article_without_statements_says_so():
    printed = _printed(replace(RECORD, statements=()), 80)
    assert "0 statements" in printed
    assert "said what" not in printed


def test_long_words_are_cut_at_a_word_and_marked():
    words = "tide " * 100
    short = shorten(words)
    assert short.endswith(" […]")
    assert words.startswith(short.removesuffix(" […]"))
