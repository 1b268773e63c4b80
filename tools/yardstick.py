"""`make yardstick`: prints the measures of STYLE.md, section 9, beside their aims; it only prints."""

from __future__ import annotations

import ast
from pathlib import Path
from statistics import median

SRC = Path("src/sayso")
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def main() -> None:
    """Measure src and tests."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SRC.rglob("*.py"))}
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in trees}
    functions = [
        (p, node) for p, tree in trees.items() for node in ast.walk(tree) if isinstance(node, FUNCTIONS)
    ]
    bodies = {f"{p}:{node.name}": body_lines(node) for p, node in functions}
    public = [node for _, node in functions if not node.name.startswith("_")]
    modules = [n for p, n in lines.items() if p.name != "__init__.py"]
    longest, largest = max(lines, key=lines.__getitem__), max(bodies, key=bodies.__getitem__)
    show(
        "module lines: median / largest",
        f"{median(modules):g} / {lines[longest]} ({longest.name})",
        "60-200 / 400",
    )
    show(
        "function body lines: median / largest",
        f"{median(bodies.values()):g} / {bodies[largest]} ({largest.split('/')[-1]})",
        "up to 10 / 60",
    )
    show(
        "functions with a return type",
        share([n for _, n in functions], lambda n: n.returns is not None),
        "100 %",
    )
    show("public functions with a docstring", share(public, ast.get_docstring), "80 % or more")
    show("modules with a one-line purpose", share(list(trees.values()), has_purpose), "100 %")
    show("broad catches in src", str(sum(broad_catches(tree) for tree in trees.values())), "2")
    show("dict[str, Any] in signatures", ", ".join(loose_signatures(functions)) or "none", "JSON edge only")
    show("test function lines", str(max(test_lines(), default=0)), "up to 40")


def show(name: str, found: str, aim: str) -> None:
    """Print one line of the yardstick."""
    print(f"{name:40} {found:48} aim {aim}")


def body_lines(node: FUNCTIONS) -> int:
    """Count the lines of a body, its docstring left out."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def share(items: list, holds: object) -> str:
    """Tell which share of items something holds for."""
    return f"{100 * sum(bool(holds(item)) for item in items) / max(1, len(items)):.0f} %"


def has_purpose(tree: ast.Module) -> bool:
    """Tell whether a module begins by saying what it is for."""
    return bool((ast.get_docstring(tree) or "").splitlines()[:1])


def broad_catches(tree: ast.Module) -> int:
    """Count handlers that catch everything."""
    handlers = [node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)]
    return sum(
        h.type is None or getattr(h.type, "id", "") in {"Exception", "BaseException"} for h in handlers
    )


def loose_signatures(functions: list) -> list[str]:
    """Name the functions whose signature says dict[str, Any]."""
    return [
        f"{path.name}:{node.name}"
        for path, node in functions
        if "dict[str, Any]" in ast.unparse(node.args) + (ast.unparse(node.returns) if node.returns else "")
    ]


def test_lines() -> list[int]:
    """Measure every test function."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in Path("tests").rglob("test_*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, FUNCTIONS)]
    return [body_lines(node) for node in nodes if node.name.startswith("test_")]


if __name__ == "__main__":
    main()
