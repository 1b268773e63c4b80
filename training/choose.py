"""Chooses where the reader draws its lines, on the held-out tenth of train."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.extract.attribute import Draft, Limits, draft_attributions
from sayso.extract.sureness import Calibration, judge
from training.calibrate import calibrate
from training.measure import measure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from sayso.extract.decode import Scores
    from sayso.extract.tagger import Tagger
    from training.polnear import GoldArticle
    from training.targets import Taught

CHOICES = {
    "outside_bias": (-0.4, -0.2, 0.2),
    "cue_mass": (0.05, 0.35, 0.5),
    "source_mass": (0.05, 0.35, 0.5),
}
LEAST_PROBS = (0.0, 0.3, 0.35, 0.4, 0.45, 0.5)
WORTH = ("found", "linked", "char macro")  # whole and exact content are past their goals and stay there
# Points of F1 by which a limit must be better, all of WORTH together: 89 articles say no more than this.
CLEAR = 1.0
Drafted = dict[str, list[Draft]]  # by the article's name


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The held-out tenth: as the network sees it, as it was annotated, and what the shipped model scores."""

    taught: Sequence[Taught]
    gold: Sequence[GoldArticle]
    scores: Sequence[Scores]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """All that was chosen, and what it reaches."""

    limits: Limits
    calibration: Calibration
    drafted: Drafted
    figures: dict[str, float]


def choose(held: Held, tagger: Tagger, split: Path, scorer: Path) -> Chosen:
    """Choose each limit in turn, then the curves, then how sure a statement must be at least.

    Args:
        held: to choose on.
        tagger: as shipped; its own limits and curves are not looked at.
        split: PolNeAR's train folder.
        scorer: score_attribution.py.
    """

    def worth(drafted: Drafted) -> float:
        figures = measure(drafted, split, scorer)
        return sum(figures[name] for name in WORTH)

    limits = Limits()
    for name, values in CHOICES.items():
        tried = [limits, *(replace(limits, **{name: value}) for value in values)]
        limits = _best(tried, lambda one: worth(draft(held, tagger, one)))
    drafted = draft(held, tagger, limits)
    curves = Calibration(**calibrate(held.gold, list(drafted.values())))
    tried = [replace(limits, least_prob=prob) for prob in LEAST_PROBS]
    limits = _best(tried, lambda one: worth(keep_sure(drafted, curves, one)))
    kept = keep_sure(drafted, curves, limits)
    return Chosen(limits=limits, calibration=curves, drafted=kept, figures=measure(kept, split, scorer))


def _best(tried: Sequence[Limits], worth: Callable[[Limits], float]) -> Limits:
    """Take the first, which stands for no change, unless another is clearly better."""
    worths = [worth(limits) for limits in tried]
    for limits, figure in zip(tried, worths, strict=True):
        print(f"{limits}: {figure:.1f}", flush=True)
    best = worths.index(max(worths))
    return tried[best] if worths[best] >= worths[0] + CLEAR else tried[0]


def draft(held: Held, tagger: Tagger, limits: Limits) -> Drafted:
    """Read every held-out article under some limits."""
    return {
        article.name: draft_attributions(article.pieces, scores, tagger.moves, limits)
        for article, scores in zip(held.taught, held.scores, strict=True)
    }


def keep_sure(drafted: Drafted, curves: Calibration, limits: Limits) -> Drafted:
    """Drop the drafts that are not sure enough."""
    return {
        name: [d for d in drafts if judge(d, curves).statement >= limits.least_prob]
        for name, drafts in drafted.items()
    }
