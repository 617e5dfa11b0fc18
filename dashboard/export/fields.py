"""What each column and parameter means: one dictionary for data packages, READMEs and workbooks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.vocab import (
    COUNTRIES,
    PARTNERS,
    PRINTED,
    REPORTERS,
    REPORTING,
    REST,
    SELECTABLE,
    UNITS,
    Basis,
    Flow,
    Freq,
    Kind,
    Ledger,
    Measure,
    Method,
    Published,
    Qualifier,
    Redistribution,
    Status,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A column.

    Attributes:
        title: its name in words.
        description: what it holds, units included.
        type: as Table Schema names it.
        values: all codes that it may hold; empty where it holds anything else.
    """

    title: str
    description: str
    type: str = "string"
    values: tuple[str, ...] = ()


def _codes(title: str, description: str, values: Iterable[str]) -> Field:
    """Return a column of codes."""
    return Field(title=title, description=description, values=tuple(str(value) for value in values))


BASES = dict.fromkeys(unit.base for unit in UNITS.values())

FIELDS: dict[str, Field] = {
    # an answer
    "country": _codes(
        "Country",
        f"ISO3 code of the Central Asian state; CA5 the five together (their sum, or the printed total where one is "
        f"missing: method tells); {PRINTED} the total as a source printed it; {REPORTING} the sum over those whose own "
        f"books have the figure (note lists them); {REST} the part of a printed total that no source splits by country",
        (*SELECTABLE, PRINTED, REPORTING, REST),
    ),
    "counterpart": _codes(
        "Counterpart", "ISO3 code of the state whose share of the country's whole trade the value is", PARTNERS
    ),
    "period": Field(
        title="Period",
        description="year (2024), month (2024-07) or January to a month (2024-01/2024-07)",
    ),
    "period_start": Field(title="First day", description="first day of the period", type="date"),
    "period_end": Field(title="Last day", description="last day of the period", type="date"),
    "freq": _codes("Frequency", "A a year, M a month, YTD January to a month", Freq),
    "measure": _codes("Measure", "named from China's side in both ledgers; turnover is exports plus imports", Measure),
    "ledger": _codes(
        "Ledger", "whose books: china (China's customs), partner (the Central Asian state's own) or reconciled", Ledger
    ),
    "value": Field(
        title="Value", description="the number, in the unit of column unit; empty where it is missing", type="number"
    ),
    "unit": _codes(
        "Unit",
        "unit of value and precision: USD whole US dollars, CNY whole yuan, percent, index (100 in the first common "
        "period; of a concentration 0.2 to 1), kg, item, m3; nothing is converted from one currency to another",
        (*BASES, "percent", "index"),
    ),
    "precision": Field(
        title="Precision",
        description="half-width of the interval in which the value lies, in its unit: of a printed figure half a unit "
        "of its last printed digit, of a computed one the sum of its parts'",
        type="number",
    ),
    "qualifier": _codes("Qualifier", 'how it was printed: = a point, > as "over", ~ as "about"', Qualifier),
    "basis": _codes(
        "Basis",
        "reported by the state itself, reconciled by a third party from both sides, or estimated; of a computed value "
        "the worst of its parts",
        Basis,
    ),
    "status": _codes(
        "Status",
        "final, preliminary, rounded (as press or officials print it) or derived (computed by its source); of a "
        "computed value the worst of its parts",
        Status,
    ),
    "method": _codes("Method", "how the value came about: printed, or how it was computed from prints", Method),
    "state": _codes(
        "State",
        "the most that a side's books have of the flow: published, rounded (only as press or officials print it), "
        "turnover_only (not split), cautioned, estimated or missing",
        Published,
    ),
    "prints": Field(
        title="Prints", description="how many printed figures there are of the flow, and of a turnover", type="number"
    ),
    "source_ids": Field(title="Sources", description="short names of the sources of the value, joined by ' ; '"),
    "publishers": Field(title="Publishers", description="publishers of the value's sources, joined by ' ; '"),
    "urls": Field(title="Addresses", description="where the value's figures were read, joined by ' ; '"),
    "published": Field(
        title="Published",
        description="date of publication, as far as it is known: YYYY, YYYY-MM or YYYY-MM-DD; of several sources "
        "the earliest or all, joined by ' ; '",
    ),
    "note": Field(
        title="Note", description="what a reader must know of the figure: cautions of its source, members of a sum"
    ),
    # a printed figure
    "source_id": Field(title="Source", description="short name of the source that printed the figure"),
    "reporter": _codes("Reporter", "ISO3 code of the state whose books the figure comes from", REPORTERS),
    "partner": _codes(
        "Partner",
        "ISO3 code of the other side; CA5 the five as one printed total, W00 the world, EUU the European Union",
        PARTNERS,
    ),
    "flow": _codes(
        "Flow",
        "export or import as the reporter sees it, turnover where no split was printed; customs value exports FOB "
        "(without freight) and imports CIF (with freight and insurance) as a rule",
        Flow,
    ),
    "value_printed": Field(title="Value as printed", description="the number as printed, in the unit of unit_printed"),
    "unit_printed": _codes("Unit as printed", "for example USD_million, CNY_100million (亿元), kg", UNITS),
    "is_shown": Field(
        title="Shown", description="true where the shown value of its country and period rests on it", type="boolean"
    ),
    "publisher": Field(title="Publisher", description="the source's publisher; of a copy, whose text or data it is"),
    "kind": _codes("Kind of source", "official statistics, a data set, a government's word, or press", Kind),
    "title": Field(title="Title", description="title of the page or data set"),
    "url": Field(title="Address", description="where the figure was read"),
    "licence": Field(title="Licence", description="under which terms the source's figures may be used"),
    "redistribution": _codes(
        "Redistribution",
        "yes: the figures may be passed on; cite: single figures may be quoted with their source; no: left "
        "out of files",
        Redistribution,
    ),
    "caution": Field(
        title="Caution", description="why the source is only a cross-check; empty where it is trusted"
    ),
}  # fmt: skip
"""Each column of an answer and of the figures behind it."""

PARAMETERS: dict[str, str] = {
    "countries": f"which of the five ({', '.join(COUNTRIES)}), and CA5 for the five together",
    "years": "first and last year; without it all there are",
    "measure": "turnover, exports, imports or balance, named from China's side in both sides' books",
    "ledger": "whose books: china (China's customs) or partner (the Central Asian states' own)",
    "freq": "A years, M months, YTD January to a month",
    "currency": "the currency in which a figure was printed; nothing is converted",
    "view": "value, change (on the same period of the year before, per cent) or index (first common period = 100)",
    "through": "last month (1-12) of January to a month",
    "country": "the country that the chart sets side by side with China",
    "period": "the period that the chart looks at",
    "base": "the earlier period of a change",
    "scale": "value axis of the chart, linear or log; the rows are the same",
    "events": "which events mark the chart; the rows are the same",
    "lang": "language of the page; columns and codes are the same in each",
}
"""Each parameter of a view."""

DEFINITIONS: dict[str, str] = {
    "Ledger": "Two sides write down the same trade, and their books differ: by freight, by country of origin against "
    "country of consignment, by goods in transit, and by coverage (Uzbek figures count services and gold). `china` "
    "is what China's customs print, `partner` what the Central Asian state itself prints.",
    "FOB and CIF": "Customs value exports FOB, at the border without freight, and imports CIF, with freight and "
    "insurance. So imports in one side's books are dearer than the same goods as exports in the other's.",
    "Measure": "`turnover` (exports plus imports), `exports`, `imports` and `balance` (exports less imports) are named "
    "from China's side in both ledgers: in the partner's, China's exports are what the partner imports from China.",
    "Status": "`final`, `preliminary`, `rounded` (as press or officials print it), `derived` (computed by its source). "
    "A computed value carries the worst status of its parts.",
    "Precision": "Half a unit of the last printed digit: 94.8 billion is ± 0.05 billion. Of a computed value it is the "
    "sum of its parts'.",
    "Qualifier": '`=` a point; `>` printed as "over", "topped"; `~` printed as "about", "almost".',
    "Which figure is shown": "Several sources may print one quantity. Reported figures come before estimates, sources "
    "without a caution first, then points, then official sources, then the finer precision, then the later "
    "publication. All prints stand in the file of figures.",
}
"""What a reader must know to read any file."""


def field_of(rows: pd.DataFrame, name: str, described: Mapping[str, str]) -> Field:
    """Return what a column is.

    Args:
        rows: the frame that has it: where its cells are of another type or hold other codes than the dictionary says,
            the frame is right.
        name: of the column.
        described: further descriptions, before those of the dictionary.
    """
    found = _type(rows[name])
    known = FIELDS.get(name) or Field(title=name, description="", type=found)
    is_listed = set(rows[name].astype("str")) <= {*known.values, ""}
    return Field(
        title=known.title,
        description=described.get(name, known.description),
        type=known.type if rows.empty else found,
        values=known.values if is_listed else (),
    )


def _type(column: "pd.Series[Any]") -> str:
    """Return the type of a column as Table Schema names it."""
    if pd.api.types.is_bool_dtype(column):
        return "boolean"
    if pd.api.types.is_numeric_dtype(column):
        return "number"
    return "date" if pd.api.types.is_datetime64_any_dtype(column) else "string"
