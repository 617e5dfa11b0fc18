"""Three languages hold the same texts, and numbers, money and dates read well in each."""

import re
import string
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dashboard.errors import LocaleError
from dashboard.i18n import (
    BABEL,
    LANGUAGES,
    SCALES,
    country,
    date,
    keys,
    money,
    month,
    names,
    number,
    percent,
    period,
    qualified,
    scale,
    tr,
)  # fmt: skip
from dashboard.vocab import (
    COUNTRIES,
    PARTNERS,
    PRINTED,
    REPORTING,
    REST,
    Basis,
    Currency,
    Flow,
    Freq,
    Ledger,
    Measure,
    Method,
    Status,
    View,
)

PLURAL_FORMS = {"en": {"one", "other"}, "zh": {"other"}, "ru": {"one", "few", "many", "other"}}
LATIN_WORDS = {
    "CSV",
    "Excel",
    "XLSX",
    "Parquet",
    "JSON",
    "H",
    "s",
    "IMF",
    "FOB",
    "CIF",
    "ZIP",
    "HTML",
    "PNG",
    "SVG",
    "BibTeX",
    "RIS",
    "CSL",
    "Python",
    "pandas",
    "R",
    "Stata",
    "Google",
    "Power",
    "Query",
    "curl",
    "embed",
    "options",
    "dark",
    "theme",
}
"""Latin words that Chinese and Russian texts may hold: names of formats, signs of a formula, a name, terms of trade."""

EMPTY_TEXTS = {"axis.scale.one"}
NBSP = "\u00a0"


def _texts(lang: str, key: str) -> list[str]:
    found = keys(lang)[key]
    return list(found.values()) if isinstance(found, dict) else [found]


def _fields(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_every_language_has_the_same_keys(lang: str) -> None:
    assert sorted(keys(lang)) == sorted(keys("en"))


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_no_text_is_empty(lang: str) -> None:
    result = {key for key in keys(lang) for text in _texts(lang, key) if not text.strip()}
    assert result == EMPTY_TEXTS


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_every_text_has_the_placeholders_of_the_english_one(lang: str) -> None:
    differing = {}
    for key in keys("en"):
        expected = set().union(*(_fields(text) for text in _texts("en", key)))
        for text in _texts(lang, key):
            is_right = _fields(text) == expected or (key == "period.ytd" and _fields(text) <= {"month", "n", "year"})
            if not is_right:
                differing[key] = (_fields(text), expected)
    assert differing == {}


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_placeholders_are_named_and_plain(lang: str) -> None:
    parsed = [part for key in keys(lang) for text in _texts(lang, key) for part in string.Formatter().parse(text)]
    odd = [part for part in parsed if part[1] is not None and (not part[1].isidentifier() or part[2] or part[3])]
    assert odd == []


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_plural_forms_are_those_of_the_language(lang: str) -> None:
    plural = {key: set(found) for key, found in keys(lang).items() if isinstance(found, dict)}
    assert plural == dict.fromkeys(("data.problem_count", "claim.number.times"), PLURAL_FORMS[lang])


@pytest.mark.parametrize("lang", ["zh", "ru"])
def test_translation_has_no_latin_letters_but_a_few_words(lang: str) -> None:
    found = {}
    for key in keys(lang):
        for text in _texts(lang, key):
            words = set(re.findall(r"[A-Za-zÀ-ÖØ-öø-ÿ]+", re.sub(r"\{\w+\}", "", text))) - LATIN_WORDS
            if words:
                found[key] = words
    assert found == {}


@pytest.mark.parametrize(("lang", "script"), [("zh", "CJK"), ("ru", "CYRILLIC"), ("en", "LATIN")])
def test_translation_is_in_its_own_script(lang: str, script: str) -> None:
    letters = {sign for key in keys(lang) for text in _texts(lang, key) for sign in text if sign.isalpha()}
    foreign = {sign for sign in letters if unicodedata.name(sign).split()[0] not in {script, "LATIN", "SUBSCRIPT"}}
    assert foreign == set()


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_texts_have_no_stray_spaces_inside(lang: str) -> None:
    odd = [key for key in keys(lang) for text in _texts(lang, key) if "  " in text or "\n" in text or "\t" in text]
    assert odd == []


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_every_code_of_the_vocabulary_has_a_word(lang: str) -> None:
    wanted = {f"country.{code}" for code in (*PARTNERS, REPORTING, PRINTED, REST)}
    for section, codes in {
        "flow": Flow, "basis": Basis, "ledger": Ledger, "measure": Measure, "freq": Freq, "status": Status,
        "method": Method, "view": View, "unit": Currency,
    }.items():  # fmt: skip
        wanted |= {f"{section}.{code}" for code in codes}
    wanted |= {f"scale.{word}" for scales in SCALES.values() for word, _ in scales} | {"scale.one"}
    assert wanted - set(keys(lang)) == set()


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_names_of_the_countries_are_all_different(lang: str) -> None:
    codes = (*PARTNERS, REPORTING, PRINTED, REST)
    assert len({country(lang, code) for code in codes}) == len(codes)


def test_every_language_has_a_locale_and_a_name_of_its_own() -> None:
    assert set(BABEL) == set(SCALES) == set(LANGUAGES)
    assert list(LANGUAGES.values()) == ["English", "中文", "Русский"]


@pytest.mark.parametrize(
    ("lang", "key", "told"),
    [
        ("en", "no.such.key", "no text"),
        ("xx", "app.title", "no language"),
        ("en", "chart.hover_source", "wants a value"),
    ],
)
def test_missing_text_language_or_value_is_told(lang: str, key: str, told: str) -> None:
    with pytest.raises(LocaleError, match=told):
        tr(lang, key)


def test_plural_text_without_a_count_is_told() -> None:
    with pytest.raises(LocaleError, match="wants a count n"):
        tr("en", "data.problem_count")


@pytest.mark.parametrize(
    ("lang", "count", "expected"),
    [
        ("en", 1, "1 problem"),
        ("en", 0, "0 problems"),
        ("en", 21, "21 problems"),
        ("zh", 1, "1处问题"),
        ("zh", 5, "5处问题"),
        ("ru", 1, "1 ошибка"),
        ("ru", 2, "2 ошибки"),
        ("ru", 5, "5 ошибок"),
        ("ru", 11, "11 ошибок"),
        ("ru", 12, "12 ошибок"),
        ("ru", 21, "21 ошибка"),
        ("ru", 104, "104 ошибки"),
    ],
)
def test_count_chooses_the_form_of_the_word(lang: str, count: int, expected: str) -> None:
    assert tr(lang, "data.problem_count", n=count).replace(NBSP, " ") == expected


@given(count=st.integers(0, 10**6))
def test_russian_plural_follows_the_last_two_digits(count: int) -> None:
    word = tr("ru", "data.problem_count", n=count).replace(NBSP, " ").removeprefix(f"{count} ")
    last, is_teen = count % 10, count % 100 in range(11, 15)
    expected = "ошибок" if is_teen or last in {0, 5, 6, 7, 8, 9} else "ошибка" if last == 1 else "ошибки"
    assert word == expected


@pytest.mark.parametrize(
    ("value", "unit", "precision", "qualifier", "expected"),
    [
        (94.8e9, "USD", 0.05e9, "=", ("$94.8 billion", "948亿美元", "94,8 млрд долл.")),
        (94.82e9, "USD", 0.005e9, "=", ("$94.82 billion", "948.2亿美元", "94,82 млрд долл.")),
        (438.2e9, "CNY", 0.05e9, "=", ("438.2 billion yuan", "4,382亿元", "438,2 млрд юаней")),
        (48.6e9, "USD", 0.05e9, ">", ("over $48.6 billion", "超486亿美元", "более 48,6 млрд долл.")),
        (95e9, "USD", 0.5e9, "~", ("about $95 billion", "约950亿美元", "около 95 млрд долл.")),
        (-17.13e9, "USD", 0.005e9, "=", ("−$17.13 billion", "−171.3亿美元", "−17,13 млрд долл.")),
        (94_913_449_150, "USD", 0.0, "=", ("$94.91 billion", "949.1亿美元", "94,91 млрд долл.")),
        (6.16e12, "USD", 0.005e12, "=", ("$6.16 trillion", "6.16万亿美元", "6,16 трлн долл.")),
        (460e6, "USD", 5e5, "=", ("$460 million", "4.60亿美元", "460 млн долл.")),
        (12_346, "USD", 0.5, "=", ("$12.35 thousand", "1.23万美元", "12,35 тыс. долл.")),
        (999, "CNY", 0.5, "=", ("999 yuan", "999元", "999 юаней")),
    ],
)  # fmt: skip
def test_amount_reads_well_in_each_language(
    value: float, unit: str, precision: float, qualifier: str, expected: tuple[str, str, str]
) -> None:
    result = [money(lang, value, unit, precision=precision, qualifier=qualifier) for lang in LANGUAGES]
    assert [text.replace(NBSP, " ") for text in result] == list(expected)


def test_russian_amount_never_breaks_between_number_and_unit() -> None:
    assert money("ru", 94.8e9, "USD", precision=0.05e9) == f"94,8{NBSP}млрд{NBSP}долл."
    assert money("ru", 438.2e9, "CNY", precision=0.05e9) == f"438,2{NBSP}млрд{NBSP}юаней"
    assert percent("ru", 46.2) == f"46,2{NBSP}%"
    assert number("ru", 1234567.0, 0) == f"1{NBSP}234{NBSP}567"


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_amount_just_below_a_thousand_is_not_written_with_five_digits(lang: str) -> None:
    result = money(lang, 999_960_000_000, "USD")
    assert len(re.sub(r"\D", "", result)) <= 4


@given(
    value=st.floats(1, 9.9e14),
    precision=st.floats(0, 1e12),
    lang=st.sampled_from(list(LANGUAGES)),
    is_negative=st.booleans(),
)
@example(value=94.8e9, precision=0.05e9, lang="en", is_negative=False)
@example(value=94.8e9, precision=0.0500001e9, lang="zh", is_negative=True)
def test_amount_never_shows_more_digits_than_its_precision_allows(
    value: float, precision: float, lang: str, is_negative: bool
) -> None:
    text = money(lang, -value if is_negative else value, "USD", precision=precision)
    factor = next((factor for word, factor in SCALES[lang] if tr(lang, f"scale.{word}", n="").strip() in text), 1.0)
    point = "," if lang == "ru" else "."
    decimals = re.search(rf"{re.escape(point)}(\d+)", text if lang == "ru" else text.replace(",", ""))
    shown = len(decimals[1]) if decimals else 0
    assert shown == 0 or 0.5 * 10.0**-shown * factor >= precision * 0.999
    assert shown <= 2
    assert text.startswith("−") == is_negative


@pytest.mark.parametrize(
    ("value", "digits", "is_signed", "expected"),
    [
        (46.2, 1, False, ("46.2%", "46.2%", "46,2 %")),
        (46.25, 0, False, ("46%", "46%", "46 %")),
        (6.1, 1, True, ("+6.1%", "+6.1%", "+6,1 %")),
        (-3.3, 1, True, ("−3.3%", "−3.3%", "−3,3 %")),
        (0.0, 1, True, ("0.0%", "0.0%", "0,0 %")),
        (1234.5, 1, True, ("+1,234.5%", "+1,234.5%", "+1 234,5 %")),
    ],
)
def test_per_cent_reads_well_in_each_language(
    value: float, digits: int, is_signed: bool, expected: tuple[str, str, str]
) -> None:
    result = [percent(lang, value, digits, signed=is_signed).replace(NBSP, " ") for lang in LANGUAGES]
    assert result == list(expected)


@pytest.mark.parametrize("value", [0.04, -0.04])
def test_change_that_rounds_to_zero_has_no_sign(value: float) -> None:
    assert percent("en", value, signed=True) == "0.0%"


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_negative_number_has_a_minus_sign_and_no_hyphen(lang: str) -> None:
    result = number(lang, -1234.5, 1)
    assert result.startswith("−1")
    assert "-" not in result


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024", ("2024", "2024", "2024")),
        ("2024-07", ("July 2024", "2024年7月", "июль 2024 г.")),
        ("2024-01/2024-07", ("January–July 2024", "2024年1—7月", "январь–июль 2024 г.")),
        ("2024-01/2024-12", ("January–December 2024", "2024年1—12月", "январь–декабрь 2024 г.")),
    ],
)
def test_period_reads_well_in_each_language(text: str, expected: tuple[str, str, str]) -> None:
    result = [re.sub(r"\s", " ", period(lang, text)) for lang in LANGUAGES]
    assert result == list(expected)


@pytest.mark.parametrize("lang", list(LANGUAGES))
def test_january_alone_is_not_written_as_a_range(lang: str) -> None:
    result = period(lang, "2024-01/2024-01")
    assert not re.search(r"[–—]", result)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-04-26", ("April 26, 2025", "2025年4月26日", "26 апреля 2025 г.")),
        ("2025-04", ("April 2025", "2025年4月", "апрель 2025 г.")),
        ("2025", ("2025", "2025", "2025")),
        ("", ("", "", "")),
    ],
)
def test_date_is_as_precise_as_it_is_known(text: str, expected: tuple[str, str, str]) -> None:
    result = [re.sub(r"\s", " ", date(lang, text)) for lang in LANGUAGES]
    assert result == list(expected)


def test_month_stands_alone() -> None:
    assert [month(lang, 4) for lang in LANGUAGES] == ["April", "四月", "апрель"]


def test_names_read_as_a_list() -> None:
    assert names("en", ["KAZ", "UZB"]) == "Kazakhstan, Uzbekistan"
    assert names("zh", ("KAZ", "UZB")) == "哈萨克斯坦、乌兹别克斯坦"
    assert names("ru", ("KAZ", "UZB")) == "Казахстан, Узбекистан"
    assert names("en", COUNTRIES).count(",") == 4
    assert names("en", []) == ""


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [("=", "$5"), (">", "over $5"), ("~", "about $5")],
)
def test_bound_or_circle_is_worded(qualifier: str, expected: str) -> None:
    assert qualified("en", "$5", qualifier) == expected


def test_unknown_qualifier_is_an_error() -> None:
    with pytest.raises(ValueError, match="'<' is not a valid Qualifier"):
        qualified("en", "$5", "<")


def test_scale_is_the_largest_word_that_fits() -> None:
    assert scale("en", 999_999_999.0) == ("million", 1e6)
    assert scale("en", -1e9) == ("billion", 1e9)
    assert scale("zh", 99_999_999.0) == ("10thousand", 1e4)
    assert scale("zh", 1e12) == ("trillion", 1e12)
    assert scale("ru", 999.0) == ("one", 1.0)
