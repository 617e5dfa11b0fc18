"""A data folder of a million synthetic figures."""

from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.table.load import write_parquet
from dashboard.table.schema import CATEGORIES, SOURCE_COLUMNS, TRADE_COLUMNS
from dashboard.vocab import COUNTRIES

SOURCES = 50
PRODUCTS = 400
FIRST_YEAR, YEARS = 1992, 34


def write_folder(folder: Path, rows: int) -> None:
    """Write trade.csv and sources.csv with `rows` synthetic figures: all totals, then HS chapters and codes."""
    index = np.arange(rows)
    country = np.array(COUNTRIES)[index % 5]
    flow = np.array(["export", "import"])[(index // 5) % 2]
    year = FIRST_YEAR + (index // 10) % YEARS
    source = (index // (10 * YEARS)) % SOURCES
    product = (index // (10 * YEARS * SOURCES)) % PRODUCTS
    month = 1 + index // (10 * YEARS * SOURCES * PRODUCTS)
    is_total = product == 0
    frame = pd.DataFrame(
        {
            "source_id": np.char.add("synthetic-", source.astype(str)),
            "reporter": np.where(source % 2 == 0, "CHN", country),
            "partner": np.where(source % 2 == 0, country, "CHN"),
            "flow": flow,
            "basis": "reported",
            "product": np.where(is_total, "TOTAL", np.char.add("HS:", (850000 + product).astype(str))),
            "freq": "A",
            "period": year.astype(str),
            "value": np.char.add(np.char.add((index % 99_991 + 1).astype(str), "."), (index % 7).astype(str)),
            "unit": "USD_million",
            "qualifier": "=",
            "status": "final",
            "note": "synthetic",
        },
        columns=[column.name for column in TRADE_COLUMNS],
    )
    assert (month == 1).all()
    frame.to_csv(folder / "trade.csv", index=False)
    sources = pd.DataFrame(
        {
            "source_id": [f"synthetic-{number}" for number in range(SOURCES)],
            "publisher": [f"Synthetic {number}" for number in range(SOURCES)],
            "kind": "dataset", "title": "synthetic", "url": "https://example.org/synthetic", "published": "2025-01-01",
            "licence": "synthetic", "redistribution": "yes", "goods": "goods", "valuation_export": "FOB",
            "valuation_import": "CIF", "caution": "", "note": "",
        },
        columns=[column.name for column in SOURCE_COLUMNS],
    )  # fmt: skip
    sources.to_csv(folder / "sources.csv", index=False)


def write_changed(old: Path, new: Path) -> None:
    """Write a later edition of a synthetic table: one per cent each gone, revised and added, in another order."""
    table = pd.read_parquet(old).astype(dict.fromkeys(CATEGORIES, "str"))
    hundredth = table.index % 100
    revised = table.assign(value_printed=table["value_printed"].mask(hundredth == 1, table["value_printed"] + "5"))
    added = table[hundredth == 2].assign(product="HS:99" + table["product"].str.removeprefix("HS:"))
    rows = pd.concat([revised[hundredth != 0], added], ignore_index=True).sample(frac=1, random_state=1)
    write_parquet(rows.astype(dict.fromkeys(CATEGORIES, "category")), new, "")
