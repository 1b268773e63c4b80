"""The import rules of STYLE.md: stages know records, not one another."""

import ast
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "sayso"
SHARED = {"records", "errors", "settings", "compare"}
STAGES = {"fetch", "clean", "extract", "ledger", "link", "answer", "serve"}
ALSO = {"link": {"ledger"}, "answer": {"ledger"}}
ONLY_IN = {"sqlite3": "ledger", "onnxruntime": "extract/tagger.py", "dask": "run/dask.py"}


def imports_at_run_time(path: Path) -> set[str]:
    """Every imported module, but for those that only the type checker sees."""
    found: set[str] = set()

    def walk(node: ast.AST) -> None:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            return
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
        for child in ast.iter_child_nodes(node):
            walk(child)

    walk(ast.parse(path.read_text(encoding="utf-8")))
    return found


def modules() -> list[Path]:
    return sorted(SRC.rglob("*.py"))


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SRC)))
def test_a_stage_imports_only_what_it_may(path: Path) -> None:
    stage = path.relative_to(SRC).parts[0]
    if stage not in STAGES:
        return
    parts = {m.split(".")[1] for m in imports_at_run_time(path) if m.startswith("sayso.")}
    assert parts <= SHARED | {stage} | ALSO.get(stage, set())


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(SRC)))
def test_heavy_packages_stay_in_their_room(path: Path) -> None:
    for package, home in ONLY_IN.items():
        if any(m.split(".")[0] == package for m in imports_at_run_time(path)):
            assert str(path.relative_to(SRC)).startswith(home)


@pytest.mark.parametrize("package", sorted(p.parent.name for p in SRC.glob("*/__init__.py")))
def test_each_stage_says_what_comes_in_and_goes_out(package: str) -> None:
    purpose = ast.get_docstring(ast.parse((SRC / package / "__init__.py").read_text(encoding="utf-8")))
    assert purpose
    assert purpose.splitlines()[0].endswith(".")
