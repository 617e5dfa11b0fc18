"""What differs between two editions is found whatever the order of rows, and both ways alike."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.table import difference as module
from dashboard.table.difference import ADDED, GONE, REVISED, difference
from dashboard.table.foreign import PARTICULARS, REVISABLE, Edition
from dashboard.table.schema import IDENTITY

DEFAULTS = {
    "source_id": "synthetic", "reporter": "CHN", "partner": "KAZ", "flow": "export", "basis": "reported",
    "product": "TOTAL", "freq": "A", "period": "2024", "unit": "USD_million", "value": "1", "qualifier": "=",
    "status": "final", "note": "",
}  # fmt: skip
PAST = {name: f"synthetic {name}" for name in PARTICULARS}


def edition(rows: list[dict[str, str]], **revised: dict[str, str]) -> Edition:
    """Return an edition of made-up figures; `revised` holds particulars by source."""
    figures = pd.DataFrame([DEFAULTS | row for row in rows], columns=[*IDENTITY, *REVISABLE], dtype="str")
    ids = list(dict.fromkeys(figures["source_id"]))
    sources = [{"source_id": name} | PAST | revised.get(name, {}) for name in ids]
    return Edition(
        figures=figures.astype(dict.fromkeys(figures.columns.drop("value"), "category")),
        sources=pd.DataFrame(sources, columns=["source_id", *PARTICULARS], dtype="str"),
        hash="",
    )


def told(old: Edition, new: Edition) -> list[dict[str, Any]]:
    """Return the changes of figures, without what is empty."""
    rows = difference(old, new).figures.astype("str").to_dict("records")
    return [{str(name): text for name, text in row.items() if text} for row in rows]


def test_figure_that_only_the_new_edition_has_is_added() -> None:
    old, new = edition([{}]), edition([{}, {"period": "2025", "value": "2.50", "note": "n"}])
    (row,) = told(old, new)
    assert (row["change"], row["period"], row["new_value"], row["new_note"]) == (ADDED, "2025", "2.50", "n")
    assert (row["publisher"], row["url"]) == ("synthetic publisher", "synthetic url")
    assert not {"old_value", "old_status", "changed"} & set(row)


def test_figure_that_only_the_old_edition_has_is_gone_and_keeps_its_source() -> None:
    (row,) = told(edition([{}, {"source_id": "other"}]), edition([{}]))
    assert (row["change"], row["source_id"], row["old_value"], row["publisher"]) == (
        GONE, "other", "1", "synthetic publisher",
    )  # fmt: skip
    assert "new_value" not in row


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [("value", "4", "4.0"), ("qualifier", "=", "~"), ("status", "preliminary", "final"), ("note", "", "n")],
)
def test_same_figure_printed_otherwise_is_revised_and_says_what(name: str, old: str, new: str) -> None:
    (row,) = told(edition([{name: old}]), edition([{name: new}]))
    assert (row["change"], row["changed"], row.get(f"old_{name}", ""), row[f"new_{name}"]) == (REVISED, name, old, new)


def test_every_changed_column_is_named() -> None:
    (row,) = told(edition([{}]), edition([{"value": "2", "status": "rounded", "note": "n"}]))
    assert row["changed"] == "value ; status ; note"


@pytest.mark.parametrize("name", list(IDENTITY))
def test_figure_with_another_identity_is_another_one(name: str) -> None:
    rows = told(edition([{}]), edition([{name: "other"}]))
    assert [row["change"] for row in rows] == [ADDED, GONE]


def test_changes_come_by_kind_and_then_by_identity() -> None:
    old = edition([{"period": "2001"}, {"period": "2003"}, {"period": "2002"}, {"source_id": "z"}, {"source_id": "a"}])
    new = edition([{"period": "2003", "value": "2"}, {"period": "2001", "value": "2"}, {"period": "2000"},
                   {"period": "1999"}])  # fmt: skip
    found = [(row["change"], row["source_id"], row["period"]) for row in told(old, new)]
    assert found == [
        (ADDED, "synthetic", "1999"), (ADDED, "synthetic", "2000"), (GONE, "a", "2024"), (GONE, "synthetic", "2002"),
        (GONE, "z", "2024"), (REVISED, "synthetic", "2001"), (REVISED, "synthetic", "2003"),
    ]  # fmt: skip


def test_changed_sources_are_told_apart_from_figures() -> None:
    old = edition([{}, {"source_id": "gone"}])
    new = edition([{}, {"source_id": "new"}], synthetic={"title": "Other", "caution": ""})
    sources = difference(old, new).sources
    assert sources[["change", "source_id", "changed", "old_value", "new_value"]].to_numpy().tolist() == [
        [ADDED, "new", "", "", ""],
        [GONE, "gone", "", "", ""],
        [REVISED, "synthetic", "title", "synthetic title", "Other"],
        [REVISED, "synthetic", "caution", "synthetic caution", ""],
    ]
    assert told(edition([{}]), edition([{}], synthetic={"title": "Other"})) == []


@pytest.mark.parametrize("name", list(PARTICULARS))
def test_every_particular_of_a_source_is_compared(name: str) -> None:
    found = difference(edition([{}]), edition([{}], synthetic={name: "Other"}))
    assert found.sources["changed"].tolist() == [name]
    assert not found.is_empty


def test_counts_and_names_of_both_editions_are_kept() -> None:
    found = difference(edition([{}, {"period": "2025"}]), edition([{}]))
    assert (found.old_count, found.new_count, found.is_empty) == (2, 1, False)


WORDS = st.sampled_from(["a", "b", "c"])
FIGURES = st.lists(
    st.fixed_dictionaries(dict.fromkeys(("source_id", "product", "period", "unit", *REVISABLE), WORDS)),
    unique_by=lambda row: tuple(row[name] for name in ("source_id", "product", "period", "unit")),
    max_size=20,
)
SHUFFLES = st.randoms(use_true_random=False)
FEW = settings(max_examples=8)


@FEW
@given(FIGURES, FIGURES)
def test_changes_are_those_that_a_comparison_figure_by_figure_finds(
    old: list[dict[str, str]], new: list[dict[str, str]]
) -> None:
    def by_identity(rows: list[dict[str, str]]) -> dict[tuple[str, ...], tuple[str, ...]]:
        full = [DEFAULTS | row for row in rows]
        return {tuple(row[name] for name in IDENTITY): tuple(row[name] for name in REVISABLE) for row in full}

    before, after = by_identity(old), by_identity(new)
    expected = [(ADDED, *key) for key in sorted(after.keys() - before.keys())]
    expected += [(GONE, *key) for key in sorted(before.keys() - after.keys())]
    expected += [(REVISED, *key) for key in sorted(before.keys() & after.keys()) if before[key] != after[key]]
    found = difference(edition(old), edition(new)).figures[["change", *IDENTITY]]
    assert [tuple(row) for row in found.astype("str").to_numpy().tolist()] == expected


@FEW
@given(FIGURES, FIGURES, SHUFFLES)
def test_order_of_rows_changes_nothing(old: list[dict[str, str]], new: list[dict[str, str]], random: Any) -> None:
    expected = difference(edition(old), edition(new))
    shuffled = [random.sample(rows, len(rows)) for rows in (old, new)]
    found = difference(edition(shuffled[0]), edition(shuffled[1]))
    pd.testing.assert_frame_equal(found.figures.astype("str"), expected.figures.astype("str"))
    pd.testing.assert_frame_equal(found.sources, expected.sources)


@FEW
@given(FIGURES)
def test_edition_does_not_differ_from_itself(rows: list[dict[str, str]]) -> None:
    assert difference(edition(rows), edition(rows)).is_empty


@FEW
@given(FIGURES, FIGURES)
def test_the_other_way_round_added_is_gone_and_old_is_new(old: list[dict[str, str]], new: list[dict[str, str]]) -> None:
    there, back = (difference(edition(a), edition(b)) for a, b in ((old, new), (new, old)))
    swap = {f"old_{name}": f"new_{name}" for name in ("value", *REVISABLE)}
    swap |= {new_name: old_name for old_name, new_name in swap.items()}
    kinds = {ADDED: GONE, GONE: ADDED, REVISED: REVISED}
    for one, other in ((there.figures, back.figures), (there.sources, back.sources)):
        turned = other.astype("str").rename(columns=swap).assign(change=other["change"].astype("str").map(kinds))
        rows = [sorted(frame[one.columns].to_numpy().tolist()) for frame in (one.astype("str"), turned)]
        assert rows[0] == rows[1]


@FEW
@given(FIGURES, FIGURES)
def test_keys_that_would_overflow_are_counted_anew(old: list[dict[str, str]], new: list[dict[str, str]]) -> None:
    expected = difference(edition(old), edition(new)).figures.astype("str")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "LARGEST_KEY", 2)
        found = difference(edition(old), edition(new)).figures.astype("str")
    pd.testing.assert_frame_equal(found, expected)


def test_nothing_that_was_given_is_changed() -> None:
    old, new = edition([{}]), edition([{"value": "2"}, {"period": "2025"}])
    copies = [one.figures.copy(deep=True) for one in (old, new)]
    difference(old, new)
    for one, copy in zip((old, new), copies, strict=True):
        pd.testing.assert_frame_equal(one.figures, copy)
