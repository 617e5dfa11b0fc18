"""What the page of both books has beside its charts: the choice of country and period, advice, explanations."""

import streamlit as st

from dashboard.cards.mirror import mirror_country, mirror_measure, mirror_period, periods_of
from dashboard.cards.quote import quote_facts
from dashboard.context.records import Explanation, MirrorNotes
from dashboard.edition import Data
from dashboard.i18n import country, date, percent, period, tr
from dashboard.state import State
from dashboard.ui.controls import pick
from dashboard.ui.source_links import source_links
from dashboard.ui.text import link, literal
from dashboard.vocab import COUNTRIES, FOUR, FOUR_MEMBERS, Ledger, Measure
from dashboard.words.quote import sentence, side_advice

CHOICES = (*COUNTRIES, FOUR)


def mirror_controls(state: State, data: Data) -> tuple[str, str]:
    """Draw the choice of country and period, and return what is chosen; the period is "" where there is none."""
    lang, code = state.lang, mirror_country(state)
    periods = periods_of(state, data, code)
    chosen = mirror_period(state, data, code)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        title = tr(lang, "mirror.country")
        pick(state, data, "country", CHOICES, code, title=title, words=country, page="mirror")
        if periods:
            title = tr(lang, "mirror.period")
            pick(state, data, "period", periods, chosen, title=title, words=period, page="mirror")
    st.caption(literal(tr(lang, "mirror.ledger_note")))
    if state.selection.measure is Measure.BALANCE:
        st.info(literal(tr(lang, "mirror.no_balance")))
    return code, chosen


def quote_box(state: State, data: Data, code: str, when: str) -> None:
    """Draw which number to quote: both figures with what each counts and who quotes it, and a sentence to paste."""
    if not when:
        return
    lang = state.lang
    facts = quote_facts(state, data, code, when)
    with st.container(border=True, key="quote"):
        title = tr(lang, "quote.title", who=country(lang, code), when=period(lang, when))
        st.header(literal(title), anchor=False)
        st.caption(literal(tr(lang, f"mirror.what_{mirror_measure(state)}", who=country(lang, code))))
        for ledger in (Ledger.CHINA, Ledger.PARTNER):
            told = side_advice(facts, ledger, lang)
            links = source_links(told.source_ids.replace("\n", " "), data) if told.source_ids else ""
            st.markdown(f"**{literal(told.figure)}** {literal(' '.join(told.sentences))} {links}")
        st.caption(literal(tr(lang, "quote.paste")))
        st.code(sentence(facts, lang), language=None, wrap_lines=True)


def explanations(state: State, notes: MirrorNotes | None, code: str) -> None:
    """Draw the published explanations of the gap, those of the chosen country first, and where the band is from."""
    if notes is None:
        return
    lang = state.lang
    asked = set(FOUR_MEMBERS) if code == FOUR else {code}
    ordered = sorted(notes.explanations, key=lambda one: not asked & set(one.countries))
    count = sum(bool(asked & set(one.countries)) for one in ordered)
    with st.container(border=True, key="explanations"):
        st.header(literal(tr(lang, "mirror.explanations")), anchor=False)
        who = country(lang, code)
        if count:
            st.caption(literal(tr(lang, "mirror.explanations_help", n=str(count), who=who)))
        else:
            st.caption(literal(tr(lang, "mirror.explanations_none", who=who)))
        st.markdown("\n".join(_line(one, lang) for one in ordered))
        band = notes.band
        told = tr(lang, "mirror.band_source", percent=percent(lang, float(band.percent), 0), text=band.text[lang])
        when = date(lang, band.published)
        st.caption(f"{literal(told)} {link(f'{band.publisher}, {when}' if when else band.publisher, band.url)}")


def _line(one: Explanation, lang: str) -> str:
    """Return an explanation as a line of Markdown."""
    who = tr(lang, "list.separator").join(country(lang, code) for code in one.countries)
    causes = tr(lang, "list.separator").join(tr(lang, f"mirror.cause.{cause}") for cause in one.causes)
    figures = f" {tr(lang, 'mirror.explanation_figures', figures=one.figures[lang])}" if one.figures[lang] else ""
    when = date(lang, one.published)
    source = link(f"{one.publisher}, {when}" if when else one.publisher, one.url)
    # figures may end in the point of an abbreviation
    told = literal(f"{one.said_by[lang]}: {one.text[lang]}{figures}".replace("..", "."))
    return f"- **{literal(who)} · {literal(causes)}** — {told} {source}"
