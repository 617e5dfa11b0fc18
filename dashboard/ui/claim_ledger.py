"""The claims: a table to filter and choose from, and the one that is opened with how it was checked."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.context.records import Claim
from dashboard.edition import Data
from dashboard.export import MIME_TYPES, SUFFIXES, WRITERS, write
from dashboard.i18n import country, date, period, tr
from dashboard.query.claim_figures import base_unit
from dashboard.query.findings import Checked
from dashboard.query.printed import Reading, freq_of
from dashboard.query.selection import Selection
from dashboard.query.shown import JOINT
from dashboard.state import State, language_param, parse_state
from dashboard.ui.controls import page_choice
from dashboard.ui.source_links import source_links
from dashboard.ui.state import NEWS_PAGE, SHARES_PAGE, TRENDS_PAGE, current_params, write_state
from dashboard.ui.text import link, literal
from dashboard.vocab import (
    COUNTRIES,
    FIVE,
    ClaimKind,
    Currency,
    Freq,
    Ledger,
    Measure,
    Speaker,
    Verdict,
    Whole,
)  # fmt: skip
from dashboard.words.claim_rows import claim_rows
from dashboard.words.claims import (
    about_words,
    finding_lines,
    reach_words,
    reading_words,
    result_words,
    said_words,
    verdict_words,
)

YEARS_BEFORE = 10
"""Years before a claim's own that its chart in Trends begins with."""

TABLE_HEIGHT = 420
CHOSEN = "claim_chosen"
"""Session key: the claim that was chosen from the table."""


def listed(state: State, claims: Sequence[Checked]) -> list[Checked]:
    """Return the claims that fit the filters: of chosen countries only, of the years, and as chosen above the table."""
    chosen = set(COUNTRIES) if FIVE in state.selection.countries else set(state.selection.countries)
    years = state.selection.years
    return [
        checked
        for checked in claims
        if set(checked.claim.countries) <= chosen
        and state.side in ("", checked.claim.side)
        and state.kind in ("", checked.claim.kind)
        and state.verdict in ("", checked.verdict)
        and (years is None or years[0] <= int((checked.claim.period or checked.claim.said_on)[:4]) <= years[1])
    ]


def claim_ledger(state: State, data: Data) -> None:
    """Draw the filters, the table of claims and the downloads."""
    lang = state.lang
    with st.container(border=True, key="claim_ledger"):
        st.header(literal(tr(lang, "claim.title")), anchor=False)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for name, codes in (("side", Speaker), ("kind", ClaimKind), ("verdict", Verdict)):
                title = tr(lang, f"claim.filter.{name}")
                page_choice(state, data, name, tuple(codes), label=f"claim.{name}.{{}}", title=title)
        found = listed(state, data.claims)
        count = tr(lang, "claim.count", shown=str(len(found)), all=str(len(data.claims)))
        st.caption(literal(f"{count} · {tr(lang, 'claim.choose')}"))
        if state.claim and state.claim == st.session_state.get(CHOSEN):
            opened_claim(state, data)
        if not found:
            st.info(literal(tr(lang, "claim.none")))
        else:
            _table(found, data, lang)
        if data.claims:
            _downloads(data, lang)


def _table(found: list[Checked], data: Data, lang: str) -> None:
    """Draw the claims; a chosen row opens."""
    frame = pd.DataFrame(
        {
            "verdict": [verdict_words(one, lang) for one in found],
            "said": [said_words(one.claim, lang) or "—" for one in found],
            "china": [_ledger_words(one, Ledger.CHINA, lang) for one in found],
            "partner": [_ledger_words(one, Ledger.PARTNER, lang) for one in found],
            "about": [about_words(one.claim, lang) for one in found],
            "who": [one.claim.speaker[lang] for one in found],
            "when": [date(lang, one.claim.said_on) for one in found],
            "id": [one.claim.id for one in found],
            "source": [one.claim.url or None for one in found],
        }
    )

    def choose() -> None:
        rows = st.session_state["claims_table"].selection.rows
        st.session_state[CHOSEN] = found[rows[0]].claim.id if rows else ""
        now = parse_state(current_params(), data.span)
        write_state(replace(now, claim=found[rows[0]].claim.id if rows else ""))

    headers = {name: tr(lang, f"claim.column.{name}") for name in frame.columns if name != "source"}
    st.dataframe(
        frame, hide_index=True, height=TABLE_HEIGHT, key="claims_table", on_select=choose, selection_mode="single-row",
        alt=tr(lang, "claim.title"),
        column_config={
            **headers,
            "source": st.column_config.LinkColumn(tr(lang, "column.source"), display_text=r"https?://([^/]+)"),
        },
    )  # fmt: skip


def _ledger_words(checked: Checked, ledger: Ledger, lang: str) -> str:
    """Return the figure of one ledger: as printed now, or the earlier print where only that fits; else a dash."""
    for finding in checked.findings:
        if finding.ledger is ledger and finding.now is not None:
            is_then = finding.then is not None and finding.fits_then and not finding.fits_now
            return result_words(finding.then if is_then and finding.then else finding.now, lang)
    return "—"


def _downloads(data: Data, lang: str) -> None:
    """Draw a download of all claims in each format: the bytes of the command line."""
    label = tr(lang, "claim.download")
    with st.popover(label, icon=":material/download:", key="popover_claims", on_change="rerun") as box:
        if not box.open:
            return
        with st.container(horizontal=True):
            for file_format in WRITERS:
                st.download_button(
                    tr(lang, f"format.{file_format}"), data=_maker(data, file_format),
                    file_name=f"claims.{SUFFIXES[file_format]}", mime=MIME_TYPES[file_format],
                    key=f"download_claims_{file_format}", on_click="ignore",
                )  # fmt: skip


def _maker(data: Data, file_format: str) -> Callable[[], bytes]:
    """Return what makes a file of all claims when its button is clicked."""
    return lambda: write(claim_rows(data.claims), file_format)


def linked_claim(state: State, data: Data) -> None:
    """Draw the claim that a link names, on top of the page; one that was chosen from the table is drawn beside it."""
    if state.claim != st.session_state.get(CHOSEN):
        opened_claim(state, data)


def opened_claim(state: State, data: Data) -> None:
    """Draw the claim that the address names, with the arithmetic of every ledger and its sources."""
    if not state.claim:
        return
    lang = state.lang
    found = [checked for checked in data.claims if checked.claim.id == state.claim]
    with st.container(border=True, key="opened_claim"):
        if not found:
            st.warning(literal(tr(lang, "claim.unknown", id=state.claim)))
            return
        checked = found[0]
        st.header(literal(_headline(checked, lang)), anchor=False)
        st.markdown("> " + literal(checked.claim.text[lang]))
        st.caption(_who(checked.claim, lang))
        st.caption(literal(reach_words(checked, lang)))
        st.markdown("\n".join(f"- {literal(line)}" for line in finding_lines(checked, lang)))
        if checked.same_source:
            st.warning(literal(tr(lang, "claim.same_source")), icon=":material/content_copy:")
        _figures(checked, data, lang)
        _ways_on(checked, state, data)


def _headline(checked: Checked, lang: str) -> str:
    """Return the verdict and what it is about."""
    verdict, said = verdict_words(checked, lang), said_words(checked.claim, lang)
    about = about_words(checked.claim, lang)
    return tr(lang, "claim.headline", verdict=verdict, said=said, about=about) if said else f"{verdict} — {about}"


def _who(claim: Claim, lang: str) -> str:
    """Return who said it when, whose books the speaker quotes, what to know, and where it was read, as Markdown."""
    who = tr(lang, "claim.who", speaker=claim.speaker[lang], role=claim.role[lang], date=date(lang, claim.said_on))
    books = tr(lang, f"claim.quotes_{claim.basis}") if claim.basis in list(Ledger) else ""
    text = " ".join(filter(None, (f"{claim.id} · {who}.", books, claim.note[lang])))
    if not claim.url:
        return literal(f"{text} {tr(lang, 'claim.no_address', publisher=claim.publisher)}")
    return f"{literal(text)} {link(claim.publisher, claim.url)}"


def _figures(checked: Checked, data: Data, lang: str) -> None:
    """Draw the printed figures that a claim was checked with, each with its sources."""
    readings = [
        (finding.ledger, part)
        for finding in checked.findings
        for found in (finding.now, finding.then)
        if found is not None
        for reading in found.readings
        for part in (reading.parts or (reading,))
    ]
    lines = [_figure_line(ledger, reading, data, lang) for ledger, reading in readings]
    if lines:
        with st.expander(tr(lang, "claim.figures", n=len(dict.fromkeys(lines))), key="claim_figures"):
            st.markdown("\n".join(dict.fromkeys(lines)))


def _figure_line(ledger: Ledger, reading: Reading, data: Data, lang: str) -> str:
    """Return one printed figure with links to its sources, as Markdown."""
    what = reading.quantity
    who = f"{country(lang, what.reporter)} – {country(lang, what.partner)}"
    measure = f"measure.short.{what.measure}" if ledger is Ledger.CHINA else f"flow_of_partner.{what.measure}"
    text = f"{who}, {tr(lang, measure)}, {period(lang, what.period)}: {reading_words(reading, lang)}"
    status = tr(lang, f"status.{reading.status}")
    if reading.is_cautioned:
        status = f"{status} · {tr(lang, 'column.caution')}: {caution_of(reading, data)}"
    return f"- {literal(text)} · {literal(status)} · {source_links(JOINT.join(reading.source_ids), data)}"


def caution_of(reading: Reading, data: Data) -> str:
    """Return what speaks against the sources of a figure."""
    return "; ".join(filter(None, data.sources.loc[list(reading.source_ids), "caution"]))


def _ways_on(checked: Checked, state: State, data: Data) -> None:
    """Draw the way to the chart, a link to the claim, and the way back."""
    lang, params = state.lang, trends_params(checked, state, data)
    with st.container(horizontal=True, vertical_alignment="center"):
        if params:
            is_share = checked.claim.kind == ClaimKind.SHARE
            label = tr(lang, "claim.open_shares" if is_share else "claim.open_trends")
            page = SHARES_PAGE if is_share else TRENDS_PAGE
            st.page_link(page, label=label, query_params=params, icon=":material/show_chart:")
        own = {"claim": checked.claim.id, **language_param(lang)}
        st.page_link(NEWS_PAGE, label=tr(lang, "claim.permalink"), query_params=own, icon=":material/link:")
        st.button(tr(lang, "claim.back"), key="claim_close", on_click=_close, args=(data,), icon=":material/close:")


def _close(data: Data) -> None:
    """Close the opened claim."""
    write_state(replace(parse_state(current_params(), data.span), claim=""))


def trends_params(checked: Checked, state: State, data: Data) -> dict[str, str]:
    """Return the parameters under which Trends, or Shares, shows what a claim speaks of; nothing where none can."""
    claim = checked.claim
    if claim.kind in (ClaimKind.OTHER, ClaimKind.RANK) or not claim.period or claim.of == Whole.CHINA:
        return {}
    whom = (FIVE,) if set(claim.countries) == set(COUNTRIES) else claim.countries
    freq = freq_of(claim.period)
    last = min(int(claim.period[:4]), data.span[1])
    first = int(claim.base[:4]) if claim.base else last - YEARS_BEFORE
    selection = Selection(
        countries=whom,
        years=(max(first, data.span[0]), min(last + 1, data.span[1])),
        measure=Measure(claim.measure),
        ledger=Ledger.PARTNER if checked.verdict is Verdict.HOLDS_PARTNER else Ledger.CHINA,
        freq=freq,
        currency=Currency(base_unit(claim)),
        through=int(claim.period[-2:]) if freq is Freq.YEAR_TO_DATE else None,
    )
    return replace(State(), selection=selection, lang=state.lang).to_params()
