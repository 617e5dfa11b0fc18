"""What the context files hold, as frozen records."""

from dataclasses import dataclass

Text = dict[str, str]
"""A text by language code: en, zh, ru."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The edition of the data as its keepers name it: version, and the day on which it was closed."""

    version: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something dated that may explain a movement.

    Attributes:
        id: its permanent name.
        date: YYYY, YYYY-MM or YYYY-MM-DD: as precise as it is known.
        countries: ISO3 codes it touches, China among them where named.
        kind: meeting, summit, agreement, infrastructure, border, policy, shock, energy, sanctions
            or statistics.
        weight: 1 marks the few that matter most, 3 the least.
        title: a chart label.
        summary: one or two sentences.
        effect: what the source says it did to trade; empty where it says nothing.
        url: where it was read.
        publisher: whose page that is.
        published: its date, or "".
    """

    id: str
    date: str
    countries: tuple[str, ...]
    kind: str
    weight: int
    title: Text
    summary: Text
    effect: Text
    url: str
    publisher: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A number that someone said in public.

    Attributes:
        id: its permanent name, `C001`.
        said_on: YYYY, YYYY-MM or YYYY-MM-DD: as precise as it is known.
        speaker: who said it.
        role: as what.
        side: whose side the speaker is on: china, partner or other.
        text: what was said.
        kind: turnover, export, import, share, growth, rank, target or other.
        measure: what is measured, named from China's side.
        countries: ISO3 codes of one or more of the five.
        period: a year, a month, or January to a month; of a target the year it is due.
        base: of growth, the period it is counted from, else "".
        of: of a share, what it is a share of: five, own or china, else "".
        value: the number as said, digits as text.
        unit: of the number: a unit of the table, or percent, times, times_less, rank.
        comparator: a point, over, about, under.
        currency: of the figures to check with, where the unit does not tell.
        basis: whose books the speaker quotes: china, partner or unknown.
        url: where it was read; "" where there is no address.
        publisher: whose page that is.
        note: what a reader must know; empty texts where nothing.
    """

    id: str
    said_on: str
    speaker: Text
    role: Text
    side: str
    text: Text
    kind: str
    measure: str
    countries: tuple[str, ...]
    period: str
    base: str
    of: str
    value: str
    unit: str
    comparator: str
    currency: str
    basis: str
    url: str
    publisher: str
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextSource:
    """A page that the meeting's facts rest on; `url` is empty only where there is no address."""

    id: str
    publisher: str
    url: str
    published: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementValue:
    """One number of the statement: measure, countries, period, value and unit as said."""

    measure: str
    countries: tuple[str, ...]
    period: str
    value: str
    unit: str
    claim_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """The sentence on trade; `quote` is in the words of `quote_language`, else our translation."""

    speaker: Text
    post: Text
    quote: Text
    quote_language: str
    said_on: str
    sources: tuple[str, ...]
    values: tuple[StatementValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who took part; `country` is empty for an organisation."""

    name: Text
    country: str
    post: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One fact about the meeting, in a section of the brief."""

    section: str
    country: str
    date: str
    text: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierMeeting:
    """A meeting of the same row before this one."""

    number: int
    date: str
    city: Text
    text: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The sixth foreign ministers' meeting."""

    id: str
    date: str
    city: Text
    country: str
    name: Text
    sources: tuple[str, ...]
    pages: tuple[ContextSource, ...]
    statement: Statement
    participants: tuple[Participant, ...]
    items: tuple[Item, ...]
    previous: tuple[EarlierMeeting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """By how much freight and insurance alone may lift a value from FOB to CIF.

    Attributes:
        percent: per cent of the FOB value, digits as text.
        text: how the source uses it.
        url: where it was read.
        publisher: whose page that is.
        published: its date, or "".
    """

    percent: str
    text: Text
    url: str
    publisher: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What was said in public about why the two sides' books differ.

    Attributes:
        id: its permanent name.
        countries: of which of the five it speaks.
        causes: codes of the causes it names.
        said_by: who says it.
        text: what is said, in our words.
        figures: the figures it names, as it prints them; empty texts where none.
        url: where it was read.
        publisher: whose page that is.
        published: its date, or "".
    """

    id: str
    countries: tuple[str, ...]
    causes: tuple[str, ...]
    said_by: Text
    text: Text
    figures: Text
    url: str
    publisher: str
    published: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorNotes:
    """What is known of the gap between the books: the band, and the published explanations."""

    band: Band
    explanations: tuple[Explanation, ...]
