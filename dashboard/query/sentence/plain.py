"""A sentence in plain form: lower case, one kind of dash, single spaces, ASCII digits, number words as digits."""

import re
import unicodedata
from decimal import Decimal

LONGEST = 2000
"""Characters of a sentence that are read; the rest is dropped."""

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－─", "-"),
        **dict.fromkeys("’‘ʼ`´′", "'"),
        **dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad\0\x01\x02"),
    }
    | {"，": "、", "ё": "е", "Ё": "е", "～": "~", "“": '"', "”": '"'}
)
_HAN = {**{sign: value for value, sign in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_NUMBERS: tuple[tuple[str, str], ...] = tuple(
    (pattern, value)
    for row in (
        "a|an|one|од(?:ин|ного|на|ной|ном)=1 two|дв(?:а|е|ух)=2 three|тр(?:и|ех)=3 four|четыр(?:е|ех)=4 five"
        "|пят[ьи]=5 six|шест[ьи]=6",
        "seven|сем[ьи]=7 eight|вос(?:емь|ьми)=8 nine|девят[ьи]=9 ten|десят[ьи]=10 eleven|одиннадцат[ьи]=11 twelve"
        "|двенадцат[ьи]=12",
        "thirteen|тринадцат[ьи]=13 fourteen|четырнадцат[ьи]=14 fifteen|пятнадцат[ьи]=15 sixteen|шестнадцат[ьи]=16",
        "seventeen|семнадцат[ьи]=17 eighteen|восемнадцат[ьи]=18 nineteen|девятнадцат[ьи]=19 twenty|двадцат[ьи]=20",
        "thirty|тридцат[ьи]=30 forty|сорока?=40 fifty|пят[ьи]десяти?=50 sixty|шест[ьи]десяти?=60 seventy"
        "|сем[ьи]десяти?=70",
        "eighty|вос(?:емь|ьми)десяти?=80 ninety|девяност[оа]=90 ст[оа]|сотн[яюие]=100 двести|двухсот=200 триста=300",
        "полтор[аы]|полутора=1.5 hundred=x100 thousand|тысяч[аиу]=x1000",
    )
    for pattern, value in (pair.split("=") for pair in row.split())
)
_WORD = r"\b(?:" + "|".join(pattern for pattern, _ in _NUMBERS) + ")"
_WORDS = re.compile(
    rf"{_WORD}(?:[ -](?:and )?{_WORD}){{0,5}}(?=[ -]?(?:billion|bn|bln|million|mln|trillion|per ?cent|pct|%|fold\b"
    rf"|times\b|months?\b"
    r"|quarters\b|миллиард|млрд|миллион|млн|триллион|процент|месяц|мес\b|раз[а]?\b|квартала\b|кварталов\b))"
)
_THOUSAND_MILLION = re.compile(
    r"(?<![0-9.,])([0-9]{1,3}) (billion|bn|bln|миллиард\w{0,2}|млрд\.?) ([0-9]{1,3}(?:[.,][0-9]{1,6})?) (?:million"
    r"|mln|миллион\w{0,2}|млн\.?)(?: [0-9]{1,3} тыс\w{0,3}\.?)?"
)
_FOLDS = {"doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "вдвое": 2, "втрое": 3, "вчетверо": 4}
_FOLD = re.compile(r"\b((?:more than|nearly|almost|about) )?(doubled|tripled|trebled|quadrupled)\b")
_FOLD_RU = re.compile(r"\b(более чем|почти|вырос\w{0,3}|увеличил\w{0,4}|возрос\w{0,3}) (вдвое|втрое|вчетверо)\b")
_HAN_RUN = re.compile(r"(?:[〇○零一二两三四五六七八九十千]|百(?![分万]))+(?:点[〇零一二三四五六七八九]+)?")


def plain(text: str) -> str:
    """Return the first `LONGEST` characters in the form that every pattern here is written for.

    >>> plain("Девять месяцев 2025 г. — ９４８亿、百分之四十六")
    '9 месяцев 2025 г. - 948亿, 46%'
    """
    line = unicodedata.normalize("NFKC", text[:LONGEST].translate(_SIGNS)).lower()[: 2 * LONGEST].translate(_SIGNS)
    line = re.sub(r"</?[a-z][^<>]{0,200}>", " ", line)
    line = re.sub(r"\s+", " ", re.sub(r"-{2,}", "-", line))
    line = re.sub(r"(?<![0-9])([0-9]{1,3})、(?=[0-9]{3}(?![0-9]))", r"\1,", line).replace("、", ", ")
    line = _han_to_digits(line)
    line = re.sub(r"\bhalf a (?=billion|million|trillion)", "0.5 ", line)
    line = re.sub(r"\bпол(?=миллиарда|миллиона)", "0.5 ", line)
    line = _WORDS.sub(_words_to_digits, line)
    line = _FOLD.sub(lambda found: f"grew {found[1] or ''}{_FOLDS[found[2]]} times", line)
    line = _FOLD_RU.sub(lambda found: f"{found[1]} в {_FOLDS[found[2]]} раза", line)
    line = re.sub(r"(?<![0-9])(?<![0-9][ -])\b(?=(?:миллиарда?|миллиона?) (?:долл|юан))", "1 ", line)
    return _THOUSAND_MILLION.sub(_add_millions, line)


def _han_to_digits(line: str) -> str:
    """Return a line with Chinese numbers as digits; 万 and 亿 stay, being printed units."""
    line = re.sub(r"[数几][十百千]+(?=[万亿])", "数", line)
    line = re.sub(
        r"(?<![0-9.])([0-9]{1,6}(?:\.[0-9]{1,4})?)([十千]|百(?!万))(?=[万亿])",
        lambda found: _short(Decimal(found[1]) * _TENS[found[2]]),
        line,
    )
    line = re.sub(r"百分之([〇零一二两三四五六七八九十百点0-9.]{1,12})", r"\1%", line)
    line = _HAN_RUN.sub(lambda found: _han_number(found[0]), line)
    line = re.sub(r"(?<=[占近超约逾达过到])([0-9])成(?![为立员就])([0-9](?![0-9个家]))?", _tenths, line)
    line = re.sub(
        r"(?<![0-9.])([0-9]{1,4})万([0-9]{1,4})亿", lambda found: f"{int(found[1]) * 10_000 + int(found[2])}亿", line
    )
    line = re.sub(
        r"(?<![0-9.])([0-9]{1,6})亿([0-9]{1,4})万",
        lambda found: _short(int(found[1]) + Decimal(found[2]) / 10_000) + "亿",
        line,
    )
    return re.sub(r"(?<![0-9数几])万亿", "1万亿", line)


def _tenths(found: re.Match[str]) -> str:
    """Return tenths as a per cent: 四成六 is 46%."""
    return f"{found[1]}{found[2] or 0}%"


def _han_number(run: str) -> str:
    """Return a run of Chinese digits as a number: by place (二〇二四) or by words (九百四十八点二)."""
    whole, _, part = run.partition("点")
    tail = "".join(str(_HAN[sign]) for sign in part)
    if not any(sign in _TENS for sign in whole):
        head = "".join(str(_HAN[sign]) for sign in whole)
    else:
        total, digit = 0, 0
        for sign in whole:
            if sign in _TENS:
                total += (digit or 1) * _TENS[sign]
                digit = 0
            else:
                digit = _HAN[sign]
        head = str(total + digit)
    return f"{head}.{tail}" if tail else head


def _words_to_digits(found: re.Match[str]) -> str:
    """Return number words as digits."""
    total = Decimal(0)
    for word in re.split(r"[ -]", found[0]):
        value = next((value for pattern, value in _NUMBERS if re.fullmatch(pattern, word)), "0")
        total = (total or Decimal(1)) * Decimal(value[1:]) if value.startswith("x") else total + Decimal(value)
    return _short(total)


def _add_millions(found: re.Match[str]) -> str:
    """Return "1 billion 640 million" as one number of billions."""
    return f"{_short(int(found[1]) + Decimal(found[3].replace(',', '.')) / 1000)} {found[2]}"


def _short(number: Decimal) -> str:
    """Return a number without an exponent and without empty decimals."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
