"""Finds names in an article by their shape, and says what kind of somebody each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sayso.extract.lexicon import ALLEGIANCES, BODIES, FEMALE, MALE, PLACES, TITLES, UNNAMED_SORTS
from sayso.records import BlockRole, Span, SpeakerKind

if TYPE_CHECKING:
    from sayso.records import Article

READ = {BlockRole.HEADLINE, BlockRole.DECK, BlockRole.PARAGRAPH, BlockRole.LIST_ITEM, BlockRole.CAPTION}
# A run of capitalised words with particles and initials between: "Ana de la Cruz", "J. P. O'Hara",
# "Orrin Borough Council"; not "the Council said", and not over a full stop ("Bell. Mr Ode").
PARTICLES = (
    "de",
    "la",
    "van",
    "von",
    "bin",
    "al",
    "der",
    "den",
    "of",
    "of the",
    "del",
    "di",
    "da",
    "for the",
    "&",
)
WORD = r"(?:(?:[A-Z]\.)+(?!\w)|[A-ZÀ-ÖØ-Þ][\w'’]*(?:-[\w'’]+)*)"
NAME = re.compile(rf"{WORD}\.?(?:[ \u00a0]+(?:(?:{'|'.join(PARTICLES)})[ \u00a0]+)?{WORD}\.?)*")
# All that can be told apart where every word is capitalised: a given name and what follows it.
GIVEN_NAME = re.compile(
    rf"\b(?:{'|'.join(sorted(MALE | FEMALE))})[ \u00a0]+[A-Z][\w-]+(?!['’]t)", re.IGNORECASE
)
FEW_WORDS = 3  # too few to tell title case by
LONG_NAME = 4  # words; longer names are bodies'
TITLE_CASE = 0.6  # share of capitalised words from which a headline's capitals tell nothing
POSSESSIVE = re.compile(r"['’]s?$")
ABBREVIATED = frozenset("mr. mrs. ms. dr. sen. rep. gov. gen. lt. col. sgt. st. jr. prof. rev.".split())
JOINERS = {"of", "and", "the", "de", "la", "van", "von", "bin", "al", "der", "den", "del", "di", "da"}
# Words that only begin a sentence, never a name.
OPENERS = frozenset(
    """the a an in on at it he she they we i but and or if as by for from to this that these those there here
    when while after before since during although though because so yet not no yes what who why how where
    which whether his her their our my your its also then now with without under over about into more most
    some many few several one two three four five six seven eight nine ten last next still even only just
    both each every all any such asked however meanwhile according instead despite among between against
    until once perhaps maybe other another speaking earlier later today yesterday""".split()
)


class Gender(StrEnum):
    """How the article, or a given name, lets somebody be called."""

    MALE = "he"
    FEMALE = "she"
    OPEN = "they"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name where it stands, without its titles."""

    span: Span
    name: str
    kind: SpeakerKind
    gender: Gender
    title: Span | None  # titles and offices just before the name


def find_mentions(article: Article) -> tuple[Mention, ...]:
    """Find every name, in text order."""
    mentions: list[Mention] = []
    for block in article.blocks:
        if block.role in READ and block.repeat_of is None:
            pattern = GIVEN_NAME if _is_title_case(block.span.of(article.text)) else NAME
            for match in pattern.finditer(article.text, block.span.start, block.span.end):
                mention = _read(article.text, match, block.span.start)
                if mention:
                    mentions.append(mention)
    return tuple(mentions)


def _read(text: str, match: re.Match[str], block_start: int) -> Mention | None:
    words = list(re.finditer(r"\S+", match[0]))
    begins = _begins_sentence(text, match.start(), block_start)
    kept = _drop_openers(words) if begins or len(words) > 1 else words
    titled = _count_titles([w[0] for w in kept])
    named = _cut_at_stop(kept[titled:])
    if not named:
        return None
    start = match.start() + named[0].start()
    bare = POSSESSIVE.sub("", text[start : match.start() + named[-1].end()]).rstrip(",")
    bare = bare if bare.lower().endswith((" jr.", " sr.")) else bare.rstrip(".")
    if not bare or bare == "I" or bare.split()[-1].lower() in UNNAMED_SORTS or bare.lower() in OPENERS:
        return None
    title = Span(match.start() + kept[0].start(), match.start() + kept[titled - 1].end()) if titled else None
    return Mention(
        span=Span(start, start + len(bare)),
        name=bare,
        kind=_kind_of(bare, titled=title is not None),
        gender=gender_of(bare, title.of(text) if title else ""),
        title=title,
    )


def _is_title_case(line: str) -> bool:
    words = [w for w in line.split() if w[0].isalpha()]
    return sum(w[0].isupper() for w in words) > TITLE_CASE * len(words) and len(words) > FEW_WORDS


def _begins_sentence(text: str, start: int, block_start: int) -> bool:
    before = text[block_start:start].rstrip(" \u00a0\"'“‘(—–-")
    return not before or before[-1] in '.?!:…”"'


def _drop_openers(words: list[re.Match[str]]) -> list[re.Match[str]]:
    while words and (words[0][0].lower() in OPENERS or words[0][0] in JOINERS):
        words = words[1:]
    return words


def _count_titles(words: list[str]) -> int:
    """Count the words up to the last title, office or allegiance before a name; a name must be left."""
    plain = [word.lower().strip(".,") for word in words]
    if not words or plain[-1] in BODIES or "’" in words[-1][:-2]:
        return 0
    count = max((i + 1 for i, word in enumerate(plain[:-1]) if word in TITLES), default=0)
    while count < len(plain) - 2 and plain[count] in ALLEGIANCES:
        count += 1
    return count


def _cut_at_stop(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """End a name at a full stop that is no abbreviation's."""
    for i, word in enumerate(words[:-1]):
        if word[0] == "of" and i > 1 and words[0][0].lower() in MALE | FEMALE:
            return words[:i]
        short = len(word[0].strip(".")) <= 1 or word[0].lower() in ABBREVIATED or "." in word[0][:-1]
        if (word[0].endswith(".") and not short) or re.search(r"['’]s?$", word[0]):
            return words[: i + 1]
    return words


def _kind_of(name: str, *, titled: bool) -> SpeakerKind:
    words = [w.lower().strip(".,'’") for w in name.split()]
    if titled:
        return SpeakerKind.PERSON
    if any(w in BODIES for w in words) or (len(words) == 1 and name.isupper() and len(name) > 1):
        return SpeakerKind.ORGANISATION
    if words[0] in MALE | FEMALE and len(words) > 1:
        return SpeakerKind.PERSON
    if (
        all(w in PLACES for w in words)
        or len(words) > LONG_NAME
        or any(w in {"of", "and", "the"} for w in words)
    ):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON if len(words) > 1 else SpeakerKind.UNNAMED


def gender_of(name: str, title: str) -> Gender:
    """Tell how titles, or else the given name, let somebody be called; OPEN where neither says."""
    first, titles = name.split(maxsplit=1)[0].lower().strip("."), set(title.lower().replace(".", "").split())
    if titles & {"mr", "sir", "lord", "congressman", "chairman", "king", "prince", "father", "councilman"}:
        return Gender.MALE
    if titles & {
        "mrs",
        "ms",
        "miss",
        "dame",
        "lady",
        "baroness",
        "congresswoman",
        "queen",
        "princess",
        "sister",
    }:
        return Gender.FEMALE
    if first in FEMALE:
        return Gender.FEMALE
    return Gender.MALE if first in MALE else Gender.OPEN
