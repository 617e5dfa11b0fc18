"""The times in a plain line whose amounts are masked: years, months, January to a month, days of saying."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from dashboard.query.sentence.parts import DAY, Period, lead, mask
from dashboard.query.sentence.words import BASE, JOIN, JOIN_TIGHT, MONTH, MONTHS, YEAR, YEAR_END

_ORDINALS = (
    r"first|1st|q1\b|1q\b|перв\w+|1-?(?:й|м|ый|ом|е|го)\b|i\b|首季", r"second|2nd|q2\b|2q\b|втор\w+|2-?(?:й|м|ой|ом"
    r"|е|го)\b|ii\b",
    r"third|3rd|q3\b|3q\b|трет\w+|3-?(?:й|м|ий|ем|го)\b|iii\b", r"fourth|4th|q4\b|4q\b|четверт\w+|4-?(?:й|м|ый|ом"
    r"|го)\b|iv\b",
)  # fmt: skip
_ORDINAL = "|".join(_ORDINALS)
_LAST = r"last|past|next|final|previous|recent|latest|последн\w+|следующ\w+|прошедш\w+|后|近"
_UNREADABLE = (0, 0)


def _group(found: re.Match[str], name: str) -> str:
    """Return the group of that name, or the one that stands for it in another branch (`name_2`)."""
    return next((text for group, text in found.groupdict().items() if text and group.split("_")[0] == name), "")


def _number_of(word: str, patterns: Sequence[str]) -> int:
    """Return which of the patterns a word is, from 1, or 0."""
    return next((place for place, pattern in enumerate(patterns, 1) if re.fullmatch(pattern, word)), 0)


def _month(word: str) -> int:
    """Return the number of a month's name."""
    digits = re.match("[0-9]+", word)
    return int(digits[0]) if digits else _number_of(word, MONTHS)


def _day(_: re.Match[str]) -> Period:
    return Period(0, 0, DAY)


def _unreadable(found: re.Match[str]) -> Period:
    year = _group(found, "year")
    return Period(0, 0, int(year) if year else None, _UNREADABLE)


def _unnamed_year(_: re.Match[str]) -> Period:
    return Period(0, 0, 0)


def _year(found: re.Match[str]) -> Period:
    return Period(0, 0, int(_group(found, "year")))


def _years(found: re.Match[str]) -> Period:
    """Read "2013 to 2024"; "2024/25" and a mere list of two years have no period."""
    first, last = int(_group(found, "year")), int(_group(found, "last"))
    whole = last > 99 and (_group(found, "sep").strip() not in ("/", "and", "и") or bool(_group(found, "lead")))  # noqa: PLR2004  a year in full
    return Period(0, 0, last, None, first) if whole else Period(0, 0, first, _UNREADABLE)


def _year_month(found: re.Match[str]) -> Period:
    """Read "2026-07"; "2010-11" may be two years."""
    year, month = int(_group(found, "year")), int(_group(found, "month"))
    return Period(0, 0, year, _UNREADABLE if month == (year + 1) % 100 else (month, month))


def _one_month(found: re.Match[str]) -> Period:
    month = _month(_group(found, "month"))
    return Period(0, 0, None, (month, month))


def _month_span(found: re.Match[str]) -> Period:
    """Read "January to July", and "January and February" as the two months in a row that they are."""
    first, last = _month(_group(found, "first")), _month(_group(found, "last"))
    listed = _group(found, "sep").strip() in ("and", "и") and not _group(found, "lead") and last != first + 1
    years = {int(year) for year in (_group(found, "year"), _group(found, "yearlast")) if year}
    good = not listed and first < last and len(years) < 2  # noqa: PLR2004
    return Period(0, 0, years.pop() if len(years) == 1 else None if good else 0, (first, last) if good else _UNREADABLE)


def _first_months(found: re.Match[str]) -> Period:
    """Read "first nine months", "9 months of"; any other run of months has no period."""
    count = int(_group(found, "count"))
    good = not _group(found, "lead") and 1 <= count <= 12  # noqa: PLR2004
    return Period(0, 0, None, (1, count) if good else _UNREADABLE)


def _first_quarters(found: re.Match[str]) -> Period:
    return Period(0, 0, None, (1, 3 * int(_group(found, "count"))))


def _quarter(found: re.Match[str]) -> Period:
    number = _number_of(_group(found, "which"), _ORDINALS) or int(
        "".join(re.findall("[1-4]", _group(found, "which"))) or 0
    )
    return Period(0, 0, None, (3 * number - 2, 3 * number) if number else _UNREADABLE)


def _half(found: re.Match[str]) -> Period:
    word = _group(found, "which")
    first = word in ("上", "h1", "1h", "пол") or _number_of(word, _ORDINALS) == 1
    return Period(0, 0, None, (1, 6) if first else (7, 12))


_NAME = "|".join(MONTHS)
_DAY = "[0-3]?[0-9]"
_SPAN_SIGN = r" ?[-/~至到] ?| (?:to|through|thru|until|till|and|по|до|и) "
_RELATIVE = (
    r"\b(?:last|past|previous|this|current|next|prior|preceding|same) (?:calendar |full )?(?:year|month|quarter"
    r"|half)\b(?:'s)?|\bthe year (?:before|earlier)\b|\ba year (?:earlier|ago|before|later)\b|\byear-earlier\b"
    r"|\b(?:прошл|минувш|прошедш|предыдущ|предшествующ|текущ|нынешн|эт(?:ом|ого)|следующ|будущ|истекш|последн"
    r"|сего)\w*(?: календарн\w+)? (?:год|месяц|полугоди|квартал)\w*|\b[ст]\. ?г\.|\bгод (?:назад|спустя|к году)"
    r"|\bгодом (?:ранее|раньше)"
    r"|上年同期|去年同期|去年|今年|上年|前年|明年|本年|当年|上月|本月|(?<![月\x02])当月|24-?м году|年初"
)
_TIMES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Period]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        # A day: 2025年4月26日, 26.04.2025, 17-18 June 2025, April 26, 2025.
        (
            rf"(?:{YEAR}年)?[0-9]{{1,2}}月[0-9]{{1,2}}(?:[-至][0-9]{{1,2}})?[日号]"
            r"(?:[-至](?:[0-9]{1,2}月)?[0-9]{1,2}[日号])?",
            _day,
        ),
        (rf"(?<![0-9]){_DAY}[./][01]?[0-9][./](?:19|20)[0-9]{{2}}(?![0-9])", _day),
        (rf"(?<![0-9])(?:19|20)[0-9]{{2}}[-./][01]?[0-9][-./]{_DAY}(?![0-9])", _day),
        (
            rf"(?<![0-9]){_DAY}(?:st|nd|rd|th|-?го|-?е)?(?: ?- ?{_DAY})? (?:of )?\b(?:{_NAME})(?:,? {YEAR}{YEAR_END})?",
            _day,
        ),
        (rf"\b(?:{_NAME}) {_DAY}(?:st|nd|rd|th)?(?: ?- ?{_DAY})?(?![0-9])(?:,? {YEAR})?", _day),
        # A fiscal year.
        (rf"\bfy ?'?(?:(?P<year>{YEAR})|[0-9]{{2}}\b)|\b(?:fiscal|financial)(?: year)?", _unreadable),
        (r"(?:финансов|фискальн)\w+ (?=год|20)|财政?年度?", _unreadable),
        # Months: January to July, 1-9月, 2026-07, 07.2026.
        (
            rf"(?:(?<!up )(?<!down )(?<!сравнению )(?P<lead>\b(?:from|between|со?)) )?(?P<first>{MONTH}"
            rf"|(?<![0-9])[0-9]{{1,2}}(?= ?[-至到~] ?[0-9]{{1,2}}月))(?: ?(?P<year>{YEAR}){YEAR_END})?"
            rf"(?P<sep>{_SPAN_SIGN})(?P<last>{MONTH})(?: ?(?P<yearlast>{YEAR}){YEAR_END})?",
            _month_span,
        ),
        (rf"(?P<year>{YEAR})[-./](?P<month>0[1-9]|1[0-2])(?![0-9]|[-./][0-9])", _year_month),
        (r"(?<![0-9./])(?P<month>0[1-9]|1[0-2])[./](?P<year>20[0-4][0-9])(?![0-9])", _year_month),
        # Quarters and halves.
        (r"\bfirst (?P<count>[23]) quarters|\b(?P<count_2>3) quarters(?= of (?:20|the y))", _first_quarters),
        (
            r"前(?P<count>[23])个?季度|\b(?:перв\w+|за) (?:перв\w+ )?(?P<count_2>[23]) квартал(?:а|ов)\b",
            _first_quarters,
        ),
        (rf"\b(?P<which>{_ORDINAL}|last|последн\w+|[1-4])[- ](?:quarter|квартал\w*|кв\b\.?)", _quarter),
        (r"\b(?P<which>q[1-4]|[1-4]q)\b|(?P<which_2>首季|第?[1-4]季度)度?", _quarter),
        (rf"\b(?P<which>{_ORDINAL}|last|latter|последн\w+)[- ](?:half|полугоди\w+|половин\w+)(?:[- ]year)?", _half),
        (r"\b(?P<which>h[12]|[12]h|пол(?=года|угоди))\w*|(?P<which_2>[上下])半年", _half),
        # Runs of months.
        (r"\b[0-9]{1,2}[- ]months? (?:to|ended|ending|through|until|till)\b", _unreadable),
        (
            rf"(?:(?P<lead>{_LAST}) ?)?(?:\b(?:first|перв\w+) )?(?<![0-9.,])(?P<count>[0-9]{{1,2}})"
            r"(?:(?:-?(?:ти|и|х))? ?мес(?:яц\w*|\b\.?)|[- ]months?\b|m\b(?= ?20))",
            _first_months,
        ),
        (
            r"(?:(?P<lead>[后近])|[前头])?(?<![0-9.])(?P<count>[0-9]{1,2})个月份?|[前头](?P<count_2>[0-9]{1,2})月份?",
            _first_months,
        ),
        # Parts of a year that have no end.
        (r"\b(?:early|mid|late|beginning of|start of|middle of)[- ](?=20|the year|this)", _unreadable),
        (r"\b(?:с )?(?:начал\w|середин\w)(?= (?:20|года|текущ|эт|нынеш))", _unreadable),
        (r"(?<=[0-9]年)年?(?:[初底末]|中(?=旬|期))|\byear[- ]to[- ]date\b|\bso far\b", _unreadable),
        # Years, single months, and times that name no year.
        (
            rf"(?:(?P<lead>\b(?:from|between|со?) |[从自由]))?(?P<year>{YEAR}){YEAR_END}"
            rf"(?:(?P<sep> ?[-/至到~] ?| (?:to|and|по|до|и) )(?P<last>{YEAR})|(?P<sep_2>[-/])(?P<last_2>[0-9]{{2}})"
            rf"(?![0-9%年.,])){YEAR_END}",
            _years,
        ),
        (rf"(?P<month>{MONTH})(?<!\bmay)(?<!\bmarch)", _one_month),
        (
            r"\b(?P<month>may|march)\b(?=,? (?:of )?(?:20|this|last|alone))|(?<=\bin )(?P<month_2>may|march)\b",
            _one_month,
        ),
        (_RELATIVE, _unnamed_year),
        (rf"(?P<year>{YEAR}){YEAR_END}", _year),
    )
)


def find_periods(text: str) -> tuple[Period, ...]:
    """Return all times in a line whose amounts are masked, with spans of months joined to their years."""
    found: list[Period] = []
    for pattern, read in _TIMES:
        new = [replace(read(match), start=match.start(), end=match.end()) for match in pattern.finditer(text)]
        found += [one for one in new if one.end > one.start and not _counts_things(text, one)]
        text = mask(text, new, "\x02")
    found.sort(key=lambda one: one.start)
    for tight, span_first in ((True, False), (False, True), (False, False)):
        found = _join(found, text, tight=tight, span_first=span_first)
    return tuple(replace(one, months=_UNREADABLE) if _as_of(text, one) else one for one in found)


def _as_of(text: str, one: Period) -> bool:
    """Return whether a month is only the end of an unnamed span: "as of October 2025"."""
    return bool(one.months and one.months[0] == one.months[1] and _AS_OF.search(lead(text, one.start)))


def _join(found: Sequence[Period], text: str, *, tight: bool, span_first: bool) -> list[Period]:
    """Return the times with neighbours that make one time ("first half" "of 2024") as one."""
    joined: list[Period] = []
    for one in found:
        before = joined[-1] if joined else None
        year = _shared_year(before, one, text, tight=tight, span_first=span_first) if before else None
        if before is None or year is None:
            joined.append(one)
        else:
            joined[-1] = Period(before.start, one.end, year, before.months or one.months)
    return joined


def _shared_year(first: Period, second: Period, text: str, *, tight: bool, span_first: bool) -> int | None:
    """Return the year of two neighbours that make one time, or None where they don't."""
    gap = text[first.end : second.start]
    spans = [one.year is None and one.months is not None for one in (first, second)]
    years = [one.year is not None and one.year >= 0 and one.months is None and not one.since for one in (first, second)]
    if not (JOIN_TIGHT if tight else JOIN).fullmatch(gap):
        return second.year if years == [True, True] and first.year == 0 and _THAT_IS.fullmatch(gap) else None
    if span_first:
        return second.year if spans[0] and years[1] else None
    if years[0] and spans[1] and (tight or not BASE.search(lead(text, first.start))):
        return first.year
    return second.year if years == [True, True] and first.year == 0 and not tight else None


def _counts_things(text: str, one: Period) -> bool:
    """Return whether four digits that look like a year count something: "2000 companies"."""
    if one.months or one.end - one.start != 4:  # noqa: PLR2004  a year without a word for "year"
        return False
    plan = _STATE.search(lead(text, one.start)) and (one.year or 0) >= _STRATEGIES_FROM
    if plan or _STRATEGY.search(lead(text, one.start)):
        return True
    return bool(_MANY.search(lead(text, one.start)) or _THINGS.match(text[one.end :]))


_STRATEGIES_FROM = 2030
"""First year that a state's development plan is named after."""
_STRATEGY = re.compile(r"(?:\bvision|\bagenda|\bstrateg\w+|\bexpo|экспо|стратеги\w+|программ\w+)[ \"«-]*(?:\w+[ -]+)?$")
_STATE = re.compile(r"(?:stan|стана?)[ -]+$")
_AS_OF = re.compile(
    r"(?:\b(?:as (?:of|at)|by|to|until|up to|through|ending|ended|end of|по состоянию на|конец|концу|до|к)|截至"
    r"|截止到?)(?: the)? ?$"
)
_THAT_IS = re.compile(r"[ ,(]*(?:in |в |то есть |即 ?)?")
_MANY = re.compile(
    r"(?:\b(?:over|more than|about|some|nearly|almost|around|свыше|более|около|почти|порядка)|[超约近逾]过?) ?$"
)
_THINGS = re.compile(
    r"^[ -]?(?:\w+ )?(?:compan|report|yearbook|survey|edition|enterpris|firms|people|km\b|kilomet|trucks|trains"
    r"|wagons|contain|students|flights|items|units|компани|предприят|человек|км\b|километр|поезд|студент|грузов"
    r"|автомоб|вагон|единиц|[家辆人名列个种吨件度项万余台]|公里)"
)
