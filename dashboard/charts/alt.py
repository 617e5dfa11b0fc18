"""Alt texts: what a chart shows, for who cannot see it; computed from the rows."""

import pandas as pd

from dashboard.charts.points import row_words
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
    sentences = [_one(str(name), part, lang) for name, part in rows.groupby(by, sort=False)]
    left = len(sentences) - MOST_SERIES
    told = " ".join(sentences[:MOST_SERIES]) + (tr(lang, "list.more", n=left) if left > 0 else "")
    return tr(lang, "alt.all", kind=tr(lang, f"alt.kind.{kind}"), headline=headline.rstrip("."), told=told)


def _one(name: str, part: pd.DataFrame, lang: str) -> str:
    """Return one series in a sentence."""
    ordered = part.sort_values("period_end", kind="stable")
    first, last = ordered.iloc[0], ordered.iloc[-1]
    top = ordered.iloc[int(ordered["value"].argmax())]
    if len(ordered) == 1:
        return tr(
            lang, "alt.point", who=country(lang, name), value=row_words(lang, last), when=period(lang, last["period"])
        )
    points = {"first": first, "last": last, "top": top}
    values = {place: row_words(lang, row) for place, row in points.items()}
    periods = {f"{place}_when": period(lang, row["period"]) for place, row in points.items()}
    return tr(lang, "alt.series", who=country(lang, name), **values, **periods)
