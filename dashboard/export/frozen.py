"""A picture, its rows and its sources → one HTML file that needs no script and no network."""

import html
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from dashboard.export.about import About
from dashboard.export.escape import web_address

STYLE = (
    "body{font:16px/1.5 'Source Sans','Noto Sans','Noto Sans SC',system-ui,sans-serif;color:#0b0b0b;background:#fff;"
    "margin:1.5rem auto;max-width:1040px;padding:0 1rem}svg{max-width:100%;height:auto}"
    "table{border-collapse:collapse;font-size:14px}td,th{border:1px solid #d5d4d5;padding:.2rem .5rem;text-align:left;"
    "vertical-align:top}div.rows{overflow-x:auto}a{color:#00156b}summary{cursor:pointer}"
)
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
BCP47 = {"zh": "zh-Hans"}


class Line(NamedTuple):
    """A source: its words and its address."""

    text: str
    url: str


def to_frozen(
    svg: str, about: About, table: pd.DataFrame, *, links: Sequence[str], sources: Sequence[Line],
    words: Mapping[str, str],
) -> bytes:  # fmt: skip
    """Return the file.

    Args:
        svg: the chart, from `charts.still`: trusted markup of ours.
        about: the view.
        table: the rows as people read them, headers in the reader's language.
        links: headers of columns that hold addresses.
        sources: of the rows.
        words: `frozen` (which edition this is), `link` (words of the link to the living chart), `table`, `sources`.
    """
    lang = BCP47.get(about.lang, about.lang)
    live = f"<p>{_link(words['link'], about.link)}</p>" if about.link else ""
    notes = "".join(f"<p>{html.escape(note)}</p>" for note in about.notes)
    named = "".join(f"<li>{_link(one.text, one.url)}</li>" for one in sources)
    listed = f"<h2>{html.escape(words['sources'])}</h2><ul>{named}</ul>" if named else ""
    rows = f"<summary>{html.escape(words['table'])}</summary><div class=rows>{_table(table, links)}</div>"
    body = (
        f"<figure>{svg}</figure><p><strong>{html.escape(words['frozen'])}</strong></p>{live}{notes}"
        f"<details>{rows}</details>{listed}"
    )
    head = (
        f'<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(about.title)}</title><style>{STYLE}</style>"
    )
    return f'<!DOCTYPE html>\n<html lang="{lang}"><head>{head}</head><body>{body}</body></html>\n'.encode()


def _link(text: str, url: str) -> str:
    """Return a link, or only the text where the address is not one of the web."""
    address = web_address(url)
    if not address:
        return html.escape(text)
    return f'<a href="{html.escape(address, quote=True)}" rel="noopener">{html.escape(text)}</a>'


def _table(table: pd.DataFrame, links: Sequence[str]) -> str:
    """Return the rows as an HTML table."""
    heads = "".join(f'<th scope="col">{html.escape(str(name))}</th>' for name in table.columns)
    rows = "".join(
        f"<tr>{''.join(_cell(name, value, links) for name, value in zip(table.columns, row, strict=True))}</tr>"
        for row in table.itertuples(index=False, name=None)
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _cell(name: str, value: object, links: Sequence[str]) -> str:
    """Return one cell; a missing value is empty."""
    text = "" if pd.isna(value) else str(value)  # type: ignore[call-overload]
    return f"<td>{_link(text, text) if name in links and text else html.escape(text)}</td>"
