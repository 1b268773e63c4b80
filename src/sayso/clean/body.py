"""Let trafilatura choose which text of a page is its article."""

from __future__ import annotations

import re

_NUL = "\x00"
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")


def choose_body(page: str) -> tuple[str, ...]:
    """Choose the paragraphs of the article, in their order on the page.

    Args:
        page: HTML, decoded.

    Returns:
        Text of each paragraph, title, list item or table cell, cut at line breaks; empty: no article found.
    """
    # Half a second to import: only when a page is HTML.
    from lxml.etree import LxmlError  # noqa: PLC0415 (slow)
    from trafilatura import bare_extraction  # noqa: PLC0415 (slow)

    # lxml stops at a NUL and refuses lone surrogates and an encoding declared inside decoded text.
    safe = _LONE_SURROGATES.sub("\ufffd", _XML_DECLARATION.sub("", page, count=1).replace(_NUL, " "))
    try:
        found = bare_extraction(safe, fast=True, include_comments=False, with_metadata=False)
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError):
        # What broken trees raise inside trafilatura and lxml: no article can be read from such a page.
        return ()
    body = getattr(found, "body", None)
    if body is None:
        return ()
    lines = (" ".join(text.split()) for text in body.itertext())
    return tuple(line for line in lines if line)
