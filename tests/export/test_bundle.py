"""The ZIP: opened again, validated, equal in its rows to the plain files, whatever the texts in it."""

import csv
import io
import json
import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import pandas as pd
import pytest

from dashboard.errors import ExportError
from dashboard.export import MIME_TYPES, PACKED, WRITERS, write
from dashboard.export.bundle import PICTURES, to_zip
from dashboard.export.fields import PARAMETERS
from dashboard.export.licences import CLOSED_NOTE
from dashboard.export.readme import question
from dashboard.query.behind import BEHIND_COLUMNS
from dashboard.query.selection import Selection
from dashboard.query.series import SERIES_COLUMNS
from dashboard.vocab import Currency, Freq, Ledger, Measure
from tests.export.about_maker import ABOUT, HOSTILE, REAL, WITH_FIVE, hostile, real, real_data, synthetic

NAMES = [
    "README.md", "data.csv", "figures.csv", "datapackage.json", "LICENCES.md", "CITATION.cff", "citation.bib",
    "citation.ris", "citation.json",
]  # fmt: skip
PICTURE = {"chart.svg": b"<svg/>", "chart.png": b"\x89PNG"}

TEXT = {"type": "string", "minLength": 1}
PACKAGE_V2 = {
    "type": "object",
    "required": ["$schema", "name", "resources"],
    "properties": {
        "$schema": {"const": "https://datapackage.org/profiles/2.0/datapackage.json"},
        "name": {"type": "string", "pattern": r"^[-a-z0-9._/]+$"},
        "title": TEXT,
        "description": TEXT,
        "version": TEXT,
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "homepage": {"type": "string", "pattern": "^https?://"},
        "licenses": {
            "type": "array", "minItems": 1,
            "items": {"anyOf": [{"required": ["name"]}, {"required": ["path"]}]},
        },
        "sources": {
            "type": "array", "minItems": 1,
            "items": {
                "type": "object", "required": ["title"],
                "properties": {"title": TEXT, "path": {"type": "string", "pattern": "^https?://"}},
            },
        },
        "resources": {
            "type": "array", "minItems": 1,
            "items": {
                "type": "object",
                "required": ["$schema", "name", "path", "format", "mediatype", "encoding", "bytes", "hash", "schema"],
                "properties": {
                    "$schema": {"const": "https://datapackage.org/profiles/2.0/dataresource.json"},
                    "name": TEXT,
                    "path": {"type": "string", "pattern": r"^[a-z]+\.csv$"},
                    "type": {"const": "table"},
                    "bytes": {"type": "integer", "minimum": 1},
                    "hash": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"},
                    "schema": {
                        "type": "object",
                        "required": ["$schema", "fields", "missingValues"],
                        "properties": {
                            "$schema": {"const": "https://datapackage.org/profiles/2.0/tableschema.json"},
                            "missingValues": {"type": "array"},
                            "primaryKey": {"type": "array", "minItems": 1, "items": TEXT},
                            "fields": {
                                "type": "array", "minItems": 1,
                                "items": {
                                    "type": "object",
                                    "required": ["name", "type", "title", "description"],
                                    "properties": {
                                        "name": TEXT,
                                        "type": {"enum": ["string", "number", "date", "boolean"]},
                                        "constraints": {
                                            "type": "object",
                                            "properties": {"required": {"const": True}, "enum": {"minItems": 1}},
                                            "additionalProperties": False,
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}  # fmt: skip
"""What the profile of version 2 requires, written down here: the network is never asked."""


def _open(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def _unpack(content: bytes, folder: Path) -> dict[str, Any]:
    """Unpack a ZIP into a folder, have its package validated, and return the package."""
    for name, part in _open(content).items():
        (folder / name).write_bytes(part)
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.flatten(["rowNumber", "fieldName", "type", "message"]) == []
    assert report.valid
    assert report.stats["tasks"] == 2
    package: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return package


@pytest.mark.parametrize("name", REAL)
def test_real_package_is_valid_and_its_rows_are_those_of_the_plain_files(name: str, tmp_path: Path) -> None:
    shown, behind = real(name)
    content = to_zip(shown, behind, replace(ABOUT, what=name), reason="No figures.")
    package = _unpack(content, tmp_path)
    if len(behind):
        jsonschema.validate(package, PACKAGE_V2)
    assert (tmp_path / "data.csv").read_bytes() == write(shown, "csv", reason="No figures.")
    assert (tmp_path / "figures.csv").read_bytes() == write(behind, "csv")
    data, figures = package["resources"]
    assert [field["name"] for field in data["schema"]["fields"]] == list(shown.columns)
    assert [field["name"] for field in figures["schema"]["fields"]] == BEHIND_COLUMNS
    key = ["country", *(["counterpart"] if name == "own" else []), "period"]
    if len(shown):
        assert data["schema"]["primaryKey"][: len(key)] == key
        assert figures["schema"]["primaryKey"][0] == "source_id"


def test_package_with_a_wrong_byte_or_type_is_not_valid(tmp_path: Path) -> None:
    _unpack(to_zip(*synthetic(), ABOUT), tmp_path)
    path = tmp_path / "data.csv"
    path.write_bytes(path.read_bytes().replace(b",1000,", b",about,"))
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    found = {error for (error,) in report.flatten(["type"])}
    assert {"hash-count", "type-error"} <= found


def test_package_of_rows_with_codes_of_their_own_is_valid(tmp_path: Path) -> None:
    shown, behind = synthetic()
    rows = shown.assign(country="another", unit="times", extra=[True], ratio=1.5)
    fields = _unpack(to_zip(rows, behind, ABOUT), tmp_path)["resources"][0]["schema"]["fields"]
    assert {field["name"]: field["type"] for field in fields[-2:]} == {"extra": "boolean", "ratio": "number"}


def test_files_have_constant_names_times_and_rights() -> None:
    content = to_zip(*synthetic(), ABOUT, pictures=PICTURE)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == [*NAMES, *PICTURES]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(3, 0o644)}


def test_same_answer_gives_the_same_bytes_and_stays_as_it_was() -> None:
    shown, behind = real("turnover")
    before = shown.copy(deep=True), behind.copy(deep=True)
    assert to_zip(shown, behind, ABOUT) == to_zip(shown.copy(), behind.copy(), ABOUT)
    pd.testing.assert_frame_equal(shown, before[0])
    pd.testing.assert_frame_equal(behind, before[1])


def test_pictures_are_those_handed_in() -> None:
    parts = _open(to_zip(*synthetic(), ABOUT, pictures=PICTURE))
    assert {name: parts[name] for name in PICTURE} == PICTURE
    assert b"`chart.svg`" in parts["README.md"]
    assert b"chart.svg" not in _open(to_zip(*synthetic(), ABOUT))["README.md"]


@pytest.mark.parametrize("name", ["../chart.svg", "/etc/passwd", "data.csv", "chart.svg/../x", "chart.SVG"])
def test_picture_of_another_name_is_refused(name: str) -> None:
    with pytest.raises(ExportError, match=r"use chart\.svg, chart\.png"):
        to_zip(*synthetic(), ABOUT, pictures={name: b""})


def test_picture_of_a_value_that_was_left_out_is_left_out_too() -> None:
    shown, behind = synthetic([{"redistribution": "no"}])
    parts = _open(to_zip(shown, behind, ABOUT, pictures=PICTURE))
    assert list(parts) == NAMES
    assert b"The chart is not in this ZIP" in parts["README.md"]
    assert CLOSED_NOTE.encode() in parts["data.csv"]


def test_emptied_rows_are_still_a_valid_package(tmp_path: Path) -> None:
    shown, behind = synthetic([{"redistribution": "no"}, {"source_id": "other", "period": "2023"}])
    package = _unpack(to_zip(shown, behind, ABOUT), tmp_path)
    assert "Left out for their licence: 1 figures" in package["description"]


def test_empty_answer_says_why_and_is_a_valid_package(tmp_path: Path) -> None:
    shown, behind = synthetic()
    package = _unpack(to_zip(shown.iloc[:0], behind.iloc[:0], ABOUT, reason="=No synthetic figures."), tmp_path)
    assert "primaryKey" not in package["resources"][0]["schema"]
    assert (tmp_path / "data.csv").read_bytes() == write(shown.iloc[:0], "csv", reason="=No synthetic figures.")
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "| `data.csv` | 0 |" in readme
    assert "- \\=No synthetic figures." in readme
    assert "There are none" in (tmp_path / "LICENCES.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_changes_no_file_beside_its_own_place(text: str, tmp_path: Path) -> None:
    about, (shown, behind) = hostile(text)
    content = to_zip(shown, behind, about)
    package = _unpack(content, tmp_path)
    assert package["name"] == package["name"].lower()
    assert "homepage" not in package
    assert list(_open(content)) == NAMES
    plain = _open(to_zip(*synthetic(), ABOUT))
    for name in ("README.md", "LICENCES.md"):
        lines, usual = (tmp_path / name).read_text(encoding="utf-8").split("\n"), plain[name].decode().split("\n")
        heads = [[line for line in found if line.startswith("## ")] for found in (lines, usual)]
        assert heads[0] == heads[1]
        rows = [line for line in lines if line.startswith("|")]
        assert all(line.endswith("|") for line in rows)
        assert not any(line.startswith(("---", "<", "TY  - ", "=")) for line in lines)
        assert not re.search(r"(?<!\\)<script", re.sub("`[^`\n]*`", "", "\n".join(lines)))


def test_readme_tells_question_filters_files_columns_definitions_notes_edition_and_citation() -> None:
    shown, behind = real("turnover")
    text = _open(to_zip(shown, behind, ABOUT))["README.md"].decode()
    assert "What did the turnover (exports plus imports) of China's trade with Kazakhstan come to?" in text
    for name, value in ABOUT.selection.items():
        assert f"| `{name}` | `{value}` | " in text
        assert PARAMETERS[name].split(",")[0] in text
    assert f"| `data.csv` | {len(shown)} |" in text
    assert f"| `figures.csv` | {len(behind)} |" in text
    for column in {*SERIES_COLUMNS, *BEHIND_COLUMNS}:
        assert f"| `{column}` | " in text
    for word in ("Ledger", "FOB and CIF", "Measure", "Status", "Precision", "Qualifier"):
        assert f"- **{word}.** " in text
    for told in (*ABOUT.notes, ABOUT.version, ABOUT.date, ABOUT.accessed, f"<{ABOUT.link}>", "citation.bib"):
        assert told in text
    assert "next figures" not in text


@pytest.mark.parametrize(
    ("what", "selection", "expected"),
    [
        (
            "share-of-own-turnover", {},
            "What part of each country's whole trade is with China, and what part with Russia?",
        ),
        ("share-of-exports", {}, "What part of the five countries' trade with China does each of them have?"),
        ("concentration-of-imports", {}, "How evenly is the five countries' trade with China spread over them?"),
        ("exports", {"measure": "exports", "countries": "KAZ,x"}, "What did China's exports to Kazakhstan come to?"),
        (
            "imports-index",
            {"measure": "imports", "view": "index"},
            "How did China's imports from the Central Asian states develop from a common first period?",
        ),
        (
            "x", {"measure": "<b>", "view": "<b>"},
            "What did the turnover (exports plus imports) of China's trade with the Central Asian states come to?",
        ),
    ],
)  # fmt: skip
def test_question_is_that_of_the_view(what: str, selection: dict[str, str], expected: str) -> None:
    assert question(replace(ABOUT, what=what, selection=selection)) == expected


def test_zip_is_one_of_the_formats_of_write() -> None:
    shown, behind = synthetic()
    content = write(shown, "zip", about=ABOUT, behind=behind, reason="x")
    assert content == to_zip(shown, behind, ABOUT, reason="x")
    assert list(PACKED) == ["zip"]
    assert not set(PACKED) & set(WRITERS)
    assert MIME_TYPES["zip"] == "application/zip"


def test_zip_without_its_view_or_figures_is_refused_in_a_sentence() -> None:
    shown, behind = synthetic()
    with pytest.raises(ExportError, match="needs to know what it is about and the figures behind its rows"):
        write(shown, "zip", behind=behind)
    with pytest.raises(ExportError, match="needs to know"):
        write(shown, "zip", about=ABOUT)


@pytest.mark.parametrize("file_format", ["csv", "csv-excel", "parquet", "json"])
def test_plain_formats_do_not_ask_what_they_are_about(file_format: str) -> None:
    shown, behind = real("turnover")
    assert write(shown, file_format, about=ABOUT, behind=behind) == write(shown, file_format)


def test_everything_in_one_zip_takes_no_more_than_a_few_seconds() -> None:
    data = real_data()
    asked = [
        Selection(countries=WITH_FIVE, measure=measure, ledger=ledger, freq=freq, currency=currency)
        for measure in Measure for ledger in (Ledger.CHINA, Ledger.PARTNER) for freq in Freq for currency in Currency
    ]  # fmt: skip
    shown = pd.concat([data.series(one) for one in asked], ignore_index=True)
    behind = data.figures.assign(is_shown=False)[BEHIND_COLUMNS]
    assert len(shown) + len(behind) > 5000
    started = time.perf_counter()
    content = to_zip(shown, behind, ABOUT)
    assert time.perf_counter() - started < 5  # the goal, one second, is measured by the benchmark; machines differ
    rows = list(csv.reader(io.StringIO(_open(content)["figures.csv"].decode(), newline="")))
    assert len(rows) == len(behind) + 1
