"""The table of all sources with how many figures each prints."""

import pandas as pd

from dashboard.i18n import date, tr

PARTICULARS = ["source_id", "publisher", "kind", "title", "url", "published", "licence", "goods", "caution"]


def sources_frame(figures: pd.DataFrame, lang: str) -> pd.DataFrame:
    """Return one row a source, those with most figures first, in words.

    Args:
        figures: the table.
        lang: language of the words.
    """
    counts = figures["source_id"].value_counts()
    sources = figures[PARTICULARS].drop_duplicates("source_id").astype("str")
    rows = sources.assign(figures=[int(counts[name]) for name in sources["source_id"]])
    rows = rows.sort_values(["figures", "source_id"], ascending=[False, True], kind="stable")
    return pd.DataFrame(
        {
            "publishers": list(rows["publisher"]),
            "title": list(rows["title"]),
            "figures": list(rows["figures"]),
            "kind": [tr(lang, f"figure.kind.{kind}") for kind in rows["kind"]],
            "counts": [tr(lang, f"sources.counts.{goods}") for goods in rows["goods"]],
            "published": [date(lang, text) for text in rows["published"]],
            "source": list(rows["url"]),
            "licence": list(rows["licence"]),
            "caution": list(rows["caution"]),
            "id": list(rows["source_id"]),
        }
    )
