"""What a file is about, handed in by the caller: every document that goes with a file is written from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A view and the edition of the data it was made from.

    Attributes:
        title: the chart's headline, in the reader's language.
        subtitle: measure, unit, ledger, period, in the reader's language.
        what: short code of the view, as file names have it: `turnover`, `share-of-exports`….
        selection: every parameter in force, defaults too, in the order of the URL: name → value.
        link: permanent address of the view, or "".
        site: base address of the dashboard, or "".
        version: of the data edition.
        date: of the data edition, ISO.
        accessed: the day the file was asked for, ISO.
        notes: sentences below the chart: gaps, cautions, who is missing; in the reader's language.
        columns: further descriptions, by column: of columns that `fields` does not know, or in their place.
        lang: the reader's language code.
    """

    title: str
    subtitle: str
    what: str
    selection: Mapping[str, str]
    link: str = ""
    site: str = ""
    version: str
    date: str
    accessed: str
    notes: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    lang: str = "en"
