"""Give every piece of an article its role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.clean.boilerplate import is_about_heading, is_boilerplate, is_link_heading
from sayso.clean.repeats import Copy, find_copies, find_reworked
from sayso.clean.signs import (
    ends_sentence,
    is_attribution_line,
    is_caption,
    is_dashed_name,
    is_date_line,
    is_name_line,
    is_prose,
    is_time_line,
    is_upper,
    words_of,
)
from sayso.clean.top import read_top
from sayso.records import Block, BlockRole, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.clean.pieces import Piece

_BODY = {BlockRole.PARAGRAPH, BlockRole.LIST_ITEM}
_LABELS = {BlockRole.HEADLINE, BlockRole.DECK, BlockRole.BYLINE}
_MAX_SUBHEAD_CHARS, _MAX_SUBHEAD_WORDS = 70, 9
_MAX_PULL_QUOTE_WORDS = 60
_MAX_LINK_CHARS = 150  # a headline in a list of other stories
_TAIL_SHARE = 0.6  # of the running text stands above where comments may begin
_LIST_START = re.compile(r"(?:[•●▪◦‣·*]|\d{1,2}[.)]|[-–—](?=\s+[A-Z]))\s+\S")
_COMMENTS = re.compile(
    r"(?:(?:view |see |read |all )*(?:\d+ )?comments?(?: ?\(\d+\))?|have your say)\W*", re.IGNORECASE
)
# matches '"Never again"' and "'A bad day'", not '"Never again," he said'
_QUOTED_LABEL = re.compile(r"[\"“”'‘’][^\"“”]+[\"“”'‘’]")


def assign_roles(pieces: Sequence[Piece]) -> tuple[Block, ...]:
    """Tell what each piece is there for, and which pieces repeat another.

    Args:
        pieces: in text order, not overlapping; a hint from the markup stands unless the words say otherwise.
    """
    top = read_top(pieces)
    roles = [top.get(i) or _line_role(pieces, i, after_top=i > len(top)) for i in range(len(pieces))]
    _mark_links(pieces, roles)
    _mark_end_matter(pieces, roles)
    _mark_signature(pieces, roles)
    _mark_furniture_titles(roles)
    copies = _mark_copies(pieces, roles)
    repeats = {i: copy.span for i, copy in copies.items()}
    _mark_attributions(pieces, roles, repeats)
    body = [i for i, role in enumerate(roles) if role in _BODY and i not in repeats]
    for later, earlier in find_reworked(pieces, body, {i: copy.source for i, copy in copies.items()}).items():
        repeats[later] = pieces[earlier].span
    repeats |= _same_labels(pieces, roles)
    return tuple(
        Block(span=piece.span, role=role, repeat_of=repeats.get(i))
        for i, (piece, role) in enumerate(zip(pieces, roles, strict=True))
    )


def _line_role(pieces: Sequence[Piece], i: int, *, after_top: bool) -> BlockRole:
    piece = pieces[i]
    if is_boilerplate(piece.line):
        return BlockRole.BOILERPLATE
    if piece.hint not in {None, BlockRole.LIST_ITEM, BlockRole.PARAGRAPH}:
        return piece.hint or BlockRole.PARAGRAPH
    if is_caption(piece.line):
        return BlockRole.CAPTION
    if is_date_line(piece.line) or is_time_line(piece.line):
        return BlockRole.DATELINE
    if piece.hint is BlockRole.LIST_ITEM or (
        _LIST_START.match(piece.line) and not is_dashed_name(piece.line)
    ):
        return BlockRole.LIST_ITEM
    return BlockRole.SUBHEAD if after_top and _is_subhead(pieces, i) else BlockRole.PARAGRAPH


def _is_subhead(pieces: Sequence[Piece], i: int) -> bool:
    line = pieces[i].line
    if len(line) > _MAX_SUBHEAD_CHARS or len(words_of(line)) > _MAX_SUBHEAD_WORDS or i + 1 >= len(pieces):
        return False
    if is_upper(line):
        return not line.endswith((":", ","))
    if (
        ends_sentence(line)
        or line.endswith((".", ":", ";", ",", "…", "-", "–", "—"))
        or not line[:1].strip("\"'“‘").isupper()
    ):
        return (
            bool(_QUOTED_LABEL.fullmatch(line))
            and not ends_sentence(line)
            and not line.endswith((',"', ",”"))
        )
    # A pull quote with its name, or a picture credit, may stand between the text and the subhead.
    below = pieces[i + 1].line
    return (is_prose(below) or is_boilerplate(below)) and any(
        is_prose(piece.line) for piece in pieces[max(0, i - 4) : i]
    )


def _mark_links(pieces: Sequence[Piece], roles: list[BlockRole]) -> None:
    """Mark headlines under 'Related stories': they belong to other articles."""
    under_heading = False
    for i, piece in enumerate(pieces):
        if is_link_heading(piece.line):
            under_heading = True
        elif under_heading and len(piece.line) <= _MAX_LINK_CHARS and not is_prose(piece.line):
            roles[i] = BlockRole.BOILERPLATE
        else:
            under_heading = False


def _mark_end_matter(pieces: Sequence[Piece], roles: list[BlockRole]) -> None:
    """Mark readers' comments and an organisation's words about itself, which end a page or a release."""
    total = sum(len(piece.line) for piece in pieces)
    above = 0
    for i, piece in enumerate(pieces):
        if above > total * _TAIL_SHARE and (_COMMENTS.fullmatch(piece.line) or is_about_heading(piece.line)):
            roles[i:] = [BlockRole.BOILERPLATE] * (len(pieces) - i)
            return
        above += len(piece.line)


def _mark_furniture_titles(roles: list[BlockRole]) -> None:
    """Mark titles right over boilerplate, and over nothing: they name a newsletter or an appeal."""
    below = BlockRole.BOILERPLATE
    for i in range(len(roles) - 1, 0, -1):
        if roles[i] is BlockRole.SUBHEAD and below is BlockRole.BOILERPLATE:
            roles[i] = BlockRole.BOILERPLATE
        below = roles[i]


def _mark_signature(pieces: Sequence[Piece], roles: list[BlockRole]) -> None:
    """Take a bare name as the last line of the text for its author's."""
    last = next((i for i in reversed(range(len(roles))) if roles[i] is not BlockRole.BOILERPLATE), 0)
    if last and roles[last] is BlockRole.PARAGRAPH and is_name_line(pieces[last].line):
        roles[last] = BlockRole.BYLINE


def _mark_copies(pieces: Sequence[Piece], roles: list[BlockRole]) -> dict[int, Copy]:
    """Tell pull quotes and repeated paragraphs, and what they repeat."""
    among = [i for i, role in enumerate(roles) if role in _BODY or role is BlockRole.PULL_QUOTE]
    kept = {}
    for i, copy in find_copies(pieces, among).items():
        if _is_pull_quote(pieces, roles, i, copy):
            roles[i] = BlockRole.PULL_QUOTE
            kept[i] = copy
        elif copy.whole and copy.source < i:
            kept[i] = copy
    return kept


def _is_pull_quote(pieces: Sequence[Piece], roles: Sequence[BlockRole], i: int, copy: Copy) -> bool:
    line = pieces[i].line
    if roles[i] is BlockRole.PULL_QUOTE:
        return True
    if len(words_of(line)) > _MAX_PULL_QUOTE_WORDS:
        return False
    below = pieces[i + 1].line if i + 1 < len(pieces) else ""
    named = is_attribution_line(below) or is_dashed_name(below)
    bare = not ends_sentence(line) or bool(_QUOTED_LABEL.fullmatch(line))
    return (
        named or (bare and not copy.whole) or (bool(_QUOTED_LABEL.fullmatch(line)) and copy.source != i - 1)
    )


def _mark_attributions(pieces: Sequence[Piece], roles: list[BlockRole], repeats: dict[int, Span]) -> None:
    """Let the name under a pull quote go with it; under an extract, it is a caption."""
    quotes = {i for i, role in enumerate(roles) if role is BlockRole.PULL_QUOTE}
    for i in range(1, len(pieces)):
        line = pieces[i].line
        if roles[i] not in {BlockRole.PARAGRAPH, BlockRole.SUBHEAD, BlockRole.LIST_ITEM} or i in repeats:
            continue
        if i - 1 in quotes and (is_attribution_line(line) or is_dashed_name(line)):
            roles[i] = BlockRole.PULL_QUOTE
        elif is_dashed_name(line):
            roles[i] = BlockRole.CAPTION


def _same_labels(pieces: Sequence[Piece], roles: Sequence[BlockRole]) -> dict[int, Span]:
    """Find doubled titles, decks and bylines, and paragraphs that are the deck once more."""
    seen: dict[tuple[BlockRole, str], Span] = {}
    repeats = {}
    for i, (piece, role) in enumerate(zip(pieces, roles, strict=True)):
        words = " ".join(words_of(piece.line.casefold()))
        if role in _LABELS or (BlockRole.DECK, words) in seen:
            key = role if role in _LABELS else BlockRole.DECK, words
            if key in seen:
                repeats[i] = seen[key]
            seen.setdefault(key, piece.span)
    return repeats
