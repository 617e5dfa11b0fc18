"""Text from data files is shown as it is; only web addresses become links."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ui.text import JOINER, SPECIAL, link, literal

MARKED = "\\`*_{}[]()<>#+-.!|~$:&^=@\"'"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words", "plain words"),
        ("中国 и Россия", "中国 и Россия"),
        ("**bold**", r"\*\*bold\*\*"),
        ("$5 and $6", r"\$5 and \$6"),
        (":red[x]", r"\:red\[x\]"),
        ("[x](javascript:alert(1))", r"\[x\]\(javascript\:alert\(1\)\)"),
        ("<script>alert(1)</script>", r"\<script\>alert\(1\)\</script\>"),
        ("# heading", r"\# heading"),
        ("1. item", r"1\. item"),
        ("a@b.example", r"a\@b\.example"),
        ("https://a.example", r"https\://a\.example"),
        ("two\n\nparagraphs\tand  spaces", "two paragraphs and spaces"),
        ("    code", " code"),
        ("&lt;", r"\&lt;"),
        ("", ""),
    ],
)
def test_text_is_shown_as_it_is(text: str, expected: str) -> None:
    assert literal(text).replace(JOINER, "") == expected


@given(text=st.text(st.sampled_from(MARKED + " \nab中")))
def test_every_sign_with_a_meaning_is_marked_and_nothing_is_lost(text: str) -> None:
    result = literal(text)
    assert re.sub(r"\\(.)", r"\1", result).replace(JOINER, "") == re.sub(r"\s+", " ", text)
    assert not SPECIAL.search(re.sub(r"\\.", "", result))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/x?y=1&z=2#part", "[T](<https://a.example/x?y=1&z=2#part>)"),
        ("http://a.example/(x)_*y*", "[T](<http://a.example/(x)_*y*>)"),
        ("https://a.example/x> [y](javascript:z)", "[T](<https://a.example/x%3E%20[y](javascript:z)>)"),
        ("https://a.example/<b>\n", "[T](<https://a.example/%3Cb%3E%0A>)"),
        ("https://a.example/\\", "[T](<https://a.example/%5C>)"),
    ],
)
def test_web_address_becomes_a_link_that_it_can_not_leave(url: str, expected: str) -> None:
    assert link("T", url) == expected


@pytest.mark.parametrize(
    "url",
    ["", "javascript:alert(1)", "JavaScript:alert(1)", " https://a.example", "data:text/html,x", "/x", "xhttps://a.example"],
)  # fmt: skip
def test_other_address_leaves_only_the_text(url: str) -> None:
    assert link("T [x]", url) == r"T \[x\]"


def test_text_of_a_link_is_shown_as_it_is() -> None:
    assert link("a](javascript:x) <b>", "https://a.example").replace(JOINER, "") == (
        r"[a\]\(javascript\:x\) \<b\>](<https://a.example>)"
    )


@given(url=st.text(max_size=30))
def test_address_never_closes_its_brackets_early(url: str) -> None:
    result = link("T", "https://" + url)
    assert result.startswith("[T](<https://")
    assert result.endswith(">)")
    assert not re.search(r"[<>\\\s]", result.removeprefix("[T](<").removesuffix(">)"))
