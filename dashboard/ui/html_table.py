"""A small table as HTML: read by every screen reader, and drawn without the code of Streamlit's large one."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

HEIGHT = 24
"""Pixels of a row of small bars."""

STYLE = (
    "<style>"
    ".tt{overflow-x:auto}"
    ".tt table{border-collapse:collapse;width:100%;font-size:.875rem}"
    ".tt th,.tt td{padding:.4rem .6rem;text-align:left;white-space:nowrap;border:0}"
    ".tt thead th{font-weight:400;opacity:.7}"
    ".tt tbody th{font-weight:600}"
    ".tt tbody tr{border-top:1px solid rgba(128,128,128,.25)}"
    ".tt .n{text-align:right;font-variant-numeric:tabular-nums}"
    ".tt a{color:inherit}"
    f".tt .b{{display:flex;align-items:flex-end;gap:1px;height:{HEIGHT}px}}"
    ".tt .b i{width:2px;flex:none;background:currentColor;opacity:.75}"
    "</style>"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words: it stands on the right."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """An address, shown by its host."""

    url: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A row of values at equal steps as small bars, gaps as None; `text` says what it shows."""

    values: tuple[float | None, ...]
    text: str


Cell = str | Number | Link | Bars


def html_table(headers: Sequence[str], rows: Sequence[Sequence[Cell]], *, label: str) -> str:
    """Return a table as HTML, all text in it escaped.

    Args:
        headers: one a column.
        rows: cells in the order of the headers; the first one of a row names it.
        label: what the table holds.
    """
    is_number = [bool(rows) and isinstance(rows[0][place], Number) for place in range(len(headers))]
    head = "".join(
        f'<th scope="col"{_side(right)}>{_text(name)}</th>' for name, right in zip(headers, is_number, strict=True)
    )
    body = "".join(f"<tr>{_row(row)}</tr>" for row in rows)
    # a table wider than a telephone is scrolled sideways, by keys too
    opened = f'<div class="tt" role="region" tabindex="0" aria-label="{_text(label)}">'
    return f"{STYLE}{opened}<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"


def _row(row: Sequence[Cell]) -> str:
    """Return the cells of a row."""
    first, *rest = row
    return f'<th scope="row">{_cell(first)}</th>' + "".join(
        f"<td{_side(isinstance(cell, Number))}>{_cell(cell)}</td>" for cell in rest
    )


def _cell(cell: Cell) -> str:
    """Return what a cell shows."""
    match cell:
        case Number():
            return _text(cell.text)
        case Link():
            return _link(cell.url)
        case Bars():
            return _bars(cell)
        case _:
            return _text(cell)


def _link(url: str) -> str:
    """Return a link that shows its host; only text where the address is not one of the web.

    >>> _link("javascript:alert(1)"), _link('https://a.example/"x')
    ('javascript:alert(1)', '<a href="https://a.example/&quot;x" target="_blank" rel="noopener">a.example</a>')
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return _text(url)
    return f'<a href="{_text(url)}" target="_blank" rel="noopener">{_text(parts.hostname)}</a>'


def _bars(bars: Bars) -> str:
    """Return a bar for each value, from zero; a gap stays empty.

    Streamlit takes pictures out of HTML, so that the bars are boxes.
    """
    there = [value for value in bars.values if value is not None]
    low, high = min([0.0, *there]), max([0.0, *there])
    scale = HEIGHT / ((high - low) or 1.0)
    boxes = "".join(
        "<i></i>" if value is None else f'<i style="{_box(scale * abs(value), scale * (min(value, 0.0) - low))}"></i>'
        for value in bars.values
    )
    return f'<div class="b" role="img" aria-label="{_text(bars.text)}">{boxes}</div>'


def _box(height: float, below: float) -> str:
    """Return the style of one bar: never so small that it can't be seen."""
    return f"height:{max(height, 1.0):.1f}px;margin-bottom:{below:.1f}px"


def _side(is_right: bool) -> str:
    """Return the class of a cell that stands on the right."""
    return ' class="n"' if is_right else ""


def _text(text: str) -> str:
    """Return text as HTML."""
    return html.escape(text, quote=True)
