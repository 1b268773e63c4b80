"""Cuts long direct speech into the statements of one utterance, and joins paragraphs that go on with it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import nupunkt

from sayso.extract.trim import SENTENCE_ENDS
from sayso.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.extract.attribute import Draft
    from sayso.extract.quotes import Quotation
    from sayso.records import Block

WHOLE_SENTENCES = 2  # so few sentences in one paragraph stay one statement
# A demand and what follows if it is not met: "pay up – or he will leave"; not "today or he will leave it".
OR_ELSE = re.compile(
    r"\s*(?:[–—]|\s-)\s*or\s+(?=(?:else\s+)?(?:I|we|he|she|they|it)(?:['’]ll|['’]d|\s(?:will|would|may|might|could))\b)"
)
CLOSING = "\"'”’»)] "


def carry_over(
    text: str, drafts: Sequence[Draft], quotes: Sequence[Quotation], blocks: Sequence[Block]
) -> list[Draft]:
    """Give every quoted paragraph that goes on with an utterance to the attribution that began it.

    A paragraph goes on when its opening mark continues an unclosed quotation of the paragraph before,
    and no other attribution claims its words.

    Args:
        text: the article's.
        drafts: in any order.
        quotes: of the article; `continues` names the quotation gone on with.
        blocks: of the article.
    """
    owners: dict[int, int] = {}  # quotation -> draft
    grown = list(drafts)
    for index, quote in enumerate(quotes):
        owner = _owner(grown, quote.inner)
        if owner is None and quote.continues in owners and _fills_block(text, quote, blocks):
            owner = owners[quote.continues]
            grown[owner] = replace(grown[owner], content=(*grown[owner].content, quote.inner))
        if owner is not None:
            owners[index] = owner
    return grown


def _owner(drafts: Sequence[Draft], inner: Span) -> int | None:
    """Find the draft that claims most of these words."""
    claims = [sum(_shared(span, inner) for span in draft.content) for draft in drafts]
    best = max(range(len(claims)), key=claims.__getitem__, default=None)
    return best if best is not None and claims[best] else None


def _shared(left: Span, right: Span) -> int:
    return max(0, min(left.end, right.end) - max(left.start, right.start))


def _fills_block(text: str, quote: Quotation, blocks: Sequence[Block]) -> bool:
    block = blocks[quote.block].span
    outside = text[block.start : quote.span.start] + text[quote.span.end : block.end]
    return not any(c.isalnum() for c in outside)


def cut_sentences(text: str, content: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Cut direct content into statements.

    Args:
        text: the article's.
        content: direct words of one attribution, in text order, each span within one paragraph.

    Returns:
        One statement, where there are few sentences in one paragraph; else one per sentence. A sentence
        broken by its cue stays one statement of two spans.
    """
    sentences = [piece for span in content for piece in _sentences(text, span)]
    groups: list[list[Span]] = []
    for piece in sentences:
        if groups and _goes_on(groups[-1][-1].of(text), piece.of(text)):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    one_paragraph = "\n" not in text[content[0].start : content[-1].end]
    if one_paragraph and len(groups) <= WHOLE_SENTENCES:
        return [tuple(content)]
    return [tuple(group) for group in groups]


def cut_threats(text: str, content: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Cut a demand from the threat that follows it: “Pay up” and “he will leave” are two statements.

    Args:
        text: the article's.
        content: of one attribution, in text order.
    """
    *before, last = content
    broken = OR_ELSE.search(text, last.start, last.end)
    if broken is None:
        return [tuple(content)]
    return [(*before, Span(last.start, broken.start())), (Span(broken.end(), last.end),)]


def _sentences(text: str, span: Span) -> Iterable[Span]:
    words = span.of(text)
    for start, end in nupunkt.sent_spans(words):
        piece = words[start:end]
        left = len(piece) - len(piece.lstrip())
        if piece.strip():
            yield Span(span.start + start + left, span.start + start + len(piece.rstrip()))


def _goes_on(words: str, following: str) -> bool:
    """Tell whether the following words belong to a sentence that its cue broke."""
    return words.rstrip(CLOSING)[-1:] not in SENTENCE_ENDS and following.lstrip("\"'“‘ ")[:1].islower()
