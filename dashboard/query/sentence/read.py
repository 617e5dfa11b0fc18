"""A pasted sentence → the fields of the form."""

import re
from dataclasses import dataclass, replace

from dashboard.query.sentence import words
from dashboard.query.sentence.amounts import find_amounts
from dashboard.query.sentence.parts import (
    GROWTH,
    MOST,
    NUMBER_SIGN,
    RATES,
    SHARE,
    Amount,
    Line,
    lead,
    mask,
    without,
)
from dashboard.query.sentence.places import country_of, direction
from dashboard.query.sentence.plain import plain
from dashboard.query.sentence.roles import base_of, free_periods, newest, period_of, role_of
from dashboard.query.sentence.times import find_periods
from dashboard.vocab import UNITS, Comparator

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
        of: of growth, what grew (turnover, exports or imports from China's side); of a share, "own" for one of a
            country's whole trade; of money, "goods" for trade in one good, which is no total.
        comparator: one of `vocab.Comparator`.
        unread: which of `REQUIRED` are empty.
    """

    country: str = ""
    period: str = ""
    base: str = ""
    measure: str = ""
    value: str = ""
    unit: str = ""
    of: str = ""
    comparator: str = Comparator.EXACT.value
    unread: tuple[str, ...] = REQUIRED


def parse_sentence(text: str) -> Sentence:
    """Read the first 2,000 characters of any text; nothing is guessed and nothing raises.

    >>> found = parse_sentence("China's exports to Kazakhstan topped $28bn last year")
    >>> found.country, found.measure, found.value, found.unit, found.comparator, found.unread
    ('KAZ', 'exports', '28', 'USD_billion', '>', ('period',))
    """
    text = plain(text)
    amounts = find_amounts(text)
    masked = without(text, amounts)
    periods = find_periods(masked)
    line = Line(text, mask(masked, periods, " "), amounts, periods)
    money = [one for one in amounts if one.unit not in RATES][:MOST]
    roles = {one: role_of(line, one) for one in money}
    if money and all(roles.values()):
        roles |= {one: "" for one in money if roles[one] == "goal"}  # a goal counts where there is nothing else
    # A text with more times than that is no sentence: which one is meant would be a guess.
    line = replace(line, periods=free_periods(line, roles) if len(periods) <= MOST else ())
    main = newest(line, [one for one in money if not roles[one]])
    if main is None:
        return _complete(_of_percent(line))
    found = Sentence(
        country=country_of(line, main, share=False),
        period=period_of(line, main, ranges=any(role == "base" for role in roles.values())),
        measure=direction(line, main),
        of="goods" if words.OF_GOODS.search(line.text) else "",
        value="" if _is_range(line, main) else main.value,
        unit=main.unit if main.unit in UNITS else "",
        comparator=_comparator(line, main),
    )
    return _complete(found)


def _complete(found: Sentence) -> Sentence:
    """Return the sentence with the names of its empty fields."""
    return replace(found, unread=tuple(name for name in REQUIRED if not getattr(found, name)))


def _of_percent(line: Line) -> Sentence:
    """Read a sentence whose number is a per cent or "times", or that has no number at all."""
    rates = [one for one in line.amounts if one.unit in RATES][:MOST]
    trends = {one: _trend(line, one) for one in rates}
    main = next((one for one in rates if trends[one]), rates[0] if rates else None)
    if main is None:
        return Sentence(
            country=country_of(line, None, share=False), period=period_of(line, None), measure=direction(line, None)
        )
    trend = trends[main]
    sign = "-" if trend == "down" and main.value and not main.value.startswith("-") else ""
    value = main.value.lstrip("+-") if trend == SHARE else sign + main.value.lstrip("+")
    period = period_of(line, main, ranges=trend in ("up", "down"))
    return Sentence(
        country=country_of(line, main, share=trend == SHARE),
        period=period,
        base=base_of(line, period) if trend in ("up", "down") else "",
        measure=GROWTH if trend in ("up", "down") else trend,
        of=direction(line, main) if trend in ("up", "down") else "own" if words.ALL_TRADE.search(line.text) else "",
        value="" if _is_range(line, main) else value,
        unit=main.unit,
        comparator=_comparator(line, main),
    )


def _is_range(line: Line, one: Amount) -> bool:
    """Return whether the number is one end of "40-45 billion"."""
    before = re.search(r"[0-9\x01\x03] ?- ?$", lead(line.bare, one.start))
    return bool(before or re.match(r"-[$0-9\x01\x03]", line.bare[one.end :]))


def _comparator(line: Line, one: Amount) -> str:
    """Return how the words around a number put it: over, about, under, or as a point."""
    if one.over:
        return Comparator.OVER.value
    found = words.COMPARED.search(re.sub(" +", " ", lead(line.bare, one.start)))
    found = found or words.COMPARED_AFTER.match(line.bare[one.end :])
    names = {"over": Comparator.OVER, "about": Comparator.ABOUT, "under": Comparator.UNDER, None: Comparator.EXACT}
    return names[found.lastgroup if found else None].value


def _trend(line: Line, one: Amount) -> str:
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
    later = words.TREND.search(NUMBER_SIGN.split(line.bare[one.end :])[0])
    return str(later.lastgroup) if later else ""
