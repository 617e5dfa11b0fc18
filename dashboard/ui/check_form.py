"""A small form: a number that the visitor heard → the same check as for the claims, and a link to share."""

from dataclasses import replace
from typing import Any

import streamlit as st

from dashboard.edition import Data
from dashboard.i18n import country, month, tr
from dashboard.query.form import (
    COMPARATORS,
    GROWTH,
    LONGEST_NUMBER,
    MEASURES,
    MONEY_UNITS,
    Entry,
    Fault,
    check_entry,
    faults,
    parse_entry,
    period_fields,
)  # fmt: skip
from dashboard.query.sentence.read import Sentence, parse_sentence
from dashboard.query.series import PERCENT
from dashboard.state import State, language_param, parse_state
from dashboard.ui.state import NEWS_PAGE, current_params, write_state
from dashboard.ui.text import literal
from dashboard.vocab import SELECTABLE, ClaimKind, Comparator, Freq, Measure
from dashboard.words.claims import about_words, finding_lines, said_words, verdict_words

FIELDS = ("country", "freq", "year", "month", "measure", "value", "unit", "comparator")
KEY = "check_{}"
SEEN = "check_seen"
"""Session key: the check in the address that the form was last filled from."""

TOLD = "check_told"
"""Session key: which fields the last pasted sentence left unread; None where none was pasted."""

LONGEST_SENTENCE = 2000
MONTHS = tuple(range(1, 13))


@st.fragment
def check_form(state: State, data: Data) -> None:
    """Draw the form and, below it, the verdict on what stands in it."""
    lang = state.lang
    # the form reruns without the page: what the address says now, not what it said when the page was drawn
    asked = parse_state(current_params(), data.span).check
    linked = linked_entry(asked, data.span)
    _fill_from_address(asked, linked)
    with st.container(border=True, key="check"):
        st.header(literal(tr(lang, "check.title")), anchor=False)
        st.caption(literal(tr(lang, "check.help")))
        if asked and linked is None:
            st.warning(literal(tr(lang, "check.bad_link", value=asked)))
        _paste(data, lang)
        entry = _fields(data, lang)
        wrong = faults(entry, data.span)
        if entry.value.strip() and not st.session_state.get(TOLD):  # what was not read is the visitor's to choose first
            _result(entry, wrong, data, lang)


def linked_entry(asked: str, span: tuple[int, int]) -> Entry | None:
    """Return the entry that a link holds, None where it holds none or one of a year without figures."""
    entry = parse_entry(asked) if asked else None
    return entry if entry is not None and span[0] <= entry.year <= span[1] else None


def _fill_from_address(asked: str, linked: Entry | None) -> None:
    """Fill the form from the address, once for each check that the address names."""
    if st.session_state.get(SEEN) == asked and KEY.format("country") in st.session_state:
        return
    st.session_state[SEEN] = asked
    _put(linked or Entry())


def _put(entry: Entry) -> None:
    """Put an entry into the form's widgets."""
    for name in FIELDS:
        st.session_state[KEY.format(name)] = getattr(entry, name)


def _entry() -> Entry:
    """Return what stands in the form's widgets."""
    return Entry(**{name: st.session_state[KEY.format(name)] for name in FIELDS})


def _paste(data: Data, lang: str) -> None:
    """Draw the field for a sentence; what can be read of it goes into the form."""

    def read() -> None:
        text = st.session_state.get("check_sentence", "")
        found = parse_sentence(text)
        entry = _entry()
        known: dict[str, Any] = {
            "country": found.country, "measure": _measure_of(found), "value": found.value,
            "unit": found.unit if found.unit in (*MONEY_UNITS, PERCENT) else "",
        }  # fmt: skip
        period = _period_of(found, data.span)
        words = {code: name for name, code in COMPARATORS.items()}
        filled = {**{name: value for name, value in known.items() if value}, **period}
        _put(replace(entry, **filled, comparator=words[Comparator(found.comparator)]))
        lacking = list(found.unread) + (["unit"] if found.unit and not known["unit"] else [])
        lacking += [name for name, value in (("period", period), ("measure", known["measure"])) if not value]
        st.session_state[TOLD] = tuple(dict.fromkeys(lacking))
        if not found.value:
            st.session_state[KEY.format("value")] = ""
        _write(data, is_whole=not lacking)

    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            tr(lang, "check.paste"), key="check_sentence", max_chars=LONGEST_SENTENCE,
            help=tr(lang, "check.paste_help"), placeholder=tr(lang, "check.example"),
        )  # fmt: skip
        st.button(tr(lang, "check.read"), key="check_read", on_click=read, icon=":material/input:")
    told = st.session_state.get(TOLD)
    if told:
        what = tr(lang, "list.separator").join(tr(lang, f"check.field.{name}") for name in told)
        st.warning(literal(tr(lang, "check.unread", what=what)))
    elif told is not None:
        st.caption(literal(tr(lang, "check.read_all")))


def _measure_of(found: Sentence) -> str:
    """Return the form's measure of a sentence; "" where the form has none."""
    name = found.measure
    if found.of == "own" or (name == GROWTH and found.of in (Measure.EXPORTS, Measure.IMPORTS)):
        name = f"{name}_{found.of}"
    if found.of == "goods":  # one good is no trade total
        return ""
    return name if name in MEASURES else ""


def _period_of(found: Sentence, span: tuple[int, int]) -> dict[str, Any]:
    """Return the form's fields of a sentence's period; nothing where the form can't hold it.

    The form has the years with figures only, and growth on the year before only.
    """
    if not found.period or not span[0] <= int(found.period[:4]) <= span[1]:
        return {}
    before = found.period.replace(found.period[:4], str(int(found.period[:4]) - 1))
    return period_fields(found.period) if found.base in ("", before) else {}


def _fields(data: Data, lang: str) -> Entry:
    """Draw the fields and return what stands in them."""

    def write() -> None:
        st.session_state[TOLD] = None
        _write(data)

    def choice(name: str, codes: Any, word: Any, width: int) -> None:
        st.selectbox(
            tr(lang, f"check.label_{name}"), codes, key=KEY.format(name), format_func=word, on_change=write,
            width=width, filter_mode=None,
        )  # fmt: skip

    years = tuple(range(data.span[1], data.span[0] - 1, -1))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        choice("country", SELECTABLE, lambda code: country(lang, code), 190)
        choice("measure", tuple(MEASURES), lambda code: tr(lang, f"check.measure.{code}"), 250)
        choice("freq", tuple(map(str, Freq)), lambda code: tr(lang, f"check.period.{code}"), 170)
        choice("year", years, str, 110)
        if st.session_state[KEY.format("freq")] != Freq.YEAR:
            choice("month", MONTHS, lambda number: month(lang, number), 140)
        choice("comparator", tuple(COMPARATORS), lambda code: tr(lang, f"check.comparator.{code}"), 120)
        st.text_input(tr(lang, "check.label_value"), key=KEY.format("value"), on_change=write, width=130,
                      max_chars=LONGEST_NUMBER, placeholder="94.8")  # fmt: skip
        choice("unit", (*MONEY_UNITS, PERCENT), lambda code: tr(lang, f"check.unit.{code}"), 200)
    return _entry()


def _write(data: Data, *, is_whole: bool = True) -> None:
    """Put the check into the address where it is whole and can be checked, else take it out."""
    entry = _entry()
    text = entry.to_text() if is_whole and not faults(entry, data.span) else ""
    st.session_state[SEEN] = text
    write_state(replace(parse_state(current_params(), data.span), check=text))


def _result(entry: Entry, wrong: list[Fault], data: Data, lang: str) -> None:
    """Draw the verdict, or what is wrong with each field."""
    if wrong:
        for fault in wrong:
            st.error(literal(f"{tr(lang, f'check.label_{fault.field}')}: {_fault_words(fault, lang)}"))
        return
    checked = check_entry(entry, data.prints, newest_year=data.newest_year)
    with st.container(key="check_result"):
        said = f"{said_words(checked.claim, lang)} — {about_words(checked.claim, lang)}"
        st.markdown(f"**{literal(tr(lang, 'check.result', verdict=verdict_words(checked, lang), said=said))}**")
        st.markdown("\n".join(f"- {literal(line)}" for line in finding_lines(checked, lang)))
        params = {"check": entry.to_text(), **language_param(lang)}
        st.page_link(NEWS_PAGE, label=tr(lang, "check.link"), query_params=params, icon=":material/link:")


def _fault_words(fault: Fault, lang: str) -> str:
    """Return what is wrong with a field as a sentence."""
    words = dict(fault.words)
    if fault.key == "bad_unit":
        is_money = MEASURES[words["measure"]][0] not in (ClaimKind.SHARE, ClaimKind.GROWTH)
        units = MONEY_UNITS if is_money else (PERCENT,)
        words["units"] = tr(lang, "list.separator").join(tr(lang, f"check.unit.{unit}") for unit in units)
        words["measure"] = tr(lang, f"check.measure.{words['measure']}")
    return tr(lang, f"check.{fault.key}", **words)
