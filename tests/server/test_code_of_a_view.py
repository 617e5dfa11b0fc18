"""The code under a chart, run against a running server: it reads exactly the rows of the chart."""

import io
import os
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pandas as pd
import pytest

from dashboard.cards.card import Card
from dashboard.cards.every import make_card
from dashboard.cards.files import card_file
from dashboard.edition import get_data
from dashboard.export.snippets import snippets
from dashboard.state import State, parse_state
from dashboard.ui.share import rows_address

pytestmark = pytest.mark.server
VIEWS = [
    ("by_country", "countries=KAZ,UZB&years=2010-2024&measure=exports&lang=zh"),
    ("mirror_exports", "country=KGZ"),
    ("share_year", "period=2023"),
]


def view(key: str, query: str) -> tuple[Card, State]:
    state = parse_state(parse_qs(query), get_data().span)
    return make_card(key, state, get_data()), state


def assert_rows(found: pd.DataFrame, card: Card) -> None:
    """Assert that a frame holds the card's rows."""
    assert len(found) == len(card.rows) > 0
    assert list(found.columns) == list(card.rows.columns)
    assert list(found["period"].astype("str")) == list(card.rows["period"])
    number = "china_value" if "china_value" in found else "value"
    assert list(found[number].fillna(-1)) == pytest.approx(list(card.rows[number].fillna(-1)))


@pytest.mark.parametrize(("key", "query"), VIEWS)
def test_pandas_reads_the_rows(address: str, key: str, query: str) -> None:
    card, state = view(key, query)
    names: dict[str, Any] = {}
    exec(snippets(rows_address(card, state, address), name=card.what)["pandas"], names)
    assert_rows(names["rows"], card)


@pytest.mark.parametrize(("key", "query"), VIEWS)
def test_curl_writes_the_file(address: str, tmp_path: Path, key: str, query: str) -> None:
    card, state = view(key, query)
    code = snippets(rows_address(card, state, address), name=card.what)["curl"]
    env = {**os.environ, "no_proxy": "127.0.0.1"}
    subprocess.run(["/bin/sh", "-c", code], cwd=tmp_path, env=env, check=True, capture_output=True, timeout=60)
    (path,) = tmp_path.iterdir()
    assert path.name == f"{card.what}.csv"
    assert path.read_bytes() == card_file(card, state, get_data(), "csv")
    assert_rows(pd.read_csv(io.BytesIO(path.read_bytes())), card)
