"""Which figure is shown: of all printed values of one quantity, the one best by the written rule.

The rule, in the order in which it decides (docs/methods.md explains it):

1. `reported` before `reconciled` before `estimated`;
2. a source without a caution before one with;
3. a point (`=`) before a bound or a circle (`>`, `~`);
4. official before dataset before government before press;
5. the finer precision, where finer than a thousandth of the value counts as exact;
6. the later publication.

For turnover, exports plus imports of one publisher stand in the same contest as printed turnovers;
legs of two publishers are joined only where nothing else is there.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.vocab import (
    CHINA,
    COUNTRIES,
    FIVE,
    TOTAL,
    Basis,
    Currency,
    Flow,
    Kind,
    Ledger,
    Measure,
    Method,
    Qualifier,
    Status,
    Step,
)  # fmt: skip

IntArray = npt.NDArray[np.int64]

EXACT_SHARE = 1e-3
"""A precision finer than this share of the value counts as exact in the contest."""

QUANTITY = ["country", "measure", "freq", "period"]
"""What makes two printed values rivals."""

RANKS: dict[str, dict[str, int]] = {
    "basis": {str(basis): rank for rank, basis in enumerate((Basis.REPORTED, Basis.RECONCILED, Basis.ESTIMATED))},
    "status": {str(status): rank for rank, status in enumerate(Status)},
    "kind": {str(kind): rank for rank, kind in enumerate(Kind)},
    "qualifier": {Qualifier.EXACT: 0, Qualifier.OVER: 1, Qualifier.ABOUT: 2},
}
"""From best to worst; a value made of two takes the worse of each."""

CONTEST = ["basis", "is_cautioned", "is_inexact", "kind", "coarseness", "age", "source_order"]
"""Columns by which rivals are sorted, best first; `source_order` only breaks ties."""

SHOWN_COLUMNS = [
    "country", "measure", "freq", "period", "period_start", "period_end", "value", "unit",
    "precision", "qualifier", "basis", "status", "method", "source_ids", "publishers", "urls",
    "published", "note", "is_cautioned",
]  # fmt: skip


def china_rows(figures: pd.DataFrame) -> pd.DataFrame:
    """Return China's own rows with each of the five and with the five as one printed total."""
    return figures[(figures["reporter"] == CHINA) & figures["partner"].isin([*COUNTRIES, FIVE])]


def partner_rows(figures: pd.DataFrame, counterpart: str = CHINA) -> pd.DataFrame:
    """Return the five's own rows with China, or with another partner or the world."""
    return figures[figures["reporter"].isin(COUNTRIES) & (figures["partner"] == counterpart)]


def best_figures(figures: pd.DataFrame, *, ledger: Ledger, currency: Currency) -> pd.DataFrame:
    """Return the shown value of every quantity of one ledger in one currency.

    Args:
        figures: the table.
        ledger: whose books.
        currency: as printed.

    Returns:
        Columns `SHOWN_COLUMNS`, sorted by country, measure, freq and period; `country` holds the
        five and `CA5`, which are only printed totals here (`sums.with_totals` makes the sums);
        `measure` all four measures named from China's side; values in whole `currency`.
    """
    rows = figures[(figures["unit"] == currency) & (figures["product"] == TOTAL)]
    if ledger is Ledger.PARTNER:
        rows = partner_rows(rows)
        rows = rows[rows["basis"] != Basis.RECONCILED]
    else:
        rows = china_rows(rows)
        is_reconciled = rows["basis"] == Basis.RECONCILED
        rows = rows[is_reconciled if ledger is Ledger.RECONCILED else ~is_reconciled]
    return contest(rows, country="reporter" if ledger is Ledger.PARTNER else "partner")


def contest(rows: pd.DataFrame, *, country: str) -> pd.DataFrame:
    """Return the best value of every quantity in the rows.

    Args:
        rows: rows of the table of one product and unit.
        country: the column that holds the Central Asian side; where it is `reporter`, the
            reporter's imports are China's exports.

    Returns:
        Columns `SHOWN_COLUMNS`.
    """
    rivals = printed_rivals(rows, country)
    legs = rivals[rivals["measure"] != str(Measure.TURNOVER)]
    by_publisher = _best(legs, [*QUANTITY, "publisher"])
    paired = [_pair(by_publisher, measure, ["publisher"]) for measure in (Measure.TURNOVER, Measure.BALANCE)]
    found = _best(pd.concat([rivals, *paired], ignore_index=True), QUANTITY)
    best_legs = _best(legs, QUANTITY)
    last_resort = [_pair(best_legs, measure, []) for measure in (Measure.TURNOVER, Measure.BALANCE)]
    everything = pd.concat([found, *last_resort], ignore_index=True)
    winners = everything.drop_duplicates(QUANTITY, keep="first")
    return _with_texts(winners, rows).sort_values(QUANTITY, ignore_index=True)[SHOWN_COLUMNS]


def best_of_each_publisher(rows: pd.DataFrame, *, country: str) -> pd.DataFrame:
    """Return the best value of every quantity that each publisher printed, the best publisher first.

    Args:
        rows: rows of the table of one product and unit.
        country: as in `contest`.

    Returns:
        Columns `SHOWN_COLUMNS`.
    """
    rivals = printed_rivals(rows, country)
    by_publisher = _best(rivals[rivals["measure"] != str(Measure.TURNOVER)], [*QUANTITY, "publisher"])
    turnover = _pair(by_publisher, Measure.TURNOVER, ["publisher"])
    found = _best(pd.concat([rivals, turnover], ignore_index=True), [*QUANTITY, "publisher"])
    return _with_texts(found, rows)[SHOWN_COLUMNS].reset_index(drop=True)


STEPS = {
    "basis": Step.BASIS, "is_cautioned": Step.CAUTION, "is_inexact": Step.QUALIFIER, "kind": Step.KIND,
    "coarseness": Step.PRECISION, "age": Step.PUBLISHED, "source_order": Step.ORDER,
}  # fmt: skip
"""The step of the rule that each column of the contest is."""


def contenders(rows: pd.DataFrame, *, country: str, measure: Measure) -> pd.DataFrame:
    """Return every value in the contest of one quantity of each country, the shown one first.

    Args:
        rows: rows of the table of one period, product and unit.
        country: as in `contest`.
        measure: turnover, exports or imports.

    Returns:
        Columns `SHOWN_COLUMNS` plus `step`: `shown`, or the first step of the rule by which a value stands behind the
        shown one; `row` and `other_row`: positions in `rows` of the figures it is made of, −1 for none.
    """
    rivals = printed_rivals(rows, country)
    found = rivals[rivals["measure"] == str(measure)]
    if measure is Measure.TURNOVER:
        legs = rivals[rivals["measure"] != str(Measure.TURNOVER)]
        by_publisher = _best(legs, [*QUANTITY, "publisher"])
        found = pd.concat([found, _pair(by_publisher, measure, ["publisher"])], ignore_index=True)
        last_resort = _pair(_best(legs, QUANTITY), measure, [])
        is_lone = ~last_resort["country"].isin(found["country"])
        found = pd.concat([found, last_resort[is_lone]], ignore_index=True)
    ranked = with_contest(found).sort_values(["country", *CONTEST], kind="stable", ignore_index=True)
    best = ranked.groupby("country")[CONTEST].transform("first")
    steps = np.full(len(ranked), str(Step.ORDER), dtype=object)
    for name in reversed(CONTEST):
        steps[(ranked[name] != best[name]).to_numpy()] = str(STEPS[name])
    steps[~ranked["country"].duplicated().to_numpy()] = str(Step.SHOWN)
    return _with_texts(ranked.assign(step=steps), rows)[[*SHOWN_COLUMNS, "step", "row", "other_row"]]


def worst(column: str, words: Sequence[str]) -> str:
    """Return the worst of some bases, statuses or qualifiers.

    >>> worst("status", ["final", "rounded", "preliminary"])
    'rounded'
    """
    return max(words, key=lambda word: RANKS[column][word])


def printed_rivals(rows: pd.DataFrame, country: str) -> pd.DataFrame:
    """Return the printed values with the columns of the contest.

    Words are ranks here, and a value's texts are found through `row` and `other_row`, the positions
    in `rows` of the one or two figures that it is made of.
    """
    exports, imports = (Flow.EXPORT, Flow.IMPORT) if country == "partner" else (Flow.IMPORT, Flow.EXPORT)
    measures = {exports: Measure.EXPORTS, imports: Measure.IMPORTS, Flow.TURNOVER: Measure.TURNOVER}
    return pd.DataFrame(
        {
            "country": _words(rows[country]),
            "measure": _words(rows["flow"].map({str(flow): str(measure) for flow, measure in measures.items()})),
            **{name: _words(rows[name]) for name in ("freq", "period", "unit")},
            **{name: rows[name].to_numpy() for name in ("period_start", "period_end", "value", "precision")},
            **{name: _ranks(rows[name], ranks) for name, ranks in RANKS.items()},
            "is_cautioned": (rows["caution"] != "").to_numpy(),
            "age": -_alphabetical(rows["published"]),
            "source_order": _alphabetical(rows["source_id"]),
            "publisher": rows["publisher"].cat.codes.to_numpy(),
            "method": str(Method.PRINTED),
            "row": np.arange(len(rows)),
            "other_row": -1,
        }
    )


def _words(column: pd.Series) -> "pd.Series[str]":
    """Return a categorical column as plain text."""
    values = column.astype("category")
    return pd.Series(np.asarray(values.cat.categories, dtype=object)[values.cat.codes], dtype="str")


def _ranks(column: pd.Series, ranks: dict[str, int]) -> IntArray:
    """Return the rank of each word of a categorical column."""
    by_category: IntArray = np.array([ranks[word] for word in column.cat.categories], dtype=np.int64)
    return by_category[column.cat.codes]


def _alphabetical(column: pd.Series) -> IntArray:
    """Return the alphabetical position of each word of a categorical column."""
    position: IntArray = np.argsort(np.argsort(np.asarray(column.cat.categories, dtype=str)))
    return position[column.cat.codes]


def _best(rivals: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Return the first of each group by the rule."""
    return with_contest(rivals).sort_values(CONTEST, kind="stable").drop_duplicates(by, keep="first")


def with_contest(rivals: pd.DataFrame) -> pd.DataFrame:
    """Return rivals with the two columns of the contest that follow from the others."""
    is_coarse = rivals["precision"] > rivals["value"].abs() * EXACT_SHARE
    return rivals.assign(is_inexact=rivals["qualifier"] != 0, coarseness=rivals["precision"].where(is_coarse, 0.0))


def _pair(legs: pd.DataFrame, measure: Measure, same: list[str]) -> pd.DataFrame:
    """Return exports and imports joined into turnover or balance.

    Args:
        legs: rivals, at most one export and one import a quantity (and publisher).
        measure: turnover or balance.
        same: further columns in which both legs must agree.
    """
    on = ["country", "freq", "period", *same]
    exports = legs[legs["measure"] == str(Measure.EXPORTS)]
    imports = legs[legs["measure"] == str(Measure.IMPORTS)]
    both = exports.merge(imports, on=on, suffixes=("", "_import"))
    sign = 1 if measure is Measure.TURNOVER else -1
    worse = {name: both[[name, f"{name}_import"]].max(axis=1) for name in (*RANKS, "is_cautioned", "age")}
    pair = both.assign(
        **worse,
        measure=str(measure),
        value=both["value"] + sign * both["value_import"],
        precision=both["precision"] + both["precision_import"],
        method=str(Method.LEGS if same else Method.LEGS_TWO_PUBLISHERS),
        other_row=both["row_import"],
    )
    if measure is Measure.BALANCE:
        # exports less "over X" is "under": there is no sign for it, so it is a circle
        about = RANKS["qualifier"][Qualifier.ABOUT]
        pair["qualifier"] = pair["qualifier"].where(both["qualifier_import"] == 0, about)
    return pair[[name for name in legs.columns if name not in ("is_inexact", "coarseness")]]


def _with_texts(winners: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the winners with words for ranks and the sources' texts."""
    words = {
        name: winners[name].map({rank: word for word, rank in ranks.items()}).astype("str")
        for name, ranks in RANKS.items()
    }
    texts = {
        "source_ids": "source_id", "publishers": "publisher", "urls": "url", "published": "published", "note": "note",
    }  # fmt: skip
    one = winners["row"].to_numpy()
    other = np.where(winners["other_row"] < 0, one, winners["other_row"])
    columns = {name: _joined(_words(rows[column]), one, other) for name, column in texts.items()}
    caution = _joined(_words(rows["caution"]), one, other)
    columns["note"] = [JOINT.join(filter(None, both)) for both in zip(caution, columns["note"], strict=True)]
    return winners.assign(**words, **columns)


def _joined(words: "pd.Series[str]", one: IntArray, other: IntArray) -> list[str]:
    """Return the texts of one or two rows in one, without saying the same twice."""
    text = words.to_numpy()
    pairs = zip(text[one], text[other], strict=True)
    return [left if left == right or not right else JOINT.join(filter(None, (left, right))) for left, right in pairs]


JOINT = " ; "
"""Stands between several sources of one value."""
