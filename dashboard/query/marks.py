"""Which events touch a choice of countries and years."""

from collections.abc import Sequence

from dashboard.context.records import Event
from dashboard.vocab import COUNTRIES, FIVE, EventChoice


def events_for(
    events: Sequence[Event], *, countries: Sequence[str], years: tuple[int, int], choice: EventChoice
) -> tuple[Event, ...]:
    """Return the events of the years that touch one of the countries, oldest first.

    Args:
        events: all events.
        countries: chosen codes; `CA5` stands for all five.
        years: first and last year.
        choice: `key` keeps those of weight 1, `none` keeps none.
    """
    if choice is EventChoice.NONE:
        return ()
    touched = set(COUNTRIES) if FIVE in countries else set(countries)
    return tuple(
        event
        for event in events
        if touched & set(event.countries)
        and years[0] <= int(event.date[:4]) <= years[1]
        and (choice is EventChoice.ALL or event.weight == 1)
    )
