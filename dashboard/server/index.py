"""The index of the API: all that there is, as a page for people and as JSON for programs; English, as its codes are."""

import html
import json
from typing import Any

from dashboard import __version__
from dashboard.edition import Data
from dashboard.i18n import DEFAULT_LANGUAGE, tr
from dashboard.query.request import PARAMETER_HELP
from dashboard.query.selection import PARAMETERS, Selection, years_text
from dashboard.server.resources import RESOURCES, Resource
from dashboard.state import State
from dashboard.vocab import COUNTRIES, SELECTABLE, Currency, Freq, Ledger, Measure, View

ROOT = "/api/v1/"
API_VERSION = "1"
EXAMPLES = {
    "countries": "KAZ,KGZ", "years": "2010-2025", "measure": "exports", "ledger": "partner", "freq": "M",
    "currency": "CNY", "view": "change", "through": "7",
}  # fmt: skip
ERRORS = (
    "A parameter that is unknown, doubled, too long or wrong: 400 application/problem+json (RFC 9457) whose "
    "`parameters` name each one with its value and what is allowed. An unknown address: 404, with all there are."
)
CACHING = (
    "Every answer has a strong ETag: send it back as If-None-Match and get 304 while the data is the same. "
    "Answers may be kept for five minutes; gzip and br are offered."
)
LICENCE = (
    "Figures belong to their publishers; each source's terms stand beside it in figures and trade, column `licence`."
)

STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #8886}
code,pre{font-family:ui-monospace,monospace;font-size:.92em;overflow-wrap:anywhere}
pre{padding:.8rem;border:1px solid #8886;overflow-x:auto;overflow-wrap:normal}
.wide{overflow-x:auto}
"""


def index_content(data: Data, base: str) -> dict[str, Any]:
    """Return what the index says, as plain values.

    Args:
        data: the edition.
        base: address of the server, without a slash at the end.
    """
    return {
        "title": f"{tr(DEFAULT_LANGUAGE, 'app.title')}: data by plain URLs",
        "description": tr(DEFAULT_LANGUAGE, "app.description"),
        "api_version": API_VERSION,
        "software_version": __version__,
        "data": {
            "version": data.release.version, "date": data.release.date, "hash": data.edition,
            "figures": len(data.figures), "first_year": data.span[0], "last_year": data.span[1],
        },
        "parameters": parameters(data),
        "resources": [_resource(resource, base) for resource in RESOURCES],
        "errors": ERRORS,
        "caching": CACHING,
        "licence": LICENCE,
        "health": f"{base}/healthz",
    }  # fmt: skip


def parameters(data: Data) -> list[dict[str, Any]]:
    """Return each parameter with what it may hold, its default and an example."""
    allowed: dict[str, Any] = {
        "countries": list(SELECTABLE),
        "years": f"a year or a range (first-last) from {data.span[0]} to {data.span[1]}",
        "measure": list(Measure),
        "ledger": list(Ledger),
        "freq": list(Freq),
        "currency": list(Currency),
        "view": list(View),
        "through": [str(month) for month in range(1, 13)],
    }
    default = Selection()
    words = {name: str(getattr(default, name)) for name in PARAMETERS}
    words |= {"countries": ",".join(COUNTRIES), "years": years_text(data.span), "through": "the newest"}
    return [
        {
            "name": name, "description": PARAMETER_HELP[name], "allowed": allowed[name],
            "is_list": name == "countries", "default": words[name], "example": EXAMPLES[name],
        }
        for name in PARAMETERS
    ]  # fmt: skip


def _resource(resource: Resource, base: str) -> dict[str, Any]:
    """Return a resource with the address of each format."""
    root = f"{base}{ROOT}"
    query = f"?{resource.example}" if resource.example else ""
    return {
        "name": resource.name,
        "description": resource.about,
        "parameters": _names(resource),
        "urls": {name: root + resource.file(name) for name in resource.formats},
        "example": root + resource.file(resource.formats[0]) + query,
    }


def _names(resource: Resource) -> list[str]:
    """Return the parameters of a resource."""
    if resource.takes is State:
        return [*PARAMETERS, *CARD_PARAMETERS]
    return list(PARAMETERS) if resource.takes else []


CARD_PARAMETERS = ("country", "period", "base", "scale", "events", "lang")
"""Parameters that charts have beside those of a selection, as in the page's own address."""


def index_json(data: Data, base: str) -> bytes:
    """Return the index as JSON."""
    return (json.dumps(index_content(data, base), ensure_ascii=False, indent=1) + "\n").encode()


def index_page(data: Data, base: str) -> bytes:
    """Return the index as a page that needs no script."""
    content = index_content(data, base)
    edition = content["data"]
    example = content["resources"][0]["example"]
    parts = [
        f"<h1>{_text(content['title'])}</h1><p>{_text(content['description'])}</p>",
        f"<p>Data of {_text(edition['date'])}, version {_text(edition['version'])}: {edition['figures']} figures, "
        f"{edition['first_year']}–{edition['last_year']}, hash <code>{_text(edition['hash'])}</code>. "
        'No key. <a href="../../">The dashboard</a></p>',
        "<h2>What there is</h2>", _table(["address", "holds", "example"], map(_resource_cells, content["resources"])),
        "<h2>Parameters</h2><p>All may be left out; names and codes are those of the dashboard's own address.</p>",
        _table(["name", "means", "allowed", "default", "example"], map(_parameter_cells, content["parameters"])),
        "<h2>With pandas</h2>",
        f"<pre>import pandas as pd\n\nrows = pd.read_csv(\"{_text(example)}\")\n</pre>",
        f'<h2 id="bad-parameter">Errors</h2><p>{_prose(ERRORS)}</p>',
        f"<h2>Caching</h2><p>{_prose(CACHING)}</p><h2>Licence</h2><p>{_prose(LICENCE)}</p>",
    ]  # fmt: skip
    head = (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{_text(content['title'])}</title>"
        f'<meta name="description" content="{_text(content["description"])}"><style>{STYLE}</style></head>'
    )
    return f"{head}<body><main>{''.join(parts)}</main></body></html>\n".encode()


def _resource_cells(resource: dict[str, Any]) -> list[str]:
    """Return the cells of a resource, as HTML."""
    names = [url.partition(ROOT)[2] for url in resource["urls"].values()]
    links = "<br>".join(f'<a href="{_text(name)}">{_text(name)}</a>' for name in names)
    example = resource["example"].partition(ROOT)[2]
    return [links, _text(resource["description"]), f'<a href="{_text(example)}"><code>{_text(example)}</code></a>']


def _parameter_cells(one: dict[str, Any]) -> list[str]:
    """Return the cells of a parameter, as HTML."""
    allowed = one["allowed"] if isinstance(one["allowed"], str) else ", ".join(one["allowed"])
    words = (one["description"], allowed, one["default"])
    return [
        f"<code>{_text(one['name'])}</code>",
        *(_text(word) for word in words),
        f"<code>{_text(one['name'])}={_text(one['example'])}</code>",
    ]


def _table(heads: list[str], rows: Any) -> str:
    """Return a table of cells that are HTML already."""
    head = "".join(f"<th>{_text(name)}</th>" for name in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>" for cells in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _text(text: str) -> str:
    """Return text as HTML."""
    return html.escape(str(text), quote=True)


def _prose(text: str) -> str:
    """Return a sentence as HTML, its `codes` set as code."""
    pieces = text.split("`")
    return "".join(f"<code>{_text(piece)}</code>" if place % 2 else _text(piece) for place, piece in enumerate(pieces))
