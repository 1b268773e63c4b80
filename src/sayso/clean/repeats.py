"""Find passages that say again what the same article has said: word for word, or reworked."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from sayso.records import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sayso.clean.pieces import Piece

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_STOP = frozenset(
    (
        "a about after all also an and any are as at be been but by can could did do for from had has "
        "have he her his how however i if in into is it its just may more most of on one or our out over "
        "said say says she so some such than that the their them then there these they this those to up "
        "was we were what when which who will with would yet you your mr mrs ms "
    ).split()
)
_NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|\w+n['’]t)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“]([^\"“”]*)[\"”]?")
_MIN_QUOTE_WORDS = 4  # shorter marks set a term apart
_NUMBER_WORDS = frozenset(
    "three four five six seven eight nine ten eleven twelve dozen hundred thousand million".split()
)
# matches 'Ann Lee' in 'when Ann Lee left', not 'When' at the start
_NAME_RUN = re.compile(r"(?<=[\w,;:] )[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+)*")
_STEM_CHARS = 6
_MIN_COPY_WORDS = 5
_MIN_REWORKED_WORDS = 8
_SHARED_STEMS = 0.7  # of a copy's content words stand in its source; saves most alignments
_COPY_SCORE = 92.0  # rapidfuzz ratio: one word in a dozen may differ; PolNeAR train has no false copy at this
_REWORKED_SCORE = 0.5  # weighted Jaccard index of stems, chosen on PolNeAR train (benchmarks/pages.md)
_FOLLOWING_SCORE = 0.33  # where the piece before repeats the piece before: a summary told in the same order
_MAX_POSTINGS = (
    40  # a stem in more pieces than this finds no candidates, so that no page takes quadratic time
)
_MAX_CANDIDATES = 6
# What is longer is a book or a data file, and comparing it would take minutes and a gigabyte.
_MAX_PIECES, _MAX_PIECE_CHARS = 3_000, 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One piece repeats words of another."""

    source: int  # index of the repeated piece
    span: Span  # the repeated words
    whole: bool  # the words are all, or nearly all, of the source piece


class Words:
    """A piece, cut into comparable words."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        found = list(_WORD.finditer(piece.line))
        self.places = [match.span() for match in found]
        self.words = [match[0].casefold().replace("’", "'") for match in found]

    @cached_property
    def joined(self) -> str:
        """The words with one space between them."""
        return " ".join(self.words)

    @cached_property
    def stems(self) -> Counter[str]:
        """Content words, cut short so that inflected forms meet."""
        bare = (word.removesuffix("'s") for word in self.words)
        return Counter(word[:_STEM_CHARS] for word in bare if word not in _STOP)

    @cached_property
    def numbers(self) -> set[str]:
        """Figures, and numbers in words from three on ('both' may stand for two)."""
        return {word for word in self.words if word in _NUMBER_WORDS or any(map(str.isdigit, word))}

    @cached_property
    def names(self) -> list[set[str]]:
        """Words of each run of capitalised words inside a sentence."""
        return [
            {word.casefold() for word in _WORD.findall(run)} for run in _NAME_RUN.findall(self.piece.line)
        ]

    @cached_property
    def negations(self) -> int:
        """How often the piece says no."""
        return len(_NEGATIONS.findall(self.piece.line))

    def span_of(self, first: int, last: int) -> Span:
        """Span of the words from first to last, both included."""
        start = self.piece.span.start
        return Span(start + self.places[first][0], start + self.places[last][1])


class _Index:
    """Pieces by their stems."""

    def __init__(self, pieces: Sequence[Piece], among: Iterable[int]) -> None:
        short = (i for i in sorted(set(among)) if len(pieces[i].line) <= _MAX_PIECE_CHARS)
        self.words = {i: Words(pieces[i]) for i in islice(short, _MAX_PIECES)}
        self.postings: dict[str, list[int]] = defaultdict(list)
        for i, words in self.words.items():
            for stem in words.stems:
                self.postings[stem].append(i)

    @cached_property
    def weights(self) -> dict[str, float]:
        """Weigh stems: the rarer within the article, the more one tells."""
        return {stem: math.log(1 + len(self.words) / len(where)) for stem, where in self.postings.items()}

    def candidates(self, i: int) -> list[int]:
        """List the pieces that share most with piece i, the best first."""
        shared: Counter[int] = Counter()
        for stem in self.words[i].stems:
            if len(self.postings[stem]) <= _MAX_POSTINGS:
                shared.update(self.postings[stem])
        del shared[i]
        return [j for j, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_MAX_CANDIDATES]]

    def likeness(self, i: int, j: int) -> float:
        """Weighted Jaccard index of two pieces' stems."""
        right = self.words[j].stems
        shared = sum(
            self.weights[stem] * min(count, right[stem])
            for stem, count in self.words[i].stems.items()
            if stem in right
        )
        union = self.mass(i) + self.mass(j) - shared
        return shared / union if union else 0.0

    def mass(self, i: int) -> float:
        """Add up the weights of a piece's stems."""
        return sum(self.weights[stem] * count for stem, count in self.words[i].stems.items())


def find_copies(pieces: Sequence[Piece], among: Iterable[int]) -> dict[int, Copy]:
    """Find pieces whose words stand, nearly unchanged, in a longer piece or in an earlier one.

    Args:
        pieces: all pieces.
        among: indices of those to compare with each other.

    Returns:
        The copy's index to what it repeats. A piece that is itself a copy is nobody's source.
    """
    index = _Index(pieces, among)
    copies: dict[int, Copy] = {}
    sources: set[int] = set()
    for i, words in index.words.items():
        if len(words.words) < _MIN_COPY_WORDS or i in sources:
            continue
        for j in index.candidates(i):
            if j not in copies and (copy := _match_copy(words, index.words[j], j, later=i > j)):
                copies[i] = copy
                sources.add(j)
                break
    return copies


def _match_copy(copy: Words, source: Words, at: int, *, later: bool) -> Copy | None:
    size, source_size = len(copy.words), len(source.words)
    if size > source_size + 1 or (size >= source_size and not later) or size > 2 * source_size:
        return None
    if sum((copy.stems & source.stems).values()) < _SHARED_STEMS * copy.stems.total():
        return None
    found = fuzz.partial_ratio_alignment(copy.joined, source.joined, score_cutoff=_COPY_SCORE)
    if found is None or found.score < _COPY_SCORE or len(copy.joined) > len(source.joined) * 1.1:
        return None
    first = source.joined.count(" ", 0, found.dest_start)
    last = first + source.joined.count(" ", found.dest_start, found.dest_end)
    last = min(last, source_size - 1)
    passage = source.words[first : last + 1]
    if copy.numbers - set(passage) or bool(copy.negations) != bool(_NEGATIONS.search(" ".join(passage))):
        return None
    return Copy(source=at, span=source.span_of(first, last), whole=size >= 0.8 * source_size)


def find_reworked(pieces: Sequence[Piece], among: Iterable[int], copies: Mapping[int, int]) -> dict[int, int]:
    """Find later pieces that tell again, in other words, what an earlier one told.

    New figures, new quotations and a changed negation are news, however alike the rest is.

    Args:
        pieces: all pieces.
        among: indices of those to compare with each other.
        copies: pieces already known to repeat earlier ones; what follows them may well do the same.

    Returns:
        The later piece's index to the earlier one's.
    """
    index = _Index(pieces, among)
    found: dict[int, int] = {}
    for i, words in index.words.items():
        if len(words.words) < _MIN_REWORKED_WORDS:
            continue
        before = found.get(i - 1, copies.get(i - 1))
        for j in index.candidates(i):
            follows = before is not None and 0 < j - before <= 2  # noqa: PLR2004 (one piece may be left out)
            wanted = _FOLLOWING_SCORE if follows else _REWORKED_SCORE
            if (
                j < i
                and j not in found
                and index.likeness(i, j) >= wanted
                and _tells_nothing_new(words, index.words[j])
            ):
                found[i] = j
                break
    return found


def _tells_nothing_new(later: Words, earlier: Words) -> bool:
    quoted = (_WORD.findall(quote.casefold()) for quote in _QUOTED.findall(later.piece.line))
    quotes = [" ".join(words) for words in quoted if len(words) >= _MIN_QUOTE_WORDS]
    told = set(earlier.words)
    return (
        all(name & told for name in later.names)
        and not later.numbers - earlier.numbers
        and bool(later.negations) == bool(earlier.negations)
        and all(fuzz.partial_ratio(quote, earlier.joined) >= _COPY_SCORE for quote in quotes)
    )
