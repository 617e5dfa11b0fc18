"""The file that names the edition of the data → version and date."""

from pathlib import Path

from dashboard.context.reader import DATE, open_file, raise_if
from dashboard.context.records import Release

RELEASE_FILE = "edition.toml"
DAY = rf"(?=.{{10}}){DATE}"
"""A date that is known to the day."""


def load_release(folder: Path) -> Release | None:
    """Return the version and date of a data folder, or None where it does not name them.

    Raises:
        DataError: the file is not TOML, or version or date is wrong.
    """
    path = folder / RELEASE_FILE
    if not path.exists():
        return None
    reader, content = open_file(path)
    release = Release(
        version=reader.word("edition", content, "version", r"[0-9A-Za-z][0-9A-Za-z.-]{0,31}", "write e.g. 2026.11"),
        date=reader.word("edition", content, "date", DAY, "write YYYY-MM-DD"),
    )
    raise_if(reader)
    return release
