"""The table under a chart: exactly its rows, as people read them, each with a link to its source."""

import pandas as pd
import streamlit as st

from dashboard.charts.points import Row, records, row_words, value_words
from dashboard.i18n import country, date, period, tr
from dashboard.query.shown import JOINT


def shown_table(rows: pd.DataFrame, *, lang: str, alt: str, key: str) -> None:
    """Draw the rows of an answer."""
    urls = rows["urls"].str.split(JOINT)
    columns = {
        "country": [country(lang, code) for code in rows["country"]],
        **({"counterpart": [country(lang, code) for code in rows["counterpart"]]} if "counterpart" in rows else {}),
        "period": [period(lang, text) for text in rows["period"]],
        "value_words": [row_words(lang, row) for row in records(rows)],
        "value": list(rows["value"]),
        "unit": [tr(lang, f"unit.{unit}") for unit in rows["unit"]],
        "precision": list(rows["precision"]),
        "status": [tr(lang, f"status.{code}") for code in rows["status"]],
        "method": [tr(lang, f"method.{code}") for code in rows["method"]],
        "publishers": list(rows["publishers"]),
        "published": list(rows["published"]),
        "source": urls.str[0],
        "source_2": urls.str[1],
        "note": list(rows["note"]),
    }
    _draw(pd.DataFrame(columns), lang, alt, key)


def behind_table(rows: pd.DataFrame, *, lang: str, alt: str, key: str) -> None:
    """Draw the printed figures behind an answer."""
    columns = {
        "is_shown": list(rows["is_shown"]),
        "reporter": [country(lang, code) for code in rows["reporter"]],
        "partner": [country(lang, code) for code in rows["partner"]],
        "flow": [tr(lang, f"flow.{code}") for code in rows["flow"]],
        "period": [period(lang, text) for text in rows["period"]],
        "value_words": [_printed_words(lang, row) for row in records(rows)],
        "value_printed": [f"{a} {b}" for a, b in zip(rows["value_printed"], rows["unit_printed"], strict=True)],
        "status": [tr(lang, f"status.{code}") for code in rows["status"]],
        "publishers": list(rows["publisher"]),
        "title": list(rows["title"]),
        "published": [date(lang, text) for text in rows["published"]],
        "source": list(rows["url"]),
        "caution": list(rows["caution"]),
        "note": list(rows["note"]),
    }
    _draw(pd.DataFrame(columns), lang, alt, key)


def _printed_words(lang: str, row: Row) -> str:
    """Return a printed figure's value with the digits it was printed with."""
    return value_words(lang, row["value"], row["unit"], precision=row["precision"], qualifier=row["qualifier"])


def _draw(frame: pd.DataFrame, lang: str, alt: str, key: str) -> None:
    """Draw a frame with translated headers, links as links and numbers as numbers."""
    links = {
        name: st.column_config.LinkColumn(tr(lang, f"column.{name}"), display_text=r"https?://([^/]+)")
        for name in ("source", "source_2")
        if name in frame
    }
    headers = {name: st.column_config.Column(tr(lang, f"column.{name}")) for name in frame.columns if name not in links}
    frame = frame.drop(columns=[name for name in links if frame[name].isna().all()])
    st.dataframe(frame, hide_index=True, column_config={**headers, **links}, alt=alt, key=key)
