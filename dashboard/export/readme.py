"""A view, its files and its sources → README.md: what it is, its filters, columns, definitions, gaps and citation."""

from collections.abc import Mapping, Sequence

from dashboard.export.about import About
from dashboard.export.citation import DASHBOARD, in_full, in_line
from dashboard.export.escape import code, markdown, markdown_address
from dashboard.export.fields import DEFINITIONS, PARAMETERS, field_of
from dashboard.export.licences import Released, licence_summary
from dashboard.export.package import CsvFile
from dashboard.i18n import DEFAULT_LANGUAGE, names
from dashboard.vocab import SELECTABLE, Measure, View

QUESTIONS = {
    "share-of-own": "What part of each country's whole trade is with China, and what part with Russia?",
    "share-of": "What part of the five countries' trade with China does each of them have?",
    "concentration-of": "How evenly is the five countries' trade with China spread over them?",
}
"""Question of a view, by the beginning of its code; the longer beginning comes first."""

MEASURES = {
    Measure.TURNOVER: "the turnover (exports plus imports) of China's trade with {who}",
    Measure.EXPORTS: "China's exports to {who}",
    Measure.IMPORTS: "China's imports from {who}",
    Measure.BALANCE: "the balance (exports less imports) of China's trade with {who}",
}
VIEWS = {
    View.VALUE: "What did {what} come to?",
    View.CHANGE: "By how much did {what} change on the same period of the year before?",
    View.INDEX: "How did {what} develop from a common first period?",
}


def to_readme(about: About, released: Released, files: Sequence[CsvFile], others: Mapping[str, str], why: str) -> bytes:
    """Return README.md.

    Args:
        about: the view.
        released: the rows of the files and the sources of all.
        files: the CSV files.
        others: the other files: name → what it is.
        why: why there are no rows, or why a picture is not there; "" where nothing is to be said.
    """
    parts = [
        _what(about),
        _filters(about),
        _files(files, others),
        *[_columns(file, about.columns) for file in files],
        ["## Definitions", "", *(f"- **{word}.** {text}" for word, text in DEFINITIONS.items()), ""],
        _gaps(about, why),
        _edition(about),
        ["## Citation", "", "In line:", "", f"> {markdown(in_line(about, released.sources))}", "", "In full:", ""],
        [f"> {markdown(in_full(about, released.sources))}", ""],
        ["`citation.bib`, `citation.ris`, `citation.json` (CSL) and `CITATION.cff` hold the same for programs.", ""],
        ["## Licences", "", f"{licence_summary(released)} `LICENCES.md` has the terms of each source."],
    ]
    return ("\n".join(line for part in parts for line in part) + "\n").encode()


def question(about: About) -> str:
    """Return the question that a view answers.

    >>> view = About(title="", subtitle="", what="exports", selection={"measure": "exports", "countries": "KAZ,UZB"},
    ...              version="", date="", accessed="")
    >>> question(view)
    "What did China's exports to Kazakhstan, Uzbekistan come to?"
    """
    for beginning, text in QUESTIONS.items():
        if about.what.startswith(beginning):
            return text
    codes = [code for code in about.selection.get("countries", "").split(",") if code in SELECTABLE]
    who = names(DEFAULT_LANGUAGE, codes) or "the Central Asian states"
    measure = MEASURES[Measure(_known(about, "measure", Measure))]
    return VIEWS[View(_known(about, "view", View))].format(what=measure.format(who=who))


def _known(about: About, name: str, codes: type[Measure] | type[View]) -> str:
    """Return a parameter's code, the first there is where it is missing or unknown."""
    given = about.selection.get(name, "")
    return given if given in list(codes) else next(iter(codes))


def _what(about: About) -> list[str]:
    """Return the head: what it is and which question it answers."""
    return [
        f"# {markdown(about.title) or DASHBOARD}",
        "",
        *([markdown(about.subtitle), ""] if about.subtitle else []),
        f"A view of the {DASHBOARD}: published figures, each with its source. Nothing is interpolated or converted.",
        "",
        f"The question: {markdown(question(about))}",
        "",
        *([f"The view: {markdown_address(about.link)}", ""] if about.link else []),
    ]


def _filters(about: About) -> list[str]:
    """Return the filters in force, each with its meaning."""
    lines = ["## Filters", "", "| parameter | value | meaning |", "|---|---|---|"]
    lines += [
        f"| {code(name)} | {code(value)} | {markdown(PARAMETERS.get(name, ''))} |"
        for name, value in about.selection.items()
    ]
    return [*lines, ""] if about.selection else ["## Filters", "", "None.", ""]


def _files(files: Sequence[CsvFile], others: Mapping[str, str]) -> list[str]:
    """Return the files with their numbers of rows."""
    lines = ["## Files", "", "| file | rows | what |", "|---|---|---|"]
    lines += [f"| `{file.path}` | {len(file.rows)} | {file.title} |" for file in files]
    return [*lines, *(f"| `{name}` | | {what} |" for name, what in others.items()), ""]


def _columns(file: CsvFile, described: Mapping[str, str]) -> list[str]:
    """Return each column of a file with type and meaning."""
    lines = [f"## Columns of `{file.path}`", "", "| column | type | meaning |", "|---|---|---|"]
    for name in map(str, file.rows.columns):
        field = field_of(file.rows, name, described)
        lines.append(f"| {code(name)} | {field.type} | {markdown(field.description)} |")
    return [*lines, ""]


def _gaps(about: About, why: str) -> list[str]:
    """Return the notes below the chart."""
    told = [markdown(note) for note in (why, *about.notes) if note]
    return ["## Gaps and cautions", "", *(f"- {note}" for note in told or ["None was told for this view."]), ""]


def _edition(about: About) -> list[str]:
    """Return which edition of the data it is and when it was asked for."""
    told = {"Edition": about.version, "Date of the edition": about.date, "Accessed": about.accessed}
    return ["## Edition of the data", "", *(f"- {name}: {markdown(text)}" for name, text in told.items() if text), ""]
