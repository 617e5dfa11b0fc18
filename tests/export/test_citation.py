"""Citations: each format parsed by a reader of its own, with real sources and with hostile texts."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dashboard.export.citation import DASHBOARD, in_full, in_line, to_bibtex, to_cff, to_csl, to_ris
from dashboard.export.escape import bibtex, code, date_parts, markdown, one_line, web_address
from dashboard.export.sources import Source, cited, list_sources
from tests.export.about_maker import ABOUT, HOSTILE, hostile, real, synthetic

TEXT = st.text(max_size=40)


def _sources(name: str = "turnover") -> tuple[Source, ...]:
    return list_sources(*real(name))


def _bibtex_entries(content: bytes) -> list[dict[str, str]]:
    """Read BibTeX as BibTeX does: a value ends where its braces are even again, whatever stands before a brace."""
    text = content.decode()
    entries = []
    at = 0
    while (at := text.find("@", at)) >= 0:
        kind = re.compile(r"@misc\{([A-Za-z0-9._-]+),\n").match(text, at)
        assert kind, text[at : at + 40]
        entry = {"key": kind[1]}
        at = kind.end()
        while field := re.compile(r"  ([a-z]+) = \{").match(text, at):
            start = at = field.end()
            depth = 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[at], 0)
                at += 1
            entry[field[1]] = text[start : at - 1]
            assert text[at : at + 2] == ",\n"
            at += 2
        assert text[at] == "}"
        entries.append(entry)
    return entries


def _ris_records(content: bytes) -> list[list[tuple[str, str]]]:
    """Read RIS: a line each field, a blank line between records."""
    text = content.decode()
    assert "\r" not in text.replace("\r\n", "")
    assert "\n" not in text.replace("\r\n", "")
    records = [
        [line.split("  - ", 1) for line in part.split("\r\n") if line] for part in text.split("\r\n\r\n") if part
    ]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]", tag) for record in records for tag, _ in record)
    return [[(tag, value) for tag, value in record] for record in records]


def _cff(content: bytes) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(content.decode())
    return loaded


def test_citation_in_line_names_three_publishers_the_dashboard_and_its_edition() -> None:
    assert in_line(ABOUT, _sources()) == (
        "International Monetary Fund (IMF); Caliber.Az; Eurasianet (copy at caspianpost.com); 1 more publisher; "
        "Central Asia–China trade dashboard, edition 1a2b3c4d (2026-11-25)"
    )


def test_citation_in_full_names_view_edition_link_day_and_each_source() -> None:
    text = in_full(ABOUT, list_sources(*synthetic()))
    assert text == (
        "Central Asia–China trade dashboard: “Synthetic trade came to 1,000 dollars”. Synthetic turnover, whole US "
        "dollars, 2024. Edition 1a2b3c4d (2026-11-25). https://example.org/trends?countries=KAZ (accessed 2026-11-26). "
        "Figures: Synthetic Office, “Synthetic figures, made up for a test” (2026-01-18), https://example.org/synthetic."
    )


def test_view_without_sources_link_or_edition_is_still_cited() -> None:
    bare = replace(ABOUT, link="", version="", date="", accessed="", subtitle="")
    assert in_line(bare, ()) == DASHBOARD
    assert in_full(bare, ()) == f"{DASHBOARD}: “Synthetic trade came to 1,000 dollars”."
    (entry,) = _bibtex_entries(to_bibtex(bare, ()))
    assert set(entry) == {"key", "author", "title"}
    assert _ris_records(to_ris(bare, ()))[0][-1] == ("ER", "")
    assert "references" not in _cff(to_cff(bare, ()))


@pytest.mark.parametrize("name", ["turnover", "exports-partner", "own"])
def test_every_format_holds_the_view_and_each_real_source_with_its_address(name: str) -> None:
    sources = _sources(name)
    urls = [one.url for one in cited(sources)]
    assert [entry["url"] for entry in _bibtex_entries(to_bibtex(ABOUT, sources))] == [ABOUT.link, *urls]
    found = [value for record in _ris_records(to_ris(ABOUT, sources)) for tag, value in record if tag == "UR"]
    assert found == [ABOUT.link, *urls]
    assert [item["URL"] for item in json.loads(to_csl(ABOUT, sources))] == [ABOUT.link, *urls]
    assert [one["url"] for one in _cff(to_cff(ABOUT, sources))["references"]] == urls
    assert all(url in in_full(ABOUT, sources) for url in urls)


def test_keys_are_all_different() -> None:
    for name in ("turnover", "exports-partner"):
        keys = [entry["key"] for entry in _bibtex_entries(to_bibtex(ABOUT, _sources(name)))]
        assert len(set(keys)) == len(keys)
        assert keys == [item["id"] for item in json.loads(to_csl(ABOUT, _sources(name)))]


def test_csl_dates_are_as_precise_as_they_are_known() -> None:
    view, *others = json.loads(to_csl(ABOUT, _sources()))
    assert view["issued"] == {"date-parts": [[2026, 11, 25]]}
    assert view["accessed"] == {"date-parts": [[2026, 11, 26]]}
    published = [one.published for one in cited(_sources())]
    assert [item["issued"]["date-parts"][0] for item in others] == [date_parts(text) for text in published]


def test_cff_has_what_version_1_2_0_requires() -> None:
    content = _cff(to_cff(ABOUT, _sources()))
    assert {"cff-version": "1.2.0", "type": "dataset", "date-released": "2026-11-25"}.items() <= content.items()
    assert content["authors"] == [{"name": DASHBOARD}]
    for one in content["references"]:
        assert {"type", "title", "authors"} <= set(one)
        assert set(one) <= {"type", "title", "authors", "url", "date-published", "year", "month"}
        assert isinstance(one.get("year", 2000), int)


def test_bibtex_signs_of_tex_are_escaped_in_text_and_kept_in_addresses() -> None:
    shown, behind = synthetic()
    sources = list_sources(shown, behind.assign(title="50 % of A & B_1 {C} $", url="https://a.example/x_1?a=%20&b=1"))
    _, entry = _bibtex_entries(to_bibtex(ABOUT, sources))
    assert entry["title"] == r"{50 \% of A \& B\_1 \textbraceleft{}C\textbraceright{} \$}"
    assert entry["url"] == "https://a.example/x_1?a=%20&b=1"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_inside_its_value(text: str) -> None:
    about, answer = hostile(text)
    sources = list_sources(*answer)
    title, publisher = one_line(text).rstrip("."), one_line(text)
    entries = _bibtex_entries(to_bibtex(about, sources))
    assert [set(entry) - {"note", "version", "date", "urldate"} for entry in entries] == [
        {"key", "author", "title"}
    ] * 2
    records = _ris_records(to_ris(about, sources))
    assert [[tag for tag, _ in record if tag in ("TY", "ER")] for record in records] == [["TY", "ER"]] * 2
    assert ("AU", publisher) in records[1]
    view, item = json.loads(to_csl(about, sources))
    assert view["title"] == f"{DASHBOARD}: {title}"
    assert item["author"] == [{"literal": publisher}]
    content = _cff(to_cff(about, sources))
    assert content["title"] == f"{DASHBOARD}: {title}"
    assert content["references"][0]["authors"] == [{"name": publisher}]
    assert "url" not in content
    assert "\n" not in in_full(about, sources) + in_line(about, sources)


def test_half_a_sign_that_no_file_can_hold_is_dropped() -> None:
    about = replace(ABOUT, subtitle="a\ud800b")
    assert _cff(to_cff(about, ()))["abstract"] == json.loads(to_csl(about, ()))[0]["note"] == "ab"


@given(text=TEXT)
def test_any_text_comes_through_yaml_json_and_ris(text: str) -> None:
    about = replace(ABOUT, subtitle=text)
    line = one_line(text)
    assert _cff(to_cff(about, ())).get("abstract", "") == line
    assert json.loads(to_csl(about, ()))[0].get("note", "") == line
    notes = [value for tag, value in _ris_records(to_ris(about, ()))[0] if tag == "N1"]
    assert notes == ([line] if line else [])


@given(text=TEXT)
def test_bibtex_text_has_even_braces_and_no_bare_sign(text: str) -> None:
    result = bibtex(text)
    depth = 0
    for sign in result:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0
    assert not re.search(r"(?<!\\)[$&%#_]|[\^~]", result)


@given(text=TEXT)
def test_text_for_markdown_is_one_line_without_live_signs(text: str) -> None:
    result = markdown(text)
    assert len(result.splitlines()) <= 1
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|&~]", result)
    assert not result.startswith(("-", "+", "#", "=", ">"))
    assert re.sub(r"\\(.)", r"\1", result) == one_line(text)
    assert code(text).count("`") in (0, 2)


@given(text=TEXT)
def test_address_can_not_leave_its_quotes(text: str) -> None:
    result = web_address(f"https://a.example/{text}")
    assert re.fullmatch(r"https://[A-Za-z0-9%/:?#\[\]@&*+,;=~._-]*", result)
    assert web_address(result) == result


@pytest.mark.parametrize("text", ["javascript:alert(1)", "data:text/html,x", "//a.example", "a.example", "", "ftp://a"])
def test_other_addresses_are_none(text: str) -> None:
    assert web_address(text) == ""


def test_real_addresses_are_as_they_were_or_percent_encoded() -> None:
    for one in _sources():
        assert web_address(one.url) == one.url
