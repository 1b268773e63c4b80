from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from sayso.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Left:
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def sayso(tmp_path, monkeypatch, capsys) -> Callable[..., Left]:
    """Run a command as a user would, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")

    def run(*arguments: object, stdin: bytes = b"") -> Left:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in arguments])
        printed = capsys.readouterr()
        return Left(status=left.value.code, out=printed.out, err=printed.err)

    return run
