"""The nouns of sayso: frozen records that every stage takes and gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256


def content_hash(*parts: str | bytes) -> str:
    """Hash parts to 16 hex digits; the same parts always give the same id."""
    digest = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:16]


class BlockRole(StrEnum):
    """What a stretch of an article is there for."""

    HEADLINE = "headline"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    PULL_QUOTE = "pull_quote"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    BOILERPLATE = "boilerplate"


class Form(StrEnum):
    """How the words of a statement are given."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    HEARSAY = "hearsay"
    ATTITUDE = "attitude"


class SpeakerKind(StrEnum):
    """What kind of speaker the article gives."""

    PERSON = "person"
    ORGANISATION = "organisation"
    UNNAMED = "unnamed"
    NONE = "none"


class Precision(StrEnum):
    """How exactly a date is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    TIME = "time"


class Origin(StrEnum):
    """Where a piece of metadata was read."""

    OPTION = "option"
    SIDECAR = "sidecar"
    JSON_LD = "json_ld"
    META = "meta"
    MARKUP = "markup"
    ADDRESS = "address"
    TEXT = "text"


class FindingKind(StrEnum):
    """What a careful editor would point at inside one article."""

    SCARE_QUOTE = "scare_quote"
    GAP = "gap"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range of code points of Article.text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"span [{self.start}, {self.end}) is empty or negative")

    def of(self, text: str) -> str:
        """Slice the covered words out of the article's text."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Tell whether the other lies inside this one."""
        return self.start <= other.start and other.end <= self.end


def hash_article(text: str, address: str | None, title: str | None) -> str:
    """Make an article_id."""
    return content_hash(text, address or "", title or "")


def hash_statement(article_id: str, content: tuple[Span, ...], cue: Span | None) -> str:
    """Make a statement_id."""
    places = " ".join(f"{span.start}-{span.end}" for span in content)
    return content_hash(article_id, places, f"{cue.start}-{cue.end}" if cue else "")


def hash_entity(article_id: str, name: str) -> str:
    """Make an entity_id."""
    return content_hash(article_id, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When an article came out, as far as its page says so."""

    value: str  # ISO 8601, as long as the precision allows: 2026, 2026-03, 2026-03-09, or a full time
    precision: Precision
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the user or a sidecar file says about a page; it wins over what the page says."""

    origin: Origin = Origin.OPTION
    address: str | None = None  # None: not given
    outlet: str | None = None  # None: not given
    published: str | None = None  # ISO 8601 date or time; None: not given


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was received, byte for byte."""

    body: bytes
    name: str  # the path or '-', for messages
    media_type: str  # text/plain or text/html
    received_utc: str  # ISO 8601
    address: str | None = None  # None: a local file whose address nobody gave
    hints: tuple[Hints, ...] = ()  # the strongest first

    @property
    def sha256(self) -> str:
        """SHA-256 of the body, 64 hex digits."""
        return sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One stretch of text and the code points of the decoded page that it was read from.

    Equal lengths map one to one; unequal ones (a character reference) map as a whole.
    """

    text_start: int
    text_end: int
    page_start: int
    page_end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the article with one role."""

    span: Span
    role: BlockRole
    repeat_of: Span | None = None  # the earlier passage that this one repeats; None: no repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The exact text of one page, cut into blocks.

    `runs` lead from text back into the page decoded as `charset`; line breaks that cleaning put
    between blocks belong to no run.
    """

    article_id: str  # hash_article: text, address and title
    page_sha256: str
    text: str
    blocks: tuple[Block, ...]  # in text order, never overlapping
    runs: tuple[Run, ...]
    charset: str
    title: str | None = None  # None: the page names none
    authors: tuple[str, ...] = ()
    outlet: str | None = None  # None: unknown
    address: str | None = None  # None: unknown
    published: Published | None = None  # None: unknown
    language: str | None = None  # ISO 639-1; None: too short to tell

    def __post_init__(self) -> None:
        end = 0
        for block in self.blocks:
            if block.span.start < end or block.span.end > len(self.text):
                raise ValueError(f"block {block.span} overlaps or leaves the text")
            end = block.span.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Maker:
    """Who made a record: a rule or a model, with its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whose words a statement gives, as the article itself names them."""

    kind: SpeakerKind
    name: str | None  # canonical name; the words used for unnamed; None for none
    entity_id: str | None = None  # None: unnamed or none
    prob: float = 1.0
    chain: tuple[Span, ...] = ()  # mentions that led from the source to the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """Probability of each field, 0 to 1; None: the field is empty or not judged."""

    statement: float
    content: float | None = None
    cue: float | None = None
    source: float | None = None
    form: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something that an article attributes to somebody."""

    statement_id: str  # hash_statement: article_id, content and cue
    article_id: str
    content: tuple[Span, ...]  # split quotes have several spans
    quoted: tuple[Span, ...] = ()  # words inside content that are printed as quoted
    cue: Span | None = None  # None: only quotation marks say so
    source: tuple[Span, ...] = ()  # empty: the article names nobody
    form: Form
    speaker: Speaker | None = None  # None: abstained
    addressee: Span | None = None  # None: unknown
    medium: Span | None = None  # None: unknown
    said_on: str | None = None  # ISO 8601 date or interval A/B; None: unknown
    utterance_id: str | None = None  # None: an act of speaking of its own
    sure: Sureness
    maker: Maker

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement needs content")
        if any(a.end > b.start for a, b in zip(self.content, self.content[1:], strict=False)):
            raise ValueError("content spans overlap or are out of order")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Somebody in one article, under every name it uses."""

    entity_id: str  # hash_entity: article_id and name
    article_id: str
    name: str
    kind: SpeakerKind
    mentions: tuple[Span, ...]
    roles: tuple[Span, ...] = ()  # where a title or office is stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something a careful editor would point at; the wording stays neutral."""

    kind: FindingKind
    evidence: tuple[Span, ...]
    maker: Maker


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that sayso read in one article."""

    article: Article
    statements: tuple[Statement, ...] = ()  # in text order
    entities: tuple[Entity, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A page that gave no record, and why."""

    name: str
    stage: str  # fetch, clean, extract or ledger
    code: str  # stable, as in docs/errors.md
    message: str
