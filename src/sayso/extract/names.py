"""Finds names in an article by their shape, and says what kind of somebody each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sayso.extract.lexicon import ALLEGIANCES, BODIES, FEMALE, MALE, PLACES, TIMES, TITLES, UNNAMED_SORTS
from sayso.records import BlockRole, Span, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
SHORTEST_OF = 3  # words of an office's field and a name: "of State Ida Bell"
LONG_NAME = 4  # words; longer names are bodies'
TITLE_CASE = 0.6  # share of capitalised words from which a headline's capitals tell nothing
# "Toby Ferrand KC"; not "KC" alone.
HONOURS = re.compile(r"(?<=\w)(?:,? (?:KC|QC|SC|MP|MSP|MEP|MBE|OBE|CBE|MD|PhD|DL|JP|FRS))+$")
# "Bell Tuesday", as American papers write it; not "Tuesday" alone.
DAY_AFTER = re.compile(r"(?<=\w)[ \u00a0](?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$")
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
    until once perhaps maybe like unlike besides amid per via
    other another speaking earlier later today yesterday""".split()
)


OFFICE_WORDS = {
    "leader",
    "majority",
    "minority",
    "supporters",
    "critics",
    "host",
    "star",
    "hopeful",
    "of",
    "member",
}
COUNTRIES = frozenset("us uk eu un".split())
# Alone and without a title: "May" is a month, "Mrs May" is not.
NO_NAMES = OPENERS | TIMES | {"i"}


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
    opens: bool  # a sentence, so that its capital says nothing


def find_mentions(article: Article) -> tuple[Mention, ...]:
    """Find every name, in text order."""
    text, capitals = article.text, []
    mentions: list[Mention] = []
    for block in article.blocks:
        if block.role in READ and block.repeat_of is None:
            if _is_title_case(block.span.of(text)):
                capitals.append(block.span)
            else:
                mentions += _scan(text, block.span, NAME)
    mentions = _drop_mere_openers(mentions)
    surnames = _surnames(mentions)
    for span in capitals:
        given = list(_scan(text, span, GIVEN_NAME))
        alone = _scan(text, span, surnames)
        mentions += given + [m for m in alone if not any(m.span.overlaps(g.span) for g in given)]
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _drop_mere_openers(mentions: Sequence[Mention]) -> list[Mention]:
    """Leave out single words that have a capital only where a sentence begins: "Giving", "Never"."""
    sure = [
        m for m in mentions if not m.opens or len(m.name.split()) > 1 or m.kind is not SpeakerKind.UNNAMED
    ]
    words = {word for mention in sure for word in mention.name.split()}
    return [m for m in mentions if m in sure or m.name in words]


def _surnames(mentions: Sequence[Mention]) -> re.Pattern[str]:
    """Make a pattern of the surnames met, for lines in which capitals tell nothing."""
    met = {m.name.split()[-1] for m in mentions if m.kind is SpeakerKind.PERSON}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, met)))})\b" if met else r"(?!)", re.IGNORECASE)


def _scan(text: str, block: Span, pattern: re.Pattern[str]) -> Iterator[Mention]:
    """Read one block; a name that ends at a full stop leaves the rest of its run to the next."""
    match = pattern.search(text, block.start, block.end)
    while match:
        mention, end = _read(text, match, block.start)
        if mention:
            yield mention
        match = pattern.search(text, end, block.end)


def _read(text: str, match: re.Match[str], block_start: int) -> tuple[Mention | None, int]:
    """Read a run of capitalised words: the name in it, and where the next may begin."""
    words = list(re.finditer(r"\S+", match[0]))
    begins = _begins_sentence(text, match.start(), block_start)
    kept = _drop_office_of(_drop_openers(words) if begins or len(words) > 1 else words)
    titled = _count_titles([w[0] for w in kept])
    titled += _count_before_given([w[0] for w in kept[titled:]])
    named = _cut_at_stop(kept[titled:], titled=titled > 0)
    if not named:
        return None, match.end()
    end = match.start() + named[-1].end()
    start = match.start() + named[0].start()
    bare = _bare(text[start:end])
    if not bare or bare.split()[-1].lower() in UNNAMED_SORTS or (not titled and _is_no_name(bare)):
        return None, end
    title = Span(match.start() + kept[0].start(), match.start() + kept[titled - 1].end()) if titled else None
    mention = Mention(
        span=Span(start, start + len(bare)),
        name=bare,
        kind=_kind_of(bare, titled=title is not None),
        gender=gender_of(bare, title.of(text) if title else ""),
        title=title,
        opens=begins and title is None,
    )
    return mention, end


def _is_no_name(words: str) -> bool:
    """Tell whether words only date, open a sentence or name an office: "May", "Giving", "US President"."""
    plain = [word.lower().replace(".", "") for word in words.split()]
    office = all(word in TITLES | ALLEGIANCES | COUNTRIES for word in plain)
    return words.lower() in NO_NAMES or (office and plain[-1] in TITLES and len(plain) > 1)


def _bare(words: str) -> str:
    """Take off what is no part of a name: an owner's ending, a stop, an honour's letters, a day."""
    bare = POSSESSIVE.sub("", words).rstrip(",")
    bare = bare if bare.lower().endswith((" jr.", " sr.")) else bare.rstrip(".")
    return DAY_AFTER.sub("", HONOURS.sub("", bare))


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


def _drop_office_of(words: list[re.Match[str]]) -> list[re.Match[str]]:
    """Leave of an office without its holder only what it is over: "CEO of Orrin Ferries"."""
    of = next((i for i, word in enumerate(words) if word[0] == "of"), 0)
    held = of > 0 and all(word[0].lower().strip(".") in TITLES for word in words[:of])
    return words[of + 1 :] if held and len(words) <= of + SHORTEST_OF else words


def _count_titles(words: list[str]) -> int:
    """Count the words up to the last title, office or allegiance before a name; a name must be left."""
    plain = [word.lower().strip(".,") for word in words]
    from_a_body = "of" in plain and plain[0] in TITLES  # "Dr Ida Bell of Orrin College"
    if not words or (plain[-1] in BODIES and not from_a_body) or "’" in words[-1][:-2]:
        return 0
    count = max((i + 1 for i, word in enumerate(plain[:-1]) if word in TITLES), default=0)
    if (
        plain[count : count + 1] == ["of"] and len(plain) > count + SHORTEST_OF
    ):  # "Secretary of State Ida Bell"
        count += 2
    while count < len(plain) - 2 and plain[count] in ALLEGIANCES:
        count += 1
    return count


def _count_before_given(words: list[str]) -> int:
    """Count the words of an office or a body before a given name: "House Minority Leader Nancy Bell"."""
    plain = [word.lower().strip(".,") for word in words]
    if not plain or plain[0] in MALE | FEMALE or plain[-1] in BODIES:
        return 0
    givens = [i for i, word in enumerate(plain[:-1]) if word in MALE | FEMALE]
    office = givens and any(
        word in BODIES | TITLES | ALLEGIANCES | OFFICE_WORDS for word in plain[: givens[0]]
    )
    return givens[0] if office else 0


def _cut_at_stop(words: list[re.Match[str]], *, titled: bool) -> list[re.Match[str]]:
    """End a name at a full stop that is no abbreviation's, and before where a person is from."""
    for i, word in enumerate(words[:-1]):
        if word[0] == "of" and i > 1 - titled and (titled or words[0][0].lower() in MALE | FEMALE):
            return words[:i]
        short = len(word[0].strip(".")) <= 1 or word[0].lower() in ABBREVIATED or "." in word[0][:-1]
        if (word[0].endswith(".") and not short) or re.search(r"['’]s?$", word[0]):
            return words[: i + 1]
    return words


def _kind_of(name: str, *, titled: bool) -> SpeakerKind:
    words = [w.lower().strip(".,'’") for w in name.split()]
    if titled:
        return SpeakerKind.PERSON
    if (
        any(w in BODIES for w in words)
        or "&" in name
        or (len(words) == 1 and name.isupper() and len(name) > 1)
    ):
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
