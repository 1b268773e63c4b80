"""Tells for every character whether it stands inside quotation marks: what the encoder sees of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Every mark that can open or close, and line breaks, which end any quotation. A single mark opens only
# before a word and after none ('so), and closes only after a word or its stop and before none (so.');
# not the apostrophe of "don't".
MARK = re.compile(r"\n|[\"“”„«»]|``|''|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…;])['’](?!\w)")
SINGLE_OPEN, SINGLE_CLOSE = "‘'", "’'"
CLOSES = {'"': '"”', "“": '"”', "”": '"”', "„": '"“”', "«": "»", "``": "''", "''": "''"}
SINGLE_REACH = 300  # code points within which a single mark must be closed; else it is an apostrophe


def quote_state(text: str) -> NDArray[np.uint8]:
    """Mark what stands inside quotation marks, line by line.

    Args:
        text: any text.

    Returns:
        [code points], 1 inside a quotation, its marks included, 0 outside.

    Cost: linear in the text; part of training and of reading alike, so a change asks for a new model.
    """
    state = np.zeros(len(text), dtype=np.uint8)
    for start, end, _ in find_pairs(text):
        state[start:end] = 1
    return state


def find_pairs(text: str) -> list[tuple[int, int, bool]]:
    """Find each outermost pair of marks as (start, end, closed); a line's end ends what is open."""
    pairs = []
    opened, closers = -1, ""
    marks = list(MARK.finditer(text))
    for index, mark in enumerate(marks):
        sign = mark[0]
        if opened >= 0 and (sign == "\n" or sign in closers):
            closed = sign != "\n"
            pairs.append((opened, mark.end() if closed else mark.start(), closed))
            opened = -1
        elif opened < 0 and sign != "\n" and _opens(text, marks, index):
            opened, closers = mark.start(), CLOSES.get(sign, SINGLE_CLOSE)
    if opened >= 0:
        pairs.append((opened, len(text), False))
    return pairs


def _opens(text: str, marks: list[re.Match[str]], index: int) -> bool:
    """Tell whether a mark outside any quotation begins one."""
    mark = marks[index]
    before = text[max(mark.start() - 1, 0) : mark.start()]
    if mark[0] in CLOSES:
        return not (before.isalnum() if mark[0] == '"' else mark[0] == "”" and before.strip())
    if text[mark.end() : mark.end() + 1].isspace() or mark[0] not in SINGLE_OPEN:
        return False
    return _closed_later(marks, index)


def _closed_later(marks: list[re.Match[str]], index: int) -> bool:
    for later in marks[index + 1 :]:
        if later[0] == "\n" or later.start() > marks[index].end() + SINGLE_REACH:
            return False
        if later[0] in SINGLE_CLOSE:
            return True
    return False
