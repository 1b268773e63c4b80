"""Tell English from other languages."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from sayso.errors import WrongLanguage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_LOOK_CHARS = 1_000  # 29 of 30 hard lines right at this length (DEPENDENCIES.md)
_TOO_SHORT_LETTERS = 40  # under this, py3langid guesses
_SURE_LETTERS = 120  # a page is refused only on at least this much text
_SURE_PROB = 0.95
# English prose has over 30 of these in 100 words, other languages under 5; lists of names come between.
_ENGLISH_SHARE = 0.15
_ENGLISH = re.compile(
    r"\b(?:the|of|and|to|in|a|is|that|for|was|on|with|he|she|it|as|at|by|has|have|had|are|were|be|been|from|"
    r"not|but|his|her|they|their|this|who|will|would|said|an|or|we|you)\b",
    re.IGNORECASE,
)


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (a second to load, when needed)

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def tell_language(text: str, name: str) -> str | None:
    """Tell the language of an article from its beginning.

    Args:
        text: the running text.
        name: the page's name, for the message.

    Returns:
        ISO 639-1 code; None: too short to tell, or unsure.

    Raises:
        WrongLanguage: clearly another language than English.
    """
    head = text[:_LOOK_CHARS]
    letters = sum(map(str.isalpha, head))
    if letters < _TOO_SHORT_LETTERS:
        return None
    words = re.findall(r"\w+", head)
    if len(_ENGLISH.findall(head)) >= len(words) * _ENGLISH_SHARE:
        return "en"
    language, prob = _identifier().classify(head)
    if language != "en" and prob >= _SURE_PROB and letters >= _SURE_LETTERS:
        raise WrongLanguage(name=name, language=language)
    return "en" if language == "en" else None
