"""The file on the gap between the books → records, or all its problems at once."""

from pathlib import Path
from typing import Any

from dashboard.context.reader import DATE, WEB_ADDRESS, Reader, open_file, raise_if
from dashboard.context.records import Band, Explanation, MirrorNotes
from dashboard.vocab import COUNTRIES

MIRROR_FILE = "mirror.toml"
CAUSES = (
    "transit", "re_export", "method", "temporary_import", "false_declaration", "customs_administration", "contraband",
    "corruption", "onward_flow", "grey_imports", "coverage", "gold", "undervaluation", "origin",
)  # fmt: skip
"""Why books differ, as published explanations say."""


def load_mirror(folder: Path) -> MirrorNotes:
    """Return what is known of the gap between the books.

    Raises:
        DataError: the file is missing, is not TOML, or has problems; all are named.
    """
    reader, content = open_file(folder / MIRROR_FILE)
    band = content.get("band")
    notes = MirrorNotes(
        band=_band(reader, band if isinstance(band, dict) else {}),
        explanations=tuple(
            _explanation(reader, entry, number)
            for number, entry in enumerate(reader.tables("mirror", content, "explanation"), 1)
        ),
    )
    ids = [one.id for one in notes.explanations]
    for doubled in sorted({name for name in ids if ids.count(name) > 1}):
        reader.tell(doubled, "id", doubled, "the id stands twice", "give each explanation its own id")
    raise_if(reader)
    return notes


def _band(reader: Reader, entry: dict[str, Any]) -> Band:
    """Return what freight and insurance may explain."""
    return Band(
        percent=reader.word("band", entry, "percent", r"[0-9]{1,2}(\.[0-9]{1,3})?", "write per cent, digits as text"),
        text=reader.text("band", entry, "text"),
        **_page(reader, "band", entry),
    )


def _explanation(reader: Reader, entry: dict[str, Any], number: int) -> Explanation:
    """Return one explanation."""
    name = str(entry.get("id") or f"explanation {number}")
    return Explanation(
        id=reader.word(name, entry, "id", r"[a-z0-9-]+", "use small letters, digits and dashes"),
        countries=reader.codes(name, entry, "countries", COUNTRIES),
        causes=reader.codes(name, entry, "causes", CAUSES),
        said_by=reader.text(name, entry, "said_by"),
        text=reader.text(name, entry, "text"),
        figures=reader.text(name, entry, "figures", optional=True),
        **_page(reader, name, entry),
    )


def _page(reader: Reader, name: str, entry: dict[str, Any]) -> dict[str, str]:
    """Return the page where it was read."""
    return {
        "url": reader.word(name, entry, "url", WEB_ADDRESS, "give the http(s) address"),
        "publisher": reader.word(name, entry, "publisher", r".*\S.*", "name whose page it is"),
        "published": reader.word(name, entry, "published", f"|{DATE}", "write YYYY, YYYY-MM, YYYY-MM-DD or nothing"),
    }
