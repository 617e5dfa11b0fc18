"""A table as Streamlit draws it: translated headers, links as links, numbers as numbers."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.i18n import tr

LINKS = ("source", "source_2")


def draw_table(
    frame: pd.DataFrame, *, lang: str, alt: str, key: str, on_select: Callable[[list[int]], None] | None = None,
    height: int | None = None,
) -> None:  # fmt: skip
    """Draw a frame of `cards.tables`.

    Args:
        frame: columns named by keys below `column`.
        lang: language of the headers.
        alt: what the table holds.
        key: of the widget.
        on_select: called with the positions of the chosen rows; without it no row can be chosen.
        height: in pixels; by default as many rows as Streamlit shows.
    """
    links = {
        name: st.column_config.LinkColumn(tr(lang, f"column.{name}"), display_text=r"https?://([^/]+)")
        for name in LINKS
        if name in frame
    }
    headers = {name: st.column_config.Column(tr(lang, f"column.{name}")) for name in frame.columns if name not in links}
    frame = frame.drop(columns=[name for name in links if frame[name].isna().all() or (frame[name] == "").all()])

    def chosen() -> None:
        if on_select:
            on_select(list(st.session_state[key].selection.rows))

    choosing = {"on_select": chosen, "selection_mode": "single-row"} if on_select else {}
    sized = {"height": height} if height else {}
    st.dataframe(frame, hide_index=True, column_config={**headers, **links}, alt=alt, key=key, **choosing, **sized)  # type: ignore[call-overload]
