"""Alt texts: what a chart shows, for who cannot see it; computed from the rows."""

import pandas as pd

from dashboard.charts.points import HOVERED, Row, records, row_words
from dashboard.i18n import country, period, tr

MOST_SERIES = 8
"""Series that an alt text describes; the table under the chart has all."""


def series_alt(rows: pd.DataFrame, *, lang: str, kind: str, headline: str, by: str = "country") -> str:
    """Return the kind of chart, its headline, and first, highest and last value of each series.

    Args:
        rows: what is shown, columns of `query.series`.
        lang: language of the words.
        kind: key below `alt.kind`.
        headline: the chart's headline.
        by: the column that tells series apart.
    """
    if rows.empty:
        return headline
    series: dict[str, list[Row]] = {}
    for row in records(rows.sort_values("period_end", kind="stable")[list(dict.fromkeys([*HOVERED, by]))]):
        series.setdefault(row[by], []).append(row)
    sentences = [_one(name, part, lang) for name, part in series.items()]
    left = len(sentences) - MOST_SERIES
    told = " ".join(sentences[:MOST_SERIES]) + (tr(lang, "list.more", n=left) if left > 0 else "")
    return tr(lang, "alt.all", kind=tr(lang, f"alt.kind.{kind}"), headline=headline.rstrip("."), told=told)


def _one(name: str, rows: list[Row], lang: str) -> str:
    """Return one series, its rows in order, in a sentence."""
    first, last = rows[0], rows[-1]
    if len(rows) == 1:
        when = period(lang, last["period"])
        return tr(lang, "alt.point", who=country(lang, name), value=row_words(lang, last), when=when)
    points = {"first": first, "last": last, "top": max(rows, key=lambda row: row["value"])}
    values = {place: row_words(lang, row) for place, row in points.items()}
    periods = {f"{place}_when": period(lang, row["period"]) for place, row in points.items()}
    return tr(lang, "alt.series", who=country(lang, name), **values, **periods)
