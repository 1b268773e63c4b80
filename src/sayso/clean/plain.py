"""Cut pasted plain text into pieces: one per paragraph, whatever breaks its lines."""

from __future__ import annotations

import re
from itertools import pairwise

from sayso.clean.signs import ends_sentence
from sayso.records import Span

# Ends of lines as str.splitlines knows them in saved text; a form feed ends a page of a print-out.
_LINE = re.compile("[^\n\r\x0c\x85\u2028\u2029]+")
_MARGIN = " \t\u00a0\u3000\ufeff\u200b\u200c\u200d\u2060\x00\x0b\x1c\x1d\x1e\x1f"
_LIST_START = re.compile(r"(?:[•●▪◦‣·*–—-]|\d{1,2}[.)])\s")
# Typewriters and mailers wrap at 60 to 80 characters, the widest seen at 100; paragraphs that are one line
# each soon have one that is longer.
_MIN_WRAP, _MAX_WRAP = 40, 100
_MIN_FULL_LINES = 3
_FULL_SHARE = 0.5  # of adjacent lines: wrapped reports had .6 and more, one-line paragraphs under .2


def cut_text(text: str) -> tuple[Span, ...]:
    """Cut text into pieces, each without the white space around it.

    Blank lines always part two pieces. Other line breaks do, too, unless the text is hard-wrapped:
    then a line goes on in the next one wherever the next word would not have fitted.
    """
    lines = [span for found in _LINE.finditer(text) if (span := _trim(text, found.start(), found.end()))]
    width = _wrap_width(text, lines)
    pieces: list[Span] = []
    for line in lines:
        if width and pieces and _goes_on(text, pieces[-1], line, width):
            pieces[-1] = Span(pieces[-1].start, line.end)
        else:
            pieces.append(line)
    return tuple(pieces)


def _trim(text: str, start: int, end: int) -> Span | None:
    line = text[start:end]
    start += len(line) - len(line.lstrip(_MARGIN))
    end -= len(line) - len(line.rstrip(_MARGIN))
    return Span(start, end) if start < end else None


def _wrap_width(text: str, lines: list[Span]) -> int:
    """Give the width at which the text was wrapped; 0: it was not."""
    width = max((line.end - line.start for line in lines), default=0)
    if not _MIN_WRAP <= width <= _MAX_WRAP:
        return 0
    close = [(left, right) for left, right in pairwise(lines) if _adjacent(text, left, right)]
    full = [left for left, right in close if _is_full(text, left, right, width)]
    broken = sum(not ends_sentence(left.of(text)) for left in full)
    return (
        width if broken >= _MIN_FULL_LINES and min(len(full), 2 * broken) >= len(close) * _FULL_SHARE else 0
    )


def _adjacent(text: str, left: Span, right: Span) -> bool:
    """Tell whether no blank line stands between two lines."""
    between = text[left.end : right.start].strip(_MARGIN)
    return between in {"\n", "\r\n", "\r", "\u2028", "\x85"}


def _is_full(text: str, left: Span, right: Span, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted on this one."""
    reach = max(left.start, left.end - _MAX_WRAP - 1)  # a piece may be long, its last line is not
    line_start = max(text.rfind(mark, reach, left.end) for mark in "\n\r\u2028\x85") + 1
    first_word = right.of(text).split(None, 1)[0]
    return left.end - max(line_start, left.start) + 1 + len(first_word) > width


def _goes_on(text: str, piece: Span, line: Span, width: int) -> bool:
    indented = text[line.start - 2 : line.start] in {"  ", "\t\t"} or text[line.start - 1] == "\t"
    return (
        not indented
        and not _LIST_START.match(text, line.start)
        and _adjacent(text, piece, line)
        and _is_full(text, piece, line, width)
    )
