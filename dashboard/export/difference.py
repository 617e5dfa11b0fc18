"""What differs between two editions → text, CSV, or Markdown for data/CHANGELOG.md; in English, as that file is."""

from collections.abc import Callable, Iterator

import pandas as pd

from dashboard.export.markdown_text import code, link, one_line, shown
from dashboard.export.rows import text_cells
from dashboard.table.difference import ADDED, CHANGES, JOINT, REVISED, Difference
from dashboard.table.schema import IDENTITY
from dashboard.vocab import Basis, Freq, Qualifier

CSV_COLUMNS = (
    "change", *IDENTITY, "old_value", "new_value", "changed", "old_qualifier", "new_qualifier", "old_status",
    "new_status", "old_note", "new_note", "publisher", "url",
)  # fmt: skip

LISTED = 3
"""So many periods are listed; of more the first, the last and their number are told."""

PERIOD_WORDS: dict[object, str] = {Freq.YEAR: "years", Freq.MONTH: "months", Freq.YEAR_TO_DATE: "spans from January"}

CHUNK = 10_000
"""So many rows are turned into words at a time: a million at once would take a gigabyte."""

Row = dict[str, str]


def write_difference(changes: Difference, file_format: str) -> bytes:
    """Return a file of what differs; where nothing does, it says so.

    Args:
        changes: what differs.
        file_format: `text`, a line of counts and a line a change; `csv`, one row a change with the columns
            `CSV_COLUMNS`; `markdown`, a section: counts, a bullet a source, a table of what was revised. In
            CSV a change of a source is `source_added`, `source_gone` or `source_revised`: `changed`
            names the particular, `old_value` and `new_value` hold it.
    """
    return b"".join(part.encode() for part in DIFFERENCE_WRITERS[file_format](changes))


def _text(changes: Difference) -> Iterator[str]:
    """Return the lines of the text."""
    yield f"{_counts(changes)}\n"
    for row in _records(changes.figures):
        if row["change"] == REVISED:
            what = _revision(row, str)
        else:
            side = "new" if row["change"] == ADDED else "old"
            what = f"{_value(row, side)}, {row[f'{side}_status']}"
        yield one_line(f"{row['change']} {row['source_id']} {_figure(row)}: {what}") + "\n"
    for row in _records(changes.sources):
        what = _particular(row, str) if row["change"] == REVISED else f"{row['publisher']}, {row['url']}"
        yield one_line(f"source {row['change']} {row['source_id']}: {what}") + "\n"


def _csv(changes: Difference) -> Iterator[str]:
    """Return the lines of the CSV file, some thousands at a time."""
    yield ",".join(CSV_COLUMNS) + "\n"
    if changes.is_empty:
        yield "no changes" + "," * (len(CSV_COLUMNS) - 1) + "\n"
    sources = changes.sources.assign(change="source_" + changes.sources["change"])
    signs = {f"'{sign}": str(sign) for sign in Qualifier}
    for rows in (changes.figures, sources):
        for first in range(0, len(rows), CHUNK):
            chunk = rows.iloc[first : first + CHUNK].astype("str").reindex(columns=list(CSV_COLUMNS), fill_value="")
            # under other names all columns count as free text: the codes of a file from anywhere are unchecked
            cells = text_cells(chunk.add_prefix("any_")).set_axis(list(CSV_COLUMNS), axis=1)
            cells = cells.replace({"old_qualifier": signs, "new_qualifier": signs})
            yield str(cells.to_csv(index=False, header=False, lineterminator="\n"))


def _markdown(changes: Difference) -> Iterator[str]:
    """Return the lines of the section."""
    yield f"## Edition {changes.new_hash[:8] or 'unnamed'}\n\n"
    yield f"{_counts(changes)}. Compared with edition {changes.old_hash[:8] or 'unnamed'}.\n"
    lines = _source_lines(changes)
    yield "".join(["\n" if lines else "", *(f"- {line}\n" for line in lines)])
    revised = changes.figures[changes.figures["change"] == REVISED]
    if not revised.empty:
        yield "\n| source | figure | change |\n|---|---|---|\n"
    for row in _records(revised):
        yield f"| {code(row['source_id'])} | {shown(_figure(row))} | {_revision(row, shown)} |\n"


DIFFERENCE_WRITERS: dict[str, Callable[[Difference], Iterator[str]]] = {
    "text": _text,
    "csv": _csv,
    "markdown": _markdown,
}
"""Each format's writer."""


def _counts(changes: Difference) -> str:
    """Return how many figures and sources changed, and how many figures there are."""
    if changes.is_empty:
        return f"No changes: the {changes.new_count:,} figures and their sources are the same"
    counts = changes.figures["change"].value_counts()
    of_sources = changes.sources.groupby("change")["source_id"].nunique()
    figures, sources = (
        ", ".join(f"{kind.get(change, 0):,} {change}" for change in CHANGES) for kind in (counts, of_sources)
    )
    return f"Figures: {figures} ({changes.old_count:,} → {changes.new_count:,}); sources: {sources}"


def _records(rows: pd.DataFrame) -> Iterator[Row]:
    """Return the rows as dictionaries of text, without holding all of them at once."""
    names = list(rows.columns)
    for first in range(0, len(rows), CHUNK):
        chunk = rows.iloc[first : first + CHUNK].astype("str")
        columns = [chunk[name].to_numpy(dtype=object) for name in names]  # ten times as fast as to_dict
        yield from (dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))


def _figure(row: Row) -> str:
    """Return which figure it is: `CHN export KAZ TOTAL 2024`."""
    words = [row[name] for name in ("reporter", "flow", "partner", "product", "period")]
    return " ".join(words if row["basis"] == Basis.REPORTED else [*words, row["basis"]])


def _value(row: Row, side: str) -> str:
    """Return a value as printed, with its unit."""
    qualifier = row[f"{side}_qualifier"]
    return f"{'' if qualifier == Qualifier.EXACT else qualifier}{row[f'{side}_value']} {row['unit']}"


def _revision(row: Row, show: Callable[[str], str]) -> str:
    """Return what was revised of a figure, old → new."""
    parts = []
    for name in row["changed"].split(JOINT):
        old, new = row[f"old_{name}"], row[f"new_{name}"]
        if name == "note":
            old, new = f"“{old}”", f"“{new}”"
        if name == "value":
            new = f"{new} {row['unit']}"
        parts.append(f"{name} {show(old)} → {show(new)}")
    return "; ".join(parts)


def _particular(row: Row, show: Callable[[str], str]) -> str:
    """Return what was revised of a source, old → new."""
    return f"{row['changed']} “{show(row['old_value'])}” → “{show(row['new_value'])}”"


def _source_lines(changes: Difference) -> list[str]:
    """Return a line for each source with changes: what of itself, how many of its figures, and of which periods."""
    names: dict[str, str] = {}
    parts: dict[str, list[str]] = {}
    for row in _records(changes.sources):
        names[row["source_id"]] = link(row["publisher"], row["url"])
        told = _particular(row, shown) if row["change"] == REVISED else f"source {row['change']}"
        parts.setdefault(row["source_id"], []).append(told)
    for (source, change), rows in changes.figures.groupby(["source_id", "change"], observed=True):
        names.setdefault(str(source), link(str(rows["publisher"].iloc[0]), str(rows["url"].iloc[0])))
        figures = "figure" if len(rows) == 1 else "figures"
        parts.setdefault(str(source), []).append(f"{len(rows):,} {figures} {change} ({_periods(rows)})")
    return [f"{code(source)} ({names[source]}): {'; '.join(parts[source])}" for source in sorted(parts)]


def _periods(rows: pd.DataFrame) -> str:
    """Return which periods the rows are of."""
    told = []
    for freq, periods in rows.groupby("freq", observed=True)["period"]:
        distinct = sorted(map(shown, periods.astype("str").unique()))
        if len(distinct) > LISTED:
            told.append(f"{distinct[0]} to {distinct[-1]}, {len(distinct)} {PERIOD_WORDS.get(freq, 'periods')}")
        else:
            told += distinct
    return ", ".join(told)
