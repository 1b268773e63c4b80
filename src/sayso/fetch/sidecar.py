"""Read NAME.meta.json, which says what a page itself may not say."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sayso.errors import BadSidecar
from sayso.records import Hints, Origin

if TYPE_CHECKING:
    from pathlib import Path

SIDECAR_SUFFIX = ".meta.json"
_MAX_SIDECAR_BYTES = 1_000_000  # three short strings; anything like this is another file


def sidecar_path(page_path: Path) -> Path:
    """Name the sidecar of a page: report.meta.json beside report.txt."""
    return page_path.with_name(page_path.stem + SIDECAR_SUFFIX)


def read_sidecar(path: Path) -> Hints | None:
    """Read a sidecar: `url` or `address`, `outlet`, `published`; other keys are left alone.

    Returns:
        None: there is no sidecar.

    Raises:
        BadSidecar: it cannot be read, is no JSON object, or a value is no string.
    """
    try:
        with path.open("rb") as stream:
            raw = stream.read(_MAX_SIDECAR_BYTES + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise BadSidecar(name=str(path), reason=f"cannot be read ({error.strerror})") from None
    if len(raw) > _MAX_SIDECAR_BYTES:
        raise BadSidecar(name=str(path), reason="is too big for a sidecar")
    return _parse_hints(str(path), raw)


def _parse_hints(name: str, raw: bytes) -> Hints:
    try:
        values = json.loads(raw)
    except (ValueError, RecursionError):
        raise BadSidecar(name=name, reason="is not JSON") from None
    if not isinstance(values, dict):
        raise BadSidecar(name=name, reason='must be a JSON object such as {"outlet": "…"}')
    address = _text(name, values, "url") or _text(name, values, "address")
    return Hints(
        origin=Origin.SIDECAR,
        address=address,
        outlet=_text(name, values, "outlet"),
        published=_text(name, values, "published"),
    )


def _text(name: str, values: dict[object, object], key: str) -> str | None:
    value = values.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise BadSidecar(name=name, reason=f"{key!r} must be a string or null")
    return value.strip() or None
