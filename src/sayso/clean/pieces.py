"""What cutting a page gives and naming roles takes: pieces of text, some with what the markup calls them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.records import BlockRole, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that will be one block."""

    span: Span
    line: str  # the covered text, line breaks read as spaces
    hint: BlockRole | None = None  # what the markup says; None: plain text, or the markup says nothing
