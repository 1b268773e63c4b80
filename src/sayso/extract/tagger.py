"""Runs the shipped encoder: word pieces in, scores out (the only module that knows ONNX)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from sayso.errors import ModelUnfit
from sayso.extract.attribute import Limits
from sayso.extract.sureness import Calibration
from sayso.extract.tokens import Pieces, split_pieces
from sayso.extract.windows import INPUTS, score_text
from sayso.records import Maker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from sayso.extract.decode import Scores
    from sayso.settings import ExtractSettings

MODEL_FOLDER = Path(__file__).with_name("model")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagger:
    """The loaded encoder with the lines it was tuned to; safe to share between threads."""

    session: onnxruntime.InferenceSession
    tokenizer: Tokenizer
    moves: NDArray[np.float64]  # [from, to], what a tag adds after another
    limits: Limits
    calibration: Calibration
    maker: Maker

    def split(self, text: str) -> Pieces:
        """Cut a text into the encoder's word pieces."""
        return split_pieces(text, self.tokenizer)

    def score(self, texts: Sequence[Pieces]) -> list[Scores]:
        """Score every piece of every text. Cost: almost all of reading."""
        return [score_text(pieces, self._encode) for pieces in texts]

    def _encode(self, inputs: dict[str, NDArray[np.int64]]) -> tuple[NDArray[np.float32], ...]:
        return tuple(self.session.run(None, {name: inputs[name] for name in INPUTS}))


def load_tagger(settings: ExtractSettings, folder: Path = MODEL_FOLDER) -> Tagger:
    """Load the shipped model.

    Args:
        settings: threads.
        folder: holds model.onnx, tokenizer.json and model.json (version, SHA-256, limits).

    Raises:
        ModelUnfit: a file is missing, or its SHA-256 is not the one in model.json.
    """
    card = _read_card(folder)
    for name in ("model.onnx", "tokenizer.json"):
        _check_digest(folder / name, card["sha256"][name])
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = settings.threads
    options.log_severity_level = 3
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Tagger(
        session=onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        ),
        tokenizer=tokenizer,
        moves=np.array(card["moves"], dtype=np.float64),
        limits=Limits(**card["limits"]),
        calibration=Calibration(**{name: tuple(w) for name, w in card["calibration"].items()}),
        maker=Maker(name=card["name"], version=card["version"]),
    )


def _read_card(folder: Path) -> dict[str, Any]:  # a JSON edge
    path = folder / "model.json"
    try:
        card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelUnfit(path=str(path), reason=f"model card cannot be read ({error})") from None
    return card


def _check_digest(path: Path, wanted: str) -> None:
    try:
        found = sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise ModelUnfit(path=str(path), reason=f"cannot be read ({error.strerror})") from None
    if found != wanted:
        raise ModelUnfit(path=str(path), reason=f"SHA-256 is {found[:12]}…, {wanted[:12]}… expected")
