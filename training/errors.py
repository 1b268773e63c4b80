"""Counts the kinds of error on the held-out tenth, so that the next idea goes where the errors are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.extract.attribute import Draft
    from training.polnear import GoldArticle, GoldAttribution, Offsets

TRIM = " \t\r\n\"'“”‘’`()[]{}-–—.,;:"
SHARED = 0.5  # Jaccard index from which two contents are one


def count_errors(articles: Sequence[GoldArticle], drafted: Sequence[Sequence[Draft]]) -> Counter[str]:
    """Sort every gold attribution, and every draft without one, into one kind."""
    kinds: Counter[str] = Counter()
    for article, drafts in zip(articles, drafted, strict=True):
        free = list(drafts)
        for gold in article.attributions:
            draft = max(free, key=lambda d: _jaccard(gold, d), default=None)
            if draft is None or _jaccard(gold, draft) < SHARED:
                kinds[_missed(gold, drafts)] += 1
            else:
                free.remove(draft)
                kinds[_compare(article.text, gold, draft)] += 1
        for draft in free:
            near = any(_touch(gold.cue, draft) for gold in article.attributions)
            kinds["extra: cue is right" if near else "extra: no such cue"] += 1
    return kinds


def judge_drafts(article: GoldArticle, drafts: Sequence[Draft]) -> list[dict[str, bool]]:
    """Say of each draft whether it is found in the gold, and then which of its fields are exact."""
    free = list(article.attributions)
    judged = []
    for draft in drafts:
        gold = max(free, key=lambda g: _jaccard(g, draft), default=None)
        if gold is None or _jaccard(gold, draft) < SHARED:
            judged.append(dict.fromkeys(("statement", "content", "cue", "source"), False))
            continue
        free.remove(gold)
        wrong = _wrong_bounds(article.text, gold, draft)
        judged.append(
            {"statement": True, **{name: name not in wrong for name in ("content", "cue", "source")}}
        )
    return judged


def _chars(spans: Sequence[Offsets]) -> set[int]:
    return {i for a, b in spans for i in range(a, b)}


def _content(draft: Draft) -> list[Offsets]:
    return [(s.start, s.end) for s in draft.content]


def _jaccard(gold: GoldAttribution, draft: Draft) -> float:
    left, right = _chars(gold.content), _chars(_content(draft))
    return len(left & right) / max(1, len(left | right))


def _touch(cue: Sequence[Offsets], draft: Draft) -> bool:
    return draft.cue is not None and any(a < draft.cue.end and draft.cue.start < b for a, b in cue)


def _missed(gold: GoldAttribution, drafts: Sequence[Draft]) -> str:
    if any(_touch(gold.cue, draft) for draft in drafts):
        return "missed: cue found, content too different"
    if any(_chars(gold.content) & _chars(_content(draft)) for draft in drafts):
        return "missed: content under another cue"
    return "missed: nothing there"


def _compare(text: str, gold: GoldAttribution, draft: Draft) -> str:
    source = _source(draft)
    if bool(source) != bool(gold.source):
        return "source: should be none" if source else "source: missing"
    if source and not _chars(source) & _chars(gold.source):
        return "source: another"
    wrong = _wrong_bounds(text, gold, draft)
    return "bounds: " + "+".join(wrong) if wrong else "whole"


def _source(draft: Draft) -> list[Offsets]:
    return [(draft.source.start, draft.source.end)] if draft.source else []


def _wrong_bounds(text: str, gold: GoldAttribution, draft: Draft) -> list[str]:
    cue = [(draft.cue.start, draft.cue.end)] if draft.cue else []
    pairs = {
        "source": (_source(draft), gold.source),
        "cue": (cue, gold.cue),
        "content": (_content(draft), gold.content),
    }
    return [name for name, (ours, theirs) in pairs.items() if _trimmed(text, ours) != _trimmed(text, theirs)]


def _trimmed(text: str, spans: Sequence[Offsets]) -> list[Offsets]:
    kept = []
    for a, b in sorted(spans):
        words = text[a:b]
        start = a + len(words) - len(words.lstrip(TRIM))
        end = b - len(words) + len(words.rstrip(TRIM))
        start += 5 if text[start:end].startswith("that ") else 0
        if kept and not text[kept[-1][1] : start].strip(TRIM):
            kept[-1] = (kept[-1][0], end)
        elif start < end:
            kept.append((start, end))
    return kept
