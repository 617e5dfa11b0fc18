"""A pasted sentence in English, Russian or Chinese → the fields of the form; what can't be read stays empty."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.query import sentence_words as words
from dashboard.query.sentence_words import Amount, Period
from dashboard.vocab import COUNTRIES, FIVE, UNITS, Comparator, Measure

SHARE, GROWTH = "share", "growth"
RATES = ("percent", "times")
MOST = 40
"""Amounts that are looked at, and times that a text may have; a sentence has fewer."""

LONGEST_CLAUSE = 300
"""Characters on each side after which a clause without any stop is cut."""

MONEY_SIGN, RATE_SIGN = "\x01", "\x03"
REQUIRED = ("country", "period", "measure", "value", "unit")
"""Fields that are named in `unread` where they are empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What a sentence says; a field that could not be read is empty and named in `unread`.

    Attributes:
        country: one of the five, or `CA5`.
        period: "2024", "2025-01/2025-09" or "2026-07"; never the day on which it was said.
        base: of growth, the period that a stated "from" or "compared with" names.
        measure: turnover, exports or imports from China's side, or share, or growth.
        value: the number as printed, as a plain decimal with a dot; a fall is negative.
        unit: a name of `vocab.UNITS` of money, or "percent", or "times".
        comparator: one of `vocab.Comparator`.
        unread: which of `REQUIRED` are empty.
    """

    country: str = ""
    period: str = ""
    base: str = ""
    measure: str = ""
    value: str = ""
    unit: str = ""
    comparator: str = Comparator.EXACT.value
    unread: tuple[str, ...] = REQUIRED


@dataclass(frozen=True, slots=True)
class _Line:
    """The plain line with all that was found in it; `bare` is the line with numbers as signs and periods blank."""

    text: str
    bare: str
    amounts: tuple[Amount, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A country or region in the line; `weak` where it only says where, or names a meeting."""

    start: int
    end: int
    code: str
    weak: bool


_NEAR = 40
"""Characters within which a word still belongs to an amount or a time."""

_LINKS = ("in", "by", "for", "during", "к", "до", "в", "за", "(", "(in", "at")
_EDGE = re.compile(r"[,;:!?。()«»\"]|\.(?= |$)| - ")
_AMOUNT_BASE = re.compile(
    r"(?:\b(?:from|against|compared (?:with|to)|versus|vs\.?|со?|против|от|по сравнению со?)|[从由比较])(?: |'s|the"
    r"|some|about|nearly|over|почти|около|более|примерно|的|约|近)*+$|(?:\ba year (?:ago|earlier|before)|годом ранее"
    r"|上年同期|去年同期)[ :(,-]*(?:it was|was|为|是)? ?$"
)
_OTHER_AFTER = re.compile(rf"^ ?(?:worth |in |of |на )*+(?:\w+ )?(?:{words.OTHER.pattern})")
_LINK_AFTER = re.compile(
    r" ?\(?(?:in|for|during|over|recorded in|registered in|за|в|во|по итогам) (?:the )?(?:whole of |all of )?| ?\("
    r"| (?=last|this|a year)| by | к | (?=в|за)"
)
_LINK_BEFORE = re.compile(
    r"[ ,:(-]*(?:的|为|达|是|达到|it |was |was at |at |составил[аио]? |составлял |он |до |to |- |'s )*+(?:约|近|超|逾"
    r"|over |about |nearly |more than |almost |почти |около |свыше |более )?"
)
_STOP = re.compile(r"[;!?。]|\.(?= |$)")
_DIRECT = re.compile(" (?:of |by )?(?:the )?")
_NUMBER_SIGN = re.compile(f"[{MONEY_SIGN}{RATE_SIGN}]")
_LISTED = re.compile(r"(?:'s)?(?:, (?:and |и )?| and | и |和|及|与)")


def parse_sentence(text: str) -> Sentence:
    """Read the first 2,000 characters of any text; nothing is guessed and nothing raises.

    >>> found = parse_sentence("China's exports to Kazakhstan topped $28bn last year")
    >>> found.country, found.measure, found.value, found.unit, found.comparator, found.unread
    ('KAZ', 'exports', '28', 'USD_billion', '>', ('period',))
    """
    plain = words.plain(text)
    amounts = words.find_amounts(plain)
    masked = _without(plain, amounts)
    periods = words.find_periods(masked)
    line = _Line(plain, words.mask(masked, periods, " "), amounts, periods)
    money = [one for one in amounts if one.unit not in RATES][:MOST]
    roles = {one: _role(line, one) for one in money}
    if money and all(roles.values()):
        roles |= {one: "" for one in money if roles[one] == "goal"}  # a goal counts where there is nothing else
    # A text with more times than that is no sentence: which one is meant would be a guess.
    line = replace(line, periods=_free_periods(line, roles) if len(periods) <= MOST else ())
    main = _newest(line, [one for one in money if not roles[one]])
    if main is None:
        return _complete(_of_percent(line))
    found = Sentence(
        country=_country(line, main, share=False),
        period=_period(line, main, ranges=any(role == "base" for role in roles.values())),
        measure=_direction(line, main),
        value="" if _is_range(line, main) else main.value,
        unit=main.unit if main.unit in UNITS else "",
        comparator=_comparator(line, main),
    )
    return _complete(found)


def _complete(found: Sentence) -> Sentence:
    """Return the sentence with the names of its empty fields."""
    return replace(found, unread=tuple(name for name in REQUIRED if not getattr(found, name)))


def _of_percent(line: _Line) -> Sentence:
    """Read a sentence whose number is a per cent or "times", or that has no number at all."""
    rates = [one for one in line.amounts if one.unit in RATES][:MOST]
    trends = {one: _trend(line, one) for one in rates}
    main = next((one for one in rates if trends[one]), rates[0] if rates else None)
    if main is None:
        return Sentence(
            country=_country(line, None, share=False), period=_period(line, None), measure=_direction(line, None)
        )
    trend = trends[main]
    sign = "-" if trend == "down" and main.value and not main.value.startswith("-") else ""
    value = main.value.lstrip("+-") if trend == SHARE else sign + main.value.lstrip("+")
    period = _period(line, main, ranges=trend in ("up", "down"))
    return Sentence(
        country=_country(line, main, share=trend == SHARE),
        period=period,
        base=_base(line, period) if trend in ("up", "down") else "",
        measure=GROWTH if trend in ("up", "down") else trend,
        value="" if _is_range(line, main) else value,
        unit=main.unit,
        comparator=_comparator(line, main),
    )


def _without(text: str, amounts: Sequence[Amount]) -> str:
    """Return the text with money as \\x01 and rates as \\x03, so that years are not looked for in numbers."""
    rates = [one for one in amounts if one.unit in RATES]
    return words.mask(words.mask(text, [one for one in amounts if one not in rates], MONEY_SIGN), rates, RATE_SIGN)


def _is_range(line: _Line, one: Amount) -> bool:
    """Return whether the number is one end of "40-45 billion"."""
    before = re.search(r"[0-9\x01\x03] ?- ?$", words.lead(line.bare, one.start))
    return bool(before or re.match(r"-[$0-9\x01\x03]", line.bare[one.end :]))


def _comparator(line: _Line, one: Amount) -> str:
    """Return how the words around a number put it: over, about, under, or as a point."""
    if one.over:
        return Comparator.OVER.value
    found = words.COMPARED.search(re.sub(" +", " ", words.lead(line.bare, one.start)))
    found = found or words.COMPARED_AFTER.match(line.bare[one.end :])
    names = {"over": Comparator.OVER, "about": Comparator.ABOUT, "under": Comparator.UNDER, None: Comparator.EXACT}
    return names[found.lastgroup if found else None].value


def _trend(line: _Line, one: Amount) -> str:
    """Return what a rate is: a share, a rise ("up"), a fall ("down"), or "" where nothing tells."""
    after = words.TREND_AFTER.match(line.bare[one.end :])
    if after:
        return str(after.lastgroup)
    earlier = max((other.end for other in line.amounts if other.end <= one.start), default=0)
    before = line.bare[earlier : one.start]
    cues = [str(cue.lastgroup) for cue in words.TREND.finditer(before)]
    if SHARE in cues and words.TO_LEVEL.search(before):
        return SHARE
    if cues:
        return cues[-1]
    if one.value.startswith(("+", "-")):
        return "up"
    later = words.TREND.search(_NUMBER_SIGN.split(line.bare[one.end :])[0])
    return str(later.lastgroup) if later else ""


def _role(line: _Line, one: Amount) -> str:
    """Return why an amount is not the main one: base, delta, other, third, goal; or "" where it may be."""
    earlier = max((other.end for other in line.amounts if other.end <= one.start), default=0)
    before, after = line.bare[earlier : one.start], line.bare[one.end : one.end + 40]
    if _AMOUNT_BASE.search(before) and (not before.rstrip().endswith((" с", " со")) or " до " in line.bare[one.end :]):
        return "base"
    if words.DELTA.search(before[-60:]):
        return "delta"
    trade = max((match.end() for match in words.TRADE.finditer(before)), default=-1)
    other = max((match.end() for match in words.OTHER.finditer(before)), default=-1)
    if (other > trade and (trade < 0 or len(before) - other <= _NEAR)) or _OTHER_AFTER.match(after):
        return "other"
    places = [place.lastgroup for place in words.PLACE.finditer(before)]
    if "THIRD" in places and "CHN" not in places:
        return "third"
    start, end = _clause(line.bare, one.start, one.end)
    return "goal" if words.GOAL.search(line.bare[start:end]) else ""


def _clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause around a span begins and ends."""
    first, last = max(0, start - LONGEST_CLAUSE), min(len(text), end + LONGEST_CLAUSE)
    left = max((match.end() for match in _EDGE.finditer(text, first, start)), default=first)
    right = _EDGE.search(text, end, last)
    return left, right.start() if right else last


def _newest(line: _Line, amounts: Sequence[Amount]) -> Amount | None:
    """Return the first amount, or a later one that stands for a newer named period."""
    best: Amount | None = None
    best_key = ""
    for one in amounts:
        period = _attached(line, one)
        key = period.code[-7:].ljust(7, "~") if period else ""
        if best is None or (best_key.strip("~") and key > best_key):
            best, best_key = one, key
    return best


def _attached(line: _Line, one: Amount) -> Period | None:
    """Return the period that stands next to an amount, or alone in its clause."""
    for period in line.periods:
        if period.start >= one.end and _LINK_AFTER.fullmatch(line.text[one.end : period.start]):
            return period
    for period in line.periods:
        if period.end <= one.start and _LINK_BEFORE.fullmatch(line.text[period.end : one.start]):
            return period
    start, end = _clause(line.bare, one.start, one.end)
    inside = [period for period in line.periods if start <= period.start < end]
    return inside[0] if len({period.code for period in inside}) == 1 else None


def _period(line: _Line, main: Amount | None, *, ranges: bool = False) -> str:
    """Return the period of the main number, or "" where none is named or several might be meant."""
    usable = [replace(one, since=0) if ranges else one for one in line.periods]
    codes = {one.code for one in usable}
    if len(codes) == 1:
        return codes.pop()
    if main is None:
        return ""
    period = _attached(replace(line, periods=tuple(usable)), main)
    if period is not None:
        return period.code
    before = {one.code for one in usable if one.end <= main.start and "." not in line.bare[one.end : main.start]}
    return before.pop() if len(before) == 1 else ""


def _base(line: _Line, period: str) -> str:
    """Return the period that a growth is measured from; "the same period of 2024" takes the months of `period`."""
    since = next((one.since for one in line.periods if one.since), 0)
    if since:
        return str(since)
    for one in words.find_periods(_without(line.text, line.amounts)):
        before = words.lead(line.bare, one.start)
        if one.code and words.BASE.search(before):
            same = words.SAME_PERIOD.search(before) or line.text[one.end : one.end + 2] == "同期"
            if same and one.months is None and len(period) > len(one.code):
                return re.sub("[0-9]{4}(?=-)", one.code, period)
            return one.code
    return ""


def _free_periods(line: _Line, roles: dict[Amount, str]) -> tuple[Period, ...]:
    """Return the periods that may be the main one: not a base, not a day of speaking, not another amount's."""
    taken = set()
    for one, role in roles.items():
        if role:
            period = _attached(line, one)
            if period and (role == "base" or line.text[one.end : period.start].strip() in _LINKS):
                taken.add(period)
    free = [
        one for one in line.periods
        if one not in taken and not words.BASE.search(words.lead(line.bare, one.start)) and not _spoken(line, one)
    ]  # fmt: skip
    return tuple(free)


def _spoken(line: _Line, one: Period) -> bool:
    """Return whether a time is that of a speech, meeting or other event and not of trade."""
    if one.year == words.DAY:
        return True
    if one.months and one.months[0] != one.months[1]:
        return False
    start, end = _clause(line.bare, one.start, one.end)
    before, after = line.bare[start : one.start], line.bare[one.end : end]
    quiet = [not words.TRADE.search(part) and not _NUMBER_SIGN.search(part) for part in (before, after)]
    if all(quiet) and words.SAID.search(before + after):
        return True
    if words.SAID_VERB.search(before) and re.match(r" ?(?:$|that\b|at\b|что\b)", after):
        return True
    said = max((match.end() for match in words.EVENT.finditer(before)), default=-1)
    if said >= 0 and not words.TRADE.search(before[said:]) and len(before) - said <= _NEAR:
        return True
    follow = words.SAID.search(after[:25])
    return bool(
        follow and not words.TRADE.search(after[: follow.start()]) and not _NUMBER_SIGN.search(after[: follow.start()])
    )


def _country(line: _Line, main: Amount | None, *, share: bool) -> str:
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
            words.WEAK_BEFORE.search(words.lead(text, found.start())) or words.WEAK_AFTER.match(text[found.end() :])
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


def _direction(line: _Line, main: Amount | None) -> str:
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


def _from_china(line: _Line, cue: re.Match[str]) -> str:
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
