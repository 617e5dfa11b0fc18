"""Headlines and subtitles, computed from the rows that a chart shows."""

import pandas as pd

from dashboard.charts.points import HOVERED, Row, percent_words, records, row_words, value_words
from dashboard.i18n import country, names, number, percent, period, tr
from dashboard.vocab import COUNTRIES, FIVE, LEAST_MEMBERS, REPORTING, Basis, Freq, Measure, Method, View


def series_headline(rows: pd.DataFrame, *, lang: str, view: View = View.VALUE) -> str:
    """Return what a chart of series says: the newest value of the five together, else the largest newest one."""
    if rows.empty:
        return tr(lang, "headline.none")
    newest = _told(rows).sort_values("period_end", kind="stable").groupby("country", sort=False).tail(1)
    together = newest[newest["country"] == FIVE]
    row = (together if len(together) else newest.sort_values("value", kind="stable").tail(1)).iloc[0]
    words = {
        "who": _who(row, lang),
        "what": tr(lang, f"measure.in_sentence.{row['measure']}"),
        "when": period(lang, row["period"]),
    }
    if view is View.CHANGE:
        value = percent_words(lang, row["value"], precision=row["precision"], signed=True)
        return tr(lang, "headline.change", value=value, **words)
    if view is View.INDEX:
        first = rows[rows["country"] == row["country"]].iloc[0]
        base = period(lang, first["period"])
        return tr(lang, "headline.index", value=number(lang, row["value"], 0), base=base, **words)
    return tr(lang, "headline.value", value=row_words(lang, row), **words) + _on_year_before(rows, row, lang)


def _told(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows without sums of few members, where there are sums of more."""
    is_sum = rows["country"] == REPORTING
    if not is_sum.any():
        return rows
    size = rows["note"].str.count(r"\+") + 1
    return rows[~is_sum | (size >= min(LEAST_MEMBERS, size[is_sum].max()))]


def _who(row: pd.Series, lang: str) -> str:
    """Return whose value it is; a sum over those that report with its members."""
    who = country(lang, row["country"])
    if row["country"] != REPORTING:
        return who
    return tr(lang, "gap.members", who=who, members=names(lang, str(row["note"]).split("+")))


def _on_year_before(rows: pd.DataFrame, row: pd.Series, lang: str) -> str:
    """Return ", up 6.6% on the year before" where the same period of the year before is shown."""
    if row["measure"] == Measure.BALANCE:
        return ""
    a_year = pd.offsets.DateOffset(years=1)
    before = rows[(rows["country"] == row["country"]) & (rows["basis"] == row["basis"])]
    before = before[before["period_end"] + a_year + pd.offsets.MonthEnd(0) == row["period_end"]]
    is_of_others = row["country"] == REPORTING and (before["note"] != row["note"]).any()
    if before.empty or before["value"].iloc[0] <= 0 or is_of_others:
        return ""
    ratio = row["value"] / before["value"].iloc[0]
    relative = row["precision"] / row["value"] + before["precision"].iloc[0] / before["value"].iloc[0]
    key = "headline.up" if ratio >= 1 else "headline.down"
    return tr(lang, key, value=percent_words(lang, 100 * abs(ratio - 1), precision=100 * ratio * relative))


def stack_headline(rows: pd.DataFrame, *, lang: str) -> str:
    """Return the newest sum of the five with the largest one's part, else what the printed total says."""
    if rows.empty:
        return tr(lang, "headline.none")
    parts = rows[rows["country"].isin(COUNTRIES) & (rows["basis"] != Basis.ESTIMATED)]
    counts = parts.groupby("period_end")["country"].nunique()
    complete = counts.index[counts == len(COUNTRIES)]
    if len(complete) == 0 or parts["measure"].iloc[0] == Measure.BALANCE:
        split = rows[rows["country"].isin(COUNTRIES)]
        return series_headline(split if len(split) else rows, lang=lang)
    newest = parts[parts["period_end"] == complete.max()]
    whole = {
        **newest.iloc[0].to_dict(),
        "value": newest["value"].sum(),
        "precision": newest["precision"].sum(),
        "method": str(Method.SUM),
        "note": "+".join(COUNTRIES),
        "qualifier": next((sign for sign in ("~", ">") if (newest["qualifier"] == sign).any()), "="),
    }
    largest = newest.loc[newest["value"].idxmax()]
    return tr(
        lang, "headline.stack", what=tr(lang, f"measure.in_sentence.{largest['measure']}"),
        when=period(lang, largest["period"]), value=row_words(lang, whole), who=country(lang, largest["country"]),
        share=percent(lang, 100 * largest["value"] / whole["value"]),
    )  # fmt: skip


def share_headline(rows: pd.DataFrame, *, lang: str) -> str:
    """Return who has the largest share in the newest period, and what it was at first."""
    if rows.empty:
        return tr(lang, "headline.none")
    newest = rows[rows["period_end"] == rows["period_end"].max()]
    row = newest.loc[newest["value"].idxmax()]
    first = rows[rows["country"] == row["country"]].iloc[0]
    text = tr(
        lang, "headline.share", who=country(lang, row["country"]), value=row_words(lang, row),
        what=tr(lang, f"measure.in_sentence.{row['measure']}"), when=period(lang, row["period"]),
    )  # fmt: skip
    if first["period"] == row["period"]:
        return text
    return text + tr(
        lang, "headline.share_first", value=percent(lang, first["value"]), when=period(lang, first["period"])
    )


def own_trade_headline(rows: pd.DataFrame, *, lang: str) -> str:
    """Return for whom China's share is largest in its newest year, with Russia's beside it."""
    china = rows[rows["counterpart"] == "CHN"]
    if china.empty:
        return tr(lang, "headline.none")
    newest = china[china["period_end"] == china["period_end"].max()]
    row = newest.loc[newest["value"].idxmax()]
    text = tr(
        lang, "headline.own", who=country(lang, row["country"]), value=percent(lang, row["value"]),
        when=period(lang, row["period"]), what=tr(lang, f"flow_of_partner.{row['measure']}"),
    )  # fmt: skip
    is_same = (rows["counterpart"] == "RUS") & (rows["country"] == row["country"]) & (rows["period"] == row["period"])
    russia = rows[is_same]
    return (
        text if russia.empty else text + tr(lang, "headline.own_russia", value=percent(lang, russia["value"].iloc[0]))
    )


def concentration_headline(rows: pd.DataFrame, *, lang: str) -> str:
    """Return the newest and the first Herfindahl index."""
    if rows.empty:
        return tr(lang, "headline.none")
    newest, first = rows.iloc[-1], rows.iloc[0]
    return tr(
        lang, "headline.hhi", value=number(lang, newest["value"], 2), when=period(lang, newest["period"]),
        first=number(lang, first["value"], 2), first_when=period(lang, first["period"]),
    )  # fmt: skip


def subtitle(rows: pd.DataFrame, *, lang: str, view: View = View.VALUE, what: str = "") -> str:
    """Return measure, ledger, unit and periods of the shown rows."""
    if rows.empty:
        return ""
    row = rows.iloc[0]
    parts = [
        what or tr(lang, f"measure.{row['measure']}"),
        tr(lang, f"view.unit.{view}") if view is not View.VALUE else tr(lang, f"unit.{row['unit']}"),
        tr(lang, f"ledger.{row['ledger']}") if "ledger" in rows else "",
        _span(rows, lang),
    ]
    return " · ".join(part for part in parts if part)


def _span(rows: pd.DataFrame, lang: str) -> str:
    """Return the first and last period of the rows."""
    ordered = rows.sort_values("period_end", kind="stable")["period"]
    first, last = str(ordered.iloc[0]), str(ordered.iloc[-1])
    if first == last:
        return period(lang, first)
    if (rows["freq"] == Freq.YEAR_TO_DATE).all():
        return tr(lang, "period.ytd_years", span=period(lang, last), first=first[:4], last=last[:4])
    return tr(lang, "period.range", first=period(lang, first), last=period(lang, last))


def missing_words(missing: dict[str, list[str]], *, lang: str) -> str:
    """Return who is missing when: the gaps of a chart in words; "" where there is none."""
    told = [
        tr(lang, "gap.country", who=country(lang, code), when=years_words(periods, lang))
        for code, periods in missing.items()
    ]
    return tr(lang, "gap.all", what=tr(lang, "gap.separator").join(told)) if told else ""


MOST_GAPS = 6
"""Spans of missing periods that are named for one country."""


def years_words(periods: list[str], lang: str) -> str:
    """Return yearly periods as spans, others one by one; long lists are cut with how many are left."""
    if all(len(text) == len("2024") for text in periods):
        years = [int(text) for text in periods]
        starts = [year for year in years if year - 1 not in years]
        ends = [year for year in years if year + 1 not in years]
        spans = [str(a) if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True)]
    else:
        spans = [period(lang, text) for text in periods]
    shown = tr(lang, "list.separator").join(spans[:MOST_GAPS])
    left = len(spans) - MOST_GAPS
    return shown if left <= 0 else shown + tr(lang, "list.more", n=left)


def members_words(rows: pd.DataFrame, *, lang: str) -> str:
    """Return who is in the sums over those that report, period by period where it changes; "" without such sums."""
    sums = rows[(rows["country"] == "CA5_REPORTING")].sort_values("period_end")
    if sums.empty:
        return ""
    runs = (sums["note"] != sums["note"].shift()).cumsum()
    told = []
    for _, run in sums.groupby(runs, sort=True):
        first, last = str(run["period"].iloc[0]), str(run["period"].iloc[-1])
        first, last = period(lang, first), period(lang, last)
        span = first if first == last else tr(lang, "period.range", first=first, last=last)
        told.append(tr(lang, "gap.member", when=span, who=names(lang, str(run["note"].iloc[0]).split("+"))))
    return tr(lang, "gap.reporting", what=tr(lang, "gap.separator").join(told))


def difference_words(totals: pd.DataFrame, *, lang: str) -> str:
    """Return the newest printed total beside the sum of the five, with the difference."""
    both = totals.dropna(subset=["sum_value"])
    if both.empty:
        return ""
    row = both.iloc[-1]
    amount = value_words(lang, abs(float(row["difference"])), str(row["unit"]), precision=float(row["precision"]))
    return tr(
        lang, "headline.difference", when=period(lang, row["period"]), printed=row_words(lang, row),
        sum=value_words(lang, float(row["sum_value"]), str(row["unit"])), difference=amount,
    )  # fmt: skip


def estimated_words(rows: pd.DataFrame, *, lang: str) -> str:
    """Return which values are estimates that the state itself did not report; "" where none is."""
    estimated = rows[rows["basis"] == Basis.ESTIMATED]
    spans = {str(code): list(part["period"]) for code, part in estimated.groupby("country", sort=False)}
    told = [tr(lang, "gap.country", who=country(lang, code), when=years_words(p, lang)) for code, p in spans.items()]
    return tr(lang, "gap.estimated", what=tr(lang, "gap.separator").join(told)) if told else ""


def jump_words(jumps: pd.DataFrame, rows: pd.DataFrame, *, lang: str) -> str:
    """Return the jumps of China's imports that a reader of these rows must know of; "" where there is none.

    A jump in the year before the first shown one is told too: its level is still in what is shown.

    Args:
        jumps: the answer of `query.jumps.import_jumps`.
        rows: what is shown.
        lang: language of the words.
    """
    shown = set(COUNTRIES) if (rows["country"] == FIVE).any() else set(rows["country"])
    is_touched = jumps["country"].isin(shown)
    years = rows["period_end"].dt.year
    is_inside = (jumps["year"] >= years.min() - 1) & (jumps["year"] <= years.max())
    return " ".join(_jump(jump, lang) for jump in records(jumps[is_touched & is_inside]))


def _jump(jump: Row, lang: str) -> str:
    """Return one jump as a sentence."""
    before = {name: jump[f"{name}_before"] for name in HOVERED if name != "country"}
    values = {"value": row_words(lang, jump), "value_before": row_words(lang, before)}
    periods = {"when": period(lang, jump["period"]), "when_before": period(lang, before["period"])}
    return tr(lang, "gap.jump", who=country(lang, jump["country"]), **values, **periods)
