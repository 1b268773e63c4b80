"""Says how the words of a statement are given: direct, mixed, indirect, hearsay or attitude."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.records import Form, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sayso.extract.attribute import Draft

# Cues that tell a stance without reporting words. Matches "wants", "has refused", "would still like";
# not "said", "warned" or "claimed". Stems, because cues come inflected.
ATTITUDE = re.compile(
    r"\b(?:want(?:s|ed|ing)?|wish(?:es|ed|ing)?|hop(?:e|es|ed|ing)|fear(?:s|ed|ing)?|seek(?:s|ing)?|sought"
    r"|prefer(?:s|red|ring)?|intend(?:s|ed|ing)?|plan(?:s|ned|ning)?|like|love[sd]?|hat(?:e|es|ed)"
    r"|believ(?:e|es|ed|ing)|think(?:s|ing)?|thought|feel(?:s|ing)?|felt|expect(?:s|ed|ing)?"
    r"|agree(?:s|d|ing)?|disagree(?:s|d|ing)?|oppos(?:e|es|ed|ing)|support(?:s|ed|ing)?|back(?:s|ed|ing)?"
    r"|favou?r(?:s|ed|ing)?|endors(?:e|es|ed|ing)|prais(?:e|es|ed|ing)|criticiz(?:e|es|ed|ing)"
    r"|criticis(?:e|es|ed|ing)|defend(?:s|ed|ing)?|condemn(?:s|ed|ing)?|reject(?:s|ed|ing)?"
    r"|refus(?:e|es|ed|ing|al)|resist(?:s|ed|ing)?|decision|decided?|consider(?:s|ed|ing)?|worr(?:y|ies|ied)"
    r"|doubt(?:s|ed|ing)?|trust(?:s|ed|ing)?|welcom(?:e|es|ed|ing)|appro(?:ve|ves|ved|ving|val)"
    r"|opposition|hopes|fears|desire[sd]?|willing|unwilling|determined|committed|keen|reluctant)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"\w")


def quoted_spans(content: Sequence[Span], inners: Iterable[Span]) -> tuple[Span, ...]:
    """Cut the words inside quotation marks out of the content.

    Args:
        content: in text order.
        inners: quotations without their marks, in text order.
    """
    found = []
    for inner in inners:
        for span in content:
            start, end = max(span.start, inner.start), min(span.end, inner.end)
            if start < end:
                found.append(Span(start, end))
    return tuple(sorted(found))


def find_form(text: str, draft: Draft, quoted: Sequence[Span]) -> Form:
    """Judge the form of one attribution.

    Args:
        text: the article's.
        draft: the attribution.
        quoted: the words of its content inside quotation marks, scare quotes left out.
    """
    words = _count_words(text, draft.content)
    inside = _count_words(text, quoted)
    if inside >= 0.95 * words:
        return Form.DIRECT
    if inside:
        return Form.MIXED
    if draft.source is None:
        return Form.HEARSAY
    if draft.cue is not None and ATTITUDE.search(draft.cue.of(text)):
        return Form.ATTITUDE
    return Form.INDIRECT


def _count_words(text: str, spans: Iterable[Span]) -> int:
    return sum(len(WORD.findall(span.of(text))) for span in spans)
