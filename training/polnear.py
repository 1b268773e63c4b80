"""Reads PolNeAR (standoff annotations beside texts); nothing of it is kept in the project."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldAttribution:
    """One attribution as a reader marked it; spans in code points."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One article as one reader marked it."""

    name: str
    text: str
    attributions: tuple[GoldAttribution, ...]


def is_held(name: str) -> bool:
    """Tell whether an article belongs to the fixed tenth on which everything is chosen."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 == 0


def read_split(folder: Path, *, all_readers: bool = False) -> Iterator[GoldArticle]:
    """Read every article of a split.

    Args:
        folder: holds text/NAME.txt and attributions/NAME_READER.ann.
        all_readers: also give an article once more for each further reader.
    """
    seen = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        text_path = folder / "text" / f"{name}.txt"
        if not text_path.exists() or (name in seen and not all_readers):
            continue
        seen.add(name)
        text = text_path.read_bytes().decode("utf-8")
        yield GoldArticle(name=name, text=text, attributions=_read_ann(path.read_text(encoding="utf-8")))


def _read_ann(ann: str) -> tuple[GoldAttribution, ...]:
    spans: dict[str, tuple[Offsets, ...]] = {}
    found = []
    for line in ann.splitlines():
        key, _, rest = line.partition("\t")
        value = rest.partition("\t")[0]
        if re.fullmatch(r"T\d+", key):
            pieces = value.split(" ", 1)[1].split(";")
            spans[key] = tuple((int(a), int(b)) for a, b in (piece.split() for piece in pieces))
        elif re.fullmatch(r"E\d+", key):
            found.append(_read_event(value, spans))
    return tuple(found)


def _read_event(value: str, spans: dict[str, tuple[Offsets, ...]]) -> GoldAttribution:
    roles: dict[str, list[Offsets]] = {"source": [], "cue": [], "content": []}
    for item in value.split():
        role, _, ref = item.partition(":")
        role = re.sub(r"\d+$", "", role).lower()
        if role in roles:
            roles[role] += spans.get(ref, ())
    return GoldAttribution(**{role: tuple(sorted(where)) for role, where in roles.items()})
