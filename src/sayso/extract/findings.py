"""Points at what a careful editor would look at: a missing word, words quoted for their tone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.records import BlockRole, Finding, FindingKind, Maker, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.extract.quotes import Quotation
    from sayso.records import Article, Statement

RULES = Maker(name="rules", version="1")
SPEAKING = {BlockRole.HEADLINE, BlockRole.DECK, BlockRole.PARAGRAPH}
# Where a word is missing; the evidence is the blank between the two words kept.
MISSING = (
    # The one told: "told the Orrin's refusal was", where what follows cannot be told anything;
    # not "told the Star's editor".
    re.compile(
        r"\btold the(\s)(?=[A-Z][a-z]+['’]s (?:refusal|decision|failure|plan|policy|claim|attempt|choice)\b)"
    ),
    # The subject: "claimed that will be"; not "said that would be fine", where "that" is one.
    re.compile(
        r"\b(?:claimed|insisted|predicted|announced|warned|argued) that(\s)(?=(?:will|are|were|have)\b)"
    ),
    # The noun: "at height of the war"; not "at the height of the war".
    re.compile(r"\bat(\s)(?=(?:height|peak|end|heart) of the\b)"),
)
TONE_WORDS = 3  # longer quotations are quoted for what they say
# Before a word in marks that names a thing in the writer's own voice: "the so-called 'tax'";
# not "called it 'tax'".
NAMING = re.compile(
    r"(?:\bso-called|\bknown as|\b(?:the|a|an|this|that|these|those|his|her|its|their|our|my|called))\s+$",
    re.IGNORECASE,
)


def find_gaps(article: Article) -> tuple[Finding, ...]:
    """Find where a word seems to be missing; nothing is ever filled in."""
    found = [
        Span(match.start(1), match.end(1))
        for block in article.blocks
        if block.role in SPEAKING
        for pattern in MISSING
        for match in pattern.finditer(article.text, block.span.start, block.span.end)
    ]
    return tuple(Finding(kind=FindingKind.GAP, evidence=(span,), maker=RULES) for span in sorted(found))


def find_scare_quotes(
    article: Article, quotes: Sequence[Quotation], statements: Sequence[Statement]
) -> tuple[Finding, ...]:
    """Find words in quotation marks that no statement quotes.

    Args:
        article: the text.
        quotes: its quotations.
        statements: what it attributes.
    """
    quoted = [span for statement in statements for span in statement.quoted]
    return tuple(
        Finding(kind=FindingKind.SCARE_QUOTE, evidence=(quote.span,), maker=RULES)
        for quote in quotes
        if article.blocks[quote.block].role in SPEAKING
        and is_tone(article.text, quote)
        and not any(quote.inner.overlaps(span) for span in quoted)
    )


def is_tone(text: str, quote: Quotation) -> bool:
    """Tell whether words are quoted for their tone: few, closed, and named rather than said."""
    few = len(quote.inner.of(text).split()) <= TONE_WORDS
    return (
        few and quote.closed and bool(NAMING.search(text[max(0, quote.span.start - 20) : quote.span.start]))
    )
