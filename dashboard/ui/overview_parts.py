"""The parts of the Overview that are not charts: tiles, the sentence in the news, the table of countries."""

import pandas as pd
import streamlit as st

from dashboard.charts.points import row_words, value_words
from dashboard.context.records import Meeting
from dashboard.i18n import country, date, number, percent, period, tr
from dashboard.query.overview import country_table, key_figures
from dashboard.query.statement import Check
from dashboard.ui.cache import Data
from dashboard.ui.state import State
from dashboard.ui.text import link, literal
from dashboard.vocab import FIVE, Freq, Measure, Method

TILE_PIXELS = 172
JOINT = " ; "


def key_tiles(state: State, data: Data) -> None:
    """Draw the newest full year: turnover, its change, exports, imports, balance, each with source and status."""
    lang = state.lang
    rows = key_figures(data.shown[state.selection.ledger, state.selection.currency], state.selection)
    if rows.empty:
        return
    word = "latest" if state.selection.freq is Freq.YEAR else "latest_other"
    st.markdown(f"**{literal(tr(lang, f'overview.{word}', when=period(lang, rows['period'].iloc[0])))}**")
    with st.grid("auto", min_column_width=TILE_PIXELS):
        for row in rows.to_dict("records"):
            is_change = row["method"] == Method.CHANGE
            label = tr(lang, "overview.change") if is_change else tr(lang, f"measure.short.{row['measure']}")
            value = percent(lang, row["value"], signed=True) if is_change else row_words(lang, row)
            _tile(label, value, row, data, lang)


def _tile(label: str, value: str, row: dict[str, object], data: Data, lang: str) -> None:
    """Draw one number with how it came about, its status and its source."""
    with st.container(border=True, height="stretch"):
        st.metric(literal(label), value)
        words = {Method.SUM: "sum_note", Method.PRINTED: "printed_note", Method.LEGS: "legs_note"}
        key = words.get(Method(str(row["method"])))
        note = tr(lang, f"overview.{key}") if key and row["country"] == FIVE else tr(lang, f"method.{row['method']}")
        status = tr(lang, f"status.{row['status']}")
        st.caption(f"{literal(note)} · {literal(status)} · {_sources(row, data)}")


MOST_LINKS = 2


def _sources(row: dict[str, object], data: Data) -> str:
    """Return links to the sources of one value; further ones are counted."""
    ids = str(row["source_ids"]).split(JOINT)
    links = [link(data.sources.loc[name, "publisher"], data.sources.loc[name, "url"]) for name in ids]
    distinct = list(dict.fromkeys(links))
    more = f" \\+{len(distinct) - MOST_LINKS}" if len(distinct) > MOST_LINKS else ""
    return ", ".join(distinct[:MOST_LINKS]) + more


def freshest_tiles(state: State, data: Data) -> None:
    """Draw January to the newest month beside the same months a year before, in yuan."""
    lang = state.lang
    rows = data.fresh
    if rows.empty:
        st.caption(literal(tr(lang, "overview.freshest_none")))
        return
    newest = rows["period"].max()
    st.markdown(f"**{literal(tr(lang, 'overview.freshest', when=period(lang, newest)))}**")
    with st.grid("auto", min_column_width=TILE_PIXELS):
        for measure in (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS, Measure.BALANCE):
            _fresh_tile(rows[rows["measure"] == measure], newest, data, lang)


def _fresh_tile(rows: pd.DataFrame, newest: str, data: Data, lang: str) -> None:
    """Draw one measure of the newest months."""
    values = rows[rows["unit"] != "percent"].set_index("period")
    changes = rows[(rows["unit"] == "percent") & (rows["period"] == newest)]
    if newest not in values.index:
        return
    row = values.loc[newest]
    before = values[values.index != newest]
    delta = percent(lang, changes["value"].iloc[0], signed=True) if len(changes) else None
    with st.container(border=True, height="stretch"):
        st.metric(literal(tr(lang, f"measure.short.{row['measure']}")), row_words(lang, row), delta)
        against = ""
        if len(before):
            old = before.iloc[-1]
            against = tr(lang, "overview.against", value=row_words(lang, old), when=period(lang, before.index[-1])) + " · "
        status = tr(lang, f"status.{row['status']}")
        st.caption(f"{literal(against)}{literal(status)} · {_sources(dict(row), data)}")


def statement_box(meeting: Meeting, check: Check, lang: str) -> None:
    """Draw the sentence of the meeting next to the figures that it can be checked with."""
    said = meeting.statement
    with st.container(border=True, height="stretch"):
        st.markdown(f"**{literal(tr(lang, 'meeting.title'))}**")
        st.markdown("> " + literal(tr(lang, "meeting.quote", quote=said.quote[lang])))
        who = tr(lang, "meeting.said", speaker=said.speaker[lang], post=said.post[lang], date=date(lang, said.said_on),
                 meeting=meeting.name[lang], city=meeting.city[lang])  # fmt: skip
        st.caption(literal(who))
        for line in statement_lines(check.now, check.then, lang):
            st.markdown(line)
        pages = {page.id: page for page in meeting.pages}
        links = [link(pages[name].publisher, pages[name].url) for name in said.sources if pages[name].url]
        foot = [literal(tr(lang, "meeting.translated"))] if lang != said.quote_language else []
        foot += [literal(tr(lang, "meeting.read", publisher="")).strip() + " " + ", ".join(links)]
        st.caption(" ".join(foot))


def statement_lines(now: pd.DataFrame, then: pd.DataFrame, lang: str) -> list[str]:
    """Return the arithmetic beside the sentence, as Markdown."""
    total = now[now["country"] == FIVE]
    if total.empty:
        return [literal(tr(lang, "overview.no_value"))]
    whole = total.iloc[0]
    rounded = value_words(lang, float(whole["value"]), str(whole["unit"]), precision=0.5e9)
    lines = [tr(lang, "meeting.now", total=row_words(lang, whole), rounded=rounded)]
    before = then[then["country"] == FIVE]
    if len(before):
        lines.append(tr(lang, "meeting.then", total=row_words(lang, before.iloc[0])))
    part = now[now["country"] == "KAZ"]
    if len(part):
        share = 100 * part["value"].iloc[0] / whole["value"]
        lines.append(
            tr(lang, "meeting.share", part=number(lang, part["value"].iloc[0] / 1e9, 2),
               total=number(lang, whole["value"] / 1e9, 2), share=percent(lang, share))
        )  # fmt: skip
    return [f"- {literal(line)}" for line in lines]


def countries_table(state: State, data: Data) -> None:
    """Draw the table of countries: newest value, change, share, history, source."""
    lang = state.lang
    rows = country_table(data.shown[state.selection.ledger, state.selection.currency], state.selection)
    if rows.empty:
        return
    first = rows["history"].iloc[0]
    frame = pd.DataFrame(
        {
            "country": [country(lang, code) for code in rows["country"]],
            "period": [period(lang, text) for text in rows["period"]],
            "value": [row_words(lang, row) for row in rows.to_dict("records")],
            "change": [_percent_or_gap(lang, value, signed=True) for value in rows["change_pct"]],
            "share": [_percent_or_gap(lang, value) for value in rows["share_pct"]],
            "history": list(rows["history"]),
            "status": [tr(lang, f"status.{code}") for code in rows["status"]],
            "source": rows["urls"].str.split(JOINT).str[0],
        }
    )
    with st.container(border=True):
        st.markdown(f"#### {literal(tr(lang, 'overview.countries'))}")
        st.dataframe(
            frame, hide_index=True, key="countries", alt=tr(lang, "overview.countries_headline"),
            column_config={
                "country": tr(lang, "column.country"), "period": tr(lang, "column.period"),
                "value": tr(lang, f"measure.short.{state.selection.measure}"), "change": tr(lang, "column.change"),
                "share": tr(lang, "column.share"), "status": tr(lang, "column.status"),
                "history": st.column_config.LineChartColumn(tr(lang, "column.history", first=_first(state, data, first))),
                "source": st.column_config.LinkColumn(tr(lang, "column.source"), display_text=r"https?://([^/]+)"),
            },
        )  # fmt: skip


def _first(state: State, data: Data, history: list[float | None]) -> str:
    """Return the first year of the history."""
    return str((state.selection.years or data.span)[0])


def _percent_or_gap(lang: str, value: float, *, signed: bool = False) -> str:
    """Return per cent, or a dash where there is none."""
    return "—" if pd.isna(value) else percent(lang, value, signed=signed)
