"""Read what a page says about itself: JSON-LD and meta tags first, then other markup."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING

from sayso.clean.published import read_published
from sayso.clean.signs import byline_names
from sayso.records import Origin, Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sayso.clean.markup import Markup

_ARTICLE_TYPE = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|\w*NewsItem)$")
_TITLE_KEYS = (
    "og:title",
    "parsely-title",
    "sailthru.title",
    "dc.title",
    "citation_title",
    "twitter:title",
    "headline",
)
_AUTHOR_KEYS = (
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "article:author",
    "citation_author",
)
_OUTLET_KEYS = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone")
_DATE_KEYS = (
    "article:published_time og:published_time datepublished parsely-pub-date sailthru.date dc.date "
    "dc.date.issued dcterms.created pubdate publishdate publish-date publication_date article.published "
    "date citation_date citation_publication_date "
).split()
_ADDRESS_KEYS = ("og:url", "parsely-link")
_DESCRIPTION_KEYS = ("og:description", "description", "twitter:description")
_MAX_DEPTH = 12
_MAX_NODES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about its article."""

    title: str | None = None  # None: not said; so for every field
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    address: str | None = None
    published: Published | None = None
    description: str | None = None


def read_metadata(markup: Markup) -> Metadata:
    """Read title, authors, outlet, canonical address, date and description; JSON-LD wins over meta tags."""
    linked, tags = _from_json_ld(markup), _from_meta(markup)
    return Metadata(
        title=linked.title or tags.title or _title_element(markup),
        authors=linked.authors or tags.authors,
        outlet=linked.outlet or tags.outlet,
        address=tags.address or linked.address,
        published=linked.published or tags.published or _from_time_element(markup),
        description=linked.description or tags.description,
    )


def guess_published(page: str, address: str | None) -> Published | None:
    """Let htmldate look for a date in markup and address, where the page states none."""
    # Dozens of patterns to compile: only for pages that need it.
    from htmldate import find_date  # noqa: PLC0415 (slow)
    from lxml.etree import LxmlError  # noqa: PLC0415 (slow)

    try:
        found = find_date(page, extensive_search=False, original_date=True, url=address)
    except (LxmlError, ValueError, TypeError, RecursionError):
        return None  # absent: the page's markup is too broken to hold a date
    in_address = bool(found and address and re.sub(r"\D", "", found) in re.sub(r"\D", "", address))
    return read_published(found, Origin.ADDRESS if in_address else Origin.MARKUP) if found else None


def _from_json_ld(markup: Markup) -> Metadata:
    found = Metadata()
    for element, start, end in markup.raw:
        if markup.elements[element].attributes.get("type", "").lower().startswith("application/ld+json"):
            for node in _article_nodes(markup.page[start:end]):
                found = _fill(found, _read_node(node))
    return found


def _fill(first: Metadata, second: Metadata) -> Metadata:
    """Fill what the first leaves open with the second."""
    return replace(
        first,
        title=first.title or second.title,
        authors=first.authors or second.authors,
        outlet=first.outlet or second.outlet,
        address=first.address or second.address,
        published=first.published or second.published,
        description=first.description or second.description,
    )


def _article_nodes(raw: str) -> Iterator[dict[str, object]]:
    text = (
        raw.strip().removeprefix("<!--").removesuffix("-->").removeprefix("//<![CDATA[").removesuffix("//]]>")
    )
    try:
        top = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return  # absent: what cannot be parsed says nothing
    todo, seen = [(top, 0)], 0
    while todo and seen < _MAX_NODES:
        node, depth = todo.pop(0)
        seen += 1
        if isinstance(node, dict):
            kinds = node.get("@type")
            if any(
                _ARTICLE_TYPE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])
            ):
                yield node
            todo += [
                (node[key], depth + 1)
                for key in ("@graph", "mainEntity")
                if key in node and depth < _MAX_DEPTH
            ]
        elif isinstance(node, list) and depth < _MAX_DEPTH:
            todo += [(item, depth + 1) for item in node]


def _read_node(node: Mapping[str, object]) -> Metadata:
    return Metadata(
        title=_plain(node.get("headline")) or _plain(node.get("name")),
        authors=tuple(_names(node.get("author"))),
        outlet=next(iter(_names(node.get("publisher"))), None),
        address=_address(node),
        published=read_published(_plain(node.get("datePublished")) or "", Origin.JSON_LD),
        description=_plain(node.get("description")),
    )


def _plain(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    return " ".join(re.sub(r"<[^>]*>", "", unescape(value)).split()) or None


def _names(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _plain(item.get("name")) if isinstance(item, dict) else _plain(item)
        if name and _is_name(name):
            yield name.split(" | ")[0]


def _address(node: Mapping[str, object]) -> str | None:
    main = node.get("mainEntityOfPage")
    candidates = (node.get("url"), main.get("@id") if isinstance(main, dict) else main)
    return next((c for c in candidates if isinstance(c, str) and c.startswith(("http://", "https://"))), None)


def _from_meta(markup: Markup) -> Metadata:
    values: dict[str, list[str]] = {}
    canonical = None
    for element in markup.elements:
        given = element.attributes
        if element.tag == "meta" and given.get("content", "").strip():
            key = given.get("property") or given.get("name") or given.get("itemprop")
            values.setdefault((key or "-").lower(), []).append(" ".join(given["content"].split()))
        elif element.tag == "link" and "canonical" in given.get("rel", "").lower().split():
            canonical = canonical or given.get("href")
    address = canonical or _first(values, _ADDRESS_KEYS)
    dates = (read_published(value, Origin.META) for key in _DATE_KEYS for value in values.get(key, []))
    return Metadata(
        title=_first(values, _TITLE_KEYS),
        authors=tuple(_authors(values)),
        outlet=next(filter(_is_name, (v for key in _OUTLET_KEYS for v in values.get(key, []))), None),
        address=address if address and address.startswith(("http://", "https://")) else None,
        published=next((date for date in dates if date), None),
        description=_first(values, _DESCRIPTION_KEYS),
    )


def _first(values: Mapping[str, list[str]], keys: tuple[str, ...]) -> str | None:
    return next((values[key][0] for key in keys if key in values), None)


def _authors(values: Mapping[str, list[str]]) -> Iterator[str]:
    key = next((key for key in _AUTHOR_KEYS if any(map(_is_name, values.get(key, [])))), "")
    yield from dict.fromkeys(
        name for value in values.get(key, []) if _is_name(value) for name in split_names(value)
    )


def _is_name(value: str) -> bool:
    """Tell a name from the addresses, handles and numbers that some pages give instead."""
    return not value.startswith(("http:", "https:", "/", "@", "www.")) and not value.isdigit()


def split_names(value: str) -> list[str]:
    """Split the names of a byline: 'By Ann Lee and Bo Ek' has two.

    Args:
        value: as printed; offices are left out, and agencies too, unless there is nobody else.
    """
    value = byline_names(value.strip()) or value
    value = re.sub(r"\s(?:at|in)\s.*$", "", value)  # 'Ann Lee at Mill Road' gives her place, too
    parts = re.split(r"\s*(?:,?\s+and\s+|\s+&\s+|[;|•·]|,)\s*", value)
    names = [part for part in parts if re.match(r"[^\W\d_a-z]", part)]
    return drop_offices(names)


def drop_offices(names: Sequence[str]) -> list[str]:
    """Leave out offices and agencies, unless there is nobody else."""
    return [name for name in names if not _is_office(name)] or list(names[:1])


def _is_office(text: str) -> bool:
    return bool(
        re.search(
            r"editor|reporter|correspondent|writer|chief|staff|bureau|columnist|producer|news|press|reuters|times|"
            r"post|bbc|cnn|agency|wire|contributor|analyst",
            text,
            re.IGNORECASE,
        )
    )


def _title_element(markup: Markup) -> str | None:
    """Read <title>, without the outlet's name behind a bar or dash."""
    for element, start, end in markup.raw:
        if markup.elements[element].tag == "title":
            title = " ".join(unescape(markup.page[start:end]).split())
            return re.split(r"\s+[|–—·»-]\s+(?=[^|–—·»]{2,40}$)", title)[0] or None
    return None


def _from_time_element(markup: Markup) -> Published | None:
    for element in markup.elements:
        given = element.attributes
        marked = (
            "datepublished" in given.get("itemprop", "").lower()
            or "pubdate" in given.get("class", "").lower()
        )
        if marked or (element.tag == "time" and "publish" in given.get("class", "").lower()):
            date = read_published(given.get("datetime") or given.get("content") or "", Origin.MARKUP)
            if date:
                return date
    return None
