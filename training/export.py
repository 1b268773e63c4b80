"""Writes the network as an 8-bit ONNX graph with its card."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from sayso.extract.windows import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from training.network import Reader

OUTPUTS = ("tags", "cues", "sources")


class Shipped(nn.Module):
    """The network with probabilities for outputs."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, *inputs: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Give log probabilities of tags, and probabilities of both pointers."""
        tags, cues, sources = self.reader(*inputs)
        return tags.log_softmax(-1), cues.softmax(-1), sources.softmax(-1)


def export_onnx(reader: Reader, path: Path) -> None:
    """Write the 32-bit graph; batch and tokens stay free."""
    shape = (2, 16)
    example = tuple(torch.ones(shape, dtype=torch.int64) for _ in INPUTS)
    axes = {name: {0: "windows", 1: "tokens"} for name in INPUTS + OUTPUTS}
    for name in OUTPUTS[1:]:
        axes[name][2] = "targets"
    torch.onnx.export(
        Shipped(reader.float().cpu().eval()), example, str(path), input_names=list(INPUTS),
        output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantize(full: Path, small: Path) -> None:
    """Make the graph 8-bit: signed, one scale per channel (docs/decisions say what that costs)."""
    prepared = full.with_suffix(".prepared.onnx")
    quant_pre_process(str(full), str(prepared))
    quantize_dynamic(str(prepared), str(small), per_channel=True, weight_type=QuantType.QInt8)
    prepared.unlink()


def write_card(folder: Path, tokenizer: Path, card: dict[str, object]) -> None:
    """Put the tokenizer and model.json beside model.onnx; the card holds the SHA-256 of each file."""
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    names = ("model.onnx", "tokenizer.json")
    digests = {name: sha256((folder / name).read_bytes()).hexdigest() for name in names}
    text = json.dumps({**card, "sha256": digests}, indent=1, ensure_ascii=False)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")
