"""The name of one quantity in one ledger, as points of charts, rows of tables and addresses hold it."""

import re
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from dashboard.query.printed import freq_of
from dashboard.vocab import (
    CHINA,
    COUNTRIES,
    FIVE,
    FOUR,
    PRINTED,
    REPORTING,
    REST,
    RUSSIA,
    WORLD,
    Currency,
    Freq,
    Ledger,
    Measure,
    Method,
)  # fmt: skip

COUNTERPARTS = (CHINA, RUSSIA, WORLD)
"""With whom a country's own books may be opened."""

KEYS_KEPT = 8192
"""Keys that are kept: a filter change draws most points again."""

NAMED = (*COUNTRIES, FIVE, FOUR, PRINTED, REPORTING, REST)
PERIOD = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2]))?|(?P<year>[0-9]{4})-01_(?P=year)-(?:0[1-9]|1[0-2])"
PATTERN = re.compile(
    rf"({'|'.join(Ledger)})\*({'|'.join(NAMED)})\*({'|'.join(Measure)})\*({PERIOD})\*({'|'.join(Currency)})"
    rf"(?:\*({'|'.join(COUNTERPARTS)}))?"
)
"""`china*KAZ*turnover*2024*USD`; the counterpart stands last where it is not China."""


class FigureKey(NamedTuple):
    """One quantity: whose books, one of the five or a sum, measure from China's side, period, currency, with whom."""

    ledger: Ledger
    country: str
    measure: Measure
    period: str
    unit: str
    counterpart: str = CHINA

    def text(self) -> str:
        """Return the key as an address holds it.

        >>> FigureKey(Ledger.CHINA, "KAZ", Measure.TURNOVER, "2024-01/2024-07", "CNY").text()
        'china*KAZ*turnover*2024-01_2024-07*CNY'
        """
        words = [self.ledger, self.country, self.measure, self.period.replace("/", "_"), self.unit]
        return "*".join([*words, self.counterpart] if self.counterpart != CHINA else words)

    @property
    def freq(self) -> Freq:
        """The frequency that the period's form tells."""
        return freq_of(self.period)


def parse_key(text: str) -> FigureKey | None:
    """Return the key that a text holds, or None.

    >>> parse_key("partner*KGZ*exports*2023*USD").country
    'KGZ'
    >>> parse_key("partner*KGZ*exports*<b>*USD") is None
    True
    """
    found = PATTERN.fullmatch(text)
    if not found:
        return None
    ledger, country, measure, period, *_, unit, counterpart = found.groups()
    return FigureKey(Ledger(ledger), country, Measure(measure), period.replace("_", "/"), unit, counterpart or CHINA)


def row_keys(rows: pd.DataFrame, currency: str) -> list[str]:
    """Return for each row of an answer the keys of the quantities it rests on, joined by a space.

    Args:
        rows: columns of `query.series`, with `counterpart` where the answer has one.
        currency: of the money that rows in per cent or index rest on.
    """
    columns = [rows[name] for name in ("ledger", "country", "measure", "period", "unit", "method")]
    columns.append(rows["counterpart"] if "counterpart" in rows else pd.Series("", index=rows.index))
    return [_rests_on(tuple(map(str, values)), currency=str(currency)) for values in zip(*columns, strict=True)]


@lru_cache(maxsize=KEYS_KEPT)
def _rests_on(values: tuple[str, ...], *, currency: str) -> str:
    """Return the keys of one value: itself, and what it is divided by."""
    ledger, country, measure, period, unit, method, other = values
    money = unit if unit in list(Currency) else currency
    key = FigureKey(Ledger(ledger), country, Measure(measure), period, money, other or CHINA)
    keys = [key]
    if key.measure is Measure.BALANCE:
        keys = [key._replace(measure=measure) for measure in (Measure.EXPORTS, Measure.IMPORTS)]
    elif method in (Method.SHARE, Method.SHARE_TWO_PUBLISHERS):
        keys.append(key._replace(counterpart=WORLD) if other else key._replace(country=FIVE))
    elif method == Method.CHANGE:
        keys.append(key._replace(period=year_before(period)))
    return " ".join(one.text() for one in keys)


def year_before(period: str) -> str:
    """Return the same period of the year before.

    >>> year_before("2024"), year_before("2024-01/2024-07")
    ('2023', '2023-01/2023-07')
    """
    return re.sub(r"[0-9]{4}", lambda year: str(int(year[0]) - 1), period)
