"""Ticks: where an axis is named, and how."""

import datetime
import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from dashboard.charts.still.axis import DAY_MS, Axis, date_of, days, number
from dashboard.charts.still.ranges import decades
from dashboard.charts.still.words import plain

STEPS = (1.0, 2.0, 5.0, 10.0)
MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
"""Months between ticks of a date axis."""

DAYS = (1, 2, 7, 14)
FORMAT = re.compile(r"(\+?)(,?)(?:\.(\d+))?([f%d])?")
ROOM_UP, ROOM_ALONG = 3.2, 5.5
"""Font sizes between ticks, at least: on an axis that goes up, and on one that goes along."""

ROOM_LOG = 1.8
LEAST_TICKS, LEAST_STEPS = 3, 2
MOST_DECIMALS = 8
YEAR_MONTHS = 12
FEW_MONTHS = 2
CALENDAR = range(12, 119_988)
"""Months since year 0 that a date can have."""


class Tick(NamedTuple):
    """A named place of an axis."""

    coordinate: float
    label: str


def ticks(axis: Axis, length: float, size: float, separators: str) -> list[Tick]:
    """Return the ticks of an axis: the given ones, else as many round ones as there is room for.

    Args:
        axis: with its range.
        length: of the axis in pixels.
        size: font size in pixels.
        separators: decimal and thousands signs.
    """
    room = size * (ROOM_ALONG if axis.name[0] == "x" else ROOM_UP)
    most = max(LEAST_TICKS, int(length / room))
    if axis.spec.get("tickvals") is not None:
        found = _given(axis, separators)
    elif axis.kind == "category":
        found = [Tick(float(place), name) for name, place in axis.categories.items()]
    elif axis.kind == "date":
        found = _dates(axis, most)
    elif axis.kind == "log":
        found = _powers(axis, length / (size * ROOM_LOG), most, separators)
    else:
        found = _numbers(axis, most, separators)
    before, after = (plain(axis.spec.get(name)) for name in ("tickprefix", "ticksuffix"))
    suffix = after if not after.startswith(" ") else "\u00a0" + after.lstrip()
    return [Tick(tick.coordinate, before + tick.label + suffix) for tick in found if axis.has(tick.coordinate)]


def _given(axis: Axis, separators: str) -> list[Tick]:
    """Return the ticks that the layout lists."""
    listed = list(axis.spec["tickvals"])
    named = axis.spec.get("ticktext")
    names = [str(name) for name in named] if named is not None else [_name(axis, v, separators) for v in listed]
    placed = [axis.coordinate(value) for value in listed]
    return [Tick(at, name) for at, name in zip(placed, names, strict=False) if at is not None]


def _name(axis: Axis, value: object, separators: str) -> str:
    """Return how a given tick without a text is named."""
    found = number(value)
    if axis.kind == "date":
        at = days(value)
        return "" if at is None else date_of(at).strftime(axis.spec.get("tickformat") or "%Y-%m-%d")
    if axis.kind == "category" or found is None:
        return str(value)
    return number_words(found, decimals_of(found), separators, axis.spec.get("tickformat") or "")


def decimals_of(value: float) -> int:
    """Return how many decimals a number needs.

    >>> decimals_of(2.0), decimals_of(0.25)
    (0, 2)
    """
    return next((n for n in range(MOST_DECIMALS) if abs(round(value, n) - value) < 1e-9 * max(1, abs(value))), 0)


def number_words(value: float, decimals: int, separators: str, form: str = "") -> str:
    """Return a number with the signs of a language.

    Args:
        value: the number.
        decimals: how many to show, where the format does not say.
        separators: decimal and thousands signs.
        form: a format of d3, of which sign, comma, decimals, `f`, `d` and `%` are known.

    >>> number_words(-1234.5, 1, ",\\u00a0"), number_words(0.25, 0, ".,", ".1%")
    ('−1\\xa0234,5', '25.0%')
    """
    found = FORMAT.fullmatch(form)
    plus, _, asked, kind = found.groups() if found else ("", "", None, None)
    is_percent = kind == "%"
    digits = int(asked) if asked else 0 if kind in ("d", "%") else decimals
    text = f"{abs(value) * (100 if is_percent else 1):,.{min(digits, MOST_DECIMALS)}f}"
    decimal, thousands = (separators + ".")[:1], separators[1:2]
    text = text.translate({ord("."): decimal, ord(","): thousands}) + ("%" if is_percent else "")
    return ("−" if value < 0 and text.strip("0.,") else "+" if plus and value > 0 else "") + text


def step_of(span: float, most: int) -> float:
    """Return the round step that divides a span into at most so many parts.

    >>> step_of(95, 5), step_of(1, 5)
    (20.0, 0.2)
    """
    least = span / max(1, most)
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in STEPS if step * power >= least * (1 - 1e-9))


def _numbers(axis: Axis, most: int, separators: str) -> list[Tick]:
    """Return round numbers."""
    low, high = sorted((axis.low, axis.high))
    step = number(axis.spec.get("dtick")) or step_of(high - low, most)
    if (high - low) / abs(step) > 10 * most:
        step = step_of(high - low, most)
    if (high - low) / abs(step) < LEAST_STEPS:
        step = step_of(high - low, most + 2)
    origin = number(axis.spec.get("tick0")) or 0.0
    decimals = max(decimals_of(abs(step)), decimals_of(origin))
    first, last = math.ceil((low - origin) / step - 1e-9), math.floor((high - origin) / step + 1e-9)
    form = axis.spec.get("tickformat") or ""
    found = [origin + step * place for place in range(first, last + 1)]
    return [Tick(value, number_words(value, decimals, separators, form)) for value in found]


def _powers(axis: Axis, most: float, few: int, separators: str) -> list[Tick]:
    """Return powers of ten, with their double and fivefold where there is room, on a narrow range round numbers."""
    low, high = sorted((axis.low, axis.high))
    span = high - low
    if span < 1:
        values = _round_between(10.0**low, 10.0**high, few)
    else:
        factors = (1.0, 2.0, 5.0) if 3 * span <= most else (1.0,)
        every = max(1, math.ceil(span / most))
        whole = range(math.floor(low), math.ceil(high) + 1, every) if len(factors) > 1 else decades(axis)[::every]
        values = [factor * 10.0**power for power in whole for factor in factors]
    form = axis.spec.get("tickformat") or ""
    return [Tick(math.log10(value), number_words(value, decimals_of(value), separators, form)) for value in values]


def _round_between(low: float, high: float, most: int) -> list[float]:
    """Return round numbers above zero between two."""
    step = step_of(high - low, most)
    found = [step * place for place in range(math.ceil(low / step), math.floor(high / step) + 1)]
    return [value for value in found if value > 0]


def _dates(axis: Axis, most: int) -> list[Tick]:
    """Return first days of years or months, days where the range is short."""
    low, high = sorted((axis.low, axis.high))
    months = (high - low) / 30.44
    dtick = str(axis.spec.get("dtick") or "")
    step = next((step for step in MONTHS if months / step <= most), MONTHS[-1])
    if dtick.startswith("M") and dtick[1:].isdecimal() and months / max(1, int(dtick[1:])) <= 10 * most:
        step = max(1, int(dtick[1:]))
    form = axis.spec.get("tickformat") or ("%Y" if step >= YEAR_MONTHS else "%Y-%m")
    if months < FEW_MONTHS and not dtick.startswith("M"):
        return _days(low, high, most, axis.spec.get("tickformat") or "%Y-%m-%d", number(axis.spec.get("dtick")))
    first = date_of(low)
    start = (12 * first.year + first.month - 1) // step * step
    months_named = range(start, start + int(months) + 2 * step + 1, step)
    moments = [datetime.datetime(month // 12, month % 12 + 1, 1) for month in months_named if month in CALENDAR]
    return [Tick(float(moment.toordinal()), moment.strftime(form)) for moment in moments]


def _days(low: float, high: float, most: int, form: str, dtick: float | None) -> list[Tick]:
    """Return days at an even distance."""
    step = next((step for step in DAYS if (high - low) / step <= most), 30)
    if dtick and dtick >= DAY_MS and (high - low) / (dtick / DAY_MS) <= most:
        step = round(dtick / DAY_MS)
    return [Tick(float(day), date_of(day).strftime(form)) for day in range(math.ceil(low), math.floor(high) + 1, step)]


def thinned(found: Sequence[Tick], widths: Sequence[float], distance: float) -> list[Tick]:
    """Return every tick, or every second, third, … counted from the last, so that labels do not meet.

    Args:
        found: ticks at about equal distances.
        widths: of their labels.
        distance: of two ticks in pixels.
    """
    every = max(1, math.ceil(max(widths, default=0.0) / max(distance, 1e-9)))
    return [tick for place, tick in enumerate(found) if (len(found) - 1 - place) % every == 0]
