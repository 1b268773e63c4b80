"""Lead spans of an article back into the decoded page."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.records import Article, Run, Span


def locate(article: Article, span: Span) -> tuple[int, int]:
    """Find the stretch of the decoded page that a span was read from.

    A line break that cleaning put between two blocks has no place of its own; it counts as the
    end of what stands before it.

    Args:
        article: the article whose text the span lies in.
        span: code points of the article's text.

    Returns:
        Start and end, in code points of the page decoded as `article.charset`.

    Raises:
        ValueError: the span leaves the text, or covers nothing that was read from the page.
    """
    if span.end > len(article.text):
        raise ValueError(f"span {span} leaves the text of {len(article.text)} characters")
    first = bisect_right(article.runs, span.start, key=lambda run: run.text_end)
    last = bisect_right(article.runs, span.end - 1, key=lambda run: run.text_start) - 1
    if last < first:
        raise ValueError(f"span {span} covers only line breaks between blocks")
    start, end = article.runs[first], article.runs[last]
    return _page_place(start, max(span.start, start.text_start))[0], _page_place(
        end, min(span.end, end.text_end) - 1
    )[1]


def _page_place(run: Run, at_char: int) -> tuple[int, int]:
    if run.text_end - run.text_start != run.page_end - run.page_start:
        return run.page_start, run.page_end
    start = run.page_start + at_char - run.text_start
    return start, start + 1
