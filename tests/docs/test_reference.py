"""Nothing a user can meet is undocumented: the generated pages are those of the code."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))
import reference  # noqa: E402, after its folder is on the path


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("errors.md", reference.errors_page),
        ("reference/settings.md", reference.settings_page),
        ("reference/commands.md", reference.commands_page),
    ],
)
def test_generated_pages_are_up_to_date(name: str, make: object) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == make(), "run tools/reference.py"


def test_every_command_has_an_example() -> None:
    page = reference.commands_page()
    for part in page.split("\n## ")[1:]:
        assert "Example:" in part, part.splitlines()[0]
