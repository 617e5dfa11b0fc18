"""The brief of the meeting: who, what, which documents, its row of meetings, and the trade around it."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.points import percent_words, row_words
from dashboard.context.records import ContextSource, Meeting
from dashboard.edition import Data
from dashboard.i18n import country, date, percent, period, tr
from dashboard.query.selection import Selection
from dashboard.query.series import PERCENT
from dashboard.state import State
from dashboard.ui.overview_parts import statement_box
from dashboard.ui.source_links import source_links
from dashboard.ui.text import link, literal
from dashboard.vocab import FIVE, Measure, View

SECTIONS = (
    "agenda", "china_position", "china_areas_article", "china_areas_xinhua", "positions", "kazakhstan", "documents",
    "bilateral", "tourism", "next",
)  # fmt: skip
"""The sections of the brief, in the order in which they are read."""

Pages = dict[str, ContextSource]


def meeting_brief(state: State, data: Data) -> None:
    """Draw the meeting: the sentence with its verdicts and the trade around it first, the details on demand."""
    meeting, lang = data.meeting, state.lang
    if meeting is None:
        return
    pages = {page.id: page for page in meeting.pages}
    with st.container(border=True, key="meeting"):
        st.header(literal(meeting.name[lang]), anchor=False)
        place = tr(lang, "news.place", city=meeting.city[lang], date=date(lang, meeting.date))
        st.caption(f"{literal(place)} {_links(meeting.sources, pages, lang)}")
        left, right = st.columns(2)
        with left:
            statement_box(meeting, data.claims, lang)
        with right:
            _trade_around(meeting, data, lang)
            _people(meeting, pages, lang)
        columns = st.columns(2)
        for number, section in enumerate(SECTIONS):
            with columns[number % len(columns)]:
                _section(section, meeting, pages, lang)
        _row_of_meetings(meeting, pages, lang)


def _links(names: Iterable[str], pages: Pages, lang: str) -> str:
    """Return links to sources with dates, as Markdown; a page without an address is only named."""
    told = []
    for page in (pages[name] for name in names):
        when = date(lang, page.published)
        text = f"{page.publisher}, {when}" if when else page.publisher
        told.append(link(text, page.url) if page.url else literal(tr(lang, "claim.no_address", publisher=text)))
    return " · ".join(told)


def _people(meeting: Meeting, pages: Pages, lang: str) -> None:
    """Draw who took part."""
    with st.expander(tr(lang, "news.took_part"), key="news_people"):
        lines = [
            f"- **{literal(one.name[lang])}**, {literal(one.post[lang])}"
            f"{literal(f' ({country(lang, one.country)})') if one.country else ''} {_links(one.sources, pages, lang)}"
            for one in meeting.participants
        ]
        st.markdown("\n".join(lines))


def _section(section: str, meeting: Meeting, pages: Pages, lang: str) -> None:
    """Draw one section of the brief, where it has entries."""
    items = [item for item in meeting.items if item.section == section]
    if not items:
        return
    with st.expander(f"{tr(lang, f'news.section.{section}')} ({len(items)})", key=f"news_{section}"):
        lines = []
        for item in items:
            when = f"**{literal(date(lang, item.date))}** · " if item.date else ""
            lines.append(f"- {when}{literal(item.text[lang])} {_links(item.sources, pages, lang)}")
        st.markdown("\n".join(lines))


def _row_of_meetings(meeting: Meeting, pages: Pages, lang: str) -> None:
    """Draw the place of the meeting in the row of such meetings."""
    with st.expander(tr(lang, "news.row"), key="news_row"):
        lines = [
            "- "
            + literal(tr(lang, "news.row_entry", number=str(one.number), date=date(lang, one.date), city=one.city[lang],
                         text=one.text[lang]))
            + f" {_links(one.sources, pages, lang)}"
            for one in meeting.previous
        ]  # fmt: skip
        number = 1 + max((one.number for one in meeting.previous), default=0)
        this = tr(lang, "news.row_entry", number=str(number), date=date(lang, meeting.date), city=meeting.city[lang],
                  text=tr(lang, "news.this_one"))  # fmt: skip
        lines.append(f"- **{literal(this)}**")
        st.markdown("\n".join(lines))
        st.caption(literal(tr(lang, "news.no_seventh")))


def _trade_around(meeting: Meeting, data: Data, lang: str) -> None:
    """Draw the trade of the year before, of the year of the meeting, and of the months since."""
    year = int(meeting.date[:4])
    asked = Selection(countries=(FIVE,), years=(year - 1, year), measure=Measure.TURNOVER)
    values, changes = data.series(asked), data.series(replace(asked, view=View.CHANGE))
    lines = [_year_line(row, changes, data, lang) for _, row in values.iterrows()]
    lines.append(_months_line(data.fresh[FIVE], data, lang))
    with st.container(border=True, key="trade_around"):
        st.markdown(f"**{literal(tr(lang, 'news.trade_around'))}**")
        st.markdown("\n".join(f"- {line}" for line in lines if line))


def _year_line(row: "pd.Series[Any]", changes: pd.DataFrame, data: Data, lang: str) -> str:
    """Return one year's turnover of the five with its change and sources, as Markdown."""
    change = changes[changes["period"] == row["period"]]
    words = {"when": period(lang, str(row["period"])), "value": row_words(lang, row)}
    if change.empty:
        text = tr(lang, "news.trade_year_plain", **words)
    else:
        value, precision = float(change["value"].iloc[0]), float(change["precision"].iloc[0])
        text = tr(lang, "news.trade_year", change=percent_words(lang, value, precision=precision, signed=True), **words)
    return f"{literal(text)} {source_links(str(row['source_ids']), data)}"


def _months_line(rows: pd.DataFrame, data: Data, lang: str) -> str:
    """Return the newest months' turnover of the five in yuan, as Markdown."""
    turnover = rows[rows["measure"] == Measure.TURNOVER] if len(rows) else rows
    if turnover.empty:
        return ""
    newest = turnover[turnover["period"] == turnover["period"].max()]
    value, change = newest[newest["unit"] != PERCENT], newest[newest["unit"] == PERCENT]
    if value.empty or change.empty:
        return ""
    row = value.iloc[0]
    text = tr(lang, "news.trade_months", when=period(lang, row["period"]), value=row_words(lang, row),
              change=percent(lang, float(change["value"].iloc[0]), signed=True))  # fmt: skip
    return f"{literal(text)} {source_links(str(row['source_ids']), data)}"
