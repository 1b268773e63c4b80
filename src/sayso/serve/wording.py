"""Words shown to people for what a record leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.records import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sayso.records import Span, Speaker

UNKNOWN = "—"
BETWEEN = " […] "  # between the pieces of a split content


def name_speaker(speaker: Speaker | None) -> str:
    """Say who speaks; neither abstaining nor nobody is a name."""
    if speaker is None:
        return "not claimed"
    if speaker.kind is SpeakerKind.NONE:
        return "nobody named"
    return speaker.name or UNKNOWN


def join_words(text: str, spans: Sequence[Span]) -> str:
    """Join the words of several spans, line breaks made blanks; a gap between them stays visible."""
    return BETWEEN.join(" ".join(span.of(text).split()) for span in spans)
