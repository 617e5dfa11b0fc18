"""What the charts of both sides' books share: looks of each side, axis, and the words of a pair."""

import pandas as pd

from dashboard.charts.points import Row, value_words
from dashboard.charts.theme import COLOURS, safe
from dashboard.i18n import country, number, period, scale, tr
from dashboard.vocab import CHINA, Sides

SIDES = ("china", "partner")
LOOKS = {
    "china": {"color": COLOURS[CHINA], "symbol": "circle", "dash": "solid"},
    "partner": {"color": COLOURS["KAZ"], "symbol": "diamond", "dash": "dash"},
}
"""One colour, mark and dash a side, the same for every country."""

GAP_FILL = "rgba(101,99,100,0.16)"
BAND_FILL = "rgba(201,31,22,0.22)"
CAUTIONED = "-open"
"""Behind the symbol of a figure whose source has a caution: it is hollow."""


def money_axis(rows: pd.DataFrame, lang: str) -> tuple[str, float]:
    """Return the title of the value axis and the number by which values are divided."""
    most = max(float(rows[f"{side}_value"].abs().max()) for side in SIDES if rows[f"{side}_value"].notna().any())
    word, factor = scale(lang, most)
    unit = str(rows["unit"].iloc[0])
    return tr(lang, f"axis.{unit}", scale=tr(lang, f"axis.scale.{word}")).strip(), factor


def side_name(row: Row, side: str, lang: str) -> str:
    """Return whose books a line is of."""
    if side == "china":
        return tr(lang, "ledger.china")
    return tr(lang, "mirror.books_of", who=country(lang, str(row["country"])))


LARGE_RATIO = 2
"""From here on one decimal of a ratio says enough."""


def ratio_words(row: Row, lang: str) -> str:
    """Return how many times the partner's figure China's is, or why that can't be told."""
    if row["sides"] != Sides.BOTH:
        return tr(lang, f"mirror.sides.{row['sides']}")
    if pd.isna(row["ratio"]):
        return tr(lang, "mirror.no_ratio")
    ratio = float(row["ratio"])
    return tr(lang, "mirror.ratio", n=number(lang, ratio, 1 if ratio >= LARGE_RATIO else 2))


def gap_words(row: Row, lang: str) -> str:
    """Return the gap in money; "" where there is only one side."""
    if row["sides"] != Sides.BOTH:
        return ""
    value = float(row["gap"])
    amount = value_words(lang, abs(value), row["unit"], precision=float(row["gap_precision"]) / 2)
    key = "mirror.same" if value == 0 else "mirror.more_china" if value > 0 else "mirror.more_partner"
    return tr(lang, key, amount=amount)


def side_hover(row: Row, side: str, lang: str) -> str:
    """Return the hover text of one side's point."""
    if pd.isna(row[f"{side}_value"]):
        return ""
    lines = [
        f"<b>{safe(country(lang, row['country']))}</b> · {period(lang, row['period'])}",
        side_words(row, side, lang),
    ]
    lines += [safe(str(row[f"{side}_publishers"])), tr(lang, f"status.{row[f'{side}_status']}")]
    lines += [gap_words(row, lang), ratio_words(row, lang)]
    if row[f"{side}_is_cautioned"]:
        lines.append(tr(lang, "mirror.cautioned"))
    return "<br>".join(filter(None, lines))


def side_words(row: Row, side: str, lang: str) -> str:
    """Return one side's figure with the digits that are known."""
    return value_words(
        lang, float(row[f"{side}_value"]), row["unit"], precision=float(row[f"{side}_precision"]) / 2,
        qualifier=row[f"{side}_qualifier"],
    )  # fmt: skip
