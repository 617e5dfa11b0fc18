"""What a page shows before its scripts have come: headline figures and a still chart, readable without scripts."""

import html

from dashboard.cards.card import Card
from dashboard.cards.every import PAGE_OF, make_card
from dashboard.cards.files import footer
from dashboard.cards.tiles import Tile, tiles
from dashboard.charts.still import still_svg
from dashboard.edition import Data
from dashboard.i18n import tr
from dashboard.server.meta import PICTURES
from dashboard.state import State
from dashboard.vocab import PAGES

WIDTH, OVERVIEW_WIDTH = 640, 500
"""Pixels of the still chart; on the Overview the width that the living one has in a window of 1280."""

SCRIPT = (
    "(()=>{const e=document.getElementById('early');if(!e)return;"
    "const t=setInterval(()=>{if(document.querySelector('[data-testid=stMain] .js-plotly-plot .main-svg,"
    "[data-testid=stMain] [data-testid=stAlert]')){clearInterval(t);e.remove()}},80)})()"
)
"""Takes the early view away once the page has a chart, or says why it has none; allowed by its hash."""

STYLE = (
    "#early{position:absolute;inset:0;z-index:999;overflow:hidden;background:#fff;color:#0b0b0b;pointer-events:none;"
    "font:16px/1.5 'Source Sans','Source Sans Pro',system-ui,sans-serif}"
    "#early~#root{visibility:hidden}"
    "#early .in{max-width:856px;margin:0 auto;padding:4.75rem 1rem 1rem}"
    "#early h1{font-size:1.6rem;line-height:1.2;margin:0 0 3.4rem}"
    "#early h2{font-size:1.1rem;line-height:1.3;margin:.5rem 0}"
    "#early .box{border:1px solid #d5d4d5;border-radius:.5rem;padding:1rem;margin:0 0 1rem}"
    "#early dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:.5rem 1rem;margin:.5rem 0 0}"
    "#early dt,#early .n{font-size:.875rem}#early dd{margin:0}#early .v{font-size:1.15rem;font-weight:600}"
    "#early .n{color:#6d6c6d}#early svg{width:100%;max-width:640px;height:auto;display:block}"
    "@media(min-width:768px){#early .in{margin-left:calc(264px + max(1rem,(100vw - 1120px)/2));"
    "padding-left:0;padding-right:0}"
    "#early .o{max-width:494px}}"
    "@media(prefers-color-scheme:dark){#early{background:#191816;color:#f4f3f1}#early .n{color:#a5a3a0}"
    "#early .box{border-color:#45433f}#early svg{filter:invert(1) hue-rotate(180deg)}}"
    "@media(scripting:none){#early{position:static;pointer-events:auto}}"
)


def early_view(page: str, state: State, data: Data) -> str:
    """Return the HTML of the early view for a page and what its address asks for; "" where there is nothing to show.

    Args:
        page: name of the page.
        state: what the address asks for.
        data: the edition.
    """
    key = state.card if state.card in PAGE_OF else PICTURES[page]
    card = make_card(key, state, data)
    is_overview = page == PAGES[0] and not state.card
    title, found = tiles(state, data) if is_overview else ("", ())
    if card.rows.empty and not found:
        return ""
    name = "" if state.card else f"<h1>{_text(tr(state.lang, 'app.title'))}</h1>"
    inside = f"{name}{_tiles(title, found, state)}{_chart(card, state, data, is_overview=is_overview)}"
    return f'<div id="early"><style>{STYLE}</style><div class="in">{inside}</div></div><script>{SCRIPT}</script>'


def _tiles(title: str, found: tuple[Tile, ...], state: State) -> str:
    """Return the headline figures."""
    if not found:
        return ""
    books = tr(state.lang, f"ledger.{state.selection.ledger}")
    cells = "".join(
        f'<div><dt>{_text(tile.label)}</dt><dd class="v">{_text(tile.value)}</dd>'
        f'<dd class="n">{_text(tile.note)}</dd></div>'
        for tile in found
    )
    return f'<div class="box"><strong>{_text(title)}</strong> · {_text(books)}<dl>{cells}</dl></div>'


def _chart(card: Card, state: State, data: Data, *, is_overview: bool) -> str:
    """Return the still chart with its headline and sources."""
    if card.rows.empty:
        return ""
    width, kind = (OVERVIEW_WIDTH, "box o") if is_overview else (WIDTH, "box")
    svg = still_svg(card.figure(), lang=state.lang, title="", width=width, alt=card.alt)
    sources = "".join(f'<div class="n">{_text(line)}</div>' for line in footer(card, state, data, site=""))
    about = _text(f"{card.title} · {card.subtitle}")
    return f'<div class="{kind}"><h2>{_text(card.headline)}</h2><div class="n">{about}</div>{svg}{sources}</div>'


def _text(text: str) -> str:
    """Return text as HTML."""
    return html.escape(text, quote=True)
