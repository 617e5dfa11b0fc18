"""Claims as marks, and the timeline."""

import pandas as pd
import pytest

from dashboard.charts.quotes import QuoteMark, bar_quotes, quote_traces
from dashboard.charts.timeline import LOOKS, timeline_chart
from dashboard.context.load import KINDS as ALL_KINDS
from dashboard.context.records import Event
from tests.charts.rows_maker import make_rows

TEXT = {"en": "Synthetic <b>event</b>", "zh": "合成", "ru": "Условное"}


def mark(fit: str = "holds", **over: object) -> QuoteMark:
    base = {"claim_id": "C001", "x": "2024-07-01", "value": 95e9, "country": "CA5", "text": "<b>said</b>"}
    return QuoteMark(**{**base, "fit": fit, **over})  # type: ignore[arg-type]


def event(name: str = "one", kind: str = "border", countries: tuple[str, ...] = ("CHN", "KAZ")) -> Event:
    return Event(
        id=name, date="2024-05-02", countries=countries, kind=kind, weight=1, title=TEXT, summary=TEXT, effect=TEXT,
        url="https://event.example/", publisher="Synthetic", published="",
    )  # fmt: skip


def test_without_claims_nothing_is_added() -> None:
    assert quote_traces([], 1e9, "en") == []
    assert bar_quotes([], "en") == []


def test_a_mark_stands_at_what_was_said_and_its_symbol_tells_whether_it_holds() -> None:
    fits = ("holds", "holds", "elsewhere", "off", "open")
    traces = quote_traces([mark(fit) for fit in fits], 1e9, "en")
    assert [trace["y"] for trace in traces] == [[95.0, 95.0], [95.0], [95.0], [95.0]]
    assert [trace["marker"]["symbol"] for trace in traces] == ["star", "diamond-open", "x-thin", "star-open"]
    assert len({trace["name"] for trace in traces}) == 4


def test_a_mark_tells_its_text_as_text() -> None:
    (trace,) = quote_traces([mark()], 1.0, "en")
    assert trace["hovertext"] == ["&lt;b&gt;said&lt;/b&gt;"]


def test_on_horizontal_bars_a_mark_stands_in_its_countrys_row() -> None:
    (trace,) = bar_quotes([mark(value=46.0, country="KAZ")], "en")
    assert (trace["x"], trace["y"]) == ([46.0], ["Kazakhstan"])


def test_the_timeline_has_a_mark_in_the_row_of_each_country_and_the_turnover_above() -> None:
    rows = make_rows([{"country": "CA5", "period": "2023"}, {"country": "CA5", "period": "2024"}])
    figure = timeline_chart([event(), event("two", "summit", ("UZB",))], rows, lang="en", chosen="two")
    by_name = {trace.name: trace for trace in figure.data}
    assert list(by_name["Border"].y) == ["China", "Kazakhstan"]
    assert list(by_name["Border"].customdata) == ["one", "one"]
    assert list(by_name["Summit"].y) == ["Uzbekistan"]
    assert by_name["The five together"].yaxis == "y2"
    assert "&lt;b&gt;" in by_name["Border"].hovertext[0]
    assert len(figure.layout.shapes) == 1


def test_a_timeline_without_turnover_or_events_still_says_something() -> None:
    assert len(timeline_chart([event()], pd.DataFrame(), lang="en").data) == 1
    empty = timeline_chart([], pd.DataFrame(), lang="ru")
    assert "Событий" in empty.layout.annotations[0].text


def test_every_kind_of_event_has_a_mark_of_its_own() -> None:
    assert set(LOOKS) == set(ALL_KINDS)
    assert len(set(LOOKS.values())) == len(LOOKS)


@pytest.mark.parametrize("lang", ["en", "zh", "ru"])
def test_kinds_are_named_in_every_language(lang: str) -> None:
    figure = timeline_chart([event(kind=kind) for kind in LOOKS], pd.DataFrame(), lang=lang)
    assert len({trace.name for trace in figure.data}) == len(LOOKS)
