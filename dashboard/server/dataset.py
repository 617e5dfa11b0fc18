"""The data of a page as schema.org tells it: a `Dataset` with its files, for search engines."""

import json
from typing import Any
from urllib.parse import urlencode

from dashboard.edition import Data
from dashboard.export import MIME_TYPES
from dashboard.i18n import country, tr
from dashboard.query.selection import Selection
from dashboard.server.meta import page_url
from dashboard.server.resources import RESOURCES
from dashboard.vocab import COUNTRIES, PAGES

MOST_SOURCES = 10
"""Sources that are named: those with most figures."""

DANGEROUS = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Characters that could end a script element or a line in it."""


def dataset(data: Data, selection: Selection, lang: str, base: str, sources: list[dict[str, str]]) -> dict[str, Any]:
    """Return the figures of a selection as a schema.org `Dataset`.

    Args:
        data: the edition.
        selection: which figures.
        lang: of its words.
        base: address of the server, without a slash at the end.
        sources: of the edition, from `main_sources`.
    """
    first, last = selection.years or data.span
    members = [code for code in COUNTRIES if code in selection.countries] or list(COUNTRIES)
    measure = tr(lang, f"measure.{selection.measure}")
    query = urlencode(selection.to_params(), safe=",-")
    where = page_url(base, PAGES[0], lang, selection.to_params())
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": where,
        "name": f"{tr(lang, 'app.title')}: {measure}",
        "description": tr(lang, "app.description"),
        "url": where,
        "inLanguage": lang,
        "version": data.release.version,
        "dateModified": data.release.date,
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": tr(lang, "app.title"), "url": f"{base}/"},
        "license": {"@type": "CreativeWork", "name": tr(lang, "app.licence"), "url": f"{base}/api/v1/"},
        "temporalCoverage": f"{first}/{last}",
        "spatialCoverage": [{"@type": "Place", "name": country(lang, code)} for code in ("CHN", *members)],
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": measure,
            "unitText": tr(lang, f"unit.{selection.currency}"),
        },
        "isBasedOn": [{"@type": "CreativeWork", **source} for source in sources],
        "distribution": _distribution(base, query),
    }


def _distribution(base: str, query: str) -> list[dict[str, str]]:
    """Return the files of a selection."""
    series = RESOURCES[0]
    end = f"?{query}" if query else ""
    return [
        {
            "@type": "DataDownload",
            "name": series.file(name),
            "encodingFormat": MIME_TYPES[name],
            "contentUrl": f"{base}/api/v1/{series.file(name)}{end}",
        }
        for name in series.formats
    ]


def main_sources(data: Data) -> list[dict[str, str]]:
    """Return name, publisher and address of the sources with most figures."""
    counts = data.figures["source_id"].value_counts().head(MOST_SOURCES)
    rows = data.figures[["source_id", "title", "publisher", "url"]].drop_duplicates("source_id").astype("str")
    found = rows.set_index("source_id").loc[[str(name) for name in counts.index]]
    return [
        {"name": f"{title} ({publisher})", "url": url}
        for title, publisher, url in zip(found["title"], found["publisher"], found["url"], strict=True)
    ]


def json_ld(content: dict[str, Any]) -> str:
    """Return a script element with JSON-LD that no text in it can end.

    >>> json_ld({"name": "</script>"})
    '<script type="application/ld+json">{"name": "\\\\u003c/script\\\\u003e"}</script>'
    """
    text = json.dumps(content, ensure_ascii=False)
    for character, escape in DANGEROUS.items():
        text = text.replace(character, escape)
    return f'<script type="application/ld+json">{text}</script>'
