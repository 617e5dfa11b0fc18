"""A frozen copy: one HTML file without script or anything from outside, whatever its texts hold."""

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pandas as pd
import pytest

from dashboard.cards.card import used_sources
from dashboard.cards.every import PAGE_OF, make_card
from dashboard.cards.files import card_frozen, card_path
from dashboard.edition import get_data
from dashboard.export.frozen import POLICY, Line, to_frozen
from dashboard.i18n import LANGUAGES, date, tr
from dashboard.query.selection import Selection
from dashboard.state import State
from dashboard.vocab import Freq, Ledger
from tests.export.about_maker import ABOUT, HOSTILE

WORDS = {"frozen": "Frozen: synthetic", "link": "The living chart", "table": "Rows", "sources": "Sources"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>synthetic</text></svg>'
LOADING = ("src", "srcset", "data", "poster", "action", "background", "formaction", "ping")
"""Attributes that fetch something or send it."""

SITE = "https://trade.example"


class Copy(HTMLParser):
    """Collects tags, links and texts of an HTML file."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def names(self) -> list[str]:
        return [tag for tag, _ in self.tags]

    def links(self) -> list[str]:
        return [attributes["href"] for tag, attributes in self.tags if tag == "a"]


def assert_self_contained(content: bytes) -> Copy:
    """Assert that a file loads and runs nothing, and return what it holds."""
    copy = Copy(content)
    assert not {"script", "link", "iframe", "object", "embed", "base", "img", "form", "foreignobject"} & set(
        copy.names()
    )
    for tag, attributes in copy.tags:
        assert not [name for name in attributes if name.startswith("on") or name in LOADING]
        hrefs = [value for name, value in attributes.items() if name.endswith("href")]
        assert all(href.startswith(("https://", "http://")) if tag == "a" else href.startswith("#") for href in hrefs)
    urls = re.findall(r"url\(\s*['\"]?(.)", content.decode())
    assert set(urls) <= {"#"}
    assert "@import" not in content.decode()
    (policy,) = [one["content"] for _, one in copy.tags if one.get("http-equiv") == "Content-Security-Policy"]
    assert policy == POLICY
    assert POLICY.startswith("default-src 'none'")
    assert "script" not in POLICY
    return copy


@pytest.mark.parametrize("lang", list(LANGUAGES))
@pytest.mark.parametrize("key", list(PAGE_OF))
def test_copy_of_every_card_needs_nothing_and_says_all(key: str, lang: str) -> None:
    data, state = get_data(), State(lang=lang)
    card = make_card(key, state, data)
    copy = assert_self_contained(card_frozen(card, state, data, site=SITE))
    text = "".join(copy.texts)
    assert card.headline in copy.texts
    assert tr(lang, "picture.frozen", version=data.release.version, date=date(lang, data.release.date)) in text
    assert copy.tags[0] == ("html", {"lang": {"zh": "zh-Hans"}.get(lang, lang)})
    assert SITE + card_path(key, state) in copy.links()
    assert set(used_sources(card.rows, data)["url"]) <= set(copy.links())
    assert copy.names().count("tr") == len(card.display(card.rows, lang)) + 1
    assert {"svg", "table", "figure"} <= set(copy.names())


def test_copy_without_rows_is_one_too() -> None:
    state = State(selection=Selection(countries=("TKM",), ledger=Ledger.PARTNER, freq=Freq.MONTH))
    card = make_card("by_country", state, get_data())
    assert card.rows.empty
    assert_self_contained(card_frozen(card, state, get_data(), site=""))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_texts(text: str) -> None:
    about = replace(ABOUT, title=text, subtitle=text, notes=(text,), link=text, site=text)
    table = pd.DataFrame({text: [text], "Address": [text]})
    content = to_frozen(
        SVG, about, table, links=["Address"], sources=[Line(text, text)], words=dict.fromkeys(WORDS, text)
    )
    copy = assert_self_contained(content)
    assert copy.links() == []
    plain = to_frozen(
        SVG, replace(ABOUT, link="a", notes=("a",)), pd.DataFrame({"a": ["a"], "Address": ["a"]}), links=["Address"],
        sources=[Line("a", "a")], words=dict.fromkeys(WORDS, "a"),
    )  # fmt: skip
    assert copy.names() == Copy(plain).names()


@pytest.mark.usefixtures("data_folder_in_use")
def test_hostile_data_files_leave_the_copy_self_contained(edit: Callable[[str, str, str], Path]) -> None:
    edit(
        "sources.csv", "Press,press,Synthetic article", "<img src=x onerror=alert(1)>,press,</title><script>x</script>"
    )
    edit("sources.csv", "made up too", "<svg onload=alert(1)>")
    data = get_data()
    card = make_card("by_country", State(), data)
    content = card_frozen(card, State(), data, site=SITE)
    copy = assert_self_contained(content)
    assert any("<img src=x onerror=alert(1)>" in text for text in copy.texts)


def test_addresses_of_the_web_are_links_and_others_are_texts() -> None:
    table = pd.DataFrame({"Name": ["https://a.example/n"], "Address": ["https://a.example/x?a=1&b=2"]})
    sources = [Line("One", "https://b.example/"), Line("Two", "javascript:alert(1)"), Line("Three", "")]
    copy = Copy(to_frozen(SVG, ABOUT, table, links=["Address"], sources=sources, words=WORDS))
    assert copy.links() == [ABOUT.link, "https://a.example/x?a=1&b=2", "https://b.example/"]
    assert all(one["rel"] == "noopener" for tag, one in copy.tags if tag == "a")
    assert {"One", "Two", "Three", "https://a.example/n"} <= set(copy.texts)


def test_missing_values_are_empty_cells_and_nothing_is_said_of_what_is_not_there() -> None:
    table = pd.DataFrame({"Value": [1.5, None], "Address": [None, "https://a.example/"]})
    content = to_frozen(SVG, replace(ABOUT, link="", notes=()), table, links=["Address"], sources=[], words=WORDS)
    assert b"<td>1.5</td><td></td>" in content
    assert b"<td></td><td><a " in content
    assert WORDS["link"].encode() not in content
    assert b"<h2>" not in content
