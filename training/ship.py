"""Turns trained weights into the shipped model: 8-bit graph, limits, curves, card."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from sayso.extract.sureness import FIELDS
from sayso.extract.tagger import load_tagger
from sayso.settings import ExtractSettings
from training.choose import Held, choose, draft, keep_sure
from training.errors import count_errors
from training.export import export_onnx, quantize, write_card
from training.measure import measure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sayso.extract.tagger import Tagger
    from training.network import Reader
    from training.polnear import GoldArticle
    from training.targets import Taught


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where things lie."""

    tokenizer: Path
    out: Path  # the model's folder
    work: Path  # for the 32-bit graph
    split: Path  # PolNeAR's train folder
    scorer: Path


def ship(
    reader: Reader,
    places: Places,
    taught: Sequence[Taught],
    gold: Sequence[GoldArticle],
    made: dict[str, object],
) -> Tagger:
    """Export, then choose and report on the 8-bit model, never on the 32-bit one.

    Args:
        reader: trained.
        places: to read from and to write to.
        taught: the held-out tenth, as the network sees it.
        gold: the same articles, as annotated.
        made: what the card says of the training.

    Returns:
        The model as shipped, loaded.
    """
    card = _export(reader, places)
    tagger = load_tagger(ExtractSettings(), places.out)
    held = Held(taught=taught, gold=gold, scores=tagger.score([article.pieces for article in taught]))
    chosen = choose(held, tagger, places.split, places.scorer)
    card |= {"limits": asdict(chosen.limits), "calibration": asdict(chosen.calibration)}
    write_card(places.out, places.tokenizer, {**card, "made": made, "held_out_tenth": chosen.figures})
    print(json.dumps(chosen.figures, indent=1))
    for kind, count in count_errors(gold, list(chosen.drafted.values())).most_common():
        print(f"{count:6} {kind}")
    return load_tagger(ExtractSettings(), places.out)


def _export(reader: Reader, places: Places) -> dict[str, object]:
    """Write the graph with a card that says nothing yet of limits and curves."""
    places.out.mkdir(parents=True, exist_ok=True)
    export_onnx(reader, places.work / "full.onnx")
    quantize(places.work / "full.onnx", places.out / "model.onnx")
    version = sha256((places.out / "model.onnx").read_bytes()).hexdigest()[:8]
    moves = [[round(float(x), 4) for x in row] for row in reader.chain.weight.detach()]
    card: dict[str, object] = {"name": "sayso-reader", "version": version, "moves": moves}
    card |= {"limits": {}, "calibration": {name: [0.0] for name in FIELDS}}
    write_card(places.out, places.tokenizer, card)
    return card


def measure_away(tagger: Tagger, away: Sequence[Taught], places: Places) -> dict[str, float]:
    """Measure a shipped model on articles of a publisher it never saw."""
    scores = tagger.score([article.pieces for article in away])
    drafted = draft(Held(taught=away, gold=(), scores=scores), tagger, tagger.limits)
    return measure(keep_sure(drafted, tagger.calibration, tagger.limits), places.split, places.scorer)
