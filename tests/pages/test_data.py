"""The Data page, prints of a figure, contributions to a change, one chart alone: as a visitor finds them."""

import pytest

from dashboard.i18n import LANGUAGES
from tests.pages.conftest import Open, charts, shown_words


def test_coverage_tells_in_words_what_turkmenistan_does_not_publish(open_page: Open) -> None:
    words = shown_words(open_page("data"))
    assert "Turkmenistan: imports from China: never published in any year. Only an estimate 1992–2020" in words
    assert "China's books have 340 of 340 yearly flows of 1992–2025" in words


def test_grid_has_a_mark_for_each_cell_and_a_figure_behind_it(open_page: Open) -> None:
    spec, alt = charts(open_page("data"))[0]
    marks = sum(len(trace["x"]) for trace in spec["data"])
    assert marks == 5 * 2 * 2 * 34
    assert all(len(trace["customdata"]) == len(trace["x"]) for trace in spec["data"])
    assert "Turkmenistan" in alt


def test_grid_follows_countries_and_years(open_page: Open) -> None:
    spec, _ = charts(open_page("data", countries="TJK", years="2020-2024"))[0]
    assert sum(len(trace["x"]) for trace in spec["data"]) == 2 * 2 * 5


def test_linked_figure_is_opened_with_every_print(open_page: Open) -> None:
    at = open_page("data", figure="china*KAZ*turnover*2024*USD")
    words = shown_words(at)
    assert "Where this number comes from: Turnover with China, Kazakhstan, 2024" in words
    assert "Shown: $43.89 billion" in words
    table = next(frame.value for frame in at.dataframe if "step" in frame.value)
    assert "43.82 USD_billion" in set(table["value_printed"])
    assert table["step"].iloc[0] == "shown"
    assert table["conflict"].any()
    assert table["source"].str.startswith("http").all()


def test_figure_of_nobody_says_so(open_page: Open) -> None:
    assert "Nothing that is kept here prints this figure" in shown_words(
        open_page("data", figure="partner*TKM*imports*2024*USD")
    )


def test_name_that_is_no_figure_is_told(open_page: Open) -> None:
    assert "names a figure that can't be read: partner*XXX*imports" in shown_words(
        open_page("data", figure="partner*XXX*imports")
    )


def test_page_says_its_edition(open_page: Open) -> None:
    words = shown_words(open_page("data"))
    assert "Version 2026.11 of November 25, 2026" in words
    assert "Data of November 25, 2026, version 2026.11" in words


def test_all_sources_are_listed(open_page: Open) -> None:
    at = open_page("data")
    table = next(frame.value for frame in at.dataframe if "licence" in frame.value)
    assert len(table) == 337
    assert table["figures"].sum() == 7528


@pytest.mark.parametrize("lang", LANGUAGES)
def test_points_carry_the_figures_they_rest_on(open_page: Open, lang: str) -> None:
    at = open_page("trends", countries="KAZ", years="2020-2024", lang=lang)
    spec, _ = charts(at)[0]
    line = spec["data"][0]
    assert line["customdata"][-1] == "china*KAZ*turnover*2024*USD"


def test_chosen_point_opens_its_prints_and_closes_again(open_page: Open) -> None:
    at = open_page("trends", countries="KAZ", years="2020-2024")
    assert "Where this number comes from" not in shown_words(at)
    at.session_state["figure_by_country"] = "china*KAZ*turnover*2024*USD"
    at.run()
    assert "Where this number comes from: Turnover with China, Kazakhstan, 2024" in shown_words(at)
    at.button(key="close_by_country").click().run()
    assert "Where this number comes from" not in shown_words(at)


def test_change_opens_both_years(open_page: Open) -> None:
    at = open_page("trends", countries="KAZ", years="2023-2024", view="change")
    spec, _ = charts(at)[0]
    key = spec["data"][0]["customdata"][-1]
    assert key == "china*KAZ*turnover*2024*USD china*KAZ*turnover*2023*USD"
    at.session_state["figure_by_country"] = key
    at.run()
    words = shown_words(at)
    assert "Kazakhstan, 2024" in words
    assert "Kazakhstan, 2023" in words


def test_change_is_split_by_country_and_flow(open_page: Open) -> None:
    at = open_page("trends", base="2023", period="2024")
    words = shown_words(at)
    assert "$89.81 billion in 2023, $94.91 billion in 2024, +$5.11 billion (+5.7%)" in words
    spec = charts(at)[-1][0]
    steps = [trace["x"][0] for trace in spec["data"]]
    assert abs(sum(steps[:-1]) - steps[-1]) < 1e-9


def test_periods_of_the_change_go_into_the_address(open_page: Open) -> None:
    at = open_page("trends")
    at.selectbox(key="growth_period").set_value("2023").run()
    at.selectbox(key="growth_base").set_value("2013").run()
    result = {name: value if isinstance(value, str) else value[0] for name, value in dict(at.query_params).items()}
    assert result == {"base": "2013", "period": "2023"}


def test_partner_books_without_all_five_have_no_split(open_page: Open) -> None:
    assert "no two periods for which every chosen country has a figure" in shown_words(
        open_page("trends", ledger="partner")
    )


def test_one_chart_stands_alone(open_page: Open) -> None:
    at = open_page("trends", countries="KAZ", card="by_country")
    assert len(charts(at)) == 1
    assert not at.sidebar.children
    assert "open the whole page" in shown_words(at)


def test_unknown_chart_is_named(open_page: Open) -> None:
    assert "There is no chart “nothing” on this page" in shown_words(open_page("overview", card="nothing"))


def test_code_and_citations_are_filled_with_the_view(open_page: Open) -> None:
    at = open_page("trends", countries="KAZ", years="2020-2024")
    at.session_state["code_by_country"] = True
    at.session_state["share_by_country"] = True
    at.run()
    blocks = [str(block.value) for block in at.code]
    query = "countries=KAZ&years=2020-2024"
    assert any(f"/api/v1/cards/by_country.csv?{query}" in block and "pd.read_csv" in block for block in blocks)
    assert any("IMPORTDATA" in block for block in blocks)
    assert any(f"/trends?{query}&embed=true&card=by_country".replace("&", "&amp;") in block for block in blocks)
    assert any("edition 2026.11 (2026-11-25)" in block for block in blocks)
