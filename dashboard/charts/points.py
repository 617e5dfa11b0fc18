"""What the charts share about points: where a period lies on the axis, how a value reads."""

import pandas as pd

from dashboard.charts.theme import safe, source_words
from dashboard.i18n import country, money, number, percent, period, qualified, scale, tr

MONEY = ("USD", "CNY")


def middle(rows: pd.DataFrame) -> pd.Series:
    """Return the middle of each row's period: an event of April stands left of its year's point."""
    return rows["period_start"] + (rows["period_end"] - rows["period_start"]) / 2


def axis_scale(rows: pd.DataFrame, lang: str) -> tuple[str, float]:
    """Return the title of the value axis and the number by which values are divided on it."""
    unit = str(rows["unit"].iloc[0])
    if unit in MONEY:
        word, factor = scale(lang, float(rows["value"].abs().max()))
        return tr(lang, f"axis.{unit}", scale=tr(lang, f"axis.scale.{word}")).strip(), factor
    return tr(lang, f"axis.{unit}"), 1.0


def value_words(lang: str, value: float, unit: str, *, precision: float = 0.0, qualifier: str = "=") -> str:
    """Return a value as people read it, whatever its unit."""
    if unit in MONEY:
        return money(lang, value, unit, precision=precision, qualifier=qualifier)
    if unit == "percent":
        return qualified(lang, percent(lang, value), qualifier)
    return qualified(lang, number(lang, value, 1 if value >= 10 else 3), qualifier)


def row_words(lang: str, row: "pd.Series | dict[str, object]") -> str:
    """Return one row's value as people read it."""
    return value_words(
        lang, float(row["value"]), str(row["unit"]), precision=float(row["precision"]), qualifier=str(row["qualifier"]),
    )  # fmt: skip


def hover_texts(rows: pd.DataFrame, lang: str) -> list[str]:
    """Return a hover text for each row: country, period, value, how it came about, source, status."""
    return [_hover(row, lang) for row in rows.to_dict("records")]


def _hover(row: dict[str, object], lang: str) -> str:
    """Return one hover text."""
    lines = [
        f"<b>{safe(country(lang, str(row['country'])))}</b> · {period(lang, str(row['period']))}",
        row_words(lang, row),
    ]
    if row["method"] != "printed":
        lines.append(tr(lang, f"method.{row['method']}"))
    if row["basis"] != "reported":
        lines.append(tr(lang, f"basis.{row['basis']}"))
    publishers = str(row["publishers"])
    shown = publishers if len(publishers) <= LONGEST_PUBLISHERS else publishers[:LONGEST_PUBLISHERS] + "…"
    lines.append(source_words(lang, shown, str(row["status"])))
    return "<br>".join(lines)


LONGEST_PUBLISHERS = 70
"""Characters of publishers in a hover text; the table and the source line name all."""
