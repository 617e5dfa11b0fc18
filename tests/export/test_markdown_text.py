"""Text of data files stays text in Markdown: a parser finds no markup, link or HTML in it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dashboard.export.markdown_text import code, link, one_line, shown

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = (
    "a | b", "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](y)", "**b** __b__ _i_ *i* ~~s~~", "`code`",
    "&copy; &#60;", "\\| \\", "<https://x.example>", "two\nlines", "# heading", "- item", "1. item", "12) item",
    "+ item", "---", "===", "> quote", "```", "=SUM(A1)", "\x1b[31mred", "\u202eevil", "$x$", "USD_billion and _a_",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(alphabet="a1 |\\`*_[]()<>!#&;:/.-+=~\n\t\u00e9", max_size=20))


def parts(source: str) -> list[Token]:
    """Return what the parser finds inside the text of a document."""
    return [part for token in MARKDOWN.parse(source) for part in token.children or []]


@settings(max_examples=300)
@given(TEXTS)
def test_text_in_a_table_cell_is_read_as_that_text(text: str) -> None:
    tokens = MARKDOWN.parse(f"| first | second |\n|---|---|\n| {shown(text)} | end |\n")
    assert [token.type for token in tokens].count("td_open") == 2
    cells = [token for token in tokens if token.type == "inline"][2:]
    assert {part.type for part in cells[0].children or []} <= {"text"}
    assert "".join(part.content for part in cells[0].children or []) == one_line(text)
    assert cells[1].content == "end"


@settings(max_examples=300)
@given(TEXTS)
def test_text_that_begins_an_item_of_a_list_is_read_as_that_text(text: str) -> None:
    tokens = MARKDOWN.parse(f"- {code(text)} (x)\n")
    types = [token.type for token in tokens if token.type.endswith("_open")]
    assert types == ["bullet_list_open", "list_item_open", "paragraph_open"]
    found = parts(f"- {code(text)} (x)\n")
    assert {part.type for part in found} <= {"text", "code_inline"}
    assert "".join(part.content for part in found) == f"{one_line(text)} (x)".strip()


@given(TEXTS, TEXTS)
def test_link_leads_to_its_address_or_is_text(text: str, rest: str) -> None:
    types = [part.type for part in parts(link(text, f"https://x.example/{rest}"))]
    assert [kind for kind in types if kind != "text"] == ["link_open", "link_close"]
    assert {part.type for part in parts(f"x {link(text, f'javascript:{rest}')}")} <= {"text"}


def test_address_stays_the_same_one() -> None:
    (opened, _, _) = parts(link("Page", "http://press.example/a?b=c&copy=d_e"))
    assert opened.attrs == {"href": "http://press.example/a?b=c&copy=d_e"}


@pytest.mark.parametrize("text", ["https://x.example", "see http://x.example/a", "www.x.example", "WWW.x.example"])
def test_bare_address_is_broken_up_for_those_who_make_links_of_it(text: str) -> None:
    result = shown(text)
    assert not re.search(r"(?<!\\)://|www\.", result, re.IGNORECASE)


@pytest.mark.parametrize("text", ["2024-01/2024-07", "12.5", "USD_billion", "+11%", "GACC, +2.8 billion (rounded)"])
def test_plain_words_and_numbers_stay_readable(text: str) -> None:
    assert shown(text) == text


@given(st.text())
def test_one_line_has_neither_line_ends_nor_control_characters(text: str) -> None:
    result = one_line(text)
    assert result.splitlines() in ([], [result])
    assert not [sign for sign in result if ord(sign) < 32 or "\u202a" <= sign <= "\u202e"]
