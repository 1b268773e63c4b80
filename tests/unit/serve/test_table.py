from __future__ import annotations

from dataclasses import replace

import pytest
from rich.console import Console

from inventing import invent
from sayso.serve.table import print_table, shorten


def _printed(record, width: int) -> str:
    console = Console(width=width, color_system=None)
    with console.capture() as captured:
        print_table(console, record)
    return captured.get()


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_statement_and_no_place_is_lost_at_any_width(width):
    _, record = invent(31)
    printed = _printed(record, width)
    for statement in record.statements:
        content = statement.content[0]
        assert f"{content.start}–{content.end}" in printed
    assert "(indirect)" in printed


def test_an_abstained_speaker_is_shown_as_unknown_and_not_guessed():
    _, record = invent(32, statements=1)
    (statement,) = record.statements
    printed = _printed(replace(record, statements=(replace(statement, speaker=None, source=()),)), 100)
    assert statement.speaker.name not in printed.split("said what")[1].split("where")[0]
    assert "unknown" in printed.lower() or "—" in printed


def test_long_words_are_cut_at_a_word_and_marked():
    words = "tide " * 100
    short = shorten(words)
    assert short.endswith(" […]")
    assert words.startswith(short.removesuffix(" […]"))
