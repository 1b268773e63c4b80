"""Turn the bytes of a page into code points, losing and changing none."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.errors import BadEncoding

if TYPE_CHECKING:
    from sayso.records import Page

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_DECLARATION_BYTES = 4096
# matches '<meta charset="iso-8859-1">', 'content="text/html; charset=utf-8"' and
# also '<?xml version="1.0" encoding="utf-8"?>', not 'the charset of a page'
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]*\bcharset|\?xml\b[^>]*\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
# Browsers read these labels as the wider Windows sets (the WHATWG encoding standard), and so do writers.
_WIDER = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "gb2312": "gb18030", "gbk": "gb18030"}
# Python knows more codecs than pages have (unicode_escape, utf-7, …); a page may name only these.
_KNOWN = re.compile(
    r"windows-125\d|cp(?:125\d|874|932|949)|iso8859-\d+|koi8-[ru]|mac-\w+|gb18030|big5\w*|shift_jis\w*|euc_\w+"
)
_FALLBACK = "windows-1252"
# matches 'â€™' and 'Ã©', which are UTF-8 read as windows-1252, not 'Ève' and not 'café”'
_TRAIL = "[\u0080-\u00bf\u20ac\u201a-\u203a\u0152-\u017e\u02c6\u02dc\u2122]"
_MOJIBAKE = re.compile(f"[\u00c2-\u00df]{_TRAIL}|[\u00e0-\u00ef]{_TRAIL}{{2}}|[\u00f0-\u00f4]{_TRAIL}{{3}}")
_MAX_MOJIBAKE_SHARE = 0.5  # of the characters beyond ASCII: 'Spaß”' may stand in a real text
# A real windows-1252 page has accents, dashes and quotes in under one letter of ten; bytes of a Cyrillic or
# Asian set, read as windows-1252, fill half the page.
_MAX_ODD_SHARE, _FEW_ODD = 0.2, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A page's code points, and the character set that gives them again: `body.decode(charset) == text`."""

    text: str
    charset: str


def decode_page(page: Page) -> Decoded:
    """Decode a page: byte order mark, valid UTF-8, declared character set, windows-1252 where it makes sense.

    Valid UTF-8 with more than ASCII goes before a declaration, since wrong declarations are common and
    other text is next to never valid UTF-8 by accident.

    Raises:
        BadEncoding: none of them fits.
    """
    body = page.body
    charset = "utf-16" if body.startswith(_UTF16_MARKS) else "utf-8"
    try:
        return Decoded(text=body.decode(charset), charset=charset)
    except UnicodeDecodeError as error:
        at_byte = error.start
    declared = _declared_charset(body) if page.media_type == "text/html" else None
    for other in (declared, _FALLBACK):
        text = _try_decode(body, other)
        if other and text is not None and (other != _FALLBACK or _looks_western(text)):
            return Decoded(text=text, charset=other)
    raise BadEncoding(name=page.name, at_byte=at_byte)


def _declared_charset(body: bytes) -> str | None:
    found = _DECLARED.search(body[:_DECLARATION_BYTES])
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except (LookupError, UnicodeDecodeError):
        return None
    name = _WIDER.get(name, name)
    return name if _KNOWN.fullmatch(name) else None


def _try_decode(body: bytes, charset: str | None) -> str | None:
    """Decode; None: no set given, or it does not fit."""
    try:
        return body.decode(charset) if charset else None
    except UnicodeError:
        return None


def _looks_western(text: str) -> bool:
    odd = sum(char >= "\x80" for char in text)
    doubtful = sum(len(found) for found in _MOJIBAKE.findall(text))
    return odd <= max(_FEW_ODD, len(text) * _MAX_ODD_SHARE) and doubtful <= odd * _MAX_MOJIBAKE_SHARE
