"""A file's name says what is inside, in codes."""

import re

import pandas as pd
import pytest

from dashboard.export import SUFFIXES
from dashboard.export.names import file_name


def _name(*periods: str, countries: tuple[str, ...] = ("KAZ",), currency: str = "USD", file_format: str = "csv") -> str:
    rows = pd.DataFrame({"period": pd.Series(periods, dtype="str")})
    return file_name(
        rows, what="turnover", countries=countries, ledger="china", currency=currency, file_format=file_format
    )


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        (("2024",), "turnover_KAZ_2024_china_USD.csv"),
        (("2025", "2010", "2024"), "turnover_KAZ_2010-2025_china_USD.csv"),
        (("2024-07",), "turnover_KAZ_2024-07_china_USD.csv"),
        (("2024-07", "2023-12"), "turnover_KAZ_2023-12_2024-07_china_USD.csv"),
        (("2024-01/2024-07",), "turnover_KAZ_2024-01--2024-07_china_USD.csv"),
        (
            ("2024-01/2024-07", "2023-01/2023-07"),
            "turnover_KAZ_2023-01--2023-07_2024-01--2024-07_china_USD.csv",
        ),
        ((), "turnover_KAZ_empty_china_USD.csv"),
    ],
)
def test_name_holds_the_first_and_the_last_period(periods: tuple[str, ...], expected: str) -> None:
    assert _name(*periods) == expected


def test_name_holds_the_countries_in_their_order() -> None:
    assert _name("2024", countries=("KAZ", "KGZ", "CA5")) == "turnover_KAZ-KGZ-CA5_2024_china_USD.csv"


def test_name_of_no_country_says_so() -> None:
    assert _name("2024", countries=()) == "turnover_none_2024_china_USD.csv"


def test_part_that_is_empty_is_left_out() -> None:
    assert _name("2024", currency="") == "turnover_KAZ_2024_china.csv"


def test_periods_may_be_categories() -> None:
    rows = pd.DataFrame({"period": pd.Series(["2024", "2023", "2022"]).astype("category")}).iloc[:2]
    name = file_name(rows, what="index", countries=("UZB",), ledger="partner", currency="CNY", file_format="json")
    assert name == "index_UZB_2023-2024_partner_CNY.json"


@pytest.mark.parametrize("file_format", list(SUFFIXES))
@pytest.mark.parametrize("periods", [("2024-01/2024-07", "2023-01/2023-07"), ("2024",), ()])
def test_name_is_good_for_every_file_system(periods: tuple[str, ...], file_format: str) -> None:
    result = _name(*periods, file_format=file_format)
    assert re.fullmatch(r"[A-Za-z0-9_-]+(\.[a-z]+){1,2}", result)
    assert result.endswith("." + SUFFIXES[file_format])


def test_both_kinds_of_csv_have_different_names() -> None:
    assert _name("2024", file_format="csv-excel") == "turnover_KAZ_2024_china_USD.excel.csv"
