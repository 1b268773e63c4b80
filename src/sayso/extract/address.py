"""Finds to whom and through what something was said, where the sentence of the cue says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sayso.records import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.records import Article

TELLING = re.compile(
    r"\b(?:told|tells?|telling|informed|assured|reminded|warned|asked|urged)$", re.IGNORECASE
)
# Whom: up to what is said of when or where, or to the content. Matches "told reporters in Orrin: …" and
# "told the Orrin Star that …"; not "told on Monday".
NOT_WHOM = "on in at that to about after during when how why what if whether not".replace(" ", "|")
WHOM = re.compile(rf"\s+((?:(?!(?:{NOT_WHOM})\b)[\w’'.&-]+[ \u00a0]?){{1,6}})")
# A passive of telling, whose subject hears and does not speak: "Bell was warned", "he had been told";
# not "Bell had warned".
TOLD = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?(?:told|warned|informed|advised|assured|reminded|briefed|urged)$",
    re.IGNORECASE,
)
# Through what. Matches "in a statement", "on Twitter", "in an interview with the Star"; not "in a hurry".
THROUGH = re.compile(
    r"\b(?:in|on|via|through|during|at)\s+((?:an?|the|his|her|their|its)?\s*(?:\w+[ -]){0,2}?"
    r"(?:statement|interview|e-?mail|letter|speech|tweet|post|(?:press|news) conference|press release|report"
    r"|memo|op-ed|column|debate|rally|Twitter|Facebook|Instagram|X|television|radio|blog post|video)\b)"
    r"(?:\s+with\s+(?:the\s+)?[A-Z][\w’&.-]*(?:\s+[A-Z][\w’&.-]*)*)?"
)
UNFINISHED = {"a", "an", "the", "his", "her", "their"}  # what was told is missing from the text
REACH = 120  # code points around the cue in which its medium was looked for
STOPS = ".?!\n"


def find_addressee(article: Article, cue: Span | None, content: Sequence[Span]) -> Span | None:
    """Find to whom it was said: the words between a cue of telling and the content.

    Returns:
        The words; None: the text does not say. Where the content begins right there, a word is missing
        from the text and nobody is filled in.
    """
    if cue is None or not TELLING.search(cue.of(article.text)):
        return None
    limit = min((span.start for span in content if span.start >= cue.end), default=cue.end + REACH)
    match = WHOM.match(article.text, cue.end, limit)
    if (
        match is None
        or not match[1].strip()
        or match[1].strip().lower() in {"a", "the", "his", "her", "their"}
    ):
        return None
    whom = match[1].rstrip(" \u00a0\"“‘'.,:")
    return Span(match.start(1), match.start(1) + len(whom)) if whom else None


def is_told(text: str, source: Span | None, cue: Span | None) -> bool:
    """Tell whether what looks like the source is in truth who was told."""
    return bool(source and cue and source.end <= cue.start and TOLD.search(cue.of(text)))


def find_medium(article: Article, cue: Span | None, content: Sequence[Span]) -> Span | None:
    """Find through what it was said, in the sentence of the cue but outside the content.

    Returns:
        The words; None: the text does not say.
    """
    if cue is None:
        return None
    start, end = _sentence(article.text, cue)
    for match in THROUGH.finditer(article.text, start, end):
        found = Span(match.start(1), match.end())
        if not any(found.overlaps(span) for span in content):
            return found
    return None


def _sentence(text: str, cue: Span) -> tuple[int, int]:
    before, after = text[max(0, cue.start - REACH) : cue.start], text[cue.end : cue.end + REACH]
    start = max(before.rfind(mark) for mark in STOPS) + 1
    ends = [i for mark in STOPS if (i := after.find(mark)) >= 0]
    return cue.start - len(before) + start, cue.end + min(ends, default=len(after))
