"""Tell headline, deck, bylines and dateline at the top of an article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.clean.boilerplate import is_boilerplate
from sayso.clean.signs import (
    byline_names,
    capital_share,
    ends_sentence,
    is_caption,
    is_date_line,
    is_name_line,
    is_prose,
    is_upper,
    words_of,
)
from sayso.records import BlockRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.clean.pieces import Piece

_TOP_PIECES = 9  # headline, deck, picture credit, doubled byline, dates, share bar: more was not seen
_MAX_DECKS = 2
_MAX_KICKER_WORDS = 3
_MAX_HEADLINE_CHARS = 200  # the longest of the 840 PolNeAR train articles has 190
_MAX_SENTENCE_HEADLINE_CHARS = 130  # a longer first sentence with a full stop is a lead
_MIN_PIECES_UNDER_SENTENCE = 3  # 'Ann Lee resigned.' over two shorter lines is a note and no headline
_TITLE_CASE_SHARE = 0.8  # 'Mayor Quits. Again.' is a title in spite of its full stops
_UNTOLD = {BlockRole.PARAGRAPH, BlockRole.LIST_ITEM}
_LABELS = {BlockRole.BYLINE, BlockRole.DATELINE}
_TEXT_LABEL = re.compile(
    r"full text\W*", re.IGNORECASE
)  # newspaper databases print it between abstract and text
_DECK_CHARS = range(25, 350)


def read_top(pieces: Sequence[Piece]) -> dict[int, BlockRole]:
    """Give the roles of the pieces above the body, by their index; an empty dict where there is only body."""
    # That the markup has a line in a <p> or <li> does not make it text.
    marked = {i: p.hint for i, p in enumerate(pieces[:_TOP_PIECES]) if p.hint and p.hint not in _UNTOLD}
    kinds = [marked.get(i) or _kind(piece.line) for i, piece in enumerate(pieces[:_TOP_PIECES])]
    has_headline = BlockRole.HEADLINE in marked.values()
    first = kinds.index(BlockRole.HEADLINE) if has_headline else _find_headline(pieces, kinds)
    if first is None:
        return _leading(kinds)
    roles = {i: kind or BlockRole.SUBHEAD for i, kind in enumerate(kinds[:first])}
    roles[first] = BlockRole.HEADLINE
    last = _last_label(pieces, kinds, first)
    for i in range(first + 1, last + 1):
        roles[i] = _between(pieces[i].line, kinds[i], pieces[first].line)
    if last == first and not has_headline and _is_bare_deck(pieces, kinds, first + 1):
        roles[first + 1] = BlockRole.DECK
    return roles


def _kind(line: str) -> BlockRole | None:
    """Tell what a line is by its words alone; None: title or text."""
    if is_date_line(line):
        return BlockRole.DATELINE
    if byline_names(line):
        return BlockRole.BYLINE
    if is_caption(line):
        return BlockRole.CAPTION
    return BlockRole.BOILERPLATE if is_boilerplate(line) else None


def _find_headline(pieces: Sequence[Piece], kinds: Sequence[BlockRole | None]) -> int | None:
    first = next((i for i, kind in enumerate(kinds) if kind is None and not _is_kicker(pieces, i)), None)
    if first is None or first + 1 >= len(pieces):
        return None
    line = pieces[first].line
    if len(line) > _MAX_HEADLINE_CHARS:
        return None
    if not ends_sentence(line) or capital_share(line) >= _TITLE_CASE_SHARE:
        return first
    fits = len(line) <= _MAX_SENTENCE_HEADLINE_CHARS and line.count(". ") == 0
    over_text = len(pieces[first + 1].line) > len(line) or len(pieces) - first > _MIN_PIECES_UNDER_SENTENCE
    return first if fits and over_text else None


def _is_kicker(pieces: Sequence[Piece], i: int) -> bool:
    """Tell a label over the headline: 'ANALYSIS'."""
    short = is_upper(pieces[i].line) and len(words_of(pieces[i].line)) <= _MAX_KICKER_WORDS
    return short and i + 2 < len(pieces) and not is_prose(pieces[i + 1].line)


def _leading(kinds: Sequence[BlockRole | None]) -> dict[int, BlockRole]:
    roles = {}
    for i, kind in enumerate(kinds):
        if kind is None:
            break
        roles[i] = kind
    return roles


def _last_label(pieces: Sequence[Piece], kinds: Sequence[BlockRole | None], first: int) -> int:
    """Find the last byline, date or repeated title that still stands above the body.

    Decks may stand before the first byline or date. Captions and boilerplate belong to the top only where
    no text stands above them.
    """
    last, decks, labelled = first, 0, False
    for i in range(first + 1, len(kinds)):
        line = pieces[i].line
        named = kinds[i] in _LABELS or (decks <= 1 and _is_bare_name(pieces, kinds, i))
        if named or _same(line, pieces[first].line) or _TEXT_LABEL.fullmatch(line):
            last, labelled, decks = i, labelled or named, 0
        elif kinds[i]:
            last = i if decks == 0 else last
        elif labelled or decks == _MAX_DECKS or len(line) not in _DECK_CHARS:
            break
        else:
            decks += 1
    return last


def _is_bare_name(pieces: Sequence[Piece], kinds: Sequence[BlockRole | None], i: int) -> bool:
    """Tell a name without 'By': doubled, or right above a date or the text."""
    if not is_name_line(pieces[i].line):
        return False
    beside = [pieces[j].line for j in (i - 1, i + 1) if 0 <= j < len(pieces)]
    below = i + 1 < len(pieces) and (
        is_prose(pieces[i + 1].line) or (i + 1 < len(kinds) and kinds[i + 1] in _LABELS)
    )
    return below or any(_same(pieces[i].line, other) for other in beside)


def _between(line: str, kind: BlockRole | None, headline: str) -> BlockRole:
    if kind:
        return kind
    if _same(line, headline):
        return BlockRole.HEADLINE
    return BlockRole.BYLINE if is_name_line(line) else BlockRole.DECK


def _same(left: str, right: str) -> bool:
    return words_of(left.casefold()) == words_of(right.casefold())


def _is_bare_deck(pieces: Sequence[Piece], kinds: Sequence[BlockRole | None], i: int) -> bool:
    """Tell a deck under which no byline stands: a second title-like line over running text."""
    if i + 1 >= len(pieces) or i >= len(kinds) or kinds[i]:
        return False
    line = pieces[i].line
    return (
        len(line) in _DECK_CHARS
        and not ends_sentence(line)
        and not line.endswith((":", ";", ","))
        and not is_upper(line)
        and is_prose(pieces[i + 1].line)
    )
