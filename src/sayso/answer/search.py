"""A person's words in, the statements that have them out, the best first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.errors import BadOption
from sayso.ledger.find import Match, find_statements
from sayso.records import Form, Span

if TYPE_CHECKING:
    from sayso.ledger.open import Ledger

CONTEXT_CHARS = 120  # on each side: with the content about three lines of a terminal
GAP = " … "  # between the pieces of a split quotation

# "sea wall" or “sea wall” stays together, sea wall is two words; a lone mark is a word that finds nothing.
_PHRASE = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One statement in a list of answers."""

    statement_id: str
    article_id: str
    title: str | None  # None: the page names none
    outlet: str | None  # None: unknown
    published: str | None  # None: unknown
    address: str | None  # None: unknown
    speaker: str | None  # None: nobody named, or abstained
    form: Form
    words: str  # the content, its pieces joined by GAP
    content: tuple[Span, ...]
    context: Span  # what to show around the content, within its block
    context_words: str
    revised_by: str | None  # the next version of the article; None: this is the latest


def find(ledger: Ledger, words: str, *, limit: int = 20) -> tuple[Hit, ...]:
    """Find the statements whose content, speaker or title has all the words; the best first.

    Args:
        ledger: where to look.
        words: anything a person types; words within quotation marks stand side by side. Case, accents and
            English endings do not matter.
        limit: at most so many, 1 or more.

    Raises:
        BadOption: limit is under 1.
    """
    if limit < 1:
        raise BadOption(option="limit", value=str(limit), wanted="give 1 or more")
    phrases = [next(filter(None, pieces), "") for pieces in _PHRASE.findall(words)]
    return tuple(map(_build_hit, find_statements(ledger, phrases, limit=limit)))


def _build_hit(match: Match) -> Hit:
    context = _find_context(match)
    return Hit(
        statement_id=match.statement_id,
        article_id=match.article_id,
        title=match.title,
        outlet=match.outlet,
        published=match.published,
        address=match.address,
        speaker=match.speaker,
        form=match.form,
        words=GAP.join(span.of(match.text) for span in match.content),
        content=match.content,
        context=context,
        context_words=context.of(match.text),
        revised_by=match.revised_by,
    )


def _find_context(match: Match) -> Span:
    """Take some characters on both sides of the content, no further than its block, in whole words."""
    first, last = match.content[0].start, match.content[-1].end
    block = match.block or Span(0, len(match.text))
    start, end = max(block.start, first - CONTEXT_CHARS), min(block.end, last + CONTEXT_CHARS)
    if start > block.start:
        start += match.text[start:first].find(" ") + 1
    if end < block.end:
        end = max(match.text.rfind(" ", last, end), last)
    return Span(start, max(end, last))
