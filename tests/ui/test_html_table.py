"""The small table: its cells, its bars, and hostile text in it."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.html_table import HEIGHT, Bars, Cell, Link, Number, html_table

TAGS = {"style", "div", "table", "thead", "tbody", "tr", "th", "td", "a", "i"}
ATTRIBUTES = {"class", "role", "tabindex", "aria-label", "scope", "href", "target", "rel", "style"}


class Reader(HTMLParser):
    """Collects tags, attributes and texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def table(*row: Cell) -> Reader:
    return Reader(html_table([str(place) for place in range(len(row))], [row], label="synthetic"))


def test_first_cell_names_its_row_and_numbers_stand_on_the_right() -> None:
    page = html_table(["who", "how much"], [["A", Number("1.5")]], label="synthetic")
    assert '<th scope="row">A</th><td class="n">1.5</td>' in page
    assert '<th scope="col">who</th><th scope="col" class="n">how much</th>' in page


def test_bars_stand_on_zero_and_a_gap_is_empty() -> None:
    page = html_table(["a", "b"], [["x", Bars((1.0, None, -1.0, 0.5), "course")]], label="synthetic")
    half = HEIGHT / 2
    found = re.findall(r"<i(?: style=\"height:([\d.]+)px;margin-bottom:([\d.]+)px\")?></i>", page)
    assert [(float(a), float(b)) if a else None for a, b in found] == [
        (half, half), None, (half, 0.0), (half / 2, half),
    ]  # fmt: skip
    assert 'aria-label="course"' in page


def test_bars_without_any_value_are_all_gaps() -> None:
    assert table("x", Bars((None, None), "course")).tags.count("i") == 2
    assert table("x", Bars((), "course")).tags.count("i") == 0
    assert "height:1.0px" in html_table(["a", "b"], [["x", Bars((0.0,), "")]], label="")


def test_table_without_rows_has_its_headers() -> None:
    assert Reader(html_table(["a", "b"], [], label="x")).texts[1:] == ["a", "b"]


@given(text=st.text(max_size=40))
def test_any_text_is_only_text(text: str) -> None:
    found = Reader(html_table([text], [[text], [Number(text)], [Link(text)], [Bars((1.0,), text)]], label=text))
    assert set(found.tags) <= TAGS
    assert {name for name, _ in found.attributes} <= ATTRIBUTES
    links = [value for name, value in found.attributes if name == "href"]
    assert all(value and value.startswith(("http://", "https://")) for value in links)


def test_hostile_addresses_are_no_links() -> None:
    for url in ("javascript:alert(1)", "//a.example", "data:text/html,x", "http://", '"><script>alert(1)</script>'):
        assert "a" not in table("x", Link(url)).tags
    assert "a" in table("x", Link("https://a.example/x?y=1&z=2")).tags
