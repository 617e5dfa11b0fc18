"""An axis: from values of a figure to coordinates, from coordinates to pixels."""

import datetime
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from dashboard.charts.still.read import Spec

EPOCH = datetime.date(1970, 1, 1).toordinal()
DAY_MS = 86_400_000.0
"""Plotly tells widths and ticks of date axes in milliseconds; coordinates here are days."""

YEAR_TEXT, MONTH_TEXT = len("2024"), len("2024-07")
CLOSE = 1e-6
"""Part of a range by which a point may lie outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One axis of a picture.

    Attributes:
        name: as traces refer to it: `x`, `y2`.
        spec: its part of the layout.
        kind: `linear`, `log` (coordinates are powers of ten), `date` (days) or `category` (numbers of categories).
        categories: name → number.
        low: coordinate at its beginning; larger than `high` where the axis is turned.
        high: coordinate at its end.
        start: pixel at its beginning.
        end: pixel at its end.
    """

    name: str
    spec: Spec
    kind: str
    categories: Mapping[str, int] = field(default_factory=dict)
    low: float = 0.0
    high: float = 1.0
    start: float = 0.0
    end: float = 1.0

    @property
    def is_visible(self) -> bool:
        """Whether anything of the axis itself is drawn."""
        return self.spec.get("visible", True) is not False

    @property
    def domain(self) -> tuple[float, float]:
        """Return which part of the plot the axis spans."""
        first, last = self.spec.get("domain") or (0.0, 1.0)
        return float(first), float(last)

    def between(self, start: float, end: float) -> "Axis":
        """Return the axis on other pixels: those of its domain within the given ones."""
        first, last = self.domain
        return replace(self, start=start + (end - start) * first, end=start + (end - start) * last)

    def coordinate(self, value: Any) -> float | None:
        """Return the coordinate of a value; None for a gap."""
        if self.kind == "date":
            return days(value)
        if self.kind == "category":
            found = self.categories.get(str(value))
            return number(value) if found is None else float(found)
        found_number = number(value)
        if found_number is None or self.kind == "linear":
            return found_number
        return math.log10(found_number) if found_number > 0 else None

    def pixel(self, coordinate: float) -> float:
        """Return where a coordinate lies."""
        return self.start + (coordinate - self.low) / (self.high - self.low) * (self.end - self.start)

    def has(self, coordinate: float) -> bool:
        """Return whether a coordinate lies on the axis."""
        slack = abs(self.high - self.low) * CLOSE
        return min(self.low, self.high) - slack <= coordinate <= max(self.low, self.high) + slack

    def cut(self, coordinate: float) -> float:
        """Return the nearest coordinate on the axis."""
        return max(min(self.low, self.high), min(max(self.low, self.high), coordinate))


def number(value: Any) -> float | None:
    """Return a finite number; None for anything else.

    >>> number("1.5"), number(None), number(float("nan"))
    (1.5, None, None)
    """
    try:
        found = float(value)
    except (TypeError, ValueError):
        return None
    return found if math.isfinite(found) else None


def days(value: Any) -> float | None:
    """Return a date as days, of a text, a date or milliseconds; None for anything else.

    >>> days("1970-01-02") - days("1970-01-01"), days("2024") == days("2024-01-01"), days("?")
    (1.0, True, None)
    """
    if isinstance(value, str):
        return _days_of_text(value)
    if value is None or value != value:  # noqa: PLR0124 — only what is not a number or not a time differs from itself
        return None
    if isinstance(value, datetime.datetime):
        seconds = 3600 * value.hour + 60 * value.minute + value.second
        return value.toordinal() + seconds / 86_400
    if isinstance(value, datetime.date):
        return float(value.toordinal())
    found = number(value)
    return None if found is None else EPOCH + found / DAY_MS


@lru_cache(maxsize=4096)
def _days_of_text(text: str) -> float | None:
    """Return an ISO date as days."""
    if not text[:YEAR_TEXT].isdecimal():
        return None
    rest = {YEAR_TEXT: "-01-01", MONTH_TEXT: "-01"}.get(len(text), "")
    try:
        return days(datetime.datetime.fromisoformat(text + rest))
    except ValueError:
        return None


def date_of(coordinate: float) -> datetime.datetime:
    """Return the moment of a date coordinate."""
    whole = math.floor(coordinate)
    day = datetime.datetime.fromordinal(max(1, min(whole, datetime.date.max.toordinal())))
    return day + datetime.timedelta(seconds=round((coordinate - whole) * 86_400))


def make_axis(name: str, spec: Spec, found: Iterable[Any]) -> Axis:
    """Return an axis of the right kind, without a range.

    Args:
        name: as traces refer to it.
        spec: its part of the layout.
        found: the values of all traces on it, in their order.
    """
    listed = [value for value in found if value is not None]
    kind = spec.get("type") or "-"
    kind = _guessed(listed) if kind == "-" else kind
    if kind not in ("linear", "log", "date"):
        return Axis(name=name, spec=spec, kind="category", categories=_categories(spec, listed))
    return Axis(name=name, spec=spec, kind=kind)


def _guessed(listed: list[Any]) -> str:
    """Return the kind of an axis of its values: numbers, dates, else categories."""
    if all(isinstance(value, (int, float)) for value in listed):
        return "linear"
    if all(number(value) is not None for value in listed if isinstance(value, str)) and not any(
        isinstance(value, datetime.date) for value in listed
    ):
        return "linear"
    is_date = all(not isinstance(value, (int, float)) and days(value) is not None for value in listed)
    return "date" if is_date else "category"


def _categories(spec: Spec, listed: list[Any]) -> dict[str, int]:
    """Return the number of each category: as asked, then in the order of the traces."""
    names = list(dict.fromkeys(str(value) for value in listed))
    order = spec.get("categoryorder") or ""
    if order.startswith("category"):
        names.sort(reverse=order.endswith("descending"))
    asked = [str(value) for value in spec["categoryarray"]] if spec.get("categoryarray") is not None else []
    return {name: place for place, name in enumerate(dict.fromkeys([*asked, *names]))}
