"""Parameters of a chart's address that must be right → one `State`: the API refuses what the page drops."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.errors import BadParameter, SelectionError
from dashboard.query.request import LONGEST_PARAMETER, canonical
from dashboard.query.selection import LONGEST_VALUE
from dashboard.state import State, parse_state


def read_state(params: Mapping[str, Sequence[str]], *, span: tuple[int, int]) -> State:
    """Return the state that parameters ask for, equal for requests that ask for the same.

    Args:
        params: each parameter with all values given for it.
        span: first and last year of the table.

    Raises:
        SelectionError: a parameter is unknown, doubled, too long or wrong; it carries all of them.
    """
    long = [name for name, values in params.items() if any(len(value) > LONGEST_PARAMETER for value in values)]
    allowed = f"at most {LONGEST_PARAMETER} characters"
    bad = [BadParameter(name=n[:LONGEST_VALUE], value=params[n][0][:LONGEST_VALUE], allowed=allowed) for n in long]
    state = parse_state({name: list(values) for name, values in params.items() if name not in long}, span)
    bad += state.bad
    if bad:
        raise SelectionError(bad)
    return replace(state, selection=canonical(state.selection, span))
