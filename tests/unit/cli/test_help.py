from __future__ import annotations

import subprocess
import sys

import pytest

from sayso.cli.main import COMMANDS

HEAVY = ("onnxruntime", "trafilatura", "tokenizers", "sqlite3", "numpy", "rich")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_help_has_an_example(sayso, name):
    left = sayso(name, "--help")
    assert left.status == 0
    assert f"sayso {name}" in left.out.split("Example:")[1]


def test_help_names_every_command_and_status(sayso):
    out = sayso("--help").out
    assert all(name in out for name in COMMANDS)
    assert "Exit status" in out


def test_help_loads_nothing_heavy():
    code = (
        "import sys\nfrom sayso.cli.main import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")


def test_every_setting_says_where_it_came_from(sayso, tmp_path, monkeypatch):
    (tmp_path / "sayso.toml").write_text('[ledger]\npath = "desk.ledger"\n[clean]\nmin_chars = 90\n')
    monkeypatch.setenv("SAYSO_CLEAN_MIN_CHARS", "80")
    lines = sayso("settings", "show").out.splitlines()
    assert "ledger.path = desk.ledger  (file sayso.toml)" in lines
    assert "clean.min_chars = 80  (environment SAYSO_CLEAN_MIN_CHARS)" in lines
    assert any(line.endswith("(default)") for line in lines)
