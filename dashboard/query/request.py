"""Parameters of a request that must be right → one `Selection`: command line and API refuse what the page drops."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.errors import BadParameter, SelectionError
from dashboard.query.selection import LONGEST_VALUE, MOST_NAMED, PARAMETERS, Selection, parse_selection
from dashboard.query.series import is_measurable
from dashboard.vocab import SELECTABLE, Freq

LONGEST_PARAMETER = 400
"""Characters that a parameter may have."""

PARAMETER_HELP = {
    "countries": "KAZ,KGZ,TJK,TKM,UZB, and CA5 for the five together (default: the five)",
    "years": "a year or first-last (default: all)",
    "measure": "turnover, exports, imports or balance, named from China's side",
    "ledger": "china or partner: whose books",
    "freq": "A year, M month, YTD January to a month",
    "currency": "USD or CNY, as printed",
    "view": "value, change (on the year before, per cent) or index (first common period = 100)",
    "through": "last month (1-12) of January-to-month figures (default: the newest)",
}
"""What each parameter holds, in the words of command line and API."""


def read_selection(params: Mapping[str, Sequence[str]], *, span: tuple[int, int]) -> Selection:
    """Return the selection that parameters ask for, equal for requests that ask for the same.

    Args:
        params: each parameter with all values given for it.
        span: first and last year of the table.

    Raises:
        SelectionError: a parameter is unknown, doubled, too long or wrong, or they do not fit together; it
            carries all of them.
    """
    good, bad = _well_formed(params)
    selection, wrong = parse_selection(good, span=span)
    bad += wrong
    if not selection.countries:
        bad.append(BadParameter(name="countries", value="", allowed="at least one country"))
    if not is_measurable(selection):
        allowed = "value for a balance, which can be zero or below"
        bad.append(BadParameter(name="view", value=str(selection.view), allowed=allowed))
    if bad:
        raise SelectionError(bad)
    return canonical(selection, span)


def canonical(selection: Selection, span: tuple[int, int]) -> Selection:
    """Return the one selection that stands for all that have the same answer.

    >>> canonical(Selection(countries=("UZB", "KAZ"), years=(1992, 2026), through=7), (1992, 2026))
    ... # doctest: +ELLIPSIS
    Selection(countries=('KAZ', 'UZB'), years=None, ... through=None)
    """
    return replace(
        selection,
        countries=tuple(code for code in SELECTABLE if code in selection.countries),
        years=None if selection.years == span else selection.years,
        through=selection.through if selection.freq is Freq.YEAR_TO_DATE else None,
    )


def _well_formed(params: Mapping[str, Sequence[str]]) -> tuple[dict[str, Sequence[str]], list[BadParameter]]:
    """Return the known parameters that are given once and are not too long, and what is wrong with the others."""
    good: dict[str, Sequence[str]] = {}
    bad: list[BadParameter] = []
    unknown = [name for name in params if name not in PARAMETERS]
    bad += [_bad(name, params[name][0], f"only {', '.join(PARAMETERS)}") for name in unknown[:MOST_NAMED]]
    for name in PARAMETERS:
        values = params.get(name, ())
        if len(values) > 1:
            bad.append(_bad(name, " and ".join(values[:MOST_NAMED]), "the parameter once"))
        elif values and len(values[0]) > LONGEST_PARAMETER:
            bad.append(_bad(name, values[0], f"at most {LONGEST_PARAMETER} characters"))
        elif values:
            good[name] = values
    return good, bad


def _bad(name: str, value: str, allowed: str) -> BadParameter:
    """Return the record of a bad parameter, cut to a readable length."""
    return BadParameter(name=name[:LONGEST_VALUE], value=value[:LONGEST_VALUE], allowed=allowed)
