"""Which amount of a sentence is the main one, and which time is its period."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.query.sentence import words
from dashboard.query.sentence.parts import (
    DAY,
    NUMBER_SIGN,
    Amount,
    Line,
    Period,
    lead,
    without,
)
from dashboard.query.sentence.times import find_periods

LONGEST_CLAUSE = 300
"""Characters on each side after which a clause without any stop is cut."""

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


def role_of(line: Line, one: Amount) -> str:
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
    start, end = clause(line.bare, one.start, one.end)
    return "goal" if words.GOAL.search(line.bare[start:end]) else ""


def clause(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause around a span begins and ends."""
    first, last = max(0, start - LONGEST_CLAUSE), min(len(text), end + LONGEST_CLAUSE)
    left = max((match.end() for match in _EDGE.finditer(text, first, start)), default=first)
    right = _EDGE.search(text, end, last)
    return left, right.start() if right else last


def newest(line: Line, amounts: Sequence[Amount]) -> Amount | None:
    """Return the first amount, or a later one that stands for a newer named period."""
    best: Amount | None = None
    best_key = ""
    for one in amounts:
        period = attached(line, one)
        key = period.code[-7:].ljust(7, "~") if period else ""
        if best is None or (best_key.strip("~") and key > best_key):
            best, best_key = one, key
    return best


def attached(line: Line, one: Amount) -> Period | None:
    """Return the period that stands next to an amount, or alone in its clause."""
    for period in line.periods:
        if period.start >= one.end and _LINK_AFTER.fullmatch(line.text[one.end : period.start]):
            return period
    for period in line.periods:
        if period.end <= one.start and _LINK_BEFORE.fullmatch(line.text[period.end : one.start]):
            return period
    start, end = clause(line.bare, one.start, one.end)
    inside = [period for period in line.periods if start <= period.start < end]
    return inside[0] if len({period.code for period in inside}) == 1 else None


def period_of(line: Line, main: Amount | None, *, ranges: bool = False) -> str:
    """Return the period of the main number, or "" where none is named or several might be meant."""
    usable = [replace(one, since=0) if ranges else one for one in line.periods]
    codes = {one.code for one in usable}
    if len(codes) == 1:
        return codes.pop()
    if main is None:
        return ""
    period = attached(replace(line, periods=tuple(usable)), main)
    if period is not None:
        return period.code
    before = {one.code for one in usable if one.end <= main.start and "." not in line.bare[one.end : main.start]}
    return before.pop() if len(before) == 1 else ""


def base_of(line: Line, period: str) -> str:
    """Return the period that a growth is measured from; "the same period of 2024" takes the months of `period`."""
    since = next((one.since for one in line.periods if one.since), 0)
    if since:
        return str(since)
    for one in find_periods(without(line.text, line.amounts)):
        before = lead(line.bare, one.start)
        if one.code and words.BASE.search(before):
            same = words.SAME_PERIOD.search(before) or line.text[one.end : one.end + 2] == "同期"
            if same and one.months is None and len(period) > len(one.code):
                return re.sub("[0-9]{4}(?=-)", one.code, period)
            return one.code
    return ""


def free_periods(line: Line, roles: dict[Amount, str]) -> tuple[Period, ...]:
    """Return the periods that may be the main one: not a base, not a day of speaking, not another amount's."""
    taken = set()
    for one, role in roles.items():
        if role:
            period = attached(line, one)
            if period and (role == "base" or line.text[one.end : period.start].strip() in _LINKS):
                taken.add(period)
    free = [
        one for one in line.periods
        if one not in taken and not words.BASE.search(lead(line.bare, one.start)) and not _spoken(line, one)
    ]  # fmt: skip
    return tuple(free)


def _spoken(line: Line, one: Period) -> bool:
    """Return whether a time is that of a speech, meeting or other event and not of trade."""
    if one.year == DAY:
        return True
    if one.months and one.months[0] != one.months[1]:
        return False
    start, end = clause(line.bare, one.start, one.end)
    before, after = line.bare[start : one.start], line.bare[one.end : end]
    quiet = [not words.TRADE.search(part) and not NUMBER_SIGN.search(part) for part in (before, after)]
    if all(quiet) and words.SAID.search(before + after):
        return True
    if words.SAID_VERB.search(before) and re.match(r" ?(?:$|that\b|at\b|что\b)", after):
        return True
    said = max((match.end() for match in words.EVENT.finditer(before)), default=-1)
    if said >= 0 and not words.TRADE.search(before[said:]) and len(before) - said <= _NEAR:
        return True
    follow = words.SAID.search(after[:25])
    return bool(
        follow and not words.TRADE.search(after[: follow.start()]) and not NUMBER_SIGN.search(after[: follow.start()])
    )
