"""Lists what on a page is not running text: headings, repeats, captions, boilerplate, tone, gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.records import Block, BlockRole, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.records import Record

Item = dict[str, Any]  # a JSON edge: kind and spans, as the case format has them
OWN_KIND = {
    BlockRole.HEADLINE,
    BlockRole.DECK,
    BlockRole.SUBHEAD,
    BlockRole.PULL_QUOTE,
    BlockRole.CAPTION,
    BlockRole.BOILERPLATE,
}


def list_noise(record: Record) -> list[Item]:
    """List noise items in text order, with the kinds of the case format."""
    blocks = record.article.blocks
    items = [item for block in blocks for item in _of_block(block)]
    items += [_item("near_duplicate", [Span(run[0].span.start, run[-1].span.end)]) for run in _runs(blocks)]
    items += [_item(finding.kind.value, finding.evidence) for finding in record.findings]
    items.sort(key=lambda item: (item["spans"], item["kind"]))
    return [{"id": f"n{i}", **item} for i, item in enumerate(items, 1)]


def _item(kind: str, spans: Sequence[Span]) -> Item:
    return {"kind": kind, "spans": [[span.start, span.end] for span in spans]}


def _of_block(block: Block) -> list[Item]:
    if block.role in OWN_KIND:
        return [_item(block.role.value, [block.span])]
    if block.repeat_of is None:
        return []
    if block.role is BlockRole.BYLINE:
        return [_item("byline_repeat", [block.repeat_of, block.span])]
    return [_item("near_duplicate", [block.span])]


def _runs(blocks: Sequence[Block]) -> list[list[Block]]:
    """Find two or more repeated paragraphs in a row: a passage that was reworked as a whole."""
    runs: list[list[Block]] = [[]]
    for block in blocks:
        repeated = block.repeat_of is not None and block.role is BlockRole.PARAGRAPH
        if repeated:
            runs[-1].append(block)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]
