"""Made-up views, and real answers with the figures behind them, for the tests of documents that go with files."""

from dataclasses import replace
from functools import cache

import pandas as pd

from dashboard.edition import Data, get_data
from dashboard.export import About
from dashboard.query.behind import figures_behind, own_figures_behind
from dashboard.query.selection import Selection
from dashboard.query.series import series, shown_figures
from dashboard.query.shares import cut_own_shares
from dashboard.vocab import COUNTRIES, FIVE, Currency, Freq, Ledger, Measure, View
from tests.query.table_maker import Figure, make_table

Answer = tuple[pd.DataFrame, pd.DataFrame]
"""Shown rows, and the figures behind them."""

ABOUT = About(
    title="Synthetic trade came to 1,000 dollars.",
    subtitle="Synthetic turnover, whole US dollars, 2024",
    what="turnover",
    selection={"countries": "KAZ", "measure": "turnover", "ledger": "china", "freq": "A", "view": "value"},
    link="https://example.org/trends?countries=KAZ",
    site="https://example.org/",
    version="1a2b3c4d",
    date="2026-11-25",
    accessed="2026-11-26",
    notes=("Synthetic note: Turkmenistan is missing.",),
)

HOSTILE = (
    "}, url = {https://evil.example}, title = {x",
    "line\r\nTY  - BOOK\r\nER  - \r\n",
    "---\n- !!python/object:os.system [ls]\n...",
    "quote \" colon: # hash \\ back'slash & 50 % of $x_1^2~{",
    "<script>alert(1)</script> | `code` | [a](javascript:b) *c*",
    "=HYPERLINK(1)\x00\x07\u2028 \u202e \x85 中国 Россия 😀",
)


def synthetic(rows: list[Figure] | None = None, selection: Selection | None = None) -> Answer:
    """Return a made-up answer."""
    asked = selection or Selection(countries=("KAZ",))
    table = make_table([{}] if rows is None else rows)
    found = series(shown_figures(table, ledger=asked.ledger, currency=asked.currency), asked)
    return found, figures_behind(table, asked, found)


def hostile(text: str) -> tuple[About, Answer]:
    """Return a view and an answer in which every free text is the same hostile one."""
    given: Figure = {"publisher": text, "note": text, "caution": text, "published": text}
    shown, behind = synthetic([given])
    view = replace(
        ABOUT, title=text, subtitle=text, what=text, selection={text: text, "years": text}, link=text, site=text,
        version=text, date=text, accessed=text, notes=(text,), columns={"value": text, "note": text},
    )  # fmt: skip
    return view, (shown.assign(urls=text), behind.assign(title=text, url=text, licence=text))


@cache
def real_data() -> Data:
    """Return the real edition, once."""
    return get_data()


WITH_FIVE = (*COUNTRIES, FIVE)
SELECTIONS = {
    "turnover": Selection(countries=WITH_FIVE),
    "exports-partner": Selection(countries=WITH_FIVE, measure=Measure.EXPORTS, ledger=Ledger.PARTNER),
    "balance": Selection(countries=("KAZ",), measure=Measure.BALANCE),
    "imports-yuan-months": Selection(measure=Measure.IMPORTS, freq=Freq.MONTH, currency=Currency.CNY),
    "turnover-ytd": Selection(freq=Freq.YEAR_TO_DATE, currency=Currency.CNY),
    "turnover-change": Selection(view=View.CHANGE, years=(2010, 2025)),
    "turnover-index": Selection(view=View.INDEX),
    "empty": Selection(countries=("TKM",), years=(1992, 1992), currency=Currency.CNY),
}


def real(name: str) -> Answer:
    """Return a real answer by its name: one of `SELECTIONS`, `share`, `concentration` or `own`."""
    data = real_data()
    if name in ("share", "concentration"):
        asked = Selection(countries=WITH_FIVE)
        shown = data.shares_of_five(asked) if name == "share" else data.concentration(asked)
        return shown, figures_behind(data.figures, asked, shown)
    if name == "own":
        asked = Selection()
        shown = cut_own_shares(data.own, asked)
        return shown, own_figures_behind(data.figures, asked, shown)
    asked = SELECTIONS[name]
    shown = data.series(asked)
    return shown, figures_behind(data.figures, asked, shown)


REAL = [*SELECTIONS, "share", "concentration", "own"]
