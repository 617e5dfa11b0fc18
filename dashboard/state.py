"""The parameters of a page: URL → what is chosen, and back."""

import re
from dataclasses import dataclass, field

from dashboard.context.load import KINDS
from dashboard.errors import BadParameter
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES
from dashboard.query.selection import PARAMETERS, Selection, parse_selection
from dashboard.vocab import COUNTRIES, FOUR, ClaimKind, EventChoice, Scale, Speaker, Verdict

PAGE_PARAMETERS = {
    "lang": tuple(LANGUAGES),
    "scale": tuple(Scale),
    "events": tuple(EventChoice),
    "side": tuple(Speaker),
    "kind": tuple(ClaimKind),
    "verdict": tuple(Verdict),
    "event_kind": KINDS,
}
"""Parameters of the page beside the selection's, and the codes that each may hold."""

PERIOD = r"[0-9]{4}|[0-9]{4}-[0-9]{2}|[0-9]{4}-01_[0-9]{4}-[0-9]{2}"
PATTERNS = {
    "claim": (r"C[0-9]{3}", "a claim such as C001"),
    "event": (r"[a-z0-9-]{1,80}", "an event of the timeline"),
    "check": (r"[A-Za-z0-9_.*-]{1,80}", "a check made by the form"),
    "country": ("|".join((*COUNTRIES, FOUR)), f"one of {', '.join((*COUNTRIES, FOUR))}"),
    "period": (PERIOD, "a year, a month, or January to a month: 2024, 2024-07 or 2024-01_2024-07"),
    "base": (PERIOD, "a year, a month, or January to a month: 2024, 2024-07 or 2024-01_2024-07"),
    "card": (r"[a-z_]{1,40}", "the name of a chart, such as by_country"),
    "figure": (r"[A-Za-z0-9_*-]{1,80}", "the name of a figure, such as china*KAZ*turnover*2024*USD"),
}
"""Parameters of the page that hold a name: what it looks like, and how to say so."""

UPPER = ("claim", "country")
"""Names that are written in capitals, whatever the address has."""

PAGE_ONLY = {
    "news": ("side", "kind", "verdict", "event_kind", "claim", "event", "check"),
    "mirror": ("country", "period"),
    "trends": ("base", "period"),
    "shares": ("period",),
    "data": ("figure",),
}
"""Parameters that only some page has: they do not go along to another page."""

NAMES = ("side", "kind", "verdict", "event_kind", *PATTERNS)
"""Parameters that are "" unless given."""

DEFAULTS = {"lang": DEFAULT_LANGUAGE, "scale": str(Scale.LINEAR), "events": str(EventChoice.KEY)}
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
        side: whose claims are listed, "" for all.
        kind: which kind of claims, "" for all.
        verdict: claims with which verdict, "" for all.
        event_kind: which kind of events the timeline shows, "" for all.
        claim: the claim that is opened, "" for none.
        event: the event that is opened, "" for none.
        check: what the visitor checks, as the form writes it, "" for nothing.
        country: whose two books are set side by side, "" for the page's own choice.
        period: the period that is looked at, "" for the page's own choice.
        base: the earlier period of a change, "" for the page's own choice.
        card: the only chart that is shown, "" for the whole page.
        figure: the figure whose prints are opened, "" for none.
        bad: what in the URL was not understood.
    """

    selection: Selection = field(default_factory=Selection)
    lang: str = DEFAULT_LANGUAGE
    scale: Scale = Scale.LINEAR
    events: EventChoice = EventChoice.KEY
    side: str = ""
    kind: str = ""
    verdict: str = ""
    event_kind: str = ""
    claim: str = ""
    event: str = ""
    check: str = ""
    country: str = ""
    period: str = ""
    base: str = ""
    card: str = ""
    figure: str = ""
    bad: tuple[BadParameter, ...] = ()

    def to_params(self) -> dict[str, str]:
        """Return the URL parameters, defaults left out."""
        words = {name: str(getattr(self, name)) for name in (*PAGE_PARAMETERS, *PATTERNS)}
        return {
            **self.selection.to_params(),
            **{name: word for name, word in words.items() if word != DEFAULTS.get(name, "")},
        }


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
    for name, (pattern, told) in PATTERNS.items():
        values = cut.get(name, [])
        if len(values) == 1 and re.fullmatch(pattern, values[0].upper() if name in UPPER else values[0]):
            words[name] = values[0].upper() if name in UPPER else values[0]
        elif values:
            bad.append(BadParameter(name=name, value=" and ".join(values)[:60], allowed=told))
    every = (*PARAMETERS, *PAGE_PARAMETERS, *PATTERNS)
    unknown = [name for name in cut if name not in every]
    known = ", ".join(every)
    bad += [BadParameter(name=name[:60], value=cut[name][0][:60], allowed=known) for name in unknown[:5]]
    return State(
        selection=selection,
        lang=words["lang"],
        scale=Scale(words["scale"]),
        events=EventChoice(words["events"]),
        **{name: words.get(name, "") for name in NAMES},
        bad=tuple(bad),
    )


def language_param(lang: str) -> dict[str, str]:
    """Return the parameter of a language; none for the default."""
    return {"lang": lang} if lang != DEFAULT_LANGUAGE else {}
