"""Rows of answers → tables as people read them: words for codes, a link for each source; the order of rows is kept."""

import pandas as pd

from dashboard.charts.books import gap_words, ratio_words, side_words
from dashboard.charts.coverage import row_name
from dashboard.charts.growth import part_name, points_words
from dashboard.charts.points import Row, records, row_words, value_words
from dashboard.i18n import country, date, period, tr
from dashboard.query.shown import JOINT

NOTHING = "—"


def shown_frame(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the rows of `query.series` or a share."""
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
    return pd.DataFrame(columns)


def behind_frame(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return the printed figures behind an answer (`query.behind`)."""
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
    return pd.DataFrame(columns)


def _printed_words(lang: str, row: Row) -> str:
    """Return a printed figure's value with the digits it was printed with."""
    return value_words(lang, row["value"], row["unit"], precision=row["precision"], qualifier=row["qualifier"])


def alternatives_frame(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return every print of a quantity (`query.alternatives`)."""
    urls = rows["urls"].str.split(JOINT)
    is_of_one = rows["country"].nunique() == 1
    columns = {
        **({} if is_of_one else {"country": [country(lang, code) for code in rows["country"]]}),
        "value_words": [_printed_words(lang, row) for row in records(rows)],
        "publishers": list(rows["publishers"]),
        "published": [date(lang, text.partition(JOINT)[0]) for text in rows["published"]],
        "source": urls.str[0],
        "source_2": urls.str[1],
        "conflict": list(rows["is_conflict"]),
        "step": [tr(lang, f"figure.step.{step}") for step in rows["step"]],
        "value_printed": list(rows["printed"]),
        "precision": list(rows["precision"]),
        "status": [tr(lang, f"status.{code}") for code in rows["status"]],
        "kind": [tr(lang, f"figure.kind.{code}") for code in rows["kind"]],
        "title": list(rows["titles"]),
        "note": list(rows["note"]),
    }
    return pd.DataFrame(columns)


def mirror_frame(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return both sides' books (`query.mirror`)."""
    every = records(rows)
    columns = {
        "country": [country(lang, code) for code in rows["country"]],
        "period": [period(lang, text) for text in rows["period"]],
        "china": [_side_words(row, "china", lang) for row in every],
        "partner_books": [_side_words(row, "partner", lang) for row in every],
        "gap": [gap_words(row, lang) or NOTHING for row in every],
        "ratio": [ratio_words(row, lang) for row in every],
        "gap_value": list(rows["gap"]),
        "ratio_value": list(rows["ratio"]),
        "symmetric_gap": list(rows["symmetric_gap"]),
        "china_publishers": list(rows["china_publishers"]),
        "source": rows["china_urls"].str.split(JOINT).str[0],
        "partner_publishers": list(rows["partner_publishers"]),
        "source_2": rows["partner_urls"].str.split(JOINT).str[0],
        "note": list(rows["partner_note"]),
    }
    return pd.DataFrame(columns)


def _side_words(row: Row, side: str, lang: str) -> str:
    """Return one side's figure, or a dash."""
    return NOTHING if pd.isna(row[f"{side}_value"]) else side_words(row, side, lang)


def growth_frame(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return contributions to a change (`query.growth`)."""
    urls = rows["urls"].str.split(JOINT)
    columns = {
        "part": [part_name(code, part, lang) for code, part in zip(rows["country"], rows["part"], strict=True)],
        "value_words": [row_words(lang, row) for row in records(rows)],
        "points": [points_words(points, lang) if not pd.isna(points) else NOTHING for points in rows["points"]],
        "value": list(rows["value"]),
        "precision": list(rows["precision"]),
        "status": [tr(lang, f"status.{code}") for code in rows["status"]],
        "publishers": list(rows["publishers"]),
        "source": urls.str[0],
        "source_2": urls.str[1],
    }
    return pd.DataFrame(columns)


def coverage_frame(rows: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return what is published (`query.coverage`)."""
    keys = zip(rows["country"], rows["ledger"], rows["measure"], strict=True)
    columns = {
        "part": [row_name(*key, lang=lang) for key in keys],
        "period": list(rows["period"]),
        "state": [tr(lang, f"coverage.state.{state}") for state in rows["state"]],
        "prints": list(rows["prints"]),
    }
    return pd.DataFrame(columns)
