"""sayso: who said what in a news report, as a record whose every word can be checked."""

from __future__ import annotations

from importlib import import_module

# Loaded on first use, so that `import sayso` starts no model runtime and no HTML parser.
_HOMES = {
    "Article": "records",
    "Drop": "records",
    "Hints": "records",
    "Page": "records",
    "Record": "records",
    "SaysoError": "errors",
    "Settings": "settings",
    "Span": "records",
    "Statement": "records",
    "Tally": "run.tally",
    "add_records": "run.local",
    "case_json": "serve.shapes",
    "load_settings": "settings",
    "read_records": "run.local",
    "record_json": "serve.shapes",
    "render_report": "serve.report",
}

__all__ = sorted(_HOMES)  # noqa: PLE0605, made of the table above


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'sayso' has no attribute {name!r}")
    return getattr(import_module(f"sayso.{_HOMES[name]}"), name)
