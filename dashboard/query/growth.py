"""What drove the change between two periods: each country's and each flow's contribution to the change of the total."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.query.behind import figures_behind
from dashboard.query.selection import Selection
from dashboard.query.series import SERIES_COLUMNS, Shown, shown_month, within
from dashboard.query.shown import worst
from dashboard.query.sums import union
from dashboard.vocab import COUNTRIES, Basis, Measure, Method, Qualifier

REST_OF_FLOWS = "rest"
"""Part of a country's change that no printed flow has: the turnover's less that of both flows."""

GROWTH_COLUMNS = [*SERIES_COLUMNS, "base_period", "base_value", "part", "points"]
"""Columns of the answer: `value` the contribution in money, `points` in percentage points of the base total."""

FLOWS = (Measure.EXPORTS, Measure.IMPORTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    """The change of a total between two periods, and what it is made of.

    Attributes:
        rows: one row a country and part (`exports`, `imports`, `rest`, or the chosen measure), columns
            `GROWTH_COLUMNS`; their values add up to `change`, their points to `percent`. Empty where one is missing.
        base: total of the earlier period, or None.
        total: total of the later period, or None.
        precision: summed half-width of the later total.
        missing: countries without a figure in either period.
    """

    rows: pd.DataFrame
    base: float | None
    total: float | None
    precision: float
    missing: tuple[str, ...]

    @property
    def change(self) -> float | None:
        """The later total less the earlier one."""
        return None if self.base is None or self.total is None else self.total - self.base

    @property
    def percent(self) -> float | None:
        """The change in per cent of the earlier total; over nothing or less there is none."""
        return None if self.change is None or not self.base or self.base < 0 else 100 * self.change / self.base


def contribution(change: float, base_total: float) -> float:
    """Return a change in percentage points of the base total.

    >>> contribution(5.0, 50.0), contribution(-1.0, 50.0)
    (10.0, -2.0)
    """
    return 100 * change / base_total


def growth_periods(shown: pd.DataFrame, selection: Selection, countries: tuple[str, ...]) -> list[str]:
    """Return the periods in which each of some countries has a figure, oldest first.

    Args:
        shown: the shown figures of the selection's ledger and currency.
        selection: measure, frequency, years and, for January-to-month, the month are used.
        countries: of the five.
    """
    rows = _values(shown, selection, countries)
    month = shown_month(shown, selection)
    if month is not None:
        rows = rows[rows["period_end"].dt.month == month]
    rows = within(rows, selection.years)
    counts = rows.groupby("period")["country"].nunique()
    return sorted(counts.index[counts == len(countries)]) if countries else []


def growth(shown: pd.DataFrame, selection: Selection, countries: tuple[str, ...], periods: tuple[str, str]) -> Growth:
    """Return what the change of the countries' total between two periods is made of.

    A turnover's change is split by flow where a flow is there in both periods; what the turnover has beyond the flows
    (the other flow, or the rounding of its print) is the part `rest`.

    Args:
        shown: the shown figures of the selection's ledger and currency.
        selection: its measure is used.
        countries: of the five; estimates don't count.
        periods: the earlier and the later one, of one frequency.
    """
    base, now = periods
    values = _values(shown, selection, countries)
    found = {(row["country"], row["period"]): row for row in _records(values) if row["period"] in periods}
    missing = tuple(code for code in countries if (code, base) not in found or (code, now) not in found)
    if missing or not countries or base == now:
        return Growth(rows=no_parts(shown), base=None, total=None, precision=0.0, missing=missing)
    totals = [sum(found[code, period]["value"] for code in countries) for period in periods]
    flows = _flows(shown, periods) if selection.measure is Measure.TURNOVER else {}
    rows = [
        part
        for code in countries
        for part in _parts(found[code, base], found[code, now], flows, totals[0])
    ]  # fmt: skip
    precision = sum(found[code, now]["precision"] for code in countries)
    told = pd.DataFrame(rows, columns=GROWTH_COLUMNS)
    return Growth(rows=told, base=totals[0], total=totals[1], precision=precision, missing=())


def no_parts(shown: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a change that can't be split: none, with the columns and types of shown figures."""
    return shown.iloc[0:0].reindex(columns=GROWTH_COLUMNS)


def growth_behind(
    figures: pd.DataFrame, selection: Selection, answer: pd.DataFrame, *, shown: Shown | None = None
) -> pd.DataFrame:
    """Return every print of either period behind total and contributions, as `query.behind.figures_behind` does.

    Args:
        figures: the table.
        selection: countries, years, ledger, freq and currency are used.
        answer: columns `GROWTH_COLUMNS`.
        shown: the shown figures, where they are at hand.
    """
    if answer.empty:
        return figures_behind(figures, selection, answer, shown=shown)
    both = pd.concat([answer, answer.assign(period=answer["base_period"])], ignore_index=True)
    both = both.assign(method=str(Method.PRINTED))
    measures = [Measure(measure) for measure in dict.fromkeys([str(selection.measure), *both["measure"]])]
    found = figures_behind(figures, selection, both, measures=measures, shown=shown)
    return found[found["period"].isin(both["period"])].reset_index(drop=True)


def _values(shown: pd.DataFrame, selection: Selection, countries: tuple[str, ...]) -> pd.DataFrame:
    """Return the reported figures of the measure."""
    is_asked = (shown["measure"] == selection.measure) & (shown["freq"] == selection.freq)
    is_asked &= shown["country"].isin(countries) & (shown["basis"] != Basis.ESTIMATED)
    return shown.loc[is_asked, SERIES_COLUMNS]


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as dictionaries by column name."""
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]


Found = dict[tuple[str, str, str], dict[str, Any]]


def _flows(shown: pd.DataFrame, periods: tuple[str, str]) -> Found:
    """Return the reported exports and imports of each country in both periods."""
    is_asked = shown["period"].isin(periods) & shown["measure"].isin([str(flow) for flow in FLOWS])
    rows = shown.loc[is_asked & shown["country"].isin(COUNTRIES) & (shown["basis"] != Basis.ESTIMATED), SERIES_COLUMNS]
    return {(row["country"], row["period"], row["measure"]): row for row in _records(rows)}


def _parts(base: dict[str, Any], now: dict[str, Any], flows: Found, base_total: float) -> list[dict[str, Any]]:
    """Return one country's contributions: by flow where both are there, and what is left."""
    code, whole = now["country"], now["value"] - base["value"]
    if not flows:
        return [_row(base, now, whole, str(now["measure"]), base_total)]
    parts = []
    for flow in FLOWS:
        then, later = (flows.get((code, period, str(flow))) for period in (base["period"], now["period"]))
        if then and later:
            parts.append(_row(then, later, later["value"] - then["value"], str(flow), base_total))
    rest = whole - sum(part["value"] for part in parts)
    if abs(rest) > CENT or not parts:
        parts.append(_row(base, now, rest, REST_OF_FLOWS, base_total))
    else:
        parts[0] = {**parts[0], "value": parts[0]["value"] + rest}
    return parts


CENT = 0.01
"""Below this a rest is only the noise of binary fractions."""


def _row(base: dict[str, Any], now: dict[str, Any], change: float, part: str, base_total: float) -> dict[str, Any]:
    """Return one contribution."""
    both = [base, now]
    is_exact = all(one["qualifier"] == Qualifier.EXACT for one in both)
    return {
        **now,
        "value": change,
        "precision": base["precision"] + now["precision"],
        "qualifier": str(Qualifier.EXACT if is_exact else Qualifier.ABOUT),
        "status": worst("status", [one["status"] for one in both]),
        "method": str(Method.CONTRIBUTION),
        **{name: union([one[name] for one in both]) for name in ("source_ids", "publishers", "urls", "note")},
        "published": min(filter(None, (one["published"] for one in both)), default=""),
        "base_period": base["period"],
        "base_value": base["value"],
        "part": part,
        "points": contribution(change, base_total) if base_total > 0 else float("nan"),
    }
