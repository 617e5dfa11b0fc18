"""The panel under a chart that a chosen point or row opens: every source that prints the figure."""

import pandas as pd
import streamlit as st

from dashboard.cards.tables import alternatives_frame
from dashboard.charts.points import value_words
from dashboard.edition import Data
from dashboard.i18n import DEFAULT_LANGUAGE, country, period, tr
from dashboard.query.alternatives import alternatives
from dashboard.query.figure_key import FigureKey, parse_key
from dashboard.ui.tables import draw_table
from dashboard.ui.text import literal
from dashboard.vocab import CHINA, REST, Step

MOST_KEYS = 4
"""Figures that one point opens at most: it and what it is divided by."""


def figure_panels(keys: str, data: Data, lang: str, *, key: str) -> None:
    """Draw a panel for each of some figures.

    Args:
        keys: names of figures, joined by spaces; what is no name is passed over.
        data: the edition.
        lang: language of the words.
        key: begins the names of the widgets.
    """
    named = [found for found in map(parse_key, keys.split()[:MOST_KEYS]) if found]
    for place, figure in enumerate(named):
        figure_panel(figure, data, lang, key=f"{key}_{place}")


def figure_panel(figure: FigureKey, data: Data, lang: str, *, key: str) -> None:
    """Draw where one figure comes from: the shown value, all prints with the step of the rule, disagreements."""
    rows = alternatives(data.figures, figure)
    with st.container(border=True, key=f"panel_{key}"):
        st.markdown(f"**{literal(_title(figure, lang))}** · {literal(_books(figure, lang))}")
        if rows.empty:
            st.caption(literal(tr(lang, "figure.none")))
            return
        st.markdown(literal(" ".join(_told(figure, rows, lang))))
        draw_table(alternatives_frame(rows, lang), lang=lang, alt=tr(lang, "figure.alt"), key=f"prints_{key}")
        language = f"&lang={lang}" if lang != DEFAULT_LANGUAGE else ""
        st.caption(f"[{literal(tr(lang, 'figure.link'))}](data?figure={figure.text()}{language})")


def _title(figure: FigureKey, lang: str) -> str:
    """Return which figure it is."""
    what = tr(lang, f"measure.{figure.measure}")
    if figure.counterpart != CHINA:
        what = f"{tr(lang, f'flow_of_partner.{figure.measure}')} – {country(lang, figure.counterpart)}"
    who, when = country(lang, figure.country), period(lang, figure.period)
    return tr(lang, "figure.title", what=what, who=who, when=when)


def _books(figure: FigureKey, lang: str) -> str:
    """Return whose books it is from."""
    return tr(lang, "figure.books", ledger=tr(lang, f"ledger.{figure.ledger}"))


def _told(figure: FigureKey, rows: pd.DataFrame, lang: str) -> list[str]:
    """Return the shown value, how many prints there are, and how many of them disagree; what is left over is no sum."""
    shown = rows[rows["step"] == Step.SHOWN]
    members = rows[rows["step"] == Step.MEMBER]
    told = []
    if len(shown):
        row = shown.iloc[0]
        value = value_words(lang, row["value"], row["unit"], precision=row["precision"] / 2, qualifier=row["qualifier"])
        told.append(tr(lang, "figure.shown", value=value, how=tr(lang, f"method.{row['method']}")))
    elif len(members) and figure.country != REST:
        total, precision = float(members["value"].sum()), float(members["precision"].sum())
        value = value_words(lang, total, str(members["unit"].iloc[0]), precision=precision / (4 * len(members)))
        told.append(tr(lang, "figure.sum", value=value, n=str(len(members))))
    apart = int(rows["is_conflict"].sum())
    told.append(tr(lang, "figure.count", n=str(len(rows))) + ".")
    told.append(tr(lang, "figure.conflicts", n=str(apart)) if apart else tr(lang, "figure.no_conflicts"))
    return told
