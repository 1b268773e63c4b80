"""Writes the network as an 8-bit ONNX graph with its card."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import DefaultWeightOnlyQuantConfig, MatMulNBitsQuantizer
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from sayso.extract.windows import INPUTS

if TYPE_CHECKING:
    from pathlib import Path

    from training.network import Reader

OUTLIERS = "/outer/"  # names of the products whose inputs have them
BLOCK = 128  # values under one scale
INT8 = 4  # ONNX runtime's name for products of 8-bit integers
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
    """Make the graph 8-bit, signed, with a scale for each channel (docs/decisions/0002-reader.md).

    The second product of each feed-forward layer sees a few very large values, which would take all of a
    common scale; there weights and inputs get one scale for each BLOCK values instead.
    """
    prepared = full.with_suffix(".prepared.onnx")
    quant_pre_process(str(full), str(prepared))
    graph = onnx.load(prepared)
    others = [n.name for n in graph.graph.node if n.op_type == "MatMul" and OUTLIERS not in n.name]
    blocks = DefaultWeightOnlyQuantConfig(block_size=BLOCK, is_symmetric=True, accuracy_level=INT8, bits=8)
    in_blocks = MatMulNBitsQuantizer(graph, algo_config=blocks, nodes_to_exclude=others)
    in_blocks.process()
    in_blocks.model.save_model_to_file(str(prepared))
    quantize_dynamic(str(prepared), str(small), per_channel=True, weight_type=QuantType.QInt8)
    prepared.unlink()


def write_card(folder: Path, tokenizer: Path, card: dict[str, object]) -> None:
    """Put the tokenizer and model.json beside model.onnx; the card holds the SHA-256 of each file."""
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
    names = ("model.onnx", "tokenizer.json")
    digests = {name: sha256((folder / name).read_bytes()).hexdigest() for name in names}
    text = json.dumps({**card, "sha256": digests}, indent=1, ensure_ascii=False)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")
