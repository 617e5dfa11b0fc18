"""Text, numbers, money, periods and dates in three languages; codes come in, words go out."""

import datetime
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton, get_month_names
from babel.numbers import NumberPattern, parse_pattern

from dashboard.errors import LocaleError
from dashboard.vocab import Qualifier

LANGUAGES = {"en": "English", "zh": "中文", "ru": "Русский"}
"""Language codes and how each names itself."""

DEFAULT_LANGUAGE = "en"
BABEL = {"en": "en_US", "zh": "zh_Hans_CN", "ru": "ru_RU"}
SCALES = {
    "en": (("trillion", 1e12), ("billion", 1e9), ("million", 1e6), ("thousand", 1e3)),
    "ru": (("trillion", 1e12), ("billion", 1e9), ("million", 1e6), ("thousand", 1e3)),
    "zh": (("trillion", 1e12), ("100million", 1e8), ("10thousand", 1e4)),
}
"""Number words that each language counts in, largest first: Chinese counts in 亿 and 万."""

WORDS_KEPT = 8192
"""Worded values that are kept: a filter change shows most of them again."""

EXACT_DIGITS = 4
"""Digits that are shown of a figure which is known more finely than anyone reads."""


def tr(lang: str, key: str, /, **params: object) -> str:
    """Return a text of the locale files.

    Args:
        lang: language code.
        key: dotted key; where it holds plural forms, `n` in `params` chooses one.
        params: values of the named placeholders, as text that is ready to be read.

    Raises:
        LocaleError: no such language, key or placeholder.
    """
    found = _texts(lang).get(key)
    if found is None:
        raise LocaleError(f"no text {key!r} in {lang!r}; add it to dashboard/locales/{lang}.toml")
    if isinstance(found, dict):
        found = found[_plural(lang, params, key)]
    try:
        return found.format(**params)
    except KeyError as exc:
        raise LocaleError(f"text {key!r} in {lang!r} wants a value for {exc}") from exc


def keys(lang: str) -> dict[str, str | dict[str, str]]:
    """Return every key of a language with its text or plural forms."""
    return dict(_texts(lang))


def country(lang: str, code: str) -> str:
    """Return the name of a country or group."""
    return tr(lang, f"country.{code}")


def names(lang: str, codes: list[str] | tuple[str, ...]) -> str:
    """Return the names of countries as a list that reads well."""
    words = [country(lang, code) for code in codes]
    return tr(lang, "list.separator").join(words)


def number(lang: str, value: float, digits: int) -> str:
    """Return a number with `digits` decimals as the language writes it.

    >>> number("ru", 1234.5, 1), number("en", 1234.5, 1)
    ('1\\xa0234,5', '1,234.5')
    """
    text: str = _pattern(digits).apply(value, _locale(lang))
    return text.replace("-", "−", 1)


@cache
def _pattern(digits: int) -> NumberPattern:
    """Return the pattern of numbers with so many decimals: parsing it each time costs more than using it."""
    return parse_pattern("#,##0" + ("." + "0" * digits if digits else ""))


@cache
def _locale(lang: str) -> Locale:
    """Return Babel's locale of a language."""
    return Locale.parse(BABEL[lang])


@lru_cache(maxsize=WORDS_KEPT)
def percent(lang: str, value: float, digits: int = 1, *, signed: bool = False) -> str:
    """Return per cent (46.2 → 46.2%), with a sign where asked."""
    value = round(value, digits) or 0.0
    sign = "+" if signed and value > 0 else ""
    return tr(lang, "number.percent", n=sign + number(lang, value, digits))


def scale(lang: str, value: float) -> tuple[str, float]:
    """Return the number word and its factor in which a value of this size is read."""
    for word, factor in SCALES[lang]:
        if abs(value) >= factor:
            return word, factor
    return "one", 1.0


@lru_cache(maxsize=WORDS_KEPT)
def money(lang: str, value: float, unit: str, *, precision: float = 0.0, qualifier: str = Qualifier.EXACT) -> str:
    """Return an amount in words, with no more digits than are known.

    Args:
        lang: language code.
        value: whole US dollars or yuan.
        unit: `USD` or `CNY`.
        precision: half-width of the value's interval.
        qualifier: as printed; a bound or a circle is worded as that.

    >>> money("en", 94_820_000_000, "USD", precision=5_000_000)
    '$94.82 billion'
    >>> money("zh", 94_800_000_000, "USD", precision=50_000_000)
    '948亿美元'
    """
    word, factor = scale(lang, float(f"{value:.{EXACT_DIGITS}g}"))
    text = number(lang, abs(value) / factor, _digits(abs(value), precision, factor))
    amount = tr(lang, f"money.{unit}", n=tr(lang, f"scale.{word}", n=text))
    amount = tr(lang, "number.negative", n=amount) if value < 0 else amount
    return qualified(lang, amount, qualifier)


def term(lang: str, value: float, factor: float, precision: float = 0.0, *, most: int = 2) -> str:
    """Return a value divided by a scale's factor, as a term of a sum: a bare number with the digits that are known.

    >>> term("en", 94_913_449_150, 1e9), term("ru", 438_300_000, 1e9)
    ('94.91', '0,44')
    """
    return number(lang, value / factor, _digits(abs(value), precision, factor, most))


def qualified(lang: str, text: str, qualifier: str) -> str:
    """Return a value's text, worded as a bound or a circle where it was printed as one."""
    word = {Qualifier.OVER: "over", Qualifier.ABOUT: "about"}.get(Qualifier(qualifier))
    return text if word is None else tr(lang, f"qualifier.{word}", n=text)


def _digits(value: float, precision: float, factor: float, most: int = 2) -> int:
    """Return how many decimals to show: as many as are known, at most four digits in all."""
    scaled = value / factor
    whole = len(str(int(scaled)))
    wanted = max(0, min(most, EXACT_DIGITS - whole))
    known = 0
    while known < wanted and precision / factor <= 0.5 * 10.0 ** -(known + 1) * 1.0001:
        known += 1
    return known


@lru_cache(maxsize=WORDS_KEPT)
def period(lang: str, text: str) -> str:
    """Return a period of the table in words: 2024, July 2026, January–July 2026.

    >>> period("en", "2024-07"), period("en", "2024-01/2024-07"), period("en", "2024")
    ('July 2024', 'January–July 2024', '2024')
    """
    first, _, last = text.partition("/")
    if last == first:
        last = ""
    if last:
        return tr(lang, "period.ytd", month=month(lang, int(last[5:7])), n=str(int(last[5:7])), year=last[:4])
    if len(first) == len("2024"):
        return first
    return format_skeleton("yMMMM", _day(first), locale=_locale(lang))


def month(lang: str, number_of_month: int) -> str:
    """Return a month's name standing alone."""
    name: str = get_month_names("wide", context="stand-alone", locale=_locale(lang))[number_of_month]
    return name


def date(lang: str, text: str) -> str:
    """Return a date that is as precise as it is known.

    >>> date("en", "2025-04-26"), date("en", "2025-04"), date("en", "2025"), date("en", "")
    ('April 26, 2025', 'April 2025', '2025', '')
    """
    if len(text) < len("2025-04-26"):
        return period(lang, text) if text else ""
    return format_date(_day(text), format="long", locale=_locale(lang))


def _day(text: str) -> datetime.date:
    """Return the first day of a date text."""
    year, month_number, day = [*text.split("-"), "1", "1"][:3]
    return datetime.date(int(year), int(month_number), int(day))


def _plural(lang: str, params: dict[str, Any], key: str) -> str:
    """Return which plural form a count takes."""
    if "n" not in params:
        raise LocaleError(f"text {key!r} in {lang!r} wants a count n")
    form = _locale(lang).plural_form(int(params["n"]))
    known = _texts(lang)[key]
    return form if form in known else "other"


@cache
def _texts(lang: str) -> dict[str, str | dict[str, str]]:
    """Return the flattened texts of a language."""
    if lang not in LANGUAGES:
        raise LocaleError(f"no language {lang!r}; use one of {', '.join(LANGUAGES)}")
    content = resources.files("dashboard").joinpath("locales", f"{lang}.toml").read_text(encoding="utf-8")
    return dict(_flat("", tomllib.loads(content)))


PLURAL_FORMS = {"zero", "one", "two", "few", "many", "other"}


def _flat(prefix: str, tree: dict[str, Any]) -> list[tuple[str, str | dict[str, str]]]:
    """Return the leaves of nested tables under dotted keys; a table of plural forms is a leaf."""
    leaves: list[tuple[str, str | dict[str, str]]] = []
    for name, value in tree.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict) and not set(value) <= PLURAL_FORMS:
            leaves += _flat(f"{key}.", value)
        else:
            leaves.append((key, value))
    return leaves
