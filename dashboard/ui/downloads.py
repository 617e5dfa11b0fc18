"""The downloads of a card: its rows in every format, and all printed figures behind them."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import streamlit as st

from dashboard.cards.card import Card
from dashboard.cards.files import card_file, card_file_name
from dashboard.edition import Data
from dashboard.export import MIME_TYPES, PACKED, WRITERS, write
from dashboard.i18n import tr
from dashboard.state import State
from dashboard.ui.text import literal


def download_popover(card: Card, state: State, data: Data, behind: Callable[[], pd.DataFrame]) -> None:
    """Draw the button that opens the downloads; a file is made when it is asked for.

    Args:
        card: the card.
        state: what it was made from.
        data: the edition.
        behind: finds the printed figures behind the rows.
    """
    lang = state.lang
    label = tr(lang, "card.download")
    with st.popover(label, icon=":material/download:", key=f"popover_{card.key}", on_change="rerun") as popover:
        if not popover.open:
            return
        st.markdown(f"**{literal(tr(lang, 'card.download_shown'))}**")
        _buttons(card, "rows", (*WRITERS, *PACKED), lambda one: card_file(card, state, data, one), lang)
        st.markdown(f"**{literal(tr(lang, 'card.download_behind'))}**")
        _buttons(card, "behind", tuple(WRITERS), lambda one: write(behind(), one, reason=card.reason), lang)


def _buttons(card: Card, kind: str, formats: tuple[str, ...], make: Callable[[str], bytes], lang: str) -> None:
    """Draw a download button for each format."""
    what = card.what if kind == "rows" else f"{card.what}-figures"
    with st.container(horizontal=True):
        for file_format in formats:
            download_button(
                tr(lang, f"format.{file_format}"), partial(make, file_format),
                name=card_file_name(card, file_format, what=what), mime=MIME_TYPES[file_format],
                key=f"download_{card.key}_{kind}_{file_format}",
            )  # fmt: skip


def download_button(label: str, make: Callable[[], bytes], *, name: str, mime: str, key: str) -> None:
    """Draw a button whose file is made when it is clicked, without a run of the page."""
    st.download_button(label, data=make, file_name=name, mime=mime, key=key, on_click="ignore")
