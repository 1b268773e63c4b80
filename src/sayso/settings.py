"""One frozen Settings, one part per stage: option over environment over file over default."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import BadOption

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | int | float
SETTINGS_FILE = Path("sayso.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """From file to page."""

    max_page_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanSettings:
    """From page to article."""

    min_chars: int = 150  # under this much running text a page has no article


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractSettings:
    """From article to statements."""

    threads: int = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerSettings:
    """Where records are kept."""

    path: str = "sayso.ledger"
    busy_wait_s: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings, read once at the edge."""

    fetch: FetchSettings = field(default_factory=FetchSettings)
    clean: CleanSettings = field(default_factory=CleanSettings)
    extract: ExtractSettings = field(default_factory=ExtractSettings)
    ledger: LedgerSettings = field(default_factory=LedgerSettings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """One value and where it came from."""

    name: str  # part.field, such as ledger.path
    value: Value
    origin: str  # option, environment NAME, file PATH, or default


def _file_values(path: Path) -> dict[str, Value]:
    try:
        parts = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadOption(
            option="settings file", value=str(path), wanted=f"it must be TOML ({error})"
        ) from None
    flat: dict[str, Value] = {}
    for part, values in parts.items():
        if not isinstance(values, dict):
            raise BadOption(
                option=part, value=str(values), wanted="settings stand in parts, such as [ledger]"
            )
        flat |= {f"{part}.{name}": value for name, value in values.items()}
    return flat


def _convert(name: str, value: object, default: Value) -> Value:
    kind: Any = type(default)
    try:
        converted: Value = kind(value)
    except (TypeError, ValueError):
        raise BadOption(option=name, value=str(value), wanted=f"{kind.__name__} wanted") from None
    return converted


def explain_settings(
    options: Mapping[str, Value | None], environ: Mapping[str, str], file: Path | None
) -> tuple[Sourced, ...]:
    """List every setting with its value and origin.

    Args:
        options: part.field to a value given on the command line; None counts as not given.
        environ: SAYSO_PART_FIELD holds a value.
        file: TOML with one table per part; None: no file.

    Raises:
        BadOption: a value of the wrong type, or a name that no setting has.
    """
    defaults = {
        f"{part.name}.{f.name}": getattr(getattr(Settings(), part.name), f.name)
        for part in fields(Settings)
        for f in fields(getattr(Settings(), part.name))
    }
    from_file = _file_values(file) if file else {}
    for name in {**options, **from_file}:
        if name not in defaults:
            raise BadOption(option=name, value="", wanted="no such setting; see `sayso settings show`")
    return tuple(
        _pick(name, default, options, environ, from_file, file) for name, default in defaults.items()
    )


def _pick(
    name: str,
    default: Value,
    options: Mapping[str, Value | None],
    environ: Mapping[str, str],
    from_file: Mapping[str, Value],
    file: Path | None,
) -> Sourced:
    variable = "SAYSO_" + name.replace(".", "_").upper()
    chosen: tuple[object, str] = (default, "default")
    if options.get(name) is not None:
        chosen = (options[name], "option")
    elif variable in environ:
        chosen = (environ[variable], f"environment {variable}")
    elif name in from_file:
        chosen = (from_file[name], f"file {file}")
    return Sourced(name=name, value=_convert(name, chosen[0], default), origin=chosen[1])


def load_settings(options: Mapping[str, Value | None] | None = None) -> Settings:
    """Read settings once, at the edge: options, SAYSO_* variables, ./sayso.toml, defaults."""
    file = SETTINGS_FILE if SETTINGS_FILE.exists() else None
    values = explain_settings(options or {}, os.environ, file)
    parts = {
        part.name: type(getattr(Settings(), part.name))(
            **{v.name.split(".")[1]: v.value for v in values if v.name.startswith(part.name + ".")}
        )
        for part in fields(Settings)
    }
    return Settings(**parts)
