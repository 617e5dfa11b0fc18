"""Which events touch a choice of countries and years."""

import pytest

from dashboard.context.records import Event
from dashboard.query.marks import events_for
from dashboard.vocab import EventChoice


def event(name: str, date: str, countries: tuple[str, ...], weight: int = 1) -> Event:
    """Return a made-up event."""
    text = {"en": name, "zh": name, "ru": name}
    return Event(
        id=name, date=date, countries=countries, kind="summit", weight=weight, title=text, summary=text, effect={},
        url="https://example.org", publisher="Synthetic Agency", published="",
    )  # fmt: skip


EVENTS = (
    event("old", "2013", ("CHN", "KAZ")),
    event("rail", "2024-06", ("CHN", "KGZ", "UZB")),
    event("minor", "2024-09-01", ("CHN", "KAZ"), weight=2),
    event("meeting", "2025-04-26", ("CHN", "KAZ", "KGZ", "TJK", "TKM", "UZB")),
)


@pytest.mark.parametrize(
    ("countries", "years", "choice", "expected"),
    [
        (("KAZ",), (1992, 2026), EventChoice.ALL, ["old", "minor", "meeting"]),
        (("KAZ",), (1992, 2026), EventChoice.KEY, ["old", "meeting"]),
        (("KAZ",), (1992, 2026), EventChoice.NONE, []),
        (("KGZ",), (1992, 2026), EventChoice.ALL, ["rail", "meeting"]),
        (("TKM",), (2024, 2024), EventChoice.ALL, []),
        (("CA5",), (2024, 2025), EventChoice.ALL, ["rail", "minor", "meeting"]),
        (("CA5",), (2013, 2013), EventChoice.KEY, ["old"]),
        ((), (1992, 2026), EventChoice.ALL, []),
    ],
)
def test_events_are_those_of_the_countries_years_and_weight(
    countries: tuple[str, ...], years: tuple[int, int], choice: EventChoice, expected: list[str]
) -> None:
    result = [one.id for one in events_for(EVENTS, countries=countries, years=years, choice=choice)]
    assert result == expected
