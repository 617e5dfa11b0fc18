"""An answer and the figures behind it → one ZIP that explains itself."""

import io
import zipfile
from collections.abc import Collection, Mapping

import pandas as pd

from dashboard.errors import ExportError
from dashboard.export.about import About
from dashboard.export.citation import DASHBOARD, to_bibtex, to_cff, to_csl, to_ris
from dashboard.export.csv_file import to_csv
from dashboard.export.licences import left_out, release, to_licences
from dashboard.export.package import LICENCES_FILE, CsvFile, to_datapackage
from dashboard.export.readme import to_readme

DATA_FILE = "data.csv"
FIGURES_FILE = "figures.csv"
PACKAGE_FILE = "datapackage.json"
README_FILE = "README.md"
CFF_FILE = "CITATION.cff"
BIBTEX_FILE = "citation.bib"
RIS_FILE = "citation.ris"
CSL_FILE = "citation.json"

PICTURES = {"chart.svg": "the chart", "chart.png": "the same at double size"}
"""Pictures that a ZIP may hold, and what they are."""

DOCUMENTS = {
    PACKAGE_FILE: "what the CSV files hold, for programs (Frictionless Data Package 2.0)",
    LICENCES_FILE: "the terms of each source, and what was left out for them",
    CFF_FILE: "how to cite it (Citation File Format 1.2.0)",
    BIBTEX_FILE: "the same for BibTeX",
    RIS_FILE: "the same for Zotero, EndNote, Mendeley (RIS)",
    CSL_FILE: "the same as CSL-JSON",
}

EARLIEST = (1980, 1, 1, 0, 0, 0)
"""Every file's time inside a ZIP, so that the same rows give the same bytes."""

READABLE = 0o644 << 16
NO_PICTURE = "The chart is not in this ZIP: it draws values that were left out for their licence."


def to_zip(
    shown: pd.DataFrame,
    behind: pd.DataFrame,
    about: About,
    *,
    pictures: Mapping[str, bytes] | None = None,
    reason: str = "",
    closed: Collection[str] = (),
) -> bytes:
    """Return a ZIP of the shown rows, the figures behind them, and what explains both.

    Args:
        shown: exactly what the chart shows, columns of `query.series`.
        behind: all figures they rest on, columns of `query.behind`.
        about: the view.
        pictures: the chart, by the names of `PICTURES`; left out where a shown value had to be emptied.
        reason: why there are no shown rows.
        closed: ids of sources whose figures may not be passed on, where the frames don't tell.

    Raises:
        ExportError: a picture has another name.
    """
    drawn = pictures or {}
    if not set(drawn) <= set(PICTURES):
        raise ExportError(
            f"a ZIP holds no picture {sorted(set(drawn) - set(PICTURES))[0]!r}; use {', '.join(PICTURES)}"
        )
    released = release(shown, behind, closed)
    drawn = {} if released.emptied else {name: drawn[name] for name in PICTURES if name in drawn}
    why = reason if shown.empty else NO_PICTURE if pictures and not drawn else ""
    data, figures = to_csv(released.shown, reason), to_csv(released.behind)
    files = (
        CsvFile(path=DATA_FILE, title="the shown rows", content=data, rows=released.shown),
        CsvFile(path=FIGURES_FILE, title="all figures they rest on", content=figures, rows=released.behind),
    )
    sources = released.sources
    others = DOCUMENTS | {name: PICTURES[name] for name in drawn}
    description = (
        f"A view of the {DASHBOARD}: the shown rows and the published figures behind them. {left_out(released)}"
    )
    return _zip(
        {
            README_FILE: to_readme(about, released, files, others, why),
            DATA_FILE: data,
            FIGURES_FILE: figures,
            PACKAGE_FILE: to_datapackage(about, sources, files, description=description),
            LICENCES_FILE: to_licences(released),
            CFF_FILE: to_cff(about, sources),
            BIBTEX_FILE: to_bibtex(about, sources),
            RIS_FILE: to_ris(about, sources),
            CSL_FILE: to_csl(about, sources),
            **drawn,
        }
    )


def _zip(contents: Mapping[str, bytes]) -> bytes:
    """Return a ZIP of the files, without any time or machine in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.create_system = 3  # Unix on every machine
            entry.external_attr = READABLE
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
