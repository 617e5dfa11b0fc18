"""The columns of the files and of the table, as data."""

from dataclasses import dataclass

TRADE_FILE = "trade.csv"
SOURCES_FILE = "sources.csv"
PARQUET_FILE = "trade.parquet"


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name and what it holds."""

    name: str
    description: str


TRADE_COLUMNS = (
    Column("source_id", "which source printed the figure; a row of sources.csv"),
    Column("reporter", "ISO3 of the state whose books the figure comes from"),
    Column("partner", "ISO3 of the other side; CA5 the five as one published total, W00 the world"),
    Column("flow", "export or import as the reporter sees it; turnover where no split was printed"),
    Column("basis", "reported, reconciled or estimated"),
    Column("product", "TOTAL, HS:code, or a named good"),
    Column("freq", "A year, M month, YTD January to a month"),
    Column("period", "2024, 2024-07 or 2024-01/2024-07"),
    Column("value", "the number as printed"),
    Column("unit", "the unit as printed"),
    Column("qualifier", "= a point, > printed as over, ~ printed as about"),
    Column("status", "final, preliminary, rounded or derived"),
    Column("note", "what a reader must know of this figure"),
)

SOURCE_COLUMNS = (
    Column("source_id", "the source's short name"),
    Column("publisher", "the publisher's proper name"),
    Column("kind", "official, dataset, government or press"),
    Column("title", "title of the page or data set"),
    Column("url", "address where the figure was read"),
    Column("published", "date of publication: YYYY, YYYY-MM or YYYY-MM-DD; empty where unknown"),
    Column("licence", "under which terms the figures may be used"),
    Column("redistribution", "yes, cite (single figures may be quoted with their source) or no (stays out of files)"),
    Column("goods", "goods, or goods_and_services"),
    Column("valuation_export", "FOB, CIF or empty"),
    Column("valuation_import", "FOB, CIF or empty"),
    Column("caution", "why the source is only a cross-check; empty where it is trusted"),
    Column("note", "what a reader must know of this source"),
)

IDENTITY = (
    "source_id", "reporter", "partner", "flow", "basis", "product", "freq", "period", "unit",
)  # fmt: skip
"""Two rows with the same values here are one figure twice: an error."""

TABLE_COLUMNS = (
    *(column.name for column in TRADE_COLUMNS[:8]),
    "value", "unit", "precision", "value_printed", "unit_printed", "qualifier", "status", "note",
    "period_start", "period_end", "publisher", "kind", "title", "url", "published", "licence",
    "redistribution", "goods", "caution",
)  # fmt: skip
"""Columns of the table: `value` and `precision` (half a unit of the last printed digit) in the base
unit (`USD`, `CNY`, `kg`, `item`, `m3`), beside the number and unit as printed."""

CATEGORIES = (
    "source_id", "reporter", "partner", "flow", "basis", "product", "freq", "period", "unit",
    "unit_printed", "qualifier", "status", "note", "publisher", "kind", "title", "url", "published",
    "licence", "redistribution", "goods", "caution",
)  # fmt: skip
"""Columns that repeat few values: kept as pandas categories, so that a filter is cheap."""
