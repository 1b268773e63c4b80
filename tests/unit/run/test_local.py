from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from examples import EXAMPLES
from sayso.errors import ModelUnfit
from sayso.extract.tagger import MODEL_FOLDER, load_tagger
from sayso.run.local import Read, add_records, read_records
from sayso.settings import ExtractSettings, LedgerSettings, Settings

if TYPE_CHECKING:
    from sayso.records import Drop


def test_pages_come_out_in_the_order_they_went_in(tmp_path):
    (tmp_path / "empty.txt").touch()
    sources = [str(EXAMPLES / "09-court.txt"), str(tmp_path / "empty.txt"), str(EXAMPLES / "02-wire.txt")]
    names = [o.page.name if isinstance(o, Read) else o.code for o in read_records(sources, Settings())]
    assert [Path(name).name for name in names] == ["09-court.txt", "page.empty", "02-wire.txt"]


def test_the_count_adds_up_after_every_page(tmp_path):
    shutil.copy(EXAMPLES / "02-wire.txt", tmp_path / "a.txt")
    shutil.copy(EXAMPLES / "02-wire.txt", tmp_path / "b.txt")
    (tmp_path / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    seen: list[tuple[int, bool, Drop | None]] = []
    settings = replace(Settings(), ledger=LedgerSettings(path=str(tmp_path / "x.ledger")))
    tally = add_records(
        [str(tmp_path)], settings, None, lambda t, drop: seen.append((t.pages, t.adds_up, drop))
    )
    assert [count for count, _, _ in seen] == list(range(1, tally.pages + 1))
    assert all(adds_up for _, adds_up, _ in seen)
    assert (tally.new, tally.repeats) == (1, 1)
    assert "page.binary" in tally.drops


def test_a_model_file_that_changed_is_refused_before_anything_is_read(tmp_path):
    folder = tmp_path / "model"
    shutil.copytree(MODEL_FOLDER, folder)
    raw = bytearray((folder / "model.onnx").read_bytes())
    raw[len(raw) // 2] ^= 1
    (folder / "model.onnx").write_bytes(raw)
    with pytest.raises(ModelUnfit, match="SHA-256"):
        load_tagger(ExtractSettings(), folder)
