"""Finds quotations as newspapers print them: any mark, unclosed, going on over paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.extract.marks import find_pairs
from sayso.records import BlockRole, Span

if TYPE_CHECKING:
    from sayso.records import Article

READ = {BlockRole.HEADLINE, BlockRole.DECK, BlockRole.PARAGRAPH, BlockRole.LIST_ITEM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words between quotation marks, never over a block's end."""

    span: Span  # with its marks
    inner: Span  # without them, and without the white space beside them
    block: int  # index into Article.blocks
    closed: bool  # False: the block ends first
    continues: int | None = None  # the quotation of an earlier block that this one goes on with


def find_quotes(article: Article) -> tuple[Quotation, ...]:
    """Find the quotations of an article, in text order; nested ones are part of the outer one.

    A quotation goes on with the one before when that one fills the end of the block before, and this
    one opens its own block: newspapers open every paragraph of a long quotation, and close the last.
    """
    found: list[Quotation] = []
    for index, block in enumerate(article.blocks):
        if block.role in READ and block.repeat_of is None:
            first = len(found)
            found += _quotes_of(article.text, index, block.span)
            if first < len(found) and _goes_on(article, found, first):
                found[first] = replace(found[first], continues=first - 1)
    return tuple(found)


def _quotes_of(text: str, index: int, block: Span) -> list[Quotation]:
    words = block.of(text).replace("\n", " ")
    quotes = []
    for start, end, closed in find_pairs(words):
        inner = _strip(text, block.start + start + 1, block.start + end - (1 if closed else 0))
        if inner:
            span = Span(block.start + start, block.start + end)
            quotes.append(Quotation(span=span, inner=inner, block=index, closed=closed))
    return quotes


def _strip(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip(" \t`"))
    end -= len(words) - len(words.rstrip(" \t'"))
    return Span(start, end) if start < end else None


def _goes_on(article: Article, found: list[Quotation], first: int) -> bool:
    """Tell whether the first quotation of a block goes on with the last one of the block before."""
    if not first:
        return False
    here, before = found[first], found[first - 1]
    block, last = article.blocks[here.block].span, article.blocks[before.block].span
    between = article.blocks[before.block + 1 : here.block]
    opens_block = not article.text[block.start : here.span.start].strip()
    ends_block = not article.text[before.span.end : last.end].strip()
    return opens_block and ends_block and not any(b.role in READ and b.repeat_of is None for b in between)
