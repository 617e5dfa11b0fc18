"""Context files → records, or all their problems at once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from dashboard.context.reader import DATE, LANGUAGES, WEB_ADDRESS, Reader, open_file, raise_if
from dashboard.context.records import (
    ContextSource,
    EarlierMeeting,
    Event,
    Item,
    Meeting,
    Participant,
    Statement,
    StatementValue,
)  # fmt: skip
from dashboard.vocab import CHINA, COUNTRIES, UNITS

EVENTS_FILE = "events.toml"
MEETING_FILE = "meeting.toml"
KINDS = (
    "meeting", "summit", "agreement", "infrastructure", "border", "policy", "shock", "energy", "sanctions",
    "statistics",
)  # fmt: skip
STATES = (CHINA, *COUNTRIES)


def load_events(folder: Path) -> tuple[Event, ...]:
    """Return the events of a context folder, oldest first.

    Raises:
        DataError: the file is missing, is not TOML, or an event has a problem; all are named.
    """
    reader, content = open_file(folder / EVENTS_FILE)
    events = [
        _event(reader, entry, number) for number, entry in enumerate(reader.tables("events", content, "event"), 1)
    ]
    ids = [event.id for event in events]
    for doubled in sorted({name for name in ids if ids.count(name) > 1}):
        reader.tell(doubled, "id", doubled, "the id stands twice", "give each event its own id")
    raise_if(reader)
    return tuple(sorted(events, key=lambda event: (event.date, event.id)))


def _event(reader: Reader, entry: dict[str, Any], number: int) -> Event:
    """Return one event."""
    name = str(entry.get("id") or f"event {number}")
    weight = entry.get("weight")
    if weight not in (1, 2, 3):
        reader.tell(name, "weight", weight, "bad or missing weight", "use 1, 2 or 3")
    return Event(
        id=reader.word(name, entry, "id", r"[a-z0-9-]+", "use small letters, digits and dashes"),
        date=reader.word(name, entry, "date", DATE, "write YYYY, YYYY-MM or YYYY-MM-DD"),
        countries=reader.codes(name, entry, "countries", STATES),
        kind=reader.word(name, entry, "kind", "|".join(KINDS), f"use one of: {', '.join(KINDS)}"),
        weight=weight if isinstance(weight, int) else 3,
        title=reader.text(name, entry, "title"),
        summary=reader.text(name, entry, "summary"),
        effect=reader.text(name, entry, "effect", optional=True),
        url=reader.word(name, entry, "url", WEB_ADDRESS, "give the http(s) address"),
        publisher=reader.word(name, entry, "publisher", r".*\S.*", "name whose page it is"),
        published=reader.word(name, entry, "published", f"|{DATE}", "write YYYY, YYYY-MM, YYYY-MM-DD or nothing"),
    )


def load_meeting(folder: Path) -> Meeting:
    """Return the meeting of a context folder.

    Raises:
        DataError: the file is missing, is not TOML, or has problems; all are named.
    """
    reader, content = open_file(folder / MEETING_FILE)
    name = str(content.get("id", "meeting"))
    pages = tuple(_page(reader, entry) for entry in reader.tables(name, content, "source"))
    known = tuple(page.id for page in pages)

    def sources(record: str, entry: dict[str, Any]) -> tuple[str, ...]:
        return reader.codes(record, entry, "sources", known) if entry.get("sources") else ()

    meeting = Meeting(
        id=name,
        date=reader.word(name, content, "date", DATE, "write YYYY-MM-DD"),
        city=reader.text(name, content, "city"),
        country=reader.word(name, content, "country", "|".join(STATES), f"use one of: {', '.join(STATES)}"),
        name=reader.text(name, content, "name"),
        sources=sources(name, content),
        pages=pages,
        statement=_statement(
            reader, content["statement"] if isinstance(content.get("statement"), dict) else {}, sources
        ),
        participants=tuple(
            _participant(reader, entry, sources) for entry in reader.tables(name, content, "participant")
        ),
        items=tuple(_item(reader, entry, sources) for entry in reader.tables(name, content, "item")),
        previous=tuple(_earlier(reader, entry, sources) for entry in reader.tables(name, content, "previous")),
    )
    raise_if(reader)
    return meeting


Sources = Callable[[str, dict[str, Any]], tuple[str, ...]]


def _page(reader: Reader, entry: dict[str, Any]) -> ContextSource:
    """Return one source page."""
    name = str(entry.get("id", "source"))
    return ContextSource(
        id=name,
        publisher=reader.word(name, entry, "publisher", r".*\S.*", "name whose page it is"),
        url=reader.word(name, entry, "url", f"|{WEB_ADDRESS}", "give the http(s) address"),
        published=reader.word(name, entry, "published", f"|{DATE}", "write YYYY, YYYY-MM, YYYY-MM-DD or nothing"),
        title=str(entry.get("title", "")),
    )


def _statement(reader: Reader, entry: dict[str, Any], sources: Sources) -> Statement:
    """Return the statement on trade."""
    name = "statement"
    return Statement(
        speaker=reader.text(name, entry, "speaker"),
        post=reader.text(name, entry, "post"),
        quote=reader.text(name, entry, "quote"),
        quote_language=reader.word(name, entry, "quote_language", "|".join(LANGUAGES), "use en, zh or ru"),
        said_on=reader.word(name, entry, "said_on", DATE, "write YYYY-MM-DD"),
        sources=sources(name, entry),
        values=tuple(
            StatementValue(
                measure=reader.word(name, value, "measure", "turnover|share", "use turnover or share"),
                countries=reader.codes(name, value, "countries", COUNTRIES),
                period=reader.word(name, value, "period", r"\d{4}", "write a year"),
                value=reader.word(name, value, "value", r"\d+(\.\d+)?", "write digits as text"),
                unit=reader.word(name, value, "unit", "|".join([*UNITS, "percent"]), "use a unit of the table"),
                claim_id=reader.word(name, value, "claim_id", r"C\d{3}", "write C and three digits"),
            )
            for value in reader.tables(name, entry, "value")
        ),
    )


def _participant(reader: Reader, entry: dict[str, Any], sources: Sources) -> Participant:
    """Return one participant."""
    name = "participant"
    return Participant(
        name=reader.text(name, entry, "name"),
        country=reader.word(name, entry, "country", "|".join(["", *STATES]), f"use one of: {', '.join(STATES)}"),
        post=reader.text(name, entry, "post"),
        sources=sources(name, entry),
    )


def _item(reader: Reader, entry: dict[str, Any], sources: Sources) -> Item:
    """Return one fact of the brief."""
    name = f"item {entry.get('section', '')}"
    return Item(
        section=reader.word(name, entry, "section", r"[a-z_]+", "name the section"),
        country=reader.word(name, entry, "country", "|".join(["", *STATES]), f"use one of: {', '.join(STATES)}"),
        date=reader.word(name, entry, "date", f"|{DATE}", "write YYYY, YYYY-MM, YYYY-MM-DD or nothing"),
        text=reader.text(name, entry, "text"),
        sources=sources(name, entry),
    )


def _earlier(reader: Reader, entry: dict[str, Any], sources: Sources) -> EarlierMeeting:
    """Return one earlier meeting."""
    name = f"previous {entry.get('number', '')}"
    number = entry.get("number", 0)
    return EarlierMeeting(
        number=number if isinstance(number, int) else 0,
        date=reader.word(name, entry, "date", DATE, "write YYYY-MM-DD"),
        city=reader.text(name, entry, "city"),
        text=reader.text(name, entry, "text", optional=True),
        sources=sources(name, entry),
    )
