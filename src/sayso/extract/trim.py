"""Trims contents: takes off what the model took along that is not said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.extract.address import TELLING
from sayso.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.extract.quotes import Quotation

SENTENCE_ENDS = ".?!…"
# Whom, where it stands between a cue of telling and "that": "told envoys of nine towns that …";
# not "told how the town that …" nor words in quotation marks.
WHOM = re.compile(
    r"(?!that\b|how\b|why\b|what\b|when\b|where\b|who\b|if\b|[\"“'‘])[^\"“”;:?!.]{3,90}?\s(?=that\s)"
)
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|may|might|must|do|does|did|not)\b"
)


def trim_content(
    text: str, cue: Span | None, content: Sequence[Span], quotes: Sequence[Quotation], gaps: Sequence[Span]
) -> tuple[Span, ...]:
    """Trim every piece of one content.

    Args:
        text: the article's.
        cue: the content's; None: it has none.
        content: pieces, none of them empty.
        quotes: of the article.
        gaps: blanks where a word is missing.

    Returns:
        As many pieces, each a part of the one given.
    """
    pieces = [end_with_quote(text, start_after_gap(text, span, gaps), quotes) for span in content]
    return tuple(start_at_that(text, cue, span) for span in pieces)


def end_with_quote(text: str, span: Span, quotes: Sequence[Quotation]) -> Span:
    """Leave out the sentence that follows where quoted words end theirs: “Go home.” The hall was dark."""
    for quote in quotes:
        if quote.closed and quote.span.start == span.start and quote.span.end < span.end:
            ended = quote.inner.of(text)[-1] in SENTENCE_ENDS
            after = text[quote.span.end : span.end].lstrip()
            return quote.span if ended and after[:1].isupper() else span
    return span


def start_after_gap(text: str, span: Span, gaps: Sequence[Span]) -> Span:
    """Leave out the word before a gap, which belongs to what is missing: told the ⟨…⟩ Orrin's refusal."""
    for gap in gaps:
        if span.start < gap.start and gap.end < span.end and text[span.start : gap.start].isalpha():
            return Span(gap.end, span.end)
    return span


def start_at_that(text: str, cue: Span | None, span: Span) -> Span:
    """Leave out who was told: "told envoys of nine towns that the tide was late"."""
    if cue is None or not TELLING.search(cue.of(text)) or text[cue.end : span.start].strip():
        return span
    whom = WHOM.match(text, span.start, span.end)
    if whom is None or VERB.search(whom[0]):
        return span
    return Span(whom.end(), span.end)
