"""CSV files and what they are about → datapackage.json, a Frictionless Data Package (version 2)."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.export.about import About
from dashboard.export.citation import DASHBOARD
from dashboard.export.escape import FULL_DATE, one_line, slug, web_address
from dashboard.export.field import Field
from dashboard.export.fields import field_of
from dashboard.export.sources import Source

PACKAGE_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE_PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"

LICENCES_FILE = "LICENCES.md"

KEYS = (
    ("country", "counterpart", "period", "measure", "part", "ledger", "freq", "unit"),
    ("source_id", "reporter", "partner", "flow", "basis", "freq", "period", "unit_printed"),
)
"""Columns that tell the rows of an answer, and of printed figures, apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvFile:
    """A CSV file of a package.

    Attributes:
        path: its name inside the package.
        title: what is in it.
        content: its bytes.
        rows: the frame that it was written from.
    """

    path: str
    title: str
    content: bytes
    rows: pd.DataFrame


def to_datapackage(about: About, sources: Sequence[Source], files: Sequence[CsvFile], *, description: str) -> bytes:
    """Return datapackage.json.

    Args:
        about: the view.
        sources: of all rows.
        files: the CSV files.
        description: what the package is, in a sentence or two.
    """
    package = {
        "$schema": PACKAGE_PROFILE,
        "name": slug(f"trade-{about.what}-{about.version}").lower(),
        "title": one_line(about.title) or DASHBOARD,
        "description": description,
        "version": one_line(about.version),
        "created": f"{about.date}T00:00:00Z" if FULL_DATE.fullmatch(about.date) else "",
        "homepage": web_address(about.link) or web_address(about.site),
        "licenses": [{"path": LICENCES_FILE, "title": "The terms of each source"}],
        "sources": [_source(one) for one in sources],
        "resources": [_resource(one, about.columns) for one in files],
    }
    return (json.dumps(_filled(package), ensure_ascii=False, indent=1) + "\n").encode()


def _source(source: Source) -> dict[str, Any]:
    """Return a source: title and path as the standard has them, the rest under our names."""
    address = web_address(source.url)
    texts = {
        "title": source.title or source.publisher,
        "path": address,
        "source_id": source.source_id,
        "publisher": source.publisher,
        "kind": source.kind,
        "url": "" if address else source.url,
        "published": source.published,
        "licence": source.licence,
        "redistribution": source.redistribution,
        "caution": source.caution,
    }
    words = {name: one_line(text) for name, text in texts.items()}
    lost = source.figures if source.is_closed else 0
    return _filled(words) | {"shown_rows": source.shown, "figures": source.figures - lost, "left_out": lost}


def _resource(file: CsvFile, described: Mapping[str, str]) -> dict[str, Any]:
    """Return a CSV file with its hash and its columns."""
    return {
        "$schema": RESOURCE_PROFILE,
        "name": slug(file.path.removesuffix(".csv")),
        "type": "table",
        "title": file.title,
        "path": file.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
        "schema": _schema(file.rows, described),
    }


def _schema(rows: pd.DataFrame, described: Mapping[str, str]) -> dict[str, Any]:
    """Return the columns; an empty file says why in a row of its own, so that it has no key and requires nothing."""
    key = _key(rows)
    fields = [_field(name, field_of(rows, name, described), is_key=name in key) for name in map(str, rows.columns)]
    return _filled({"$schema": SCHEMA_PROFILE, "fields": fields, "missingValues": [""], "primaryKey": key})


def _field(name: str, field: Field, *, is_key: bool) -> dict[str, Any]:
    """Return a column."""
    constraints = _filled({"required": is_key or "", "enum": list(field.values)})
    words = {"title": one_line(field.title), "description": one_line(field.description)}
    return _filled({"name": name, "type": field.type, **words, "constraints": constraints})


def _key(rows: pd.DataFrame) -> list[str]:
    """Return the columns that tell the rows apart; none where they don't."""
    for names in KEYS:
        key = [name for name in names if name in rows.columns]
        is_whole = {"country", "period"} <= set(key) or len(key) == len(names)
        if is_whole and len(rows) and not rows.duplicated(key).any() and not rows[key].isna().any(axis=None):
            return key
    return []


def _filled(item: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item without its empty values."""
    return {name: value for name, value in item.items() if value not in ("", {}, [])}
