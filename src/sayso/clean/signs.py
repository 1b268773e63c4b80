"""Tell by its words what a single line of a news page is: date, byline, caption, boilerplate, prose."""

from __future__ import annotations

import re

MAX_SHORT_CHARS = 80
_I = re.IGNORECASE

# ---------------------------------------------------------------------------------------- prose and titles

# matches 'He left.' and '“He left,” she said.”', not 'He left' and not 'What now:'
_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*$""")
# matches 'J. Smith' and 'U.S.' at the end, whose full stop ends no sentence
_ABBREVIATION_END = re.compile(r"(?:\b[A-Z]\.|\b(?:Jr|Sr|Inc|Ltd|Co|St|No)\.)$")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_SMALL_WORDS = frozenset(
    "a an and as at but by de del der di du el for from in la le of on or the to van via von vs with".split()
)
_LONG_CHARS = 200  # no headline, deck or subhead of the 840 PolNeAR train articles is longer


def words_of(line: str) -> list[str]:
    """List the words of a line; '100 per cent' has three, 'so-called' is one."""
    return _WORD.findall(line)


def ends_sentence(line: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return bool(_SENTENCE_END.search(line)) and not _ABBREVIATION_END.search(line)


def is_prose(line: str) -> bool:
    """Tell running text from titles and labels."""
    return len(line) > _LONG_CHARS or (ends_sentence(line) and len(words_of(line)) > 3)  # noqa: PLR2004 (label length)


def is_upper(line: str) -> bool:
    """Tell whether a line is set in capitals: 'FINAL SCORE', not 'NATO chief'."""
    letters = [char for char in line if char.isalpha()]
    return len(letters) > 2 and all(map(str.isupper, letters))  # noqa: PLR2004 ('UK' alone may be a word)


def capital_share(line: str) -> float:
    """Give the share of words that begin with a capital, small words apart."""
    words = [word for word in words_of(line) if word.lower() not in _SMALL_WORDS]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0


# ------------------------------------------------------------------------------------------ dates, bylines

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})\b",
    _I,
)
# What may stand beside a date on its line: 'Published: Mon, 4 May 2020 at 10:15 BST | Updated 2 days ago'
_BESIDE_DATE = re.compile(
    r"\b(?:(?:first|last)?\s*(?:published|updated|posted|modified|created|issued)|on|at|from|date|time|"
    r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|a\.?m\.?|p\.?m\.?|noon|midnight|[A-Z]{2,4}T|GMT|UTC|Z)\b"
    r"|\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\b\.?)?|[\s,.:;|·•–—()/-]+",
    _I,
)
# matches 'By Ann Lee', 'BY ANN LEE and Bo Ek, Chief Reporter', not 'By then it was over' and not 'By Friday'
_BYLINE = re.compile(
    r"(?:(?:words|story|report|reported|written|curated|compiled) )?by\s*:?\s+(?P<names>.*)$", re.DOTALL | _I
)
_NOT_NAMES = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d|\b(?:the|its|their|his|her|this|that|then|now)\b", _I
)
# matches 'science reporter ' in 'By science reporter Ann Lee'
_OFFICE = re.compile(r"^(?:[a-z]+ ){1,3}(?=[A-Z])")
# matches '19:40 IST' and '7.30 pm', not '7.30 pm is too late'
_TIME_LINE = re.compile(r"\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?")
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]*|al|bin|da|de|del|der|di|du|el|la|le|van|von)$")
_MAX_BYLINE_CHARS = 150
_NAMED_SHARE, _DASHED_SHARE = 0.6, 0.5  # of the words have capitals; offices are in small letters
_NAME_WORDS = range(2, 5)


def find_date(line: str) -> re.Match[str] | None:
    """Find a full calendar date in a line."""
    return _DATE.search(line)


def is_date_line(line: str) -> bool:
    """Tell a line that only dates the article: 'Thursday, 24 May 2019', not 'On 24 May 2019 he left.'."""
    if len(line) > 2 * MAX_SHORT_CHARS or not _DATE.search(line):
        return False
    return not _BESIDE_DATE.sub("", _DATE.sub("", line)) or bool(
        re.match(r"(?:first |last )?(?:published|updated|posted)\b", line, _I) and not is_prose(line)
    )


def is_time_line(line: str) -> bool:
    """Tell the time over an entry of a live page: '19:40 IST'."""
    return bool(_TIME_LINE.fullmatch(line))


def byline_names(line: str) -> str | None:
    """Give the names of an explicit byline, as printed; None: it is none."""
    found = _BYLINE.match(line)
    if not found or len(line) > _MAX_BYLINE_CHARS or is_prose(line):
        return None
    names = _OFFICE.sub("", found["names"])
    good = capital_share(names) > _NAMED_SHARE and not _NOT_NAMES.search(names.split(",")[0])
    return names if good else None


def is_name_line(line: str) -> bool:
    """Tell a line that is just a name: 'Ann B. Lee', 'ANN LEE', not 'Final push' and not 'About Us'."""
    words = re.split(r"\s(?:at|in)\s(?=[A-Z])", line, maxsplit=1)[0].split()  # 'Ann Lee at Mill Road'
    fits = len(words) in _NAME_WORDS and not ends_sentence(line) and not line.startswith(("About ", "The "))
    return fits and all(map(_NAME.match, words))


# matches 'US President Jo Public', '– Jo Public, mayor of Eastham', not 'Jo Public was elected'
_ATTRIBUTION_VERB = re.compile(
    r"\b(?:is|was|are|were|has|have|had|will|would|can|could|says?|said|\w{3,}ed)\b"
)
_ATTRIBUTION_WORDS = range(2, 15)
_MAX_DASHED_WORDS = 9
_DASH = ("–", "—", "-", "―", "~")


def is_attribution_line(line: str) -> bool:
    """Tell the name under a pull quote or an extract, office included."""
    words = words_of(line)
    if len(words) not in _ATTRIBUTION_WORDS or ends_sentence(line) or line.endswith((":", ",")):
        return False
    named = capital_share(line.split(",", maxsplit=1)[0]) > _NAMED_SHARE
    named = named and line.lstrip("".join(_DASH) + " ")[:1].isupper()
    return named and not _ATTRIBUTION_VERB.search(line) and '"' not in line and "“" not in line


def is_dashed_name(line: str) -> bool:
    """Tell a name that a dash sets under an extract: '– Ann Lee, mayor', not '– More buses at night'."""
    named = capital_share(line) >= _DASHED_SHARE and len(words_of(line)) <= _MAX_DASHED_WORDS
    plain = (
        not re.search(r"[\[\].;:]", line) and not ends_sentence(line) and not _ATTRIBUTION_VERB.search(line)
    )
    return line.startswith(_DASH) and named and plain and bool(line.strip("".join(_DASH) + " "))


# ---------------------------------------------------------------------------------------------- captions

# matches '██ Held by the council', not '█████'
_LEGEND = re.compile(r"[█■▇▆▉▮◼◾⬛🟥🟦🟩🟨🟧🟪]+\s*\w")
_PICTURE = r"(?:image|photo|picture|photograph|video|illustration|graphic)"
_AGENCY = (
    r"(?:getty images?|ap photo|associated press|reuters|afp|pa wire|pa images|shutterstock|alamy|istock|epa"
    r"|bloomberg)"
)
_BEFORE_CREDIT = r"(?:^|[.!?”\"\]]\s+|\(|\|\s*)"
_CREDIT = re.compile(
    "|".join(
        (
            # matches 'Image: A. Lee' and 'They left. File photo: A. Lee', not 'Photo radar is coming.'
            rf"{_BEFORE_CREDIT}(?:(?:file )?{_PICTURE}s?(?: credits?| courtesy(?: of)?)?|credits?)\s*:",
            # matches 'Photo by Ann Lee', not 'Photos by the dozen'
            rf"{_BEFORE_CREDIT}{_PICTURE}s? (?:by|courtesy of) (?-i:[A-Z])",
            # matches '(Jane Roe/Getty Images)' and '/ AFP', not 'He told Reuters'
            rf"[(/|©]\s*(?:[^()/|]{{0,60}}[/|]\s*)?{_AGENCY}\b[^.]{{0,40}}\)?\s*$",
            r"\bfile (?:photo|picture|image)\b",
        )
    ),
    _I,
)
_CAPTION_START = re.compile(
    r"(?:pictured|above|caption|in this (?:file )?photo)\s*[:(,]|in this (?:file )?(?:photo|picture|image)\b",
    _I,
)
_MAX_CAPTION_CHARS = 400


def is_legend(line: str) -> bool:
    """Tell a line of a map's legend: '██ Held by the council'."""
    return bool(_LEGEND.match(line)) and len(line) <= MAX_SHORT_CHARS


def is_caption(line: str) -> bool:
    """Tell a picture's caption or credit by its words."""
    if len(line) > _MAX_CAPTION_CHARS:
        return False
    return is_legend(line) or bool(_CAPTION_START.match(line) or _CREDIT.search(line))
