"""Counts what a run did: in = new + revisions + repeats + drops."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, kw_only=True)
class Tally:
    """The count of a run, growing while it goes on."""

    pages: int = 0
    new: int = 0
    revisions: int = 0
    repeats: int = 0
    statements: int = 0  # in new articles and revisions
    drops: dict[str, int] = field(default_factory=dict)  # by code

    @property
    def dropped(self) -> int:
        """All drops together."""
        return sum(self.drops.values())

    @property
    def adds_up(self) -> bool:
        """Tell whether every page that came in went out again, as something."""
        return self.pages == self.new + self.revisions + self.repeats + self.dropped

    def count_drop(self, code: str) -> None:
        """Count one page as dropped for a reason."""
        self.pages += 1
        self.drops[code] = self.drops.get(code, 0) + 1
