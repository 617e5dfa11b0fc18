"""Headlines and notes of the charts of both sides' books, computed from the rows that they show."""

import pandas as pd

from dashboard.charts.books import SIDES, ratio_words, side_words
from dashboard.charts.headline import years_words
from dashboard.charts.points import Row, records
from dashboard.i18n import country, names, percent, period, tr
from dashboard.vocab import FOUR, Sides


def mirror_headline(rows: pd.DataFrame, *, lang: str) -> str:
    """Return what both books say of one country and measure in the newest period that both have."""
    if rows.empty:
        return tr(lang, "headline.none")
    what = what_words(rows.iloc[0], lang)
    both = rows[rows["sides"] == Sides.BOTH]
    if both.empty:
        is_china = (rows["sides"] == Sides.CHINA_ONLY).any()
        books = tr(lang, "ledger.china") if is_china else tr(lang, "ledger.partner")
        return tr(lang, "mirror.headline_one", what=what, books=books)
    row = records(both.sort_values("period_end", kind="stable"))[-1]
    return tr(
        lang, "mirror.headline", what=what, when=period(lang, row["period"]), china=side_words(row, "china", lang),
        partner=side_words(row, "partner", lang), who=country(lang, row["country"]), ratio=ratio_words(row, lang),
    )  # fmt: skip


def what_words(row: "pd.Series[str] | Row", lang: str) -> str:
    """Return measure and country of a row."""
    return tr(lang, f"mirror.what_{row['measure']}", who=country(lang, str(row["country"])))


def year_headline(rows: pd.DataFrame, *, lang: str) -> str:
    """Return for which country the books of one period are furthest apart, as a ratio of goods."""
    if rows.empty:
        return tr(lang, "headline.none")
    when = period(lang, str(rows["period"].iloc[0]))
    alike = rows[(rows["sides"] == Sides.BOTH) & rows["symmetric_gap"].notna()]
    alike = alike[alike["scope"] == "goods"] if (alike["scope"] == "goods").any() else alike
    if alike.empty:
        return tr(lang, "mirror.headline_year_one", when=when)
    row = records(alike.loc[[alike["symmetric_gap"].abs().idxmax()]])[0]
    return tr(
        lang, "mirror.headline_year", when=when, who=country(lang, row["country"]),
        china=side_words(row, "china", lang), partner=side_words(row, "partner", lang), ratio=ratio_words(row, lang),
    )  # fmt: skip


def mirror_notes(rows: pd.DataFrame, *, band: str, lang: str) -> tuple[str, ...]:
    """Return what a reader must know of a chart of both books: one-sided periods, estimates, scope, cautions, band.

    Args:
        rows: what is shown, columns of `query.mirror`.
        band: freight and insurance in per cent, "" where unknown.
        lang: language of the words.
    """
    if rows.empty:
        return ()
    is_china, is_partner = rows["sides"] == Sides.CHINA_ONLY, rows["sides"] == Sides.PARTNER_ONLY
    is_cautioned = rows["china_is_cautioned"] | rows["partner_is_cautioned"]
    told = [
        tr(lang, "mirror.four_note") if (rows["country"] == FOUR).any() else "",
        _named(rows[is_china], "mirror.only_china", lang),
        _named(rows[is_partner], "mirror.only_partner", lang),
        _named(rows[rows["left_out"] != ""], "mirror.estimates", lang),
        _not_alike(rows, lang),
        _named(rows[is_cautioned], "mirror.cautions", lang),
        tr(lang, "mirror.band_note", percent=percent(lang, float(band), 0)) if band else "",
    ]
    return tuple(filter(None, told))


def _named(rows: pd.DataFrame, key: str, lang: str) -> str:
    """Return countries and periods of some rows in a sentence; "" without rows."""
    told = [
        tr(lang, "gap.country", who=country(lang, str(code)), when=years_words(sorted(part["period"]), lang))
        for code, part in rows.groupby("country", sort=False)
    ]
    return tr(lang, key, what=tr(lang, "gap.separator").join(told)) if told else ""


def _not_alike(rows: pd.DataFrame, lang: str) -> str:
    """Return whose books count services too."""
    codes = list(dict.fromkeys(rows.loc[rows["scope"] == "goods_and_services", "country"]))
    return (
        tr(lang, "mirror.not_alike", who=names(lang, ["UZB" if code == FOUR else code for code in codes]))
        if codes
        else ""
    )


def mirror_alt(rows: pd.DataFrame, *, lang: str, headline: str) -> str:
    """Return the alt text: the headline, then the newest periods of both books, one by one."""
    if rows.empty:
        return headline
    told = [pair_words(row, lang) for row in records(rows)[-MOST_TOLD:]]
    kind = tr(lang, "alt.kind.line")
    return tr(lang, "alt.all", kind=kind, headline=headline.rstrip("."), told=" ".join(told))


MOST_TOLD = 8
"""Pairs that an alt text tells; the table under the chart has all."""


def pair_words(row: Row, lang: str) -> str:
    """Return one pair as a sentence."""
    sides: dict[str, str] = {
        side: "—" if pd.isna(row[f"{side}_value"]) else side_words(row, side, lang) for side in SIDES
    }
    return tr(
        lang, "mirror.pair", who=country(lang, row["country"]), when=period(lang, row["period"]),
        ratio=ratio_words(row, lang), **sides,
    )  # fmt: skip
