"""All printed figures behind both sides' books of an answer."""

from dataclasses import replace

import pandas as pd

from dashboard.query.behind import figures_behind
from dashboard.query.selection import Selection
from dashboard.query.series import Shown
from dashboard.vocab import FIVE, FOUR, FOUR_MEMBERS, Ledger, Measure, Method

SIDES = {Ledger.CHINA: "china", Ledger.PARTNER: "partner"}


def mirror_figures_behind(
    figures: pd.DataFrame, selection: Selection, answer: pd.DataFrame, *, shown: Shown | None = None
) -> pd.DataFrame:
    """Return every row of the table that prints a figure of either side, as `query.behind.figures_behind` does.

    Args:
        figures: the table.
        selection: years, freq and currency are used.
        answer: columns of `query.mirror`; its countries and measures are what is looked for.
        shown: the shown figures, where they are at hand.
    """
    parts = []
    for measure in dict.fromkeys(answer["measure"]):
        rows = answer[answer["measure"] == measure]
        for ledger, side in SIDES.items():
            there = rows[rows[f"{side}_value"].notna()]
            asked = replace(selection, countries=_members(rows), measure=Measure(measure), ledger=ledger)
            parts.append(figures_behind(figures, asked, _as_answer(there, side), shown=shown))
    if not parts:
        return figures_behind(figures, selection, _as_answer(answer.iloc[0:0], "china"), shown=shown).iloc[0:0]
    found = pd.concat(parts, ignore_index=True)
    return found[found["partner"] != FIVE].drop_duplicates(ignore_index=True)


def _members(rows: pd.DataFrame) -> tuple[str, ...]:
    """Return the countries that the rows rest on."""
    codes = [
        code for country in dict.fromkeys(rows["country"]) for code in (FOUR_MEMBERS if country == FOUR else (country,))
    ]
    return tuple(dict.fromkeys(codes))


def _as_answer(rows: pd.DataFrame, side: str) -> pd.DataFrame:
    """Return one side's rows with the columns that tell what an answer rests on; a sum as its members."""
    one = pd.DataFrame(
        {
            "country": rows["country"], "period": rows["period"], "period_end": rows["period_end"],
            "method": rows[f"{side}_method"],
        }
    )  # fmt: skip
    sums = one[one["country"] == FOUR]
    spread = [sums.assign(country=code, method=str(Method.PRINTED)) for code in FOUR_MEMBERS]
    return pd.concat([one[one["country"] != FOUR], *spread], ignore_index=True)
