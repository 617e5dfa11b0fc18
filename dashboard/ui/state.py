"""The URL is the state: parameters → what is chosen, and back."""

from dataclasses import dataclass, field, replace

import streamlit as st

from dashboard.errors import BadParameter
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES
from dashboard.query.selection import PARAMETERS, Selection, parse_selection
from dashboard.vocab import EventChoice, Scale

PAGE_PARAMETERS = {
    "lang": tuple(LANGUAGES),
    "scale": tuple(Scale),
    "events": tuple(EventChoice),
}
"""Parameters of the page beside the selection's, and the codes that each may hold."""

DEFAULTS = {"lang": DEFAULT_LANGUAGE, "scale": str(Scale.LINEAR), "events": str(EventChoice.KEY)}
FOREIGN = ("embed", "embed_options")
"""Parameters that Streamlit itself reads."""

KEPT = "url_parameters"
"""Session key: the parameters as last seen, carried over to a page that is opened without any."""

PAGE = "url_page"
"""Session key: the page on which they were seen."""

LONGEST_VALUE = 400
"""Characters of a parameter that are read at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What the URL says.

    Attributes:
        selection: what is asked for.
        lang: language code.
        scale: of the value axis.
        events: which events mark the charts.
        bad: what in the URL was not understood.
    """

    selection: Selection = field(default_factory=Selection)
    lang: str = DEFAULT_LANGUAGE
    scale: Scale = Scale.LINEAR
    events: EventChoice = EventChoice.KEY
    bad: tuple[BadParameter, ...] = ()

    def to_params(self) -> dict[str, str]:
        """Return the URL parameters, defaults left out."""
        words = {"lang": self.lang, "scale": str(self.scale), "events": str(self.events)}
        return {
            **self.selection.to_params(),
            **{name: word for name, word in words.items() if word != DEFAULTS[name]},
        }


def read_state(span: tuple[int, int], page: str) -> State:
    """Return the state of the URL.

    A page that is opened from the navigation has no parameters: it takes over those of the page
    before it, so that a choice survives the change of page.

    Args:
        span: first and last year of the table.
        page: url path of the page that is drawn.
    """
    params = current_params()
    if st.session_state.get(PAGE) not in (None, page) and not params:
        params = st.session_state.get(KEPT, {})
        st.query_params.from_dict(params)
    st.session_state[PAGE] = page
    st.session_state[KEPT] = params
    return parse_state(params, span)


def current_params() -> dict[str, list[str]]:
    """Return all values of each URL parameter."""
    return {name: st.query_params.get_all(name) for name in st.query_params if name not in FOREIGN}


def parse_state(params: dict[str, list[str]], span: tuple[int, int]) -> State:
    """Return the state that parameters describe; what is not understood is named in `bad`.

    Args:
        params: every parameter with all its values.
        span: first and last year of the table.
    """
    cut = {name: [value[:LONGEST_VALUE] for value in values] for name, values in params.items()}
    selection, bad = parse_selection(cut, span=span)
    words = dict(DEFAULTS)
    for name, allowed in PAGE_PARAMETERS.items():
        values = cut.get(name, [])
        if not values:
            continue
        if len(values) == 1 and values[0].lower() in allowed:
            words[name] = values[0].lower()
        else:
            bad.append(BadParameter(name=name, value=" and ".join(values)[:60], allowed=f"one of {', '.join(allowed)}"))
    unknown = [name for name in cut if name not in (*PARAMETERS, *PAGE_PARAMETERS)]
    known = ", ".join((*PARAMETERS, *PAGE_PARAMETERS))
    bad += [BadParameter(name=name[:60], value=cut[name][0][:60], allowed=known) for name in unknown[:5]]
    return State(
        selection=selection,
        lang=words["lang"],
        scale=Scale(words["scale"]),
        events=EventChoice(words["events"]),
        bad=tuple(bad),
    )


def write_state(state: State) -> None:
    """Put a state into the URL; the next run reads it from there."""
    params = state.to_params()
    st.query_params.from_dict(params)
    st.session_state[KEPT] = {name: [value] for name, value in params.items()}


def choose(state: State, **changed: object) -> None:
    """Put the state with some parts of its selection changed into the URL."""
    write_state(replace(state, selection=replace(state.selection, **changed)))  # type: ignore[arg-type]
