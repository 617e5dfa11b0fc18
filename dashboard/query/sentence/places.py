"""Which country a sentence is about, and which way the goods went."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dashboard.query.sentence import words
from dashboard.query.sentence.parts import (
    Amount,
    Line,
    lead,
)
from dashboard.vocab import COUNTRIES, FIVE, Measure


@dataclass(frozen=True, slots=True)
class _Place:
    """A country or region in the line; `weak` where it only says where, or names a meeting."""

    start: int
    end: int
    code: str
    weak: bool


_STOP = re.compile(r"[;!?。]|\.(?= |$)")
_DIRECT = re.compile(" (?:of |by )?(?:the )?")
_LISTED = re.compile(r"(?:'s)?(?:, (?:and |и )?| and | и |和|及|与)")


def country_of(line: Line, main: Amount | None, *, share: bool) -> str:
    """Return the country of the main number: the only one, else the nearest named before it, else the region."""
    places = [one for one in _places(line.text) if one.code not in ("CHN", "THIRD")]
    if share:
        places = [one for one in places if one.code in COUNTRIES] or places
    places = [one for one in places if not one.weak] or places
    codes = {one.code for one in places}
    if len(codes) <= 1:
        return codes.pop() if codes else ""
    before = [one for one in places if main and one.end <= main.start]
    if before:
        return before[-1].code
    return FIVE if FIVE in codes else places[0].code


def _places(text: str) -> list[_Place]:
    """Return the places of a line in order; "A, B and C" is one place, without a code unless it names all five."""
    places: list[_Place] = []
    chain: list[_Place] = []
    for found in words.PLACE.finditer(text):
        weak = found.lastgroup == FIVE and bool(
            words.WEAK_BEFORE.search(lead(text, found.start())) or words.WEAK_AFTER.match(text[found.end() :])
        )
        one = _Place(found.start(), found.end(), str(found.lastgroup), weak)
        if chain and not (one.code in COUNTRIES and _LISTED.fullmatch(text[chain[-1].end : one.start])):
            places += _listed(chain, text)
            chain = []
        if one.code in COUNTRIES:
            chain.append(one)
        else:
            places.append(one)
    return places + _listed(chain, text)


def _listed(chain: Sequence[_Place], text: str) -> list[_Place]:
    """Return a run of countries as it is meant: a list of several as one place, anything else one by one."""
    codes = {one.code for one in chain}
    joined = any(re.search("and|и|和|及|与", text[a.end : b.start]) for a, b in pairwise(chain))
    if len(codes) < 2 or not (joined or len(codes) > 2):  # noqa: PLR2004  one country is no list
        return list(chain)
    return [_Place(chain[0].start, chain[-1].end, FIVE if len(codes) == len(COUNTRIES) else "", False)]


def direction(line: Line, main: Amount | None) -> str:
    """Return what the nearest word of trade before the number, else after it, means from China's side."""
    cues = list(words.TRADE.finditer(line.bare))
    if main is None:
        return _from_china(line, cues[0]) if cues else ""
    stops = [0, *(match.end() for match in _STOP.finditer(line.bare, 0, main.start))]
    before = [cue for cue in cues if max(stops) <= cue.start() < main.start] or [
        c for c in cues if c.start() < main.start
    ]
    cue = before[-1] if before else next(iter(cues), None)
    return _from_china(line, cue) if cue else ""


def _from_china(line: Line, cue: re.Match[str]) -> str:
    """Return the measure that a word of trade means once it is clear who sells to whom."""
    if cue.lastgroup == "turnover":
        return Measure.TURNOVER.value
    text, out = line.bare, cue.lastgroup == "out"
    start = max((match.end() for match in _STOP.finditer(text, 0, cue.start())), default=0)
    stop = _STOP.search(text, cue.end())
    nearby = [one for one in _places(text) if start <= one.start and one.end <= (stop.start() if stop else len(text))]
    before = [one for one in nearby if one.end <= cue.start()]
    after = [one for one in nearby if one.start >= cue.end()]
    direct = next((one for one in after if _DIRECT.fullmatch(text[cue.end() : one.start])), None)
    if direct:
        noun = text[direct.start : direct.end]
        goods = bool(words.ADJECTIVE.fullmatch(noun))
        buyer = bool(words.RECEIVER.fullmatch(cue[0])) and not goods
        if buyer or (goods and not out):
            return _measure(china_sells=(direct.code == "CHN") != buyer)
    route = _first_route(text, cue, before, after)
    if route:
        return route
    same = [one for one in words.TRADE.finditer(text[: cue.start()]) if one.lastgroup == cue.lastgroup]
    if not direct and same and not any(one.start >= same[-1].end() for one in before):
        return _from_china(line, same[-1])  # "sold gas to China; sales were 9 bn": the first says where to
    actor = direct or (before[-1] if before else None)
    return _measure(china_sells=(actor.code == "CHN") == out) if actor else ""


def _measure(*, china_sells: bool) -> str:
    """Return the direction from China's side."""
    return (Measure.EXPORTS if china_sells else Measure.IMPORTS).value


def _first_route(text: str, cue: re.Match[str], before: Sequence[_Place], after: Sequence[_Place]) -> str:
    """Return what the nearest "to" or "from" means: before a Chinese word of trade, else after it first."""
    order = [*after, *reversed(before)]
    if re.match("[一-鿿]", cue[0]):
        clause = text.rfind(", ", 0, cue.start())
        order = [*(one for one in reversed(before) if one.start >= clause), *after]
    routes = (_route(text, one, cue) for one in order)
    return next((route for route in routes if route), "")


def _route(text: str, one: _Place, cue: re.Match[str]) -> str:
    """Return the measure that "to" or "from" before a place means, or "" where there is neither."""
    china = one.code == "CHN"
    before = text[max(0, one.start - 60) : one.start]
    locative = bool(words.LOCATIVE.search(text[one.start : one.end]))
    to = bool(words.TO.search(before)) and not locative
    source = bool(words.FROM.search(before)) or (cue.lastgroup == "into" and before.endswith("对"))
    if not (to or source):
        return ""
    return _measure(china_sells=china == source)
