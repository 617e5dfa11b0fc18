"""The parts of the Overview that are not charts: tiles, the sentence in the news, the table of countries."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.cards.series import members
from dashboard.cards.tiles import tiles
from dashboard.charts.points import percent_words, records, row_words, value_words
from dashboard.context.records import Meeting, Statement
from dashboard.edition import Data
from dashboard.i18n import country, date, percent, period, tr
from dashboard.query.findings import Checked
from dashboard.query.overview import country_table, subject
from dashboard.query.series import PERCENT
from dashboard.query.shown import JOINT
from dashboard.state import State
from dashboard.ui.html_table import Bars, Cell, Link, Number, html_table
from dashboard.ui.text import link, literal
from dashboard.vocab import UNITS, Measure
from dashboard.words.claims import finding_lines, said_words, verdict_words

TILE_PIXELS = 140
MOST_LINKS = 1
"""Sources that a tile links to; the card below has all."""


def key_tiles(state: State, data: Data) -> None:
    """Draw the newest full year: turnover, its change, exports, imports, balance, each with source and status."""
    lang = state.lang
    title, found = tiles(state, data)
    if not found:
        return
    with st.container(border=True, key="key_tiles"):
        st.markdown(f"**{literal(title)}** · {literal(tr(lang, f'ledger.{state.selection.ledger}'))}")
        with st.grid("auto", min_column_width=TILE_PIXELS):
            for tile in found:
                with st.container(gap="xxsmall"):
                    st.metric(literal(tile.label), tile.value)
                    st.caption(f"{literal(tile.note)} · {_sources(tile.source_ids, data)}")


def _sources(source_ids: str, data: Data) -> str:
    """Return links to the sources of one value; further ones are counted."""
    sources = data.sources.loc[source_ids.split(JOINT)]
    links = [link(_short(name), url) for name, url in zip(sources["publisher"], sources["url"], strict=True)]
    distinct = list(dict.fromkeys(links))
    more = f" \\+{len(distinct) - MOST_LINKS}" if len(distinct) > MOST_LINKS else ""
    return ", ".join(distinct[:MOST_LINKS]) + more


def _short(publisher: str) -> str:
    """Return a publisher's abbreviation where its name ends in one, else the name without where a copy lies.

    >>> _short("General Administration of Customs of China (GACC)"), _short("Eurasianet (copy at caspianpost.com)")
    ('GACC', 'Eurasianet')
    """
    name, _, bracket = publisher.partition(" (")
    return bracket.rstrip(")") if bracket.rstrip(")").isupper() else name


def freshest_box(state: State, data: Data) -> None:
    """Draw January to the newest month beside the same months a year before, in yuan."""
    lang, who = state.lang, subject(state.selection)
    rows = data.fresh[who]
    with st.container(border=True, key="freshest"):
        if rows.empty:
            st.caption(literal(tr(lang, "overview.freshest_none")))
            return
        newest = rows["period"].max()
        st.markdown(f"**{literal(tr(lang, 'overview.freshest', who=country(lang, who), when=period(lang, newest)))}**")
        measures = (Measure.TURNOVER, Measure.EXPORTS, Measure.IMPORTS, Measure.BALANCE)
        st.markdown("\n".join(_fresh_line(rows[rows["measure"] == measure], newest, lang) for measure in measures))
        first = rows[rows["period"] == newest].iloc[0]
        status = tr(lang, f"status.{first['status']}")
        words = literal(f"{tr(lang, 'overview.first_prints')} {status}")
        st.caption(f"{words} · {_sources(str(first['source_ids']), data)}")


def _fresh_line(rows: pd.DataFrame, newest: str, lang: str) -> str:
    """Return one measure of the newest months as a Markdown line: value, change, value a year before."""
    is_value = rows["unit"] != PERCENT
    now = rows[is_value & (rows["period"] == newest)]
    before = rows[is_value & (rows["period"] != newest)]
    change = rows[~is_value & (rows["period"] == newest)]
    if now.empty:
        return ""
    measure = tr(lang, f"measure.short.{now['measure'].iloc[0]}")
    text = f"- {literal(measure)}: **{literal(row_words(lang, now.iloc[0]))}**"
    if len(change):
        text += f", {literal(percent(lang, change['value'].iloc[0], signed=True))}"
    if len(before):
        old = tr(lang, "overview.against", value=row_words(lang, before.iloc[-1]), when=before["period"].iloc[-1][:4])
        text += f" ({literal(old)})"
    return text


def statement_box(meeting: Meeting, claims: Sequence[Checked], lang: str) -> None:
    """Draw the sentence of the meeting with the verdict on each of its numbers.

    Args:
        meeting: whose statement it is.
        claims: every checked claim; the statement names its own.
        lang: language of the words.
    """
    said = meeting.statement
    with st.container(border=True, key="statement"):
        st.markdown(f"**{literal(tr(lang, 'meeting.title', value=_said_words(said, lang)))}**")
        st.markdown("> " + literal(tr(lang, "meeting.quote", quote=said.quote[lang])))
        who = tr(lang, "meeting.said", speaker=said.speaker[lang], post=said.post[lang], date=date(lang, said.said_on),
                 meeting=meeting.name[lang], city=meeting.city[lang])  # fmt: skip
        st.caption(literal(who))
        named = {value.claim_id for value in said.values}
        st.markdown("\n".join(claim_line(checked, lang) for checked in claims if checked.claim.id in named))
        pages = {page.id: page for page in meeting.pages}
        links = [link(pages[name].publisher, pages[name].url) for name in said.sources if pages[name].url]
        foot = [literal(tr(lang, "meeting.translated"))] if lang != said.quote_language else []
        foot += [literal(tr(lang, "meeting.read", publisher="")).strip() + " " + ", ".join(links)]
        st.caption(" ".join(foot))


def claim_line(checked: Checked, lang: str) -> str:
    """Return a number of the statement with its verdict and the arithmetic of the ledgers that have it, as Markdown."""
    said, told = said_words(checked.claim, lang), verdict_words(checked, lang)
    verdict = literal(tr(lang, "claim.line_short", said=said, verdict=told))
    has_figures = replace(checked, findings=tuple(one for one in checked.findings if one.now))
    return f"- **{verdict}** {literal(' '.join(finding_lines(has_figures, lang)))}"


def _said_words(said: Statement, lang: str) -> str:
    """Return the turnover that the statement names, as it was said; "" where it names none."""
    for value in said.values:
        if value.measure == "turnover":
            unit = UNITS[value.unit]
            return value_words(lang, float(value.value) * unit.factor, unit.base, precision=unit.factor / 2)
    return ""


def countries_table(state: State, data: Data) -> None:
    """Draw the table of countries: newest value, change, share, history, source."""
    lang = state.lang
    books = (state.selection.ledger, state.selection.currency)
    asked = replace(state.selection, countries=members(state.selection))
    rows = country_table(data.shown[books], asked, changed=data.changed[books], shares=data.shares[books])
    if rows.empty:
        return
    changes = _percents(lang, rows["change_pct"], rows["change_precision"], signed=True)
    shares = _percents(lang, rows["share_pct"], rows["share_precision"])
    cells: list[list[Cell]] = [
        [
            country(lang, row["country"]), period(lang, row["period"]), Number(row_words(lang, row)), Number(change),
            Number(share), Bars(tuple(row["history"]), tr(lang, "column.history")),
            tr(lang, f"status.{row['status']}"), Link(row["urls"].split(JOINT)[0]),
        ]
        for row, change, share in zip(records(rows), changes, shares, strict=True)
    ]  # fmt: skip
    with st.container(border=True, key="countries"):
        st.header(literal(tr(lang, "overview.countries")), anchor=False)
        names = ["country", "period", "value", "change", "share", "history", "status", "source"]
        headers = [tr(lang, f"column.{name}") for name in names]
        headers[2] = tr(lang, f"measure.short.{state.selection.measure}")
        st.html(html_table(headers, cells, label=tr(lang, "overview.countries_headline")))


def _percents(
    lang: str, values: "pd.Series[float]", precisions: "pd.Series[float]", *, signed: bool = False
) -> list[str]:
    """Return per cent with the digits that are known, or a dash where there is none."""
    return [
        "—" if pd.isna(value) else percent_words(lang, value, precision=precision, signed=signed)
        for value, precision in zip(values, precisions, strict=True)
    ]
